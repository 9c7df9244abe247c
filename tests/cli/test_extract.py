"""`polgraph extract` as a user meets it: files and standard input, texts and pages, documents and graphs."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from polgraph.cli.extract import summary
from polgraph.facts import Facts, Issue, Release
from polgraph.facts.model import Person
from tests.cases import ROOT

OWN = ROOT / "tests/extraction/own"
REVIEW = OWN / "ru-review.txt"
PAGE = ROOT / "tests/sources/cases/article.html"


def extract(*arguments: str | Path, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "polgraph", "extract", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, timeout=120, check=False, cwd=ROOT)


def document(*arguments: str | Path, given: bytes | None = None) -> dict[str, list[dict[str, object]]]:
    result = extract(*arguments, given=given)
    assert (result.returncode, result.stderr) == (0, b"")
    return json.loads(result.stdout)


def refusal(*arguments: str | Path, given: bytes | None = None) -> str:
    result = extract(*arguments, given=given)
    assert (result.returncode, result.stdout) == (2, b"")
    (line,) = result.stderr.decode().splitlines()
    return line


def test_a_text_gives_its_facts_document_from_a_file_and_from_standard_input() -> None:
    expected = json.loads(REVIEW.with_suffix(".json").read_text(encoding="utf-8"))
    assert document(REVIEW) == document("-", given=REVIEW.read_bytes()) == expected


def test_the_document_and_the_graph_say_the_same(tmp_path: Path) -> None:
    mapped, extracted = tmp_path / "mapped.ttl", tmp_path / "extracted.ttl"
    command = [sys.executable, "-m", "polgraph", "map", REVIEW.with_suffix(".json"), "--text", REVIEW]
    mapped.write_bytes(subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout)
    extract(REVIEW, "--format", "ttl", "--output", extracted)
    by_us, by_hand = extracted.read_text(encoding="utf-8"), mapped.read_text(encoding="utf-8")
    assert 'pg:extractor "polgraph"' in by_us
    assert "review:unreviewed" in by_us
    assert "review:accepted" not in by_us
    assert by_us.count("pg:confidence") == by_hand.count("pg:confidence") > 5
    assert len(by_us.splitlines()) == len(by_hand.splitlines())


def test_a_page_is_read_as_a_page_unless_told_otherwise() -> None:
    as_page, as_text = document(PAGE), document(PAGE, "--text")
    assert as_page["release"]["title"] == "За год раскрыто 412 краж"  # type: ignore[call-overload]
    assert as_page["release"]["published"] == "2026-01-20"  # type: ignore[call-overload]
    assert as_page["release"]["sha256"] != as_text["release"]["sha256"]  # type: ignore[call-overload]
    assert document("-", given=PAGE.read_bytes()) == as_page


def test_a_charset_that_nobody_states_is_given() -> None:
    coded = REVIEW.read_text(encoding="utf-8").encode("windows-1251", "replace")
    assert "standard input: byte 0 is not UTF-8" in refusal("-", given=coded)
    assert len(document("-", "--encoding", "windows-1251", given=coded)["observations"]) == 5


def test_facts_that_are_less_sure_are_left_out() -> None:
    sure = document(REVIEW, "--min-confidence", "0.95")
    assert {fact["confidence"] >= 0.95 for fact in (*sure["observations"], *sure["changes"])} == {True}  # type: ignore[operator]
    assert 0 < len(sure["observations"]) < len(document(REVIEW)["observations"])


@pytest.mark.parametrize(
    "given", [b"", b" \n\t\n", b"\0" * 300, b"12 % 14"], ids=["nothing", "blanks", "zeros", "no letter"]
)
def test_a_source_without_words_is_refused(given: bytes) -> None:
    assert refusal("-", given=given) == "polgraph: standard input: there are no words; expected a press release"


def test_a_text_that_is_too_long_is_refused_by_name() -> None:
    assert refusal("-", given="полиция ".encode() * 20_000) == (
        "polgraph: standard input: the text is 160000 characters long; expected a release of at most 100000"
    )


def test_a_source_that_is_too_large_is_refused() -> None:
    assert "standard input: larger than 16777216 bytes" in refusal("-", given=b" " * (16 * 1024 * 1024 + 1))


def test_a_closed_standard_input_is_told() -> None:
    command = ["bash", "-c", f"{sys.executable} -m polgraph extract - <&-"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.stderr == "polgraph: standard input: is closed; expected a text or a page\n"


def test_a_person_at_a_terminal_is_told_what_was_found() -> None:
    terminal, screen = pty.openpty()
    command = [sys.executable, "-m", "polgraph", "extract", str(REVIEW)]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=screen, check=True, cwd=ROOT)
    os.close(screen)
    told = os.read(terminal, 1000).decode()
    os.close(terminal)
    assert told.strip() == "1 person, 1 event, 5 observations, 2 changes, 1 instruction"
    assert result.stdout.startswith(b"{")


def test_the_summary_counts_in_the_singular_and_the_plural() -> None:
    release = Release("0" * 64, "ru", None, None, None, None)
    person = Person("p1", None, None, None, None, ())
    issue = Issue("other", None, "…")
    assert summary(Facts(release)) == "nothing found"
    assert summary(Facts(release, people=(person, person), issues=(issue,))) == "2 people, 1 issue"
