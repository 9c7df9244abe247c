"""The extractor knows the language, not the texts that it was developed on: no name and no phrase of them is in its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from polgraph.extraction.tables import load_table
from polgraph.extraction.tokens import fold

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
OWN_TEXTS = (SHARED / "corpus" / "dev", SHARED / "releases")
SOURCES = (ROOT / "src" / "polgraph" / "extraction", ROOT / "ontology" / "lexicon")
ALLOWED = Path(__file__).with_name("allowed-phrases.txt")
LONG = 4
"""So many consecutive words make a phrase."""
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[str]:
    assert shared == SHARED
    return [path.read_text(encoding="utf-8") for folder in OWN_TEXTS for path in sorted(folder.glob("*.txt"))]


@pytest.fixture(scope="module")
def names(shared: Path) -> set[str]:
    assert shared == SHARED
    documents = [json.loads(path.read_text(encoding="utf-8")) for folder in OWN_TEXTS for path in folder.glob("*.json")]
    return {person["name"] for document in documents for person in document["people"] if person["name"]}


def _words(line: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(line)]


def phrases(line: str) -> Iterator[str]:
    """Yield every stretch of four words of *line* that are all Cyrillic."""
    words = _words(line)
    for start in range(len(words) - LONG + 1):
        stretch = words[start : start + LONG]
        if all(_CYRILLIC.search(word) for word in stretch):
            yield " ".join(stretch)


def surnames(found: Iterable[str]) -> set[str]:
    """Return the folded surnames of full names; those that are given names too are no memory."""
    given = {fold(word) for row in load_table("lexicon/given-names.tsv") for word in row}
    last = {fold(name.split()[-1]) for name in found if len(name.split()) > 1}
    return last - given


NOT_READ = frozenset(["question-words.tsv", "usual-surnames.tsv"])
"""What the extractor does not read: words of questions, some of which every release has; surnames that many people have."""


@cache
def _lines() -> tuple[tuple[str, str], ...]:
    """Return file and line of all that the extractor is made of, each label or cell of a table as a line of its own."""
    files = [
        path
        for folder in SOURCES
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", ".tsv", ".ttl", ".json"} and path.name not in NOT_READ
    ]
    return tuple(
        (path.relative_to(ROOT).as_posix(), part)
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
        for part in re.split(r'[\t"]', line)
    )


def _allowed() -> set[str]:
    lines = ALLOWED.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def remembered_phrases(lines: Iterable[tuple[str, str]], texts: Iterable[str]) -> set[tuple[str, str]]:
    """Return file and phrase of all that stands both in *lines* and in *texts*."""
    known = {phrase for text in texts for line in text.splitlines() for phrase in phrases(line)}
    return {(path, phrase) for path, line in lines for phrase in phrases(line) if phrase in known}


def remembered_names(lines: Iterable[tuple[str, str]], found: Iterable[str]) -> set[tuple[str, str]]:
    """Return file and word of all surnames of *found* that stand in *lines*, in any case of theirs."""
    last = surnames(found)
    return {
        (path, word) for path, line in lines for word in _words(line) if word in last or word.removesuffix("а") in last
    }


def test_no_name_of_the_texts_is_in_the_extractor(names: set[str]) -> None:
    assert len(names) > 50
    assert {(path, word) for path, word in remembered_names(_lines(), names) if word not in _allowed()} == set()


def test_no_phrase_of_the_texts_is_in_the_extractor(texts: list[str]) -> None:
    assert len(texts) >= 42
    found = {(path, phrase) for path, phrase in remembered_phrases(_lines(), texts) if phrase not in _allowed()}
    assert found == set(), sorted(found)


def test_what_is_allowed_is_still_there(texts: list[str], names: set[str]) -> None:
    remembered = remembered_phrases(_lines(), texts) | remembered_names(_lines(), names)
    assert _allowed() <= {words for _, words in remembered}


def test_the_check_finds_a_phrase_and_a_name(texts: list[str], names: set[str]) -> None:
    phrase = next(phrase for line in texts[0].splitlines() for phrase in phrases(line))
    surname = sorted(surnames(names))[0]
    lines = [("lexicon/cues.tsv", phrase.upper()), ("people.py", f"# as in «{surname.title()}а»")]
    assert remembered_phrases(lines, texts) == {("lexicon/cues.tsv", phrase)}
    assert remembered_names(lines, names) == {("people.py", f"{surname}а")}


def test_a_given_name_is_no_memory(names: set[str]) -> None:
    assert not remembered_names([("given-names.tsv", "Санжар\tm")], names)
    assert list(phrases("раз два three четыре пять")) == []
