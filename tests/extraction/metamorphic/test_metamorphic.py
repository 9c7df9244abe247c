"""A change of a text gives the corresponding change of its facts and nothing else; known.tsv lists what still differs.

With --approve the list is written anew from what the extractor does now.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.extraction.metamorphic import transformations as t
from tests.extraction.metamorphic.comparing import Entries, differences, entries_of, same, summary
from tests.extraction.metamorphic.edits import Edit, Edited, edited
from tests.extraction.metamorphic.places import stems_of, towns_of
from tests.extraction.metamorphic.texts import SHARED, language_of, names_of, texts
from tests.extraction.shipped import extracted

from polgraph.extraction.tokens import sentences
from polgraph.facts import Change, Facts, Observation, Span

KNOWN = Path(__file__).with_name("known.tsv")
Found = list[tuple[str, str, str]]
_REGION = re.compile("област|облыс|город|қала")  # a bare name may be a town's or a region's


def _fold(word: str) -> str:
    """Spell a string of a facts document in one way: spaces, quotation marks, dashes, ё."""
    word = re.sub(r"[ \u00a0\u202f]", " ", word)
    return re.sub("[—–-]", "-", re.sub('[«»“”"]', '"', word)).replace("ё", "е").replace("Ё", "Е")


def _compared(text: str, edits: list[Edit] | tuple[Edit, ...], rewrite: Callable[[str], str] = same) -> Found:
    change = edited(text, edits)
    expected = entries_of(extracted(text), change.moved, lambda word: _fold(rewrite(word)))
    return differences(expected, entries_of(extracted(change.text), None, _fold))


def _spelling(make: Callable[[str], list[Edit]]) -> Callable[[str], Found]:
    def compare(text_id: str) -> Found:
        text = texts()[text_id]
        return _compared(text, edits) if (edits := make(text)) else []

    return compare


def _counts(text_id: str) -> Found:
    text = texts()[text_id]
    numbers = t.counts(text, extracted(text))
    change = edited(text, numbers.edits)
    expected = _with_numbers(entries_of(extracted(text), change.moved), numbers.became)
    return differences(expected, entries_of(extracted(change.text)))


def _with_numbers(entries: Entries, became: Mapping[int, int]) -> Entries:
    """Put new values into the entries of figures; percentages and amounts keep theirs."""

    def value(match: re.Match[str]) -> str:
        return re.sub(
            r"(?<![\d.])\d+(?![\d.])", lambda n: str(became.get(int(n.group()), int(n.group()))), match.group()
        )

    def entry(text: str) -> str:
        keys = "value|previous" if '"unit": "count"' in text or '"kind": "absolute"' in text else "previous"
        return re.sub(rf'"(?:{keys})": (?:\[[^\]]*\]|-?\d+(?![\d.]))', value, text)

    figures = {
        section: Counter({entry(e): n for e, n in entries[section].items()}) for section in ("observations", "changes")
    }
    return {**entries, **figures}


def _regions(text_id: str) -> Found:
    text = texts()[text_id]
    if re.search(r"областн\w+ центр|облыс орталығ", text):
        return []
    found = t.regions(text)
    towns = any(_names_a_town(text, region) for pair in found.became.items() for region in pair)
    return [] if towns or not found.edits else _compared(text, found.edits, found.renamed)


def _names_a_town(text: str, region: str) -> bool:
    """Tell whether a text names a town or district inside a region: then the region alone cannot be another."""
    for family in t.FAMILIES:
        for stem, _, _ in family:
            text = re.sub(rf"{stem}\w*", "", text)
    return any(re.search(rf"\b{stem}\w{{0,4}}\b", text.lower()) for stem in towns_of(region))


def _people(text_id: str) -> Found:
    text = texts()[text_id]
    edits, became = t.people(text, names_of(text_id))

    def renamed(word: str) -> str:
        for old, new in became.items():
            word = re.sub(rf"\b{old}(?=а?\b)", new, word)
            word = re.sub(rf"\b{old.lower()}(?=а?\b)", new.lower(), word)  # labels are in lower case
        return word

    return _compared(text, edits, renamed) if edits else []


def _years(text_id: str) -> Found:
    text = texts()[text_id]
    return _compared(text, edits, t.earlier) if (edits := t.years(text)) else []


def _noise(text_id: str) -> Found:
    text = texts()[text_id]
    return _compared(text, t.noise(text, language_of(text_id)))


def _related(text_id: str) -> Found:
    text = texts()[text_id]
    return _compared(text, t.related(text, language_of(text_id)))


def _order(text_id: str) -> Found:
    text, found = texts()[text_id], []
    for first, second in t.independent_pairs(text):
        before = entries_of(extracted(text), spans=False)
        after = entries_of(extracted(t.swapped(text, first, second)), spans=False)
        found += [d for d in differences(before, after) if d[0] in {"observations", "changes"}]
    return found


def _joined(text_id: str) -> Found:
    """Join a text with the next of its language; figures whose own sentence names their region stay."""
    ids = [other for other in texts() if language_of(other) == language_of(text_id)]
    following = ids[(ids.index(text_id) + 1) % len(ids)]
    pair = (texts()[text_id], texts()[following])
    after = Counter(_figures(extracted("\n\n".join(pair))))
    before = Counter(figure for text in pair for figure in _figures(extracted(text), _region_stems(text)))
    return [("figures", "-", str(figure)) for figure in sorted((before - after).elements(), key=str)]


def _figures(facts: Facts, stems: Callable[[Observation | Change], bool] = lambda _: True) -> list[tuple[object, ...]]:
    figures: list[Observation | Change] = [*facts.observations, *facts.changes]
    found = [fact for fact in figures if stems(fact)]
    return [(f.measure, f.subject, f.setting, f.region, f.kind, f.value) for f in found]


def _region_stems(text: str) -> Callable[[Observation | Change], bool]:
    stretches = [Span(s.start, s.end) for s in sentences(text)]

    def explicit(fact: Observation | Change) -> bool:
        around = [
            text[s.start : s.end].lower() for span in fact.spans for s in stretches if s.start <= span.start < s.end
        ]
        stems = stems_of(fact.region) if fact.region else ()
        return all(any(stem in sentence for stem in stems) and _REGION.search(sentence) for sentence in around)

    return explicit


TRANSFORMATIONS: dict[str, Callable[[str], Found]] = {
    "counts": _counts,
    "regions": _regions,
    "people": _people,
    "years": _years,
    "thousands-space": _spelling(lambda text: t.thousands(text, " ")),
    "thousands-u00a0": _spelling(lambda text: t.thousands(text, "\u00a0")),
    "thousands-u202f": _spelling(lambda text: t.thousands(text, "\u202f")),
    "thousands-none": _spelling(lambda text: t.thousands(text, "")),
    "quotes-curly": _spelling(lambda text: t.quotation_marks(text, "“", "”")),
    "quotes-straight": _spelling(lambda text: t.quotation_marks(text, '"', '"')),
    "dash-long": _spelling(lambda text: t.dashes(text, "—")),
    "dash-short": _spelling(lambda text: t.dashes(text, "–")),
    "dash-hyphen": _spelling(lambda text: t.dashes(text, "-")),
    "no-yo": _spelling(t.without_yo),
    "crlf": _spelling(t.crlf),
    "hard-spaces": _spelling(t.hard_spaces),
    "order": _order,
    "joined": _joined,
    "noise": _noise,
    "related": _related,
}


def _known() -> dict[tuple[str, str], str]:
    rows = [line.split("\t") for line in KNOWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {(row[0], row[1]): row[2] for row in rows}


def _found(transformation: str, text_id: str) -> Found:
    try:
        return TRANSFORMATIONS[transformation](text_id)
    except (IndexError, KeyError, ValueError) as error:  # a crash is one more difference
        return [("crash", "-", repr(error))]


def _write(transformation: str, now: dict[str, str]) -> None:
    rows = {key: what for key, what in _known().items() if key[1] != transformation}
    rows |= {(text_id, transformation): what for text_id, what in now.items()}
    head = [line for line in KNOWN.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [
        f"{text_id}\t{name}\t{what}" for (text_id, name), what in sorted(rows.items(), key=lambda r: (r[0][1], r[0][0]))
    ]
    KNOWN.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


@pytest.mark.parametrize("transformation", TRANSFORMATIONS)
def test_only_what_was_changed_changes(transformation: str, approve: bool) -> None:
    if not texts():
        pytest.skip("neither texts of ours nor the corpus are beside this checkout")
    found = {text_id: _found(transformation, text_id) for text_id in texts()}
    now = {text_id: summary(diff) for text_id, diff in found.items() if diff}
    if approve:
        _write(transformation, now)
    known = {key[0]: what for key, what in _known().items() if key[1] == transformation and key[0] in texts()}
    details = {text_id: found[text_id] for text_id in found if now.get(text_id) != known.get(text_id)}
    assert now == known, details


def test_the_corpus_is_there() -> None:
    if not SHARED.is_dir():
        pytest.skip("the folder with the releases' texts and the corpus is not beside this checkout")
    assert len(texts()) >= 42


def test_a_change_that_is_not_expected_is_seen() -> None:
    text = "В 2025 году в Атырауской области зарегистрировано 12 краж."
    change: Edited = edited(text, [Edit(text.index("12"), text.index("12") + 2, "13")])
    before, after = entries_of(extracted(text), change.moved), entries_of(extracted(change.text))
    assert summary(differences(before, after)) == "observations -1 +1"
