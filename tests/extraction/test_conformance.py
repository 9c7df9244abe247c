"""What is extracted becomes a graph that meets the shapes: every text at hand, in one look."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import CORPUS, RELEASES, ROOT

from polgraph.extraction.extractor import Extractor
from polgraph.pipeline import checks, releases
from polgraph.shacl import Result
from polgraph.sources import read_text

OWN = sorted((ROOT / "tests/extraction/own").glob("*.txt"))
KNOWN = {
    "Change-period-order": "a change of one text is measured from a period that is not before its own",
}
"""Rules that the extractor still breaks somewhere; to be emptied."""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return releases.extractor()


def violations(paths: list[Path], folder: Path, extractor: Extractor) -> list[Result]:
    targets = []
    for path in paths:
        text = read_text(path)
        targets.append(folder / f"{path.stem}.ttl")
        targets[-1].write_bytes(releases.extracted_turtle(extractor.extract(text.content, text.sha256), text))
    return [
        result for result in checks.validate(checks.Check(tuple(targets))).results if result.severity == "violation"
    ]


def test_our_own_releases_conform(extractor: Extractor, tmp_path: Path) -> None:
    assert violations(OWN, tmp_path, extractor) == []


def test_the_corpus_and_the_releases_conform(extractor: Extractor, tmp_path: Path, shared: Path) -> None:
    found = violations([path.with_suffix(".txt") for path in (*CORPUS, *RELEASES)], tmp_path, extractor)
    assert [result for result in found if result.rule.rsplit("/", 1)[-1] not in KNOWN] == []
