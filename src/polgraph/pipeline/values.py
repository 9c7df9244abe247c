"""The values of a query's parameters: names become things, and things can be listed."""

from __future__ import annotations

from polgraph.engine import Dataset, NamedNode
from polgraph.errors import QueryParameterError
from polgraph.namespaces import ID
from polgraph.pipeline.origins import dataset_of
from polgraph.queries import Parameter, SavedQuery
from polgraph.queries.types import term_of, with_article

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def bound(dataset: Dataset, query: SavedQuery, values: Mapping[str, str]) -> str:
    """Bind *values*; a value that names no thing of its kind is refused, for it would give an empty answer."""
    named = {name for name, parameter in query.parameters.items() if parameter.ending == "iri"}
    query.terms({name: value for name, value in values.items() if name not in named})
    asked = {**query.defaults, **values}
    things = {
        name: _known(dataset, query.parameters[name], asked[name])
        if name in values
        else _default(dataset, query.parameters[name], asked[name])
        for name in asked
        if name in named
    }
    return query.bind({**values, **things})


def thing_of(dataset: Dataset, parameter: Parameter, value: str) -> str:
    """Return the IRI of the thing that *value* is the id or a name of; QueryParameterError if there is none."""
    term = term_of(parameter, _known(dataset, parameter, value))
    return term.value if isinstance(term, NamedNode) else value


def choices(query: SavedQuery, name: str, languages: list[str], folder: Path | None = None) -> list[tuple[str, str]]:
    """Return what the parameter *name* may be, as far as it is known: ids, with their labels."""
    parameter = query.parameter(name)
    if parameter.values or parameter.ending != "iri":
        return [(value, "") for value in fixed_values(parameter)]
    from polgraph.parameters import kinds_of

    dataset = dataset_of(folder)
    namespaces = [f"{ID}{kind}/" for kind in kinds_of(parameter)]
    ids = {f"{namespace}{slug}": slug for namespace in namespaces for slug in dataset.slugs(namespace)}
    labels = dataset.labels(ids, languages)
    return [(slug, labels.get(iri, "")) for iri, slug in ids.items()]


def fixed_values(parameter: Parameter) -> tuple[str, ...]:
    """Return all that *parameter* may be, whatever the data; none if that is open."""
    return parameter.values or (("false", "true") if parameter.type == "boolean" else ())


def _default(dataset: Dataset, parameter: Parameter, value: str) -> str:
    """Return *value*, which nobody gave, as `_known` does; the shipped data have it, and a store may not."""
    try:
        return _known(dataset, parameter, value)
    except QueryParameterError:
        from polgraph.parameters import kinds_of

        slugs = [slug for kind in sorted(kinds_of(parameter)) for slug in dataset.slugs(f"{ID}{kind}/")]
        such = f", such as {slugs[0]}" if slugs else ""
        what = with_article(parameter.scheme) if parameter.scheme else "the IRI of a thing"
        told = f"its default is not in this store; expected --{parameter.name} with {what}{such}"
        raise QueryParameterError(f"{parameter.name}: {told}") from None


def _known(dataset: Dataset, parameter: Parameter, value: str) -> str:
    """Return *value* if it is the id of a thing, else the IRI of the one thing that it is a name of."""
    try:
        term = term_of(parameter, value)
    except QueryParameterError:
        term = None
    if isinstance(term, NamedNode) and dataset.knows(term.value):
        return value
    from polgraph.parameters import thing_named  # words are looked at only where there is no such id

    return thing_named(dataset, parameter, value)
