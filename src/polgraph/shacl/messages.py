"""Messages of shapes that have none of their own: by constraint component, in three languages, with its parameters."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from polgraph.engine import BlankNode, Literal, NamedNode
from polgraph.errors import SourceError
from polgraph.iris import short_iri
from polgraph.namespaces import PREFIXES, RDF, SH
from polgraph.resources import read_bytes, resource_dir
from polgraph.shacl.index import list_members
from polgraph.shacl.report import Messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.engine import Term
    from polgraph.shacl.index import Index
    from polgraph.shacl.paths import Path
    from polgraph.shacl.report import Result

_ENDING = "ConstraintComponent"
_ANY = "*"
_FIELD = re.compile(r"\{(\w+)\}")
_IRI = re.compile(r"<([^<>\s]+)>")
_MOST = 8  # members of a list that are named


def default_message(component: str, parameters: Mapping[str, str]) -> Messages:
    """Tell what is broken and how to mend it; *parameters* are by their SHACL name, and `path`."""
    templates = _templates()
    known = templates.get(_name(component), templates[_ANY])
    given = {"component": shortened(str(NamedNode(component))), **parameters}
    return Messages({to: _FIELD.sub(lambda field: given.get(field[1], "…"), text) for to, text in known.items()})


class Wording:
    """What to say of results by *shapes*; each kind of result is looked up once, for there may be many."""

    def __init__(self, shapes: Index) -> None:
        self._shapes = shapes
        self._own: dict[Term, Messages] = {}
        self._explained: dict[tuple[Term, str, Path | None], Messages] = {}

    def told(self, result: Result) -> Messages:
        """Return the messages of the shape in all their languages, else those of its component, if SHACL has it."""
        own = self._messages(result.constraint or result.shape) or self._messages(result.shape)
        filled_in = any(sign in text for text in own.values() for sign in ("{?", "{$"))
        if result.message and (filled_in or (not own and _name(result.component) not in _templates())):
            return result.message  # what the engine made of a template
        return own or self.explained(result)

    def explained(self, result: Result) -> Messages:
        """Tell of a result by its component, with the parameters that its shape has."""
        kind = (result.shape, result.component, result.path)
        if kind not in self._explained:
            self._explained[kind] = self._explain(result)
        return self._explained[kind]

    def _explain(self, result: Result) -> Messages:
        texts = _templates().get(_name(result.component), {}).values()
        fields = {name for text in texts for name in _FIELD.findall(text)}
        parameters = {name: _values(self._shapes, result.shape, SH.iri + name) for name in sorted(fields)}
        path = result.path.sparql() if result.path else ""
        return default_message(result.component, parameters | {"path": shortened(path)})

    def _messages(self, node: Term) -> Messages:
        """Return the messages that a shape or a constraint has itself."""
        if node not in self._own:
            texts = (text for text in self._shapes.objects(node, SH.message) if isinstance(text, Literal))
            self._own[node] = Messages({text.language or "": text.value for text in texts})
        return self._own[node]


def shortened(text: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Write the IRIs in *text*, as SPARQL has them, with prefixes where one is known."""
    known = {"sh": SH.iri, **prefixes}
    return _IRI.sub(lambda iri: short if (short := short_iri(iri[1], known)) != iri[1] else iri[0], text)


def _values(shapes: Index, shape: Term, parameter: str) -> str:
    return ", ".join(_written(shapes, value) for value in shapes.objects(shape, parameter)) or "…"


def _written(shapes: Index, term: Term, depth: int = 2) -> str:
    """Write a parameter: a list by its members, a shape without a name by what it asks."""
    if isinstance(term, Literal):
        return term.value
    if not isinstance(term, BlankNode):
        return shortened(str(term))
    if depth == 0:
        return "[…]"
    if shapes.objects(term, RDF.first):
        return _listed(shapes, term, depth)
    asked = (f"{shortened(f'<{name}>')} {_written(shapes, value, depth - 1)}" for name, value in shapes.about(term))
    return f"[{', '.join(sorted(asked))}]"


def _listed(shapes: Index, head: Term, depth: int) -> str:
    try:
        members = list_members(shapes, head)
    except SourceError:
        return "…"
    named = ", ".join(_written(shapes, member, depth) for member in members[:_MOST])
    return f"{named}, …" if len(members) > _MOST else named


def _name(component: str) -> str:
    return component.removeprefix(SH.iri).removesuffix(_ENDING)


@cache
def _templates() -> dict[str, Messages]:
    """Return the messages by component and language."""
    lines = read_bytes(f"{resource_dir('shapes')}/messages.tsv").decode().splitlines()
    (_, *languages), *rows = (line.split("\t") for line in lines)
    return {name: Messages(zip(languages, texts, strict=True)) for name, *texts in rows}
