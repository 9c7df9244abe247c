"""Session fixtures; `--approve`, which rewrites golden files on purpose; options for tests that take minutes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from polgraph import store
from polgraph.engine import Quad, parse_file
from polgraph.lexicon import Lexicon

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


# An example may take long on a busy machine: time is no test.
settings.register_profile("polgraph", deadline=None, max_examples=40)
settings.register_profile("many", deadline=None, max_examples=3000)
settings.load_profile("polgraph")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--approve", action="store_true", help="rewrite golden files with what the code gives now")
    parser.addoption("--every-answer", action="store_true", help="ask the API all that its description allows")
    parser.addoption("--every-mutant", action="store_true", help="judge all mutants of tests/shacl, not a few")
    parser.addoption(
        "--every-view", action="store_true", help="look at each page in all views, and weigh each, not some"
    )
    parser.addoption("--soak", action="store_true", help="ask the service for two minutes, not for eight")
    parser.addoption(
        "--torture", action="store_true", help="do to stores all that tests/torture can do, not a little of it"
    )


@pytest.fixture(scope="session")
def approve(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--approve"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The releases' texts and the corpus, which are not in the repository."""
    if not SHARED.is_dir():
        pytest.skip("the folder with the releases' texts and the corpus is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def vocabulary_quads() -> list[Quad]:
    return [quad for path, _ in store.vocabulary_files() for quad in parse_file(path)]


@pytest.fixture(scope="session")
def by_subject(vocabulary_quads: list[Quad]) -> dict[str, list[Quad]]:
    found: dict[str, list[Quad]] = {}
    for quad in vocabulary_quads:
        found.setdefault(quad.subject.value, []).append(quad)
    return found


@pytest.fixture(scope="session")
def shapes() -> list[Quad]:
    return [quad for path in sorted((ROOT / "shapes").glob("*.ttl")) for quad in parse_file(path)]


@pytest.fixture(scope="session")
def lexicon(vocabulary_quads: list[Quad]) -> Lexicon:
    return Lexicon(vocabulary_quads)
