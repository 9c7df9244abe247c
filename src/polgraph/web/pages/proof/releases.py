"""The list of releases, the newest first: those of a region, a year or a language, if that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.iris import days_of
from polgraph.namespaces import PREFIXES
from polgraph.results.values import python_value
from polgraph.web.pages.making import Maker
from polgraph.web.pages.model import Page, Value
from polgraph.web.pages.paging import part_of
from polgraph.web.pages.queries import saved, supporting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from polgraph.engine import Solutions
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Answer, Asked

FILTERS = ("region", "year", "language")
_MAIN_REGIONS = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """A release as the list has it, with what it can be found by."""

    iri: str
    title: str
    issued: str
    period: str
    publisher: str
    text: str
    claims: int
    language: str
    regions: tuple[str, ...]

    @property
    def day(self) -> str:
        """The day that it is listed by: of its publication, else the last one that it reviews."""
        return self.issued or (days_of(self.period) or ("", ""))[1]

    @property
    def found_by(self) -> Mapping[str, tuple[str, ...]]:
        """What the filters may ask for."""
        prefix = PREFIXES["region"]
        regions = tuple(one.removeprefix(prefix) for one in self.regions if one.startswith(prefix))
        return {"region": regions, "year": (self.day[:4],), "language": (self.language,)}


@dataclass(frozen=True, slots=True)
class Line:
    """A release as people read it."""

    link: Value
    day: str
    is_issued: bool
    period: str
    publisher: str
    regions: str
    language: str
    claims: int
    is_archived: bool


def releases(asked: Asked, origin: Origin) -> Answer:
    """Show the list, one part of it at a time."""
    maker = Maker(asked, origin)
    known = sorted(_known(maker), key=lambda one: (one.day, one.iri), reverse=True)
    wanted = {name: value for name in FILTERS if (value := maker.fields.get(name))}
    found = [one for one in known if all(value in one.found_by[name] for name, value in wanted.items())]
    part = part_of(maker, len(found))
    choices = {name: _choices(maker, name, known) for name in FILTERS}
    lines = [_line(maker, one) for one in found[part.rows]]
    page = Page(maker.words["nav.releases"])
    return maker.answer("releases", page, lines=lines, part=part, choices=choices, wanted=wanted)


def _known(maker: Maker) -> list[Listed]:
    regions: dict[str, list[str]] = {}
    for release, region, _ in supporting(maker.dataset, "regions-of-releases").rows:
        regions.setdefault(str(python_value(release)), []).append(str(python_value(region)))
    return [
        Listed(
            **{name: row[name] for name in ("title", "issued", "period", "publisher", "text", "language")},
            iri=row["release"],
            claims=int(row["claims"]),
            regions=tuple(regions.get(row["release"], ())),
        )
        for row in _rows(saved(maker.dataset, "releases"))
    ]


def _rows(found: Solutions) -> Iterable[dict[str, str]]:
    """Yield the rows by their columns, nothing as an empty text."""
    for row in found.rows:
        yield {
            name: "" if term is None else str(python_value(term)) for name, term in zip(found.columns, row, strict=True)
        }


def _choices(maker: Maker, name: str, known: Iterable[Listed]) -> list[tuple[str, str]]:
    """Return what a filter may be, with what that is called."""
    values = {value for one in known for value in one.found_by[name] if value}
    named = [(value, _called(maker, name, value)) for value in values]
    return sorted(named, key=lambda one: one[1], reverse=name == "year")


def _called(maker: Maker, name: str, value: str) -> str:
    if name == "region":
        return maker.name(f"{PREFIXES['region']}{value}")
    return maker.words.get(f"release.{name}.{value}", value)


def _line(maker: Maker, one: Listed) -> Line:
    name = maker.name
    regions = ", ".join(map(name, one.regions[:_MAIN_REGIONS]))
    period = name(one.period) if one.period else ""
    title = one.title or ", ".join(filter(None, (maker.words["release.untitled"], regions, period)))
    return Line(
        maker.linked(one.iri) if one.title else Value(title, maker.linked(one.iri).href),
        one.day,
        bool(one.issued),
        period,
        name(one.publisher) if one.publisher else "",
        regions,
        _called(maker, "language", one.language),
        one.claims,
        _is_archived(maker.origin, one.text),
    )


def _is_archived(origin: Origin, text: str) -> bool:
    name = text.removeprefix(PREFIXES["text"])
    return origin.texts is not None and name.isalnum() and (origin.texts / f"{name}.txt").is_file()
