"""SARIF is held to the schema of its committee."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from polgraph.reports import Manner, write
from polgraph.reports.findings import tell
from tests.reports.telling import CASES, judged, told
from tests.schemas import validator

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
"""The final schema of the OASIS committee, by the title and `$id` in it."""


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("manner", [Manner("en"), Manner("kk", limit=1)], ids=["all", "one"])
def test_sarif_is_what_its_schema_asks_for(case: str, manner: Manner) -> None:
    log = json.loads(write(told(case, manner), "sarif"))
    validator(SCHEMA).validate(log)
    with pytest.raises(jsonschema.ValidationError):
        validator(SCHEMA).validate({**log, "version": "2.2.0"})


def test_sarif_of_data_that_conforms_has_no_results() -> None:
    _, first = judged("own-shapes")
    none = tell(replace(first.report, results=()), {}, [], {}, Manner())
    log = json.loads(write(none, "sarif"))
    validator(SCHEMA).validate(log)
    assert (log["runs"][0]["results"], log["runs"][0]["invocations"][0]["exitCode"]) == ([], 0)
