"""Releases as newsrooms write them: invented texts for the extractor to read, and what each of them states.

The same for the same number and seed, whatever else was written. Texts are about two and a half thousand characters
long, from four hundred to six thousand, and no two are the same, for each ends with its number. Two in three are in
Russian, the others in Kazakh. What is known of a text is what its words say, not what the extractor makes of them:
`python -m bench.generator.accuracy` compares the two.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from bench.generator.amounts import style_of
from bench.generator.claims import FORMS, OF_A_DAY, Claims
from bench.generator.dice import Dice
from bench.generator.known import Known
from bench.generator.scene import Scene, towns
from bench.generator.wordings import Row, rows

LANGUAGES = {"ru": 0.65, "kk": 0.35}
LENGTHS = {
    0: 0.09,
    1: 0.13,
    2: 0.2,
    3: 0.22,
    4: 0.15,
    5: 0.1,
    6: 0.06,
    8: 0.03,
    10: 0.02,
}  # how many pairs of paragraphs
PARTS = {"distractor": 0.17, "filler": 0.5, "order": 0.13, "quote": 0.2}
OPENINGS = {
    ("ru", False): ("", "", "в регионе ", "за отчётный период ", "за это время "),
    ("ru", True): ("", "в ходе мероприятия ", "за это время "),
    ("kk", False): ("", "", "өңірде ", "есепті кезеңде ", "осы уақыт ішінде "),
    ("kk", True): ("", "іс-шара барысында ", "осы уақыт ішінде "),
}
SEVERAL = {"ru": "По отдельным видам:", "kk": "Жекелеген түрлері бойынша:"}
TOWN = {"ru": "в городе {} ", "kk": "{} қаласында "}


class Written(NamedTuple):
    """A text as a site publishes it, and what it states."""

    text: str
    url: str
    published: str
    language: str
    known: Known


def released(number: int, seed: int = 7) -> Written:
    """Return release *number*."""
    dice = Dice(seed, "newsroom", number)
    language = dice.weighed(LANGUAGES)
    scene = Scene(language, dice)
    openings, forms = OPENINGS[language, scene.is_operation], OF_A_DAY if scene.is_operation else FORMS
    place, span = scene.region["region"], scene.when.span
    claims = Claims(style_of(language, dice), dice, place, span, openings, forms)
    text = "\n\n".join(_paragraphs(scene, claims, number)) + "\n"
    published = date.fromisoformat(span.last) + timedelta(3 + dice.below(28))
    people = tuple(one.known for one in scene.named)
    known = Known(tuple(claims.levels), tuple(claims.changes), people, scene.events)
    return Written(text, f"https://example.kz/news/{number}", published.isoformat(), language, known)


def write_texts(folder: Path, first: int, number: int, seed: int = 7) -> None:
    """Write the texts of *number* releases into *folder*, each a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(first, first + number):
        (folder / f"{n:06}.txt").write_text(released(n, seed).text, encoding="utf-8")


def write_jsonl(path: Path, first: int, number: int, seed: int = 7) -> None:
    """Write *number* releases into one file, a line each: text, url, published and language."""
    with path.open("w", encoding="utf-8") as file:
        for row in _rows(first, number, seed):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_parquet(path: Path, first: int, number: int, seed: int = 7) -> None:
    """Write the same columns as Parquet, a row group for each ten thousand releases."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, pa.string()) for name in ("text", "url", "published", "language")])
    with pq.ParquetWriter(path, schema) as file:
        for start in range(first, first + number, 10_000):
            some = list(_rows(start, min(10_000, first + number - start), seed))
            file.write_table(pa.Table.from_pylist(some, schema))


def _rows(first: int, number: int, seed: int) -> Iterator[Row]:
    for n in range(first, first + number):
        one = released(n, seed)
        yield {"text": one.text, "url": one.url, "published": one.published, "language": one.language}


def _paragraphs(scene: Scene, claims: Claims, number: int) -> Iterable[str]:
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
