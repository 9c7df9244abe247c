"""Lists with a filter: a form of plain fields, one line for each thing, in parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.errors import QueryParameterError
from polgraph.extraction.finding import MAX_LENGTH
from polgraph.iris import kind_and_slug
from polgraph.namespaces import ID, PG, PREFIXES, RDF, SKOS
from polgraph.pipeline.serving.fields import number_of, one_of
from polgraph.pipeline.serving.finding import names_of
from polgraph.web.pages.collation import alphabetical
from polgraph.web.pages.model import Page
from polgraph.web.pages.paging import part_of
from polgraph.web.pages.said import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from typing import TypeVar

    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value
    from polgraph.workers.kept.jobs import Answer

    T = TypeVar("T")

_COUNTRY = "KZ"
_FIRST_YEAR, _LAST_YEAR = 1991, 2100


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of a form: its *label*, a key of words, what may be chosen, each with its words, and what is."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Line:
    """A thing in a list: since *when* it is dated, what is *told* of it, and a *count* in words."""

    thing: Value
    when: str = ""
    told: tuple[Value, ...] = ()
    count: str = ""


class Filter:
    """What a reader looks for among things of a *kind*; QueryParameterError for fields that can mean nothing."""

    def __init__(self, maker: Maker, kind: str) -> None:
        self._maker, self._kind = maker, kind
        self.text = maker.fields.get("q", "").strip()
        if len(self.text) > MAX_LENGTH:
            raise QueryParameterError(f"q has {len(self.text)} characters; expected at most {MAX_LENGTH}")

    @cached_property
    def _named(self) -> set[str]:
        found = names_of(self._maker.dataset).find(self.text, (self._kind,))
        return {Said(self._maker.dataset).identity(iri) for iri, _ in found}

    def has_name(self, iri: str) -> bool:
        """Tell whether *iri* is called as the reader says."""
        return not self.text or iri in self._named

    def region(self) -> Choice:
        """Return the regions, without the country, which holds all."""
        regions = Said(self._maker.dataset).of(PG.Region, RDF.type)
        return self._things("region", "region", [one for one in regions if kind_and_slug(one)[1] != _COUNTRY])

    def kind(self, scheme: str) -> Choice:
        """Return the concepts of *scheme*."""
        concepts = Said(self._maker.dataset).of(f"{PREFIXES['scheme']}{scheme}", SKOS.inScheme)
        return self._things("kind", scheme, concepts)

    def year(self, days: Iterable[str]) -> Choice:
        """Return the years of *days*, the newest first."""
        wanted = number_of(self._maker.fields, "year", _FIRST_YEAR, _LAST_YEAR) if self._given("year") else None
        years = {day[:4] for day in days if day} | ({str(wanted)} if wanted else set())
        return Choice("year", "year", tuple((year, year) for year in sorted(years, reverse=True)), str(wanted or ""))

    def _things(self, name: str, label: str, iris: Collection[str]) -> Choice:
        names = {kind_and_slug(iri)[1]: self._maker.name(iri) for iri in iris}
        chosen = one_of(self._maker.fields, name, names, "") if self._given(name) else ""
        return Choice(name, label, tuple(sorted(names.items(), key=lambda one: alphabetical(one[1]))), chosen)

    def _given(self, name: str) -> bool:
        return bool(self._maker.fields.get(name))


def allows(choice: Choice, values: Iterable[str]) -> bool:
    """Tell whether nothing is chosen, or one of *values*: IRIs, or days by their years."""
    kinds = [value.rpartition("/")[2] if value.startswith(ID) else value[:4] for value in values]
    return not choice.chosen or choice.chosen in kinds


def listed(
    maker: Maker, family: str, choices: Sequence[Choice], found: Sequence[T], line: Callable[[T], Line]
) -> Answer:
    """Answer with a *line* for each of what was *found*, of the part that the reader asks for."""
    part = part_of(maker, len(found))
    page, text = Page(maker.words[f"nav.{family}"]), maker.fields.get("q", "").strip()
    more = {"here": family, "choices": choices, "text": text, "is_filtered": any(maker.fields.values())}
    return maker.answer("listing", page, part=part, lines=[line(one) for one in found[part.rows]], **more)
