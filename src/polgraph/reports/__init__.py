"""Reports of validation as people and programs read them; a format is a file here and a line below."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol

from polgraph.reports.model import Manner, Told

__all__ = ["FORMATS", "Manner", "Told", "write"]

# Imported when they are first used, for a command writes one.
FORMATS = {
    "github": "polgraph.reports.github",
    "json": "polgraph.reports.json",
    "jsonld": "polgraph.reports.jsonld",
    "sarif": "polgraph.reports.sarif",
    "text": "polgraph.reports.text",
    "turtle": "polgraph.reports.turtle",
}


class Format(Protocol):
    """A module that writes reports."""

    def write(self, told: Told) -> str:
        """Write a report."""


def write(told: Told, form: str) -> str:
    """Write a report in one of FORMATS."""
    module: Format = import_module(FORMATS[form])
    return module.write(told)
