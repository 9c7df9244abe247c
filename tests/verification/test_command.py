"""The command: what it prints, how it exits, and what it does not prove."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

import polgraph
from polgraph.cli.main import main
from polgraph.facts import parse_facts
from polgraph.pipeline.releases import map_facts, release_turtle, shipped_lexicon
from polgraph.sources import read_text
from tests.cases import CORPUS, RELEASES
from tests.verification.conftest import CASES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Releases and the archive of their texts."""
    for name in ("releases", "texts"):
        (tmp_path / name).mkdir()
    for case in CASES:
        source = case.with_suffix(".txt").read_bytes()
        (tmp_path / "texts" / f"{sha256(source).hexdigest()}.txt").write_bytes(source)
        (tmp_path / "releases" / f"{case.stem}.ttl").write_bytes(map_facts(case, case.with_suffix(".txt")))
    return tmp_path


def verify(folder: Path, *more: str) -> int:
    return main(["verify", str(folder / "releases"), "--texts", str(folder / "texts"), *more])


def test_an_archive_that_bears_all_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(folder) == 0
    assert capsys.readouterr().out == "2 texts, 18 spans and 11 numbers were checked: none did not hold\n"


def test_a_changed_text_names_the_fact(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = next(path for path in (folder / "texts").iterdir() if "770 кг".encode() in path.read_bytes())
    text.write_bytes(text.read_bytes().replace("770 кг".encode(), "707 кг".encode()))
    assert verify(folder, "--format", "jsonl") == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["problem"], one["label"]) for one in found] == [
        ("words", "seized: drugs"),
        ("hash", "В Департаменте полиции Костанайской области подвели итоги 2024 года"),
    ]
    assert (found[0]["expected"], found[0]["found"]) == ("свыше 770 кг наркотиков", "свыше 707 кг наркотиков")


def test_a_table_has_short_names_and_labels_in_the_language(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "250")
    file = next((folder / "releases").glob("*ru.ttl"))
    file.write_text(file.read_text().replace("pg:value 2732 ;", "pg:value 2733 ;"))
    assert verify(folder, "--lang", "ru") == 1
    row = capsys.readouterr().out.splitlines()[2]
    assert row.startswith("observation:")
    assert "зарегистрировано: уголовное правонарушение" in row
    assert row.rstrip().endswith("the words do not state the number  2733      2 тыс. 732 уголовных правонарушения")


def test_what_is_not_archived_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    next(path for path in (folder / "texts").iterdir() if "770 кг".encode() in path.read_bytes()).unlink()
    assert verify(folder) == 0
    assert "1 texts not archived: 12 spans not proved" in capsys.readouterr().out


def test_an_archive_of_other_texts_proves_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--texts", str(folder / "texts")]) == 2
    assert "nothing can be proved; expected at least one of 2 texts" in capsys.readouterr().err
    assert main(["verify", "--texts", str(folder / "no-such")]) == 2


@pytest.mark.skipif(not RELEASES, reason="the texts of the releases are not beside this checkout")
def test_the_real_releases_and_the_corpus_hold(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "releases").mkdir()
    lexicon = shipped_lexicon()
    for file in [*RELEASES, *CORPUS]:
        text = read_text(file.with_suffix(".txt"))
        facts = parse_facts(file.read_text(encoding="utf-8"), lexicon.vocabulary())
        (tmp_path / "texts" / f"{text.sha256}.txt").write_bytes(file.with_suffix(".txt").read_bytes())
        (tmp_path / "releases" / f"{file.stem}.ttl").write_bytes(release_turtle(facts, text, lexicon))
    found = polgraph.verify(tmp_path / "releases", texts=tmp_path / "texts")
    assert found.findings == ()
    assert (found.texts, found.missing_texts) == (len(RELEASES) + len(CORPUS), 0)
    assert polgraph.verify(texts=tmp_path / "texts").holds  # the shipped files
