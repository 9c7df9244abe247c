"""Data against shapes and against what no shape can ask."""

from __future__ import annotations

from dataclasses import replace

from polgraph.engine import Literal, NamedNode, Quad
from polgraph.errors import SourceError
from polgraph.namespaces import PG, SH
from polgraph.shacl import Messages, Report, Result, engines, honesty
from polgraph.validation import names, wording

# What no shape can ask: names that do not exist, numbers that their words do not show.
OWN_RULES = (names.results, wording.results)


def validate(
    data: list[Quad], context: list[Quad], shapes: list[Quad], *, engine: str = "compiled", own_rules: bool = True
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
    messages = _messages(shapes)
    found = {replace(result, message=messages.get(result.rule, result.message)) for result in report.results}
    if own_rules:
        found.update(result for rule in OWN_RULES for result in rule(data))
    return replace(report, results=tuple(sorted(found, key=Result.rank)))


def _messages(shapes: list[Quad]) -> dict[str, Messages]:
    """Return the messages of each constraint in all their languages, of which an engine may report only one."""
    found: dict[str, Messages] = {}
    for quad in shapes:
        if (
            isinstance(quad.subject, NamedNode)
            and quad.predicate.value == SH.message
            and isinstance(quad.object, Literal)
        ):
            found.setdefault(quad.subject.value, Messages())[quad.object.language or ""] = quad.object.value
    return found
