"""The invented texts of scale runs: the same on every run, no two the same, and what is known of them stands in them."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest
from bench.generator.accuracy import compared, extracted, measured
from bench.generator.amounts import FRAMES, Style, moved, numbered, quantity
from bench.generator.known import Known, Level
from bench.generator.newsroom import Written, released, write_jsonl, write_parquet, write_texts
from bench.generator.wordings import table

from polgraph.facts import Period
from polgraph.namespaces import SCHEMA
from polgraph.pipeline.releases import shipped_lexicon

NUMBER = 300
EXTRACTED = 60
WORDS = {
    **dict(zip("три четыре пять шесть семь восемь девять десять".split(), range(3, 11), strict=True)),
    **dict(zip("үш төрт бес алты жеті сегіз тоғыз он".split(), range(3, 11), strict=True)),
}
TABLES = sorted((Path(__file__).parents[2] / "bench/generator/wordings").glob("*.tsv"))


@pytest.fixture(scope="module")
def texts() -> list[Written]:
    return [released(number) for number in range(NUMBER)]


def numbers_in(text: str) -> Iterator[float]:
    """Yield the numbers that a reader sees, in units, and what they may be the thousands or millions of."""
    for digits in re.findall(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:,\d+)?", text):
        yield float(re.sub(r"\s", "", digits).replace(",", "."))
    yield from (float(WORDS[word]) for word in re.findall(r"\w+", text.lower()) if word in WORDS)


def stands_in(value: float, numbers: set[float]) -> bool:
    scaled = any(round(value / scale, 1) in numbers and value % (scale / 10) == 0 for scale in (1, 1000, 1_000_000))
    parts = [{whole, round(rest, 1)} for whole, rest in (divmod(value, 1000), divmod(value / 1_000_000, 1000))]
    return value in numbers or scaled or any(part <= numbers for part in parts)


def test_the_same_alone_as_among_others(texts: list[Written]) -> None:
    assert [released(number) for number in (299, 7, 0)] == [texts[299], texts[7], texts[0]]
    assert released(7, seed=8) != texts[7]


def test_no_two_texts_are_the_same(texts: list[Written]) -> None:
    assert len({one.text for one in texts}) == len({one.url for one in texts}) == NUMBER


def test_both_languages_have_their_share(texts: list[Written]) -> None:
    shares = Counter(one.language for one in texts)
    assert 0.55 < shares["ru"] / NUMBER < 0.75
    assert shares.total() == shares["ru"] + shares["kk"]


def test_texts_are_as_long_as_releases(texts: list[Written]) -> None:
    lengths = [len(one.text) for one in texts]
    assert 2000 < sum(lengths) / NUMBER < 3000
    assert min(lengths) < 600
    assert max(lengths) > 4000


def test_no_slot_is_left_open(texts: list[Written]) -> None:
    assert [one.url for one in texts if re.search(r"[{}\[\]/]|  | [.,;:]|None|\.\.", one.text)] == []


def test_known_bounds_stand_in_the_text(texts: list[Written]) -> None:
    for one in texts:
        for kind in {level.kind for level in one.known.levels}:
            words = {re.sub(r"{.*?}", "", frame).split()[0] for frame in FRAMES[one.language][kind] if kind != "exact"}
            assert not words or any(word in one.text.lower() for word in words), (one.url, kind)


def test_known_figures_stand_in_the_text(texts: list[Written]) -> None:
    for one in texts:
        numbers = set(numbers_in(one.text))
        levels = [
            value if isinstance(value, tuple) else (value,) for value in (level.value for level in one.known.levels)
        ]
        stated = [value for pair in levels for value in pair]
        stated += [abs(change.value) for change in one.known.changes if change.value is not None]
        stated += [change.previous for change in one.known.changes if change.previous is not None]
        assert [value for value in stated if not stands_in(value, numbers)] == [], one.url


def test_known_people_stand_in_the_text(texts: list[Written]) -> None:
    named = [(one, str(person.name).split()) for one in texts for person in one.known.people]
    assert len(named) > NUMBER
    assert [name for one, name in named if not all(part[:-1] in one.text for part in name)] == []


def test_every_indicator_is_told_once(texts: list[Written]) -> None:
    for one in texts:
        told = Counter((level.measure, level.subject, level.setting, level.region) for level in one.known.levels)
        assert max(told.values(), default=1) == 1, one.url


def test_published_after_the_period(texts: list[Written]) -> None:
    assert all(level.period and level.period.last < one.published for one in texts for level in one.known.levels)


def test_ids_are_of_the_vocabularies(texts: list[Written]) -> None:
    lexicon = shipped_lexicon()
    vocabulary, within = lexicon.vocabulary(), SCHEMA.containedInPlace
    places = {*lexicon.links("region", within), *lexicon.links("place", within)}
    for known in (one.known for one in texts):
        for claim in (*known.levels, *known.changes):
            assert claim.measure in vocabulary["measure"]
            assert claim.subject in vocabulary["subject"]
            assert claim.setting in {None, *vocabulary["setting"]}
            assert claim.region in places
        assert {level.kind for level in known.levels} <= set(vocabulary["value-kind"])
        assert {level.unit for level in known.levels} <= set(vocabulary["unit"])
        assert {change.kind for change in known.changes} <= set(vocabulary["change-kind"])
        assert {change.direction for change in known.changes} <= set(vocabulary["direction"])
        assert {person.role for person in known.people} <= set(vocabulary["role"])
        assert {event.type for event in known.events} <= set(vocabulary["event-type"])


def test_every_kind_of_value_and_change_occurs(texts: list[Written]) -> None:
    vocabulary = shipped_lexicon().vocabulary()
    assert {level.kind for one in texts for level in one.known.levels} == set(vocabulary["value-kind"])
    assert {change.kind for one in texts for change in one.known.changes} == set(vocabulary["change-kind"])
    assert {change.direction for one in texts for change in one.known.changes} == set(vocabulary["direction"])


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_rows_of_a_table_are_whole_and_each_there_once(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.reader(lines, delimiter="\t"))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(map(tuple, rows))) == len(rows) > 1
    assert [tuple(row.values()) for row in table(path.stem)] == [tuple(row) for row in rows[1:]]


def test_numbers_are_written_as_each_language_does() -> None:
    ru, kk = Style("ru", "\u00a0", " %", words=False, short=False), Style("kk", " ", "%", words=False, short=False)
    assert quantity(2340, "kilogram", ru).base == "2 тонны 340 кг"
    assert quantity(2_140_500_000, "tenge", ru).base == "2 млрд 140,5 млн тенге"
    assert [numbered(n, kk).abl for n in (5, 40, 300, 12_000)] == ["5-тен", "40-тан", "300-ден", "12 000-нан"]
    assert [moved("factor", 2.5, None, one) for one in (ru, kk)] == ["в 2,5 раза", "2,5 есе"]
    assert moved("percent", 12, "lower-bound", ru) == "более чем на 12 %"
    assert moved("percent", 12.4, None, kk) == "12,4%-ға"


def test_texts_are_written_as_files_lines_and_columns(tmp_path: Path) -> None:
    rows = [{name: getattr(released(n), name) for name in ("text", "url", "published", "language")} for n in (3, 4)]
    write_texts(tmp_path / "texts", 3, 2)
    write_jsonl(tmp_path / "texts.jsonl", 3, 2)
    write_parquet(tmp_path / "texts.parquet", 3, 2)
    assert [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "texts").iterdir())] == [
        row["text"] for row in rows
    ]
    assert list(map(json.loads, (tmp_path / "texts.jsonl").read_text(encoding="utf-8").splitlines())) == rows
    assert pq.read_table(tmp_path / "texts.parquet").to_pylist() == rows


def test_a_level_that_differs_in_one_word_is_wrong_and_missed() -> None:
    level = Level("registered", "theft", None, "exact", 12, "count", "KZ-35", Period("2025-01-01", "2025-12-31"))
    written = Written("", "", "", "ru", Known((level,), (), (), ()))
    said = level._replace(kind="lower-bound")._asdict()
    facts = SimpleNamespace(observations=[SimpleNamespace(**said)], changes=[], people=[], events=[])
    levels = next(compared(0, written, facts))  # type: ignore[arg-type]  # only what is looked at
    assert (levels.found, levels.wrong, levels.missed) == ((), (level._replace(kind="lower-bound"),), (level,))


def test_most_of_it_is_found() -> None:
    scores = measured(extracted(range(EXTRACTED)))
    for language, floor in {"ru": 0.95, "kk": 0.9}.items():
        assert scores[language, "all"].precision > floor
        assert scores[language, "all"].recall > floor
