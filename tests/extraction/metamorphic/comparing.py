"""What two facts documents do not have in common, entry by entry, whatever their ids are."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from polgraph.facts import Facts, Span, document_of

Entry = Mapping[str, object]
SECTIONS = ("people", "events", "observations", "changes", "statements", "instructions", "measures")
REFERENCES = ("partOf", "observation", "event", "speaker", "by", "person")
UNSTABLE = {"id", "confidence"}
RELEASE = ("language", "publisher", "published", "period")

Rewrite = Callable[[str], str]
Move = Callable[[Span], Span]
Entries = Mapping[str, Counter[str]]


def same(text: str) -> str:
    """Return *text*: the rewriting of what does not change."""
    return text


def entries_of(facts: Facts, move: Move | None = None, rewrite: Rewrite = same, *, spans: bool = True) -> Entries:
    """Return the entries of each section as strings; *move* maps their spans, *rewrite* their other strings."""
    document = document_of(facts)
    where: dict[str, str] = {}
    for section in SECTIONS:
        for entry in _list(document[section]):
            where[str(entry["id"])] = f"{section}@{_spans(entry['spans'], move)[0]}" if spans else section

    def shown(key: str, value: object) -> object:
        if key in {"span", "spans"}:
            return _spans(value, move) if spans else None
        if isinstance(value, Mapping):
            return {k: shown(k, v) for k, v in value.items() if k not in UNSTABLE}
        if isinstance(value, list):
            return [shown(key, item) for item in value]
        if isinstance(value, str):
            return where.get(value, rewrite(value)) if key in REFERENCES else rewrite(value)
        return value

    found = {section: _counted(shown("", entry) for entry in _list(document[section])) for section in SECTIONS}
    found["topics"] = _counted(document["topics"] if isinstance(document["topics"], list) else [])
    release = document["release"] if isinstance(document["release"], Mapping) else {}
    found["release"] = _counted([shown("", {key: release.get(key) for key in RELEASE})])
    return found


def differences(expected: Entries, actual: Entries) -> list[tuple[str, str, str]]:
    """Return section, `-` (lost) or `+` (new) and entry of all that differs."""
    found = []
    for section in expected:
        found += [(section, "-", entry) for entry in sorted((expected[section] - actual[section]).elements())]
        found += [(section, "+", entry) for entry in sorted((actual[section] - expected[section]).elements())]
    return found


def summary(found: list[tuple[str, str, str]]) -> str:
    """Return the number of lost and new entries by section: `changes -1 +2`; empty where nothing differs."""
    counts = Counter((section, sign) for section, sign, _ in found)
    parts = {section: "".join(f" {s}{counts[section, s]}" for s in "-+" if counts[section, s]) for section, _ in counts}
    return ", ".join(f"{section}{signs}" for section, signs in sorted(parts.items()))


def _counted(entries: Iterable[object]) -> Counter[str]:
    return Counter(re.sub(r"\s+", " ", json.dumps(entry, ensure_ascii=False, sort_keys=True)) for entry in entries)


def _list(value: object) -> list[Entry]:
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []


def _spans(value: object, move: Move | None) -> list[list[int]]:
    pairs = value if isinstance(value, list) else []
    spans = [Span(*pair) for pair in pairs]
    return sorted(list(move(span) if move else span) for span in spans)
