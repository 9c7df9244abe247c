"""Small pages of our own, each with the text that has to come out of it."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pytest

from polgraph.errors import SourceError
from polgraph.sources import SiteProfile, page_of, read_release, read_text
from tests.cases import ROOT

CASES = sorted((ROOT / "tests/sources/cases").glob("*.html"))
AROUND = "Перекатиполе"  # stands in every menu, teaser, comment and hidden element of the cases, and nowhere else
PAGE = """<html><head><meta charset="{}"><title>Итоги</title></head><body><h1>Итоги года</h1>
<p>В области раскрыто 30 краж – это 5 % от всех, сказал начальник.</p></body></html>"""
KINDS = {
    "article": ["headline", "lead", "paragraph", "paragraph", *["list-item"] * 3, "paragraph", "paragraph"],
    "divisions": ["headline", *["paragraph"] * 4],
    "quote": ["headline", "paragraph", "paragraph", *["quote"] * 3, "caption", *["list-item"] * 2, "paragraph"],
    "table": ["headline", "paragraph", "caption", *["table-row"] * 5, "paragraph"],
}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_page_gives_its_text(path: Path, approve: bool) -> None:
    golden = path.with_suffix(".txt")
    text = read_release(path).text.content + "\n"
    if approve:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_word_from_around_the_article_is_in_its_text(path: Path) -> None:
    assert AROUND not in read_release(path).text.content


@pytest.mark.parametrize("stem", KINDS)
def test_blocks_keep_what_they_are(stem: str) -> None:
    blocks = read_release(ROOT / f"tests/sources/cases/{stem}.html").blocks
    assert [block.kind for block in blocks if block.kind != "boilerplate"] == KINDS[stem]


def test_a_page_says_who_published_it_when_and_where() -> None:
    page = read_release(ROOT / "tests/sources/cases/article.html")
    said = (page.title, page.publisher, page.published, page.address)
    address = "https://news.example/2026/01/412-krazh/"
    assert said == ("За год раскрыто 412 краж", "Пресс-служба ДП", "2026-01-20", address)


def test_a_page_that_says_nothing_of_itself_has_none() -> None:
    page = page_of(b"<p>102</p>")
    assert (page.title, page.publisher, page.published, page.address) == (None, None, None, None)


def test_hashes_are_of_the_source_and_of_the_derived_text() -> None:
    path = ROOT / "tests/sources/cases/windows-1251.html"
    page = read_release(path)
    assert page.source_sha256 == sha256(path.read_bytes()).hexdigest()
    assert page.text.sha256 == sha256(page.text.content.encode()).hexdigest()


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8", "UTF8", "cp1251"])
def test_a_declared_charset_is_read(charset: str) -> None:
    text = "Итоги года\n\nВ области раскрыто 30 краж – это 5 % от всех, сказал начальник."
    page = PAGE.format(charset) if charset != "koi8-r" else PAGE.format(charset).replace("–", "-")
    assert page_of(page.encode(charset)).text.content.replace("-", "–") == text


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_byte_order_mark_or_the_first_sign_outweighs_the_declared_charset(codec: str) -> None:
    assert page_of(PAGE.format("koi8-r").encode(codec)).text.content.startswith("Итоги года\n\nВ области")


def test_the_charset_of_an_xml_declaration_and_of_http_equiv_is_read() -> None:
    xml = '<?xml version="1.0" encoding="windows-1251"?><html><body><p>Раскрыто</p></body></html>'
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Раскрыто'
    assert page_of(xml.encode("cp1251")).text.content == "Раскрыто"
    assert page_of(meta.encode("koi8-r")).text.content == "Раскрыто"


def test_a_letter_of_no_stated_charset_is_named() -> None:
    with pytest.raises(SourceError, match=r"page: byte 3 is not UTF-8; expected UTF-8 or a declared charset"):
        page_of("<p>Раскрыто".encode("cp1251"))


def test_an_unknown_charset_is_named() -> None:
    with pytest.raises(SourceError, match=r"charset 'x-martian' is not known; expected utf-8"):
        page_of(b"<meta charset=x-martian><p>x")


def test_a_plain_text_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes("\ufeffИтоги < 5\r\n  года &amp;".encode())
    page = read_release(path)
    assert page.text == read_text(path)
    assert (page.blocks, page.source_sha256, page.source_position(3)) == ((), page.text.sha256, 3)


def test_a_plain_text_in_another_charset_needs_the_option(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes("Итоги".encode("cp1251"))
    with pytest.raises(SourceError, match=r"release\.txt: byte 0 is not UTF-8; expected UTF-8 or a declared charset"):
        read_release(path)
    page = read_release(path, encoding="windows-1251")
    assert page.text.content == "Итоги"
    assert page.source_sha256 == sha256(path.read_bytes()).hexdigest() != page.text.sha256


def test_the_option_html_outweighs_the_look_of_the_content(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes(b"<p>102</p>")
    assert [read_release(path, html=html).text.content for html in (None, True, False)] == ["102", "102", "<p>102</p>"]


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"<p>102</p>")))
    assert read_release("-").text.content == "102"


def test_a_profile_that_finds_nothing_leaves_the_page_to_the_walker() -> None:
    source = b'<link rel=canonical href="https://www.site.example/1"><h1>A</h1><p>102</p>'
    assert page_of(source, profiles=[SiteProfile("site.example", ".none")]).text.content == "A\n\n102"


def test_a_profile_with_a_wrong_selector_is_named() -> None:
    source = b'<link rel=canonical href="https://site.example/1"><p>102</p>'
    with pytest.raises(SourceError, match=r"profile of site\.example: .*expected CSS selectors"):
        page_of(source, profiles=[SiteProfile("site.example", "p[[")])
