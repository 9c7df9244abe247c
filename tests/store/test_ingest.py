"""Taking in: whole or not at all, again with the same result, in any order; what is doubtful waits for a person."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from polgraph.errors import SourceError
from polgraph.pipeline import exports
from polgraph.pipeline.exports import Wanted
from polgraph.pipeline.origins import dataset_of
from polgraph.pipeline.stores import caring, gathering, ingesting, quarantine
from polgraph.pipeline.stores.gathering import Found
from polgraph.pipeline.stores.ingesting import Ingest, Outcome
from polgraph.pipeline.stores.keeping import Kept, kept
from polgraph.pipeline.stores.readings import Given, Reading, read
from polgraph.pipeline.stores.storing import is_known, put
from polgraph.store.reader import open_reader
from tests.cases import ROOT
from tests.store.conftest import OWN

ADDRESS = "https://example.kz/news/1"


def taken(*names: str | Path, store: Path, **more: object) -> list[Outcome]:
    return list(ingesting.ingest(Ingest(tuple(map(str, names)), store, **more)))  # type: ignore[arg-type]


def exported(folder: Path) -> bytes:
    return exports.export(Wanted("nq", store=folder))


def done(outcomes: list[Outcome]) -> Counter[str]:
    return Counter(outcome.done for outcome in outcomes)


def test_our_own_releases_are_stored(filled: Path) -> None:
    assert len(list((filled / "releases").glob("*.ttl"))) == len(OWN)
    assert {path.stem for path in (filled / "texts").glob("*.txt")} == {
        path.stem for path in (filled / "texts").glob("*.ttl")
    }
    assert list(caring.check(filled)) == []


def test_the_same_again_changes_nothing(store: Path) -> None:
    before = exported(store)
    assert done(taken(*OWN, store=store)) == {"unchanged": len(OWN)}
    assert exported(store) == before


def test_the_order_and_the_number_of_processes_do_not_matter(filled: Path, empty: Path) -> None:
    names = [*OWN, *OWN]
    random.Random(7).shuffle(names)
    taken(*names, store=empty, jobs=2)
    assert exported(empty) == exported(filled)


def test_the_texts_of_development_give_the_same_bytes_in_any_order(shared: Path, tmp_path: Path) -> None:
    names = sorted(str(path) for folder in ("corpus/dev", "releases") for path in (shared / folder).glob("*.txt"))
    assert len(names) == 42
    found = []
    for seed in (1, 2):
        folder = tmp_path / str(seed)
        caring.create(folder)
        for _ in range(2):
            random.Random(seed).shuffle(names)
            taken(*names, store=folder, jobs=2)
        found.append({form: exports.export(Wanted(form, store=folder)) for form in ("ttl", "trig", "jsonld")})
    assert found[0] == found[1]


def test_a_facts_document_takes_the_place_of_what_was_extracted(store: Path) -> None:
    document = next(path for path in OWN if "ru-review" in path).replace(".txt", ".json")
    (outcome,) = taken(document, store=store)
    assert outcome.done == "replaced"
    assert done(taken(document, *OWN, store=store)) == {"unchanged": len(OWN) + 1}
    assert list(caring.check(store)) == []


def test_what_a_person_wrote_stays_whatever_comes_first(empty: Path, tmp_path: Path) -> None:
    document = next(path for path in OWN if "ru-review" in path).replace(".txt", ".json")
    text = document.replace(".json", ".txt")
    caring.create(tmp_path / "other")
    assert [one.done for one in taken(document, text, store=empty)] == ["stored", "unchanged"]
    assert [one.done for one in taken(text, document, store=tmp_path / "other")] == ["stored", "replaced"]
    assert exported(tmp_path / "other") == exported(empty)


def test_a_document_is_always_read_as_it_may_be_again_what_it_was_before_the_last(empty: Path) -> None:
    document = Path(next(path for path in OWN if "ru-review" in path)).with_suffix(".json")
    given = Given(document.name, document.read_bytes(), document.with_suffix(".txt").read_bytes())
    found, reading = Found(given.where, given.content, given.text), read(given, 0)
    with kept(empty) as store:
        assert [put(store, found, "hash", reading) for _ in range(2)] == ["stored", "unchanged"]
        assert is_known(store, found, "hash") is None


def test_a_page_that_is_handed_in_as_a_file_too_is_recorded_so(empty: Path) -> None:
    content, reading = reading_of(OWN[-1])
    with kept(empty) as store:
        found_at(store, OWN[-1], "2026-01-01T00:00:00Z")
        assert is_known(store, Found(OWN[-1], content), reading.sha256) is None
        put(store, Found(OWN[-1], content), reading.sha256, reading)
        assert is_known(store, Found(OWN[-1], content), reading.sha256) == reading.sha256


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("empty.txt", b"", "there are no words"),
        ("binary.txt", b"\xff\xfe\x00\xd8", "expected"),
        ("facts.json", b"{}", "facts.txt: is not there"),
        ("absent.txt", None, "is not there"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_stored(
    name: str, content: bytes | None, expected: str, empty: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    outcomes = taken(path, OWN[0], store=empty)
    assert done(outcomes) == {"failed": 1, "stored": 1}
    (failed,) = [outcome for outcome in outcomes if outcome.done == "failed"]
    assert expected in failed.problems[0]
    assert str(path.with_suffix("")) in failed.problems[0]


def test_who_is_who_is_made_good_after_a_run_that_was_broken_off(filled: Path, empty: Path) -> None:
    def broken_off() -> None:
        with kept(empty) as store:
            for name in OWN:
                content, reading = reading_of(name)
                put(store, Found(name, content), reading.sha256, reading)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert len(seen(empty)) == len(OWN)
    with kept(empty):
        pass
    assert exported(empty) == exported(filled)
    assert list(caring.check(empty)) == []


def test_a_name_that_is_no_text_is_told_and_kept(empty: Path, tmp_path: Path) -> None:
    text = tmp_path / os.fsdecode(b"\xff.txt")
    text.write_text("Снег идёт.\n", encoding="utf-8")
    command = [sys.executable, "-m", "polgraph", "ingest", os.fsencode(text), "--store", empty, "--jobs", "1"]
    told = subprocess.run(command, capture_output=True, check=False)
    assert told.returncode == 1
    assert b"\\udcff.txt" in told.stdout
    with kept(empty) as store:
        assert [one.where for one in quarantine.waiting(store.writer.layout)] == [str(text)]


def test_what_says_nothing_waits_for_a_person(empty: Path, tmp_path: Path) -> None:
    text = tmp_path / "poem.txt"
    text.write_text("Снег идёт, и всё в смятеньи.\n", encoding="utf-8")
    (outcome,) = taken(text, store=empty)
    assert outcome.done == "quarantined"
    assert outcome.problems == ("nothing was found in it; expected a press release",)
    (again,) = taken(text, store=empty)
    assert again.done == "quarantined"
    assert list(caring.check(empty)) == []
    with kept(empty) as store:
        (waiting,) = quarantine.waiting(store.writer.layout)
        assert quarantine.accept(store, waiting) == ()
    assert done(taken(text, store=empty)) == {"unchanged": 1}
    assert list(caring.check(empty)) == []


def test_an_unsure_figure_puts_its_release_into_quarantine(empty: Path) -> None:
    outcomes = taken(*OWN, store=empty, minimum=1.0)
    waiting = [outcome for outcome in outcomes if outcome.done == "quarantined"]
    assert waiting
    assert all("expected at least 1.0" in problem for outcome in waiting for problem in outcome.problems)
    with kept(empty) as store:
        for one in quarantine.waiting(store.writer.layout):
            quarantine.drop(store, one)
    assert done(taken(*OWN, store=empty))["stored"] == len(waiting)


def reading_of(name: str, add: str = "") -> tuple[bytes, Reading]:
    content = Path(name).read_bytes() + add.encode()
    return content, read(Given(name, content), 0)


def seen(folder: Path) -> list[str]:
    rows = open_reader(folder).select("SELECT ?r WHERE { ?r a pg:Release } ORDER BY ?r").rows
    return [row[0].value.rpartition("/")[2] for row in rows]


def found_at(store: Kept, name: str, time: str, add: str = "") -> str:
    content, reading = reading_of(name, add)
    put(store, Found(name, content, address=ADDRESS, retrieved=time), reading.sha256, reading)
    return reading.sha256[:12]


def test_a_changed_text_at_one_address_is_a_revision(empty: Path) -> None:
    with kept(empty) as store:
        old = found_at(store, OWN[-1], "2026-01-01T00:00:00Z")
        new = found_at(store, OWN[-1], "2026-01-02T00:00:00Z", add="\n")
        assert store.writer.dataset().select("SELECT ?r WHERE { ?r a pg:Release }").rows[0][0].value.endswith(new)
    assert seen(empty) == [new]
    query = "SELECT ?new ?old WHERE { ?new prov:wasRevisionOf ?old }"
    ((newer, older),) = dataset_of(empty).select(query).rows
    assert (newer.value[-12:], older.value[-12:]) == (new, old)
    assert list(caring.check(empty)) == []


@pytest.mark.parametrize("times", [("01.9Z", "01.91Z"), ("01Z", "01.1Z"), ("01.999999Z", "02Z")])
def test_the_later_part_of_a_second_is_the_newest(times: tuple[str, str], empty: Path) -> None:
    with kept(empty) as store:
        found_at(store, OWN[-1], f"2026-01-01T00:00:{times[0]}")
        new = found_at(store, OWN[-1], f"2026-01-01T00:00:{times[1]}", add="\n")
    assert seen(empty) == [new]


def test_what_comes_back_is_the_newest_again(empty: Path) -> None:
    with kept(empty) as store:
        first = found_at(store, OWN[-1], "2026-01-01T00:00:00Z")
        found_at(store, OWN[-1], "2026-01-02T00:00:00Z", add="\n")
        found_at(store, OWN[-1], "2026-01-03T00:00:00Z")
    assert seen(empty) == [first]
    assert list(caring.check(empty)) == []


def test_a_text_that_was_handed_in_as_well_stays(empty: Path) -> None:
    taken(OWN[-1], store=empty)
    with kept(empty) as store:
        old = found_at(store, OWN[-1], "2026-01-01T00:00:00Z")
        new = found_at(store, OWN[-1], "2026-01-02T00:00:00Z", add="\n")
    assert seen(empty) == sorted([old, new])


def test_a_folder_stands_for_its_texts_and_pages(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "deep/c.HTM", "facts.json", ".hidden/d.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [Path(name).relative_to(tmp_path).as_posix() for name in gathering.names([str(tmp_path)])]
    assert found == ["a.html", "b.txt", "deep/c.HTM"]


def test_a_folder_without_releases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no texts and pages"):
        gathering.names([str(tmp_path)])


def test_a_list_names_inputs(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text("# ours\nrelease.txt\n\n https://example.kz/1 \n")
    assert gathering.listed(path) == ["release.txt", "https://example.kz/1"]


def test_a_document_that_names_an_unknown_agency_waits(empty: Path) -> None:
    outcomes = taken(*(ROOT / "tests/extraction/own").glob("*.json"), store=empty)
    assert done(outcomes) == {"stored": 4, "quarantined": 2}
    with kept(empty) as store:
        for one in quarantine.waiting(store.writer.layout):
            assert "known agency" in quarantine.accept(store, one)[0]
