"""The interface to the engines; pySHACL is the reference and, for now, the only one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from polgraph.engine import Literal, NamedNode, Quad
from polgraph.errors import SourceError
from polgraph.namespaces import RDF, RDFS, SH
from polgraph.validation import names, wording
from polgraph.validation.report import Messages, Report, Result

# An engine is a module with `results(data, shapes, asked)`, where *asked* names the node shapes to use; it is imported
# when it is first used.
ENGINES = {"pyshacl": "polgraph.validation.pyshacl_engine"}
# What no shape can ask: names that do not exist, numbers that their words do not show.
OWN_RULES = (names.results, wording.results)
Engine = Callable[[list[Quad], list[Quad], list[str]], list[Result]]


def validate(
    data: list[Quad], context: list[Quad], shapes: list[Quad], *, engine: str = "pyshacl", own_rules: bool = True
) -> Report:
    """Check the subjects of *data* against *shapes*; *context* is what the data refers to and is not judged itself.

    *own_rules* are asked as well: no unknown names, no number that its words contradict.
    SourceError if there is nothing to check, or the shapes cannot be used.
    """
    if not data:
        raise SourceError("the data is empty; expected at least one triple")
    if not any(quad.predicate.value == SH.targetClass for quad in shapes):
        raise SourceError("the shapes have no target; expected at least one sh:targetClass")
    classes = _classes(data, context)
    wanted = {class_ for _, class_ in _links(shapes, SH.targetClass)}
    checked = [subject for subject, above in classes.items() if above & wanted]
    if not checked:
        raise SourceError("no subject of the data is of a class that the shapes know; expected polgraph data")
    run: Engine = import_module(ENGINES[engine]).results
    messages = _messages(shapes)
    found = {
        replace(result, message=messages.get(result.shape, result.message))
        for result in run([*data, *context], shapes, _asked(shapes, classes))
        if result.focus in classes
    }
    if own_rules:
        found.update(result for rule in OWN_RULES for result in rule(data))
    return Report(tuple(sorted(found, key=Result.rank)), len(checked))


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


def _classes(data: list[Quad], context: list[Quad]) -> dict[str, set[str]]:
    """Return the subjects of *data* with their classes and all classes above those."""
    above: dict[str, set[str]] = {}
    for lower, upper in _links([*data, *context], RDFS.subClassOf):
        above.setdefault(lower, set()).add(upper)
    found: dict[str, set[str]] = {quad.subject.value: set() for quad in data if isinstance(quad.subject, NamedNode)}
    for subject, class_ in _links(data, RDF.type):
        found[subject].add(class_)
    for classes in found.values():
        while more := {upper for class_ in classes for upper in above.get(class_, ())} - classes:
            classes.update(more)
    return found


def _asked(shapes: list[Quad], classes: dict[str, set[str]]) -> list[str]:
    """Name the shapes with a target among the data; what the others say about the context is not asked."""
    present = set().union(*classes.values())
    by_class = {shape for shape, class_ in _links(shapes, SH.targetClass) if class_ in present}
    others = (SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
    return sorted(by_class.union(*({shape for shape, _ in _links(shapes, term)} for term in others)))


def _links(quads: list[Quad], predicate: str) -> list[tuple[str, str]]:
    return [
        (quad.subject.value, quad.object.value)
        for quad in quads
        if quad.predicate.value == predicate
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
    ]
