"""Reports of validation as people and programs read them; a format is a file here and a line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.reports import github, json, jsonld, sarif, text, turtle
from polgraph.reports.findings import tell
from polgraph.reports.model import Finding, Manner, Place, Told, Words

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FORMATS", "Finding", "Manner", "Place", "Told", "Words", "tell"]

FORMATS: dict[str, Callable[[Told], str]] = {
    "github": github.write,
    "json": json.write,
    "jsonld": jsonld.write,
    "sarif": sarif.write,
    "text": text.write,
    "turtle": turtle.write,
}
