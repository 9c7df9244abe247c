"""One value as people read it: a label instead of an IRI, short evidence, nothing for nothing."""

from __future__ import annotations

from polgraph.engine import NamedNode, Term
from polgraph.iris import TEXT_IRI, short_iri
from polgraph.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def cell_text(term: Term | None, labels: Mapping[str, str]) -> str:
    """Write one value for people."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return _printable(labels.get(term.value) or _unlabelled(term.value))
    return _printable(_short_evidence(getattr(term, "value", str(term))))


def _unlabelled(iri: str) -> str:
    """Write an IRI that has no label: a period by its days, a span by its text and positions."""
    return period_label(iri) or short_iri(iri).removeprefix("text:")


def period_label(iri: str) -> str:
    """Write a period by its days; nothing for what is none."""
    return iri[len(PREFIXES["period"]) :].replace("_", " – ") if iri.startswith(PREFIXES["period"]) else ""


def _short_evidence(text: str) -> str:
    """Shorten the spans of an evidence column and put them in the order of the text; shorten joined releases."""
    if PREFIXES["text"] not in text:
        return text.replace(PREFIXES["release"], "release:")
    return " ".join(sorted(TEXT_IRI.sub(r"\1", text).split(), key=lambda span: (len(span), span)))


def _printable(text: str) -> str:
    """Replace control characters, which could drive a terminal."""
    return text if text.isprintable() else "".join(letter if letter.isprintable() else " " for letter in text)
