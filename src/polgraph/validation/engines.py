"""Data against shapes and against what no shape can ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from polgraph.engine import Quad
from polgraph.errors import SourceError
from polgraph.namespaces import PG
from polgraph.shacl import Report, Result, engines, honesty
from polgraph.shacl.index import MemoryIndex
from polgraph.shacl.messages import Wording
from polgraph.validation import names, wording

# What no shape can ask: names that do not exist, numbers that their words do not show.
OWN_RULES = (names.results, wording.results)


def validate(
    data: list[Quad], context: Sequence[Quad], shapes: list[Quad], *, engine: str = "compiled", own_rules: bool = True
) -> Report:
    """Check the subjects of *data* against *shapes*; *context* is what the data refers to and is not judged itself.

    *own_rules* are asked as well: no unknown names, no number that its words contradict.
    SourceError if there is nothing to check, or the shapes cannot be used.
    """
    if not data:
        raise SourceError("the data is empty; expected at least one triple")
    if not own_rules:
        honesty.refuse_unknown(shapes, PG, "the ontology of polgraph")
    report = engines.validate(data, context, shapes, engine=engine, ours=own_rules)
    return completed(report, data, shapes, own_rules=own_rules)


def completed(report: Report, data: list[Quad], shapes: list[Quad], *, own_rules: bool) -> Report:
    """Return *report* with all its messages and, if asked for, what our own rules find in *data*."""
    found = list(told(report.results, shapes)) if report.results else []
    if own_rules:
        found += dict.fromkeys(result for rule in OWN_RULES for result in rule(data))
    return replace(report, results=tuple(sorted(found, key=Result.rank)))


def told(results: tuple[Result, ...], shapes: list[Quad]) -> Iterator[Result]:
    """Yield *results* with the messages of their shapes in all languages, of which an engine may report only one."""
    words = Wording(MemoryIndex(shapes))
    yield from (replace(result, message=words.told(result)) for result in results)
