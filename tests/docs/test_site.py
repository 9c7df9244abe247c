"""The sites of docs/ are built without a warning, hold together, and load nothing from elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml

from tests.cases import ROOT
from tests.docs.sites import CONFIGS, Pages, built, dead, elsewhere, language, mkdocs, pages, sources, zensical

SECONDS = 40
"""In which all three are built; `make docs` writes the made pages, too, and has a minute."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    begun = time.monotonic()
    made = built(tmp_path_factory.mktemp("sites"))
    assert time.monotonic() - begun < SECONDS
    return made


@pytest.fixture(scope="module")
def read(site: Path) -> Pages:
    return pages(site)


def test_every_file_is_a_page_of_the_site(read: Pages) -> None:
    files = [
        path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").glob("*/**/*.md")
    ]
    assert sorted(name.removeprefix("en/") for name in files) == sorted(read.keys() - {"404.html"})


@pytest.mark.parametrize("config", CONFIGS.values())
def test_every_page_is_in_the_navigation_once(config: str) -> None:
    told = yaml.safe_load((ROOT / config).read_text(encoding="utf-8"))
    docs = ROOT / told["docs_dir"]
    assert sorted(_listed(told["nav"])) == sorted(path.relative_to(docs).as_posix() for path in docs.glob("**/*.md"))


def test_every_link_leads_somewhere(site: Path, read: Pages) -> None:
    assert list(dead(site, read)) == []


def test_nothing_is_loaded_from_elsewhere(site: Path, read: Pages) -> None:
    assert list(elsewhere(site, read)) == []


def test_a_page_says_its_language_and_what_it_is(read: Pages) -> None:
    for name, page in read.items():
        assert page.css_first("html").attributes["lang"] == language(name), name
        assert [bool(one.text(strip=True)) for one in page.css("h1")] == [True], name
        assert page.css_first("title").text(strip=True), name


def test_each_page_leads_to_the_start_in_every_language(read: Pages) -> None:
    for name in read.keys() - {"404.html"}:
        starts = {one: "/index.html" if one == "en" else f"/{one}/index.html" for one in CONFIGS}
        links = {one.attributes["hreflang"]: one.attributes["href"] for one in read[name].css("a.md-select__link")}
        assert {one: urljoin(f"/{name}", link) for one, link in links.items()} == starts, name
        assert not any(link.startswith("/") for link in links.values()), name


def test_mkdocs_builds_the_same_pages(read: Pages, tmp_path: Path) -> None:
    result = mkdocs(sources(tmp_path), CONFIGS["en"])
    assert (result.returncode, "WARNING" in result.stdout) == (0, False), result.stdout
    assert pages(tmp_path / "build/site").keys() == {name for name in read if language(name) == "en"}


@pytest.mark.parametrize("link", ["nowhere.md", "#nowhere", "index.md#nowhere"])
def test_a_dead_link_stops_the_build(link: str, tmp_path: Path) -> None:
    (sources(tmp_path) / "docs/ru/index.md").write_text(f"# polgraph\n\n[one]({link})\n", encoding="utf-8")
    assert zensical(tmp_path, CONFIGS["ru"]).returncode != 0


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("<a href='b.html'>b</a>", "a.html: b.html: no such file"),
        ("<a href='a.html#c'>c</a>", "a.html: a.html#c: no such place"),
        ("<img src='a.png'>", "a.html: a.png: no such file"),
        ("<img src='//example.org/a.png'>", "a.html: //example.org/a.png"),
        ("<img src='a.html' srcset='https://example.org/a.png 2x'>", "a.html: https://example.org/a.png"),
        ("<link rel='preconnect' href='https://example.org'>", "a.html: https://example.org"),
        ("<style>@import 'https://example.org/a.css'</style>", "a.html: https://example.org/a.css"),
        ("<p style='background: url(https://example.org/a.png)'>", "a.html: https://example.org/a.png"),
        ("<a id='a' href='https://example.org'>a</a> <a href='#a'>b</a>", None),
    ],
)
def test_a_fault_is_found(text: str, complaint: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    read = pages(tmp_path)
    assert [*dead(tmp_path, read), *elsewhere(tmp_path, read)] == ([complaint] if complaint else [])


def _listed(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for part in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ():
        yield from _listed(part)
