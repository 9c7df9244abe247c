"""The words behind each row: from which release, where in it, and how they read; rows stay as many as they are."""

from __future__ import annotations

from polgraph.engine import Literal, NamedNode, Solutions, Term, literal
from polgraph.errors import QueryError
from polgraph.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COLUMNS = ("evidenceRelease", "evidenceTitle", "evidenceSpan", "evidenceWords")
"""One cell a row: spans of one release in the order of the text, ` … ` between them, ` | ` between releases."""
_SOURCES = ("evidence", "claim")
_NOT_KEPT = "[…]"  # the graph has the words of a span only where they are few
_FOR_PEOPLE = ("evidenceRelease", "evidenceSpan", "evidenceWords")


class _Span:
    """Words in a text of a release."""

    def __init__(self, release: Term | None, title: Term | None, place: tuple[int, int], words: Term | None) -> None:
        self.release, self.title, self.place, self.words = _text(release), _text(title), place, _text(words)


def things_in(found: Solutions) -> list[NamedNode]:
    """Return the spans and claims that the rows name; QueryError if they have no column for them, or have ours."""
    if not set(_SOURCES) & set(found.columns):
        raise QueryError("the rows have no column with spans or a claim; expected ?evidence or ?claim for --evidence")
    taken = next((name for name in COLUMNS if name in found.columns), None)
    if taken:
        raise QueryError(f"the rows have a column {taken} of their own; expected another name for it")
    return sorted({thing for row in found.rows for thing in things_of(found.columns, row)}, key=str)


def things_of(columns: Sequence[str], row: Sequence[Term | None]) -> list[NamedNode]:
    """Return the spans that a row names, or else its claim."""
    for name in _SOURCES:
        term = row[columns.index(name)] if name in columns else None
        if isinstance(term, NamedNode):
            return [term]
        spans = [_span_iri(word) for word in _text(term).split()]
        if known := [span for span in spans if span is not None]:
            return known
    return []


def query_about(things: Iterable[NamedNode], text: str) -> str:
    """Return the query *text* asked about *things* only."""
    return text.replace("{ UNDEF }", f"{{ {' '.join(str(thing) for thing in things)} }}")


def with_evidence(found: Solutions, answer: Solutions) -> Solutions:
    """Add COLUMNS to the rows, out of the *answer* to the query about their things."""
    spans: dict[str, dict[str, _Span]] = {}
    for thing, span, release, title, start, end, words in answer.rows:
        place = (int(_text(start)), int(_text(end)))
        spans.setdefault(_text(thing), {}).setdefault(_text(span), _Span(release, title, place, words))
    rows = []
    for row in found.rows:
        things = things_of(found.columns, row)
        named = {iri: span for thing in things for iri, span in spans.get(thing.value, {}).items()}
        rows.append((*row, *_cells(list(named.values()))))
    return Solutions((*found.columns, *COLUMNS), tuple(rows))


def shown_with_evidence(shown: Sequence[str], columns: Sequence[str]) -> list[str]:
    """Return the columns to show people: where the words stand, no ids of spans, and a title is a release's label."""
    if not set(COLUMNS) <= set(columns):
        return list(shown)
    return [name for name in shown if name not in ("evidence", *COLUMNS)] + list(_FOR_PEOPLE)


def _span_iri(word: str) -> NamedNode | None:
    try:
        return NamedNode(word) if word.startswith(PREFIXES["text"]) else None
    except ValueError:
        return None


def _cells(spans: list[_Span]) -> tuple[Term | None, ...]:
    """Write the cells of one row: one release after the other, in each of them the spans in the order of the text."""
    groups: dict[str, list[_Span]] = {}
    for span in sorted(spans, key=lambda span: (span.release, span.place)):
        groups.setdefault(span.release, []).append(span)
    if not groups:
        return (None,) * len(COLUMNS)
    release = NamedNode(next(iter(groups))) if len(groups) == 1 and any(groups) else _joined(groups)
    titles = [group[0].title for group in groups.values()]
    places = [" … ".join("{}–{}".format(*span.place) for span in group) for group in groups.values()]
    words = [" … ".join(span.words or _NOT_KEPT for span in group) for group in groups.values()]
    return release, _joined(titles), _joined(places), _joined(words)


def _joined(texts: Iterable[str]) -> Literal | None:
    """Join the texts of several releases; None if there is no text at all."""
    parts = list(texts)
    return literal(" | ".join(parts)) if any(parts) else None


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
