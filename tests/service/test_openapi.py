"""The description of the API: it is OpenAPI 3.1, and the service does what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import httpx
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving import openapi
from polgraph.web import api
from tests.service.served import Served

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
MORE = "negative_data_rejection,unsupported_method"


@cache
def document() -> dict[str, dict[str, dict[str, object]]]:
    return openapi.document()  # type: ignore[return-value]  # of which tests look into a part


def test_it_is_openapi() -> None:
    OpenAPIV31SpecValidator(document()).validate()


def test_it_is_what_the_service_gives(client: httpx.Client) -> None:
    assert client.get("api/openapi.json").json() == document()


def test_it_has_every_route_and_every_saved_query() -> None:
    routes = {route.path for route in api.ROUTES} - {"/api/queries/{name}"}
    assert document()["paths"].keys() == routes | {f"/api/queries/{name}" for name in saved_queries()}


def test_the_service_does_what_it_says(service: Served, request: pytest.FixtureRequest) -> None:
    every = request.config.getoption("--every-answer")
    phases, examples, checks = (
        ("examples,coverage,fuzzing", "100", f"{CHECKS},{MORE}") if every else ("examples,fuzzing", "2", CHECKS)
    )
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "schemathesis.cli",
            "run",
            f"{service.address}api/openapi.json",
            "--seed",
            "8",
            "--checks",
            checks,
            "--phases",
            phases,
            "--max-examples",
            examples,
        ],
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
