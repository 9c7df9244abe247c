"""The order of a release: headline, beginning, figures and talk by turns, figures of towns, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.generator.scene import towns
from bench.generator.wordings import rows

if TYPE_CHECKING:
    from bench.generator.claims import Claims
    from bench.generator.scene import Scene
    from bench.generator.wordings import Row

# How many pairs of paragraphs, one with figures and one without.
LENGTHS = {0: 0.09, 1: 0.13, 2: 0.2, 3: 0.22, 4: 0.15, 5: 0.1, 6: 0.06, 8: 0.03, 10: 0.02}
PARTS = {"distractor": 0.17, "filler": 0.5, "order": 0.13, "quote": 0.2}
SEVERAL = {"ru": "По отдельным видам:", "kk": "Жекелеген түрлері бойынша:"}
TOWN = {"ru": "в городе {} ", "kk": "{} қаласында "}


def paragraphs(scene: Scene, claims: Claims, number: int) -> list[str]:
    """Return the paragraphs of release *number*, its headline among them."""
    dice, lead = claims.dice, scene.lead()
    talk = {part: dice.mixed(_sayings(scene, part)) for part in PARTS}
    headline, told = _headline(scene, claims)
    body = [told + _figures(claims, 1 + dice.below(3))]
    for _ in range(dice.weighed(LENGTHS)):
        body += [_figures(claims, 3 + dice.below(3)), _talk(scene, talk)]
    if dice.chance(0.2) and not scene.is_operation:
        body.append(_bullets(scene, claims))
    if dice.chance(0.25) and not scene.is_operation:
        body.append(_of_towns(scene, claims))
    body.append(_talk(scene, talk))
    closing = scene.say(dice.pick(_sayings(scene, "closing")), number=number)
    menu = [scene.say(dice.pick(_sayings(scene, "menu")))] if dice.chance(0.2) else []
    return [*menu, headline, lead, *filter(None, body), closing]


def _headline(scene: Scene, claims: Claims) -> tuple[str, str]:
    """Return a headline, and the sentence of the text that has the same figure if it has one."""
    part, told = "operation-headline" if scene.is_operation else "headline", ""
    if scene.dice.chance(0.25) and not scene.is_operation:
        part, told = "figure-headline", claims.offence("headline")
    row = scene.dice.pick(_sayings(scene, part))
    return scene.say(row, lead=told[:1].lower() + told[1:]), f"{told}. " if told else ""


def _figures(claims: Claims, number: int) -> str:
    told = (claims.figure() if claims.dice.chance(0.4) else claims.offence() for _ in range(number))
    return " ".join(filter(None, told))


def _bullets(scene: Scene, claims: Claims) -> str:
    lines = [line for line in (claims.offence("bullet") for _ in range(2 + scene.dice.below(4))) if line]
    return "\n".join([SEVERAL[scene.language], *lines]).removesuffix(";") + "." if lines else ""


def _of_towns(scene: Scene, claims: Claims) -> str:
    """Tell of towns in the region, each in a sentence that names it."""
    found = towns(scene.region["region"], scene.language)
    return " ".join(
        claims.offence("town", where=TOWN[scene.language].format(name), region=town)
        for town, name in (scene.dice.several(found, 2) if found else ())
    )


def _talk(scene: Scene, talk: dict[str, list[Row]]) -> str:
    """Return some sentences without figures."""
    said = []
    for _ in range(2 + scene.dice.below(3)):
        part = scene.dice.weighed(PARTS)
        if talk[part]:
            row = talk[part].pop()
            said.append(scene.speech(row) if part in ("order", "quote") else scene.say(row))
    return " ".join(said)


def _sayings(scene: Scene, part: str) -> tuple[Row, ...]:
    return rows("sayings", language=scene.language, part=part)
