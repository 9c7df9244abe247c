"""What holds for any page: spans slice, positions lead back to the same letters, nothing ends in a traceback."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.errors import SourceError
from polgraph.sources import Page, page_of, read_release
from polgraph.sources.charsets import declared_charset, decode
from polgraph.sources.pages import MAX_BYTES
from tests.sources.test_pages import CASES

LETTERS = st.text(st.characters(codec="utf-8", exclude_characters="<>&"), min_size=1, max_size=30)
TAGS = "a article aside b blockquote body br caption dd div dl dt em footer form h1 h2 head header html i iframe li main nav"
TAGS += " noscript ol option p pre script select span style sup svg table tbody td template textarea th title tr ul x-b"
NAMES = st.sampled_from(TAGS.split())
ATTRIBUTES = st.sampled_from(
    ["", ' class="menu"', " id=a", " href='/x'", " hidden", ' class="text', " a=' b", "/", " style=display:none"]
)
PIECES = st.one_of(
    LETTERS,
    st.builds("<{}{}>".format, NAMES, ATTRIBUTES),
    st.builds("</{}>".format, NAMES),
    st.sampled_from(
        [
            "<!--",
            "-->",
            "<!",
            "<?",
            "</",
            "<",
            ">",
            "&amp;",
            "&#0;",
            "&#x110000;",
            "&nbsp",
            "\0",
            "]]>",
            "\ue0000\ue001",
        ]
    ),
)
SOUP = st.lists(PIECES, max_size=60).map("".join)
HOSTILE = {
    "a class of a million words": '<p class="' + "a-" * 1_000_000 + '">x',
    "a million attributes": "<p " + " ".join(f"a{at}" for at in range(400_000)) + ">x",
    "deep JSON": '<script type="application/ld+json">' + "[" * 200_000 + "</script><p>x",
    "many formatting tags": "".join(f"<b i={at}>" for at in range(1000)) + "<p>x" * 80_000,
    "many NULs": "\0" * 5_000_000,
    "many open brackets": "<" * 5_000_000,
    "many open comments": "<!--" * 1_000_000,
    "many paragraphs": "<p>" * 1_700_000,
    "many references": "&lt;" * 1_200_000,
    "nested divisions": "<div>" * 90_000 + "x",
    "nested lists": "<ul><li>" * 45_000 + "x",
    "nested tables": "<table><tr><td>" * 33_000 + "x",
    "open quotes": '<a b="' * 800_000,
    "stray end tags": "<x-b>" * 45_000 + "</p>" * 45_000,
}


def check_spans(page: Page) -> None:
    text, end = page.text.content, 0
    for block in page.blocks:
        assert end <= block.span.start <= block.span.end <= len(text)
        words = page.text.slice(block.span)
        assert (words == "") == (block.kind == "boilerplate")
        assert text[end : block.span.start].strip("\n") == ""
        end = block.span.end
    assert end == len(text)


def check_letters(page: Page, source: str) -> None:
    places = [page.source_position(at) for at in range(len(page.text.content))]
    for letter, place in zip(page.text.content, places, strict=True):
        if place is None:
            assert letter in " \n\t—"
        elif source[place] != "&" and letter not in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ":
            assert letter == source[place] or (letter == " " and source[place].isspace())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_spans_and_positions_of_a_case_lead_to_its_words(path: Path) -> None:
    content = path.read_bytes()
    page = read_release(path)
    check_spans(page)
    check_letters(page, decode(content, declared_charset(content, "case"), "case"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_block_has_a_path(path: Path) -> None:
    assert all(block.selector for block in read_release(path).blocks)


@given(st.lists(st.tuples(NAMES, LETTERS), max_size=20))
def test_each_letter_stands_at_its_place_in_the_source(blocks: list[tuple[str, str]]) -> None:
    source = "<meta charset=utf-8>" + "".join(f"<{tag}>{text}</{tag}>" for tag, text in blocks)
    page = page_of(source.encode())
    check_spans(page)
    check_letters(page, source)


@given(st.lists(LETTERS.filter(lambda text: text.strip(" \t\n\r\f\0") and text.isprintable()), min_size=1, max_size=8))
def test_no_plain_paragraph_is_lost(texts: list[str]) -> None:
    source = "".join(f"<p>Абзац 7: {text}</p>" for text in texts)
    assert len(page_of(source.encode()).blocks) == len(texts)


@given(SOUP)
def test_tag_soup_gives_a_page_or_a_source_error(soup: str) -> None:
    with suppress(SourceError):
        content = soup.encode()
        page = page_of(content)
        check_spans(page)
        check_letters(page, decode(content, declared_charset(content, "soup"), "soup"))


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"<p>", b"<meta charset=windows-1251>", b"\xff\xfe", b"\xef\xbb\xbf"]),
)
def test_random_bytes_give_a_page_or_a_source_error_of_one_line(content: bytes, start: bytes) -> None:
    try:
        check_spans(page_of(start + content))
    except SourceError as exc:
        assert "\n" not in str(exc)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_soon(name: str) -> None:
    start = time.monotonic()
    with suppress(SourceError):
        page_of(HOSTILE[name].encode())
    assert time.monotonic() - start < 30


def test_a_page_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    path.write_bytes(b"<p>" + b"x" * MAX_BYTES)
    with pytest.raises(SourceError, match=r"large\.html: larger than 16777216 bytes; expected a page or a text"):
        read_release(path)
