"""The ready-made forms of the lexicon's words are those that the dictionary gives; `make words` writes them anew."""

from __future__ import annotations

from tests.cases import ROOT

from polgraph.extraction.morphology import RussianMorphology
from polgraph.pipeline import releases

FORMS = ROOT / "ontology/lexicon/word-forms.tsv"


def _kept() -> dict[str, list[str]]:
    lines = FORMS.read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.partition("\t") for line in lines if not line.startswith("#")]
    return {word: forms.split() for word, _, forms in rows}


def test_every_word_of_the_lexicon_has_its_forms() -> None:
    russian = RussianMorphology()
    words = {word for word in releases.extractor().label_words("ru") if not word.isascii()}
    assert _kept() == {word: sorted(russian.base(word)) for word in words}, "run `make words`"
