"""Releases as newsrooms write them: invented texts for the extractor to read, and what each of them states.

    python -m bench.generator.newsroom PATH NUMBER [--first FIRST] [--seed SEED]

*PATH* is a folder for a file each, or one file `.jsonl` or `.parquet`. A text is the same for the same number and seed,
whatever else was written, and no two are the same, for each ends with its number; they have 2,240 characters on
average, from 400 to 6,500. Two in three are Russian, the others Kazakh. What is known of a text is what its words say,
not what the extractor makes of them: `python -m bench.generator.accuracy` compares the two.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from bench.generator.amounts import style_of
from bench.generator.claims import FORMS, OF_A_DAY, Claims
from bench.generator.dice import Dice
from bench.generator.known import Known
from bench.generator.paragraphs import paragraphs
from bench.generator.scene import Scene

LANGUAGES = {"ru": 0.65, "kk": 0.35}
OPENINGS = {
    ("ru", False): ("", "", "в регионе ", "за отчётный период ", "за это время "),
    ("ru", True): ("", "в ходе мероприятия ", "за это время "),
    ("kk", False): ("", "", "өңірде ", "есепті кезеңде ", "осы уақыт ішінде "),
    ("kk", True): ("", "іс-шара барысында ", "осы уақыт ішінде "),
}


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
    text = "\n\n".join(paragraphs(scene, claims, number)) + "\n"
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


def _rows(first: int, number: int, seed: int) -> Iterator[dict[str, str]]:
    for n in range(first, first + number):
        one = released(n, seed)
        yield {"text": one.text, "url": one.url, "published": one.published, "language": one.language}


FORMATS = {"": write_texts, ".jsonl": write_jsonl, ".parquet": write_parquet}


def main() -> None:
    """Write the texts in the form that the path asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.generator.newsroom", description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    if asked.path.suffix not in FORMATS:
        parser.error(f"{asked.path}: what to write is not known; expected a folder, or a file .jsonl or .parquet")
    FORMATS[asked.path.suffix](asked.path, asked.first, asked.number, asked.seed)


if __name__ == "__main__":
    main()
