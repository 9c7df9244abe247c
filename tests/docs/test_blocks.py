"""Every block of shell and Python in README and docs is run, and blocks of data are read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from polgraph.engine import parse_text
from polgraph.engine.parse import FORMATS
from polgraph.namespaces import PREFIXES
from tests.cases import ROOT
from tests.docs.blocks import PAGES, RUN, matches, read
from tests.docs.running import reader

_PREFIXES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
"""Those of polgraph may be left out in pages."""
DATA: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "turtle": lambda text: parse_text(f"{_PREFIXES}{text}".encode(), FORMATS[".ttl"], "a page"),
    "yaml": lambda text: list(yaml.safe_load_all(text)),
}
SHOWN = ("html", "sparql", "sql", "text", "toml", "tsv", "xml")
WITH_BLOCKS = [path for path in PAGES if any(block.language in RUN for block in read(path).blocks)]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", WITH_BLOCKS, ids=name_of)
def test_what_a_page_says_can_be_done(path: Path, tmp_path: Path) -> None:
    page = read(path)
    with reader(page, tmp_path) as one:
        for block in page.blocks:
            if block.language in RUN and block.absent is None:
                one.run(block)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_data_in_pages_can_be_read(path: Path) -> None:
    for block in read(path).blocks:
        if block.language not in RUN:
            assert block.language in (*DATA, *SHOWN), f"line {block.line}"
            DATA.get(block.language, str)(block.code)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_no_block_escapes_as_an_indented_one(path: Path) -> None:
    text = re.sub(r"^( *)```.*?^ *```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"(?<=\n\n)    (?![-*\d ]).*", text) == []


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n…\n", "a\nb\nc\n", True),
        ("…\nc\n", "a\nb\nc\n", True),
        ("a … c\n", "a b c\n", True),
        ("a\n", "a\nb\n", False),
        ("…\nd\n", "a\nb\nc\n", False),
    ],
)
def test_dots_stand_for_anything(shown: str, printed: str, same: bool) -> None:
    assert matches(shown, printed) is same
