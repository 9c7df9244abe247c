"""What is written is spelt as dictionaries have it: English by codespell, Russian by the dictionary of the extractor."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pymorphy3
import pytest

from tests.cases import ROOT
from tests.docs.blocks import PAGES

MADE = {"ontology.md", "schemes.md"}
"""Of labels in three languages, which have tests of their own."""
RUSSIAN = [path for path in PAGES if path.is_relative_to(ROOT / "docs/ru") and path.name not in MADE]


def test_english_is_spelt_right() -> None:
    names = [str(path) for path in [*PAGES, ROOT / "CHANGELOG.md"] if not path.is_relative_to(ROOT / "docs/kk")]
    result = subprocess.run(
        [sys.executable, "-m", "codespell_lib", *names], capture_output=True, text=True, check=False
    )
    assert result.stdout == ""


def test_the_speller_knows_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("It was succesful.", encoding="utf-8")
    words = [sys.executable, "-m", "codespell_lib", str(tmp_path / "page.md")]
    assert "successful" in subprocess.run(words, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("path", RUSSIAN, ids=lambda path: str(path.relative_to(ROOT)))
def test_russian_is_spelt_right(path: Path) -> None:
    assert misspelt(path.read_text(encoding="utf-8")) == set()


def test_a_misspelt_russian_word_is_seen() -> None:
    assert misspelt("Полиция сообшила о преступлениях") == {"сообшила"}


def misspelt(text: str) -> set[str]:
    prose = re.sub(r"^```.*?^```|`[^`]*`", "", text, flags=re.MULTILINE | re.DOTALL)
    words = set(re.findall(r"(?<![\w-])[а-яё]{3,}(?![\w-])", prose))
    dictionary = pymorphy3.MorphAnalyzer()
    return {word for word in words if not dictionary.word_is_known(word)}
