"""The releases that are changed: those of ours beside the tests, and the corpus and the two real ones where they are."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
OWN = HERE.parent / "own"
SHARED = HERE.parents[3] / "shared"


@cache
def texts() -> dict[str, str]:
    """Return the texts by id, with their line ends as they are."""
    folders = (OWN, SHARED / "corpus" / "dev", SHARED / "releases")
    return {path.stem: path.read_bytes().decode() for folder in folders for path in sorted(folder.rglob("*.txt"))}


@cache
def names_of(text_id: str) -> list[str]:
    """Return the names of people that the gold of a text has."""
    folders = (OWN, SHARED / "corpus" / "dev", SHARED / "releases")
    paths = [path for folder in folders for path in folder.rglob(f"{text_id}.json")]
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [person["name"] for document in documents for person in document["people"] if person["name"]]


def language_of(text_id: str) -> str:
    """Return the main language of a text: Kazakh has letters that Russian has not."""
    text = texts()[text_id]
    return "kk" if sum(text.count(letter) for letter in "әғқңөұүһі") > len(text) / 40 else "ru"
