"""Write a facts document: every required key, and of the optional ones those that say something."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass

from polgraph.facts.model import Facts


def document_of(facts: Facts) -> dict[str, object]:
    """Return the facts document as JSON values, in the key order of the format."""
    document: dict[str, object] = {"schema": 1, **_entry(facts)}
    for key in ("events", "people", "observations", "changes", "statements", "instructions", "measures", "topics"):
        document.setdefault(key, [])
    return document


def facts_json(facts: Facts) -> str:
    """Return the facts document as text."""
    return json.dumps(document_of(facts), ensure_ascii=False, indent=1) + "\n"


def _json(value: object) -> object:
    if is_dataclass(value):
        return _entry(value)
    if isinstance(value, Mapping):
        return {key: _json(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_json(item) for item in value]
    return value


def _entry(entry: object) -> dict[str, object]:
    named = ((field, getattr(entry, field.name)) for field in fields(entry))  # type: ignore[arg-type]  # a dataclass
    return {_camel(field.name): _json(value) for field, value in named if not _says_nothing(field, value)}


def _says_nothing(field: Field[object], value: object) -> bool:
    """An optional key has a default here; absent, null and an empty list mean the same for it."""
    return field.default is not MISSING and (value is None or value == ())


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda found: found[1].upper(), name)
