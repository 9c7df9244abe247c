"""IRIs of the design's worked sketch, which later runs must keep."""

from __future__ import annotations

import pytest

from polgraph.engine import parse_file
from tests.cases import release_file

SKETCH = {
    "mangystau-2025": """release:c736a843b8cc person:2c6ad563177d tenure:2969a52a839c event:97852f1d3fa1
        participation:8be8bf7d9458 event:eddbacc2c842 participation:02b3ab6fdfea observation:b25730493eb8
        change:d12fda6c946d observation:5e1d0fe58765 statement:ed745da4ebbe action:01fd1190bf96""",
    "north-kazakhstan-2024": """release:61c886dfe42e person:2dfd3df631f1 person:92d5fda84caf tenure:df848ab8769c
        event:e41c63ef1513 participation:964a7498fd45 event:a28c7311f5f9 participation:df348ac0a1e9
        observation:d1f6d3c97a74 change:fbb1405601ab change:441cfa228c30 observation:4686f6337cb2
        observation:6c29f80baf0a instruction:9d4cd0f70b53""",
}


@pytest.mark.parametrize("slug", SKETCH)
def test_the_sketch_s_iris_are_in_the_graph(slug: str) -> None:
    subjects = {quad.subject.value.rsplit("/id/", 1)[-1].replace("/", ":") for quad in parse_file(release_file(slug))}
    assert set(SKETCH[slug].split()) <= subjects
