"""Saved queries on shipped data start fast: what they may not import, they do not import."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from polgraph.pipeline import questions

FORBIDDEN = {
    "rdflib",
    "pyshacl",
    "rich",
    "yaml",
    "importlib.metadata",
    "dataclasses",
    "typing",
    "multiprocessing",
    "SPARQLWrapper",
    "argcomplete",
}
PROGRAM = """
import json, sys
from polgraph.cli.main import main
code = main(json.loads(sys.argv[1]))
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.mark.parametrize("form", ["table", "csv", "json"])
@pytest.mark.parametrize("name", questions.saved_queries())
def test_a_saved_query_imports_little(name: str, form: str) -> None:
    arguments = json.dumps(["query", name, "--format", form])
    result = subprocess.run(
        [sys.executable, "-I", "-c", PROGRAM, arguments], capture_output=True, text=True, check=True
    )
    code, modules = json.loads(result.stderr.splitlines()[-1])
    assert code == 0
    assert sorted(FORBIDDEN & set(modules)) == []
