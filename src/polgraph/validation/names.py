"""Whether data uses only names that exist: no shape sees unknown terms of ours and nodes without a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polgraph.engine import BlankNode, NamedNode, Quad, Term
from polgraph.errors import nearest
from polgraph.namespaces import PG
from polgraph.shacl import Messages, Result
from polgraph.validation.own import own_result


def results(data: Iterable[Quad]) -> Iterator[Result]:
    """Yield a violation for each unknown term of the ontology's namespace and for each blank node."""
    for quad in data:
        for term in (quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(PG.iri):
                name = term.value.removeprefix(PG.iri)
                if name not in PG.terms:
                    yield _result(quad.subject, quad, term, _unknown(name), "known-terms")
        for node in (quad.subject, quad.object):
            if isinstance(node, BlankNode):
                yield _result(node, quad, None, _NAMELESS, "named-nodes")


_NAMELESS = Messages(
    en="A node has no name: give everything an IRI, so that shapes and files can refer to it.",
    ru="У узла нет имени: дайте каждому узлу IRI, чтобы на него могли ссылаться правила и файлы.",
    kk="Түйіннің аты жоқ: ережелер мен файлдар сілтей алуы үшін әр түйінге IRI беріңіз.",
)


def _unknown(name: str) -> Messages:
    near = nearest(name, PG.terms)
    en, ru, kk = (f" ({word} pg:{near}?)" if near else "" for word in ("did you mean", "может быть,", "мүмкін,"))
    return Messages(
        en=f"The ontology has no term pg:{name}{en}: correct the name.",
        ru=f"В онтологии нет термина pg:{name}{ru}: исправьте имя.",
        kk=f"Онтологияда pg:{name} термині жоқ{kk}: атын түзетіңіз.",
    )


def _result(focus: Term, quad: Quad, value: Term | None, message: Messages, rule: str) -> Result:
    return own_result(focus, quad.predicate.value, value, f"Data-{rule}", message)
