"""Each trap has a file of invented sentences; a case states the sections that it is about, and all of their entries.

`lead` is put before each sentence of its language, as a paragraph of its own. `known` gives the reason why a case
fails today: it must go on failing, or be struck out.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]
from tests.extraction.shipped import extracted
from tests.extraction.traps.compact import WORDS, agree, compact, spans_of_figures, wanted

from polgraph.extraction.tokens import tokenise

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.yaml"))
LANGUAGES = ("ru", "kk")


def _cases() -> list[object]:
    found: list[object] = []
    for path in FILES:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        numbers = dict.fromkeys(LANGUAGES, 0)
        for case in document.get("cases", ()):
            language = next(key for key in LANGUAGES if key in case)
            numbers[language] += 1
            lead = document.get("lead", {}).get(language, "")
            text = f"{lead}\n\n{case[language]}" if lead and not case.get("alone") else case[language]
            marks = (
                [pytest.mark.xfail(reason=case["known"], strict=True, raises=AssertionError)] if "known" in case else []
            )
            name = f"{path.stem}-{language}-{numbers[language]}"
            found.append(pytest.param(text, case, id=name, marks=marks))
    return found


@pytest.mark.parametrize(("text", "case"), _cases())
def test_trap(text: str, case: dict[str, list[str]]) -> None:
    facts = extracted(text)
    for section in WORDS:
        if section in case:
            found = compact(facts, section)
            shown = [" ".join(sorted(line)) for line in found]
            assert agree(case[section], found), f"{text}\n{section}: expected {case[section]}\nfound {shown}"
    for words in case.get("spans", ()):
        assert words in spans_of_figures(facts, text), f"{text}\nspans: {spans_of_figures(facts, text)}"
    if "topics" in case:
        assert set(case["topics"]) <= set(facts.topics), f"{text}\ntopics: {facts.topics}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_trap_has_three_sentences_in_each_language_or_a_reason(path: Path) -> None:
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    counts = [sum(language in case for case in document.get("cases", ())) for language in LANGUAGES]
    assert document["trap"]
    assert "covered" in document or min(counts) >= 3 or (document.get("only") and sum(counts) >= 3)


def test_every_trap_of_the_design_has_a_file() -> None:
    numbers = {path.stem.split("-")[0] for path in FILES}
    assert {f"{number:02}" for number in range(1, 28)} <= numbers


@pytest.mark.parametrize(
    ("expected", "found", "fits"),
    [
        (["a b"], [{"a", "b", "c"}], True),
        (["a b"], [{"a"}], False),
        (["a", "a b"], [{"a", "b"}, {"a"}], True),
        (["a"], [{"a"}, {"a"}], False),
        ([], [], True),
        (["x y | z"], [{"x y", "z"}], True),
    ],
)
def test_a_line_fits_what_has_all_its_words(expected: list[str], found: list[set[str]], *, fits: bool) -> None:
    assert agree(expected, [frozenset(words) for words in found]) is fits


def test_words_are_read() -> None:
    assert wanted("registered theft 12") == {"registered", "theft", "12"}
    assert tokenise("12")[0].kind == "number"
