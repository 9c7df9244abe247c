"""The page of the shapes: what data must be like, for each class, in the words that people read when it is not."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.namespaces import BASE
from polgraph.web.pages.collation import alphabetical
from polgraph.web.pages.model import Page, Sheet
from polgraph.web.pages.vocabulary.rules import Rule, rules

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker

SHAPES = f"{BASE}shapes"


@dataclass(frozen=True, slots=True)
class Line:
    """A rule in words; its shape has a page of its own."""

    fragment: str
    text: str
    severity: str
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """The rules for the things of a class, or for what has a property."""

    fragment: str
    title: str
    lines: tuple[Line, ...]


def shapes(found: Described, maker: Maker) -> Sheet:
    """Show all shapes in the language of *maker*."""
    by_target: dict[tuple[str, ...], list[Rule]] = defaultdict(list)
    for rule in rules():
        by_target[rule.classes or rule.having].append(rule)
    groups = [_group(maker, of_target) for of_target in by_target.values()]
    page = Page(title=maker.words["def.shapes.title"], iri=found.iri)
    return Sheet("shapes", page, {"groups": sorted(groups, key=lambda group: alphabetical(group.title))})


def _group(maker: Maker, found: list[Rule]) -> Group:
    lines = tuple(_line(maker, rule) for rule in found)
    of = [re.split("[/#]", iri)[-1] for iri in (*found[0].classes, *found[0].having)]
    return Group("-".join(["for", *of]), _title(maker, found[0]), lines)


def _title(maker: Maker, rule: Rule) -> str:
    classes, having = (", ".join(map(maker.name, iris)) for iris in (rule.classes, rule.having))
    title = maker.words["def.shapes.having"].format(term=having) if having else maker.words["def.shapes.parts"]
    return classes[:1].upper() + classes[1:] if classes else title


def _line(maker: Maker, rule: Rule) -> Line:
    name = rule.shape.rpartition("/")[2]
    return Line(name, rule.told(maker.language), maker.words[f"def.shapes.{rule.severity}"], f"/shape/{name}")
