"""Summaries and labels put together from the labels of their parts, in every language that has them all."""

from __future__ import annotations

from collections.abc import Iterable

from polgraph.facts import Summary
from polgraph.mapping.names import Concepts

LONGEST = 120
LANGUAGES = ("en", "ru", "kk")


def indicator_labels(concepts: Concepts, measure: str, subject: str | None, setting: str | None) -> Summary:
    """Return 'measure: subject (setting)' from the concepts of a composed indicator."""
    found = {}
    for language in LANGUAGES:
        labels = [concepts.labels(part).get(language) if part else "" for part in (measure, subject, setting)]
        if None not in labels:
            what = labels[0] if not subject else f"{labels[0]}: {labels[1]}"
            found[language] = f"{what} ({labels[2]})" if setting else str(what)
    return found


def composed(concepts: Concepts, kind: str, who: str | Summary | None, topics: Iterable[str]) -> Summary:
    """Return 'Kind (who): topics' as one line; topics that do not fit are left out."""
    found = {}
    for language in LANGUAGES:
        head = concepts.labels(kind).get(language)
        if not head:
            continue
        name = who.get(language) if isinstance(who, dict) else who
        line = head[0].upper() + head[1:] + (f" ({name})" if name else "")
        separator = ": "
        for topic in topics:
            label = concepts.labels(topic).get(language, "")
            if label and len(line) + len(separator) + len(label) <= LONGEST:
                line, separator = f"{line}{separator}{label}", ", "
        found[language] = line[:LONGEST]
    return found
