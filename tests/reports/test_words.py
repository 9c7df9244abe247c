"""The words of a release are shown where the archived text is the one of that hash."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from polgraph.engine import Literal, NamedNode, Quad
from polgraph.errors import SourceError
from polgraph.iris import evidence
from polgraph.namespaces import NIF, PG
from polgraph.reports.words import Archive, spans

TEXT = "Изъято 𝟒𝟎 кг наркотиков."
DIGEST = sha256(TEXT.encode()).hexdigest()
SPAN = evidence(DIGEST, 7, 12)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / f"{DIGEST}.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_positions_are_code_points(archive: Path) -> None:
    words = Archive(archive, (), {SPAN}).words(SPAN)
    assert words
    assert (words.span, words.text) == (SPAN, "𝟒𝟎 кг")


def test_a_text_of_another_hash_is_not_believed(archive: Path) -> None:
    (archive / f"{DIGEST}.txt").write_text(TEXT + "\n", encoding="utf-8")
    read = Archive(archive, (), {SPAN})
    assert read.words(SPAN) is None
    assert read.words(SPAN) is None
    (note,) = read.notes
    assert f"{DIGEST}.txt: is not the text of that hash" in note


@pytest.mark.parametrize(
    "span", [evidence(DIGEST, 90, 95), evidence("0" * 64, 7, 12), "http://example.org/x", f"{SPAN}0"]
)
def test_nothing_is_shown_beyond_a_text_or_of_one_that_is_not_there(span: str, archive: Path) -> None:
    words = Archive(archive, (), {span}).words(span)
    assert words is None or words.text == TEXT[7:120]


def test_the_words_that_the_graph_keeps_are_shown_without_an_archive() -> None:
    kept = Quad(NamedNode(SPAN), NamedNode(NIF.anchorOf), Literal("as kept"))
    words = Archive(None, [kept], {SPAN}).words(SPAN)
    assert words
    assert words.text == "as kept"


def test_a_text_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    digest = sha256(b"\xff").hexdigest()
    (tmp_path / f"{digest}.txt").write_bytes(b"\xff")
    with pytest.raises(SourceError, match="at byte 0; expected UTF-8"):
        Archive(tmp_path, (), set()).words(evidence(digest, 0, 1))


def test_spans_come_in_the_order_of_the_text() -> None:
    node = NamedNode("http://example.org/claim")
    places = [evidence(DIGEST, 100, 110), evidence(DIGEST, 20, 30)]
    quads = [Quad(node, NamedNode(PG.evidence), NamedNode(place)) for place in places]
    assert spans(quads, {node}) == {node: places[::-1]}
    assert spans((), {NamedNode(SPAN)}) == {NamedNode(SPAN): [SPAN]}
