"""The tables of words that invented releases are made of, and how a wording becomes a sentence."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.generator.dice import Dice


Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """Return the rows of a table, each by the names of its columns."""
    lines = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader((one for one in lines if not one.startswith("#")), delimiter="\t"))


@cache
def rows(name: str, **wanted: str) -> tuple[Row, ...]:
    """Return the rows of a table that have the *wanted* words in these columns."""
    return tuple(row for row in table(name) if wanted.items() <= row.items())


def chosen(wording: str, dice: Dice) -> str:
    """Settle a wording: one of the words of each `[a|b]`."""
    return re.sub(r"\[([^]]*)]", lambda found: dice.pick(found[1].split("|")), wording)


def capital(sentence: str) -> str:
    """Begin with a capital."""
    return sentence[:1].upper() + sentence[1:]
