"""The sites of docs/ as they are built, and what a browser finds in their pages: what is loaded, where links lead."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tests.cases import ROOT

CONFIGS = {"en": "mkdocs.yml", "ru": "mkdocs.ru.yml", "kk": "mkdocs.kk.yml"}
_ZENSICAL = ("zensical", "build", "--clean", "--strict", "-f")
_MKDOCS = ("mkdocs", "build", "--clean", "--strict", "-f")
_HOME = "http://home/"
_CSS = re.compile(r"""(?:url\(|@import)\s*(?:"([^"]*)"|'([^']*)'|([^\s"'()]+))""")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_LINKED = ("alternate", "canonical", "next", "prev")
"""What a `link` only tells of; whatever else it names, a browser fetches or makes ready for."""

Pages = Mapping[str, LexborHTMLParser]
"""Pages of a site by their names in it."""


def sources(folder: Path) -> Path:
    """Copy what sites are made of into *folder*."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    for config in CONFIGS.values():
        shutil.copy(ROOT / config, folder)
    return folder


def zensical(folder: Path, config: str) -> subprocess.CompletedProcess[str]:
    """Build the site of *config* as `make docs` does."""
    return _built(folder, [*_ZENSICAL, config])


def mkdocs(folder: Path, config: str) -> subprocess.CompletedProcess[str]:
    """Build it by MkDocs with Material for MkDocs, which tells at each build of its own end unless told that we know."""
    return _built(folder, [*_MKDOCS, config])


def built(folder: Path) -> Path:
    """Build the three sites in *folder* and return where they are."""
    sources(folder)
    for config in CONFIGS.values():
        result = zensical(folder, config)
        assert (result.returncode, "No issues found" in result.stdout) == (0, True), result.stdout
    return folder / "build/site"


def pages(site: Path) -> Pages:
    """Read all pages of a built site; of those for what is not found only the one that a server gives."""
    found = sorted(path.relative_to(site).as_posix() for path in site.glob("**/*.html"))
    return {
        name: LexborHTMLParser((site / name).read_text(encoding="utf-8"))
        for name in found
        if not name.endswith("/404.html")
    }


def language(name: str) -> str:
    """Tell the language of a page by its name."""
    return next((one for one in CONFIGS if name.startswith(f"{one}/")), "en")


def dead(site: Path, read: Pages) -> Iterator[str]:
    """Name each link that leads nowhere in the site: to no file, or to no place in a page."""
    places = {name: {one.id for one in page.css("[id]")} for name, page in read.items()}
    for name, page in read.items():
        for address in {*_leading(page), *_loading(page)}:
            parts = urlsplit(urljoin(_HOME + name, address))
            path, place = unquote(parts.path).lstrip("/"), unquote(parts.fragment)
            if not parts.geturl().startswith(_HOME):
                continue
            if not (site / path).is_file():
                yield f"{name}: {address}: no such file"
            elif place and place not in places.get(path, ()):
                yield f"{name}: {address}: no such place"


def elsewhere(site: Path, read: Pages) -> Iterator[str]:
    """Name whatever pages and styles would load from outside the site."""
    asked = [(name, address) for name, page in read.items() for address in _loading(page)]
    for path in site.glob("**/*.css"):
        name = path.relative_to(site).as_posix()
        asked += [(name, address) for address in _in_css(path.read_text(encoding="utf-8"))]
    for name, address in asked:
        if not urljoin(_HOME + name, address).startswith((_HOME, "data:")):
            yield f"{name}: {address}"


def _leading(page: LexborHTMLParser) -> Iterator[str]:
    yield from (one.attributes["href"] or "" for one in page.css("a[href]"))
    yield from (one.attributes["href"] or "" for one in page.css("link[href]") if one.attributes.get("rel") in _LINKED)


def _loading(page: LexborHTMLParser) -> Iterator[str]:
    yield from (
        one.attributes["href"] or "" for one in page.css("link[href]") if one.attributes.get("rel") not in _LINKED
    )
    for attribute in ("src", "poster", "data"):
        yield from (one.attributes[attribute] or "" for one in page.css(f"[{attribute}]"))
    for one in page.css("[srcset]"):
        yield from (candidate.split()[0] for candidate in (one.attributes["srcset"] or "").split(","))
    for text in (
        *(one.text() for one in page.css("style")),
        *(one.attributes["style"] or "" for one in page.css("[style]")),
    ):
        yield from _in_css(text)


def _in_css(text: str) -> Iterator[str]:
    for found in _CSS.finditer(text):
        address = next(filter(None, found.groups()), "")
        if not address.startswith("#"):
            yield address


def _built(folder: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    result = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    result.stdout = _COLOUR.sub("", result.stdout)
    return result
