"""The commands with --endpoint, as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import polgraph
from tests.cli.test_commands import HEADLINE, error_of
from tests.cli.test_commands import polgraph as command
from tests.remote.misbehaving import Misbehaving


def test_a_saved_query_gives_the_same_table(oxigraph: str) -> None:
    here = command("query", HEADLINE, "--lang", "kk")
    there = command("query", HEADLINE, "--lang", "kk", "--endpoint", oxigraph)
    assert (there.returncode, there.stdout, there.stderr) == (0, here.stdout, "")


@pytest.mark.parametrize("form", ["csv", "json", "tsv"])
def test_formats_are_the_same_bytes(form: str, oxigraph: str) -> None:
    here = command("query", "releases", "--format", form)
    assert command("query", "releases", "--format", form, POLGRAPH_ENDPOINT=oxigraph).stdout == here.stdout


def test_a_parameter_takes_a_name(oxigraph: str) -> None:
    by_name = command("query", "agencies-of-a-region", "--region", "в СКО", "--format", "csv", "--endpoint", oxigraph)
    by_id = command("query", "agencies-of-a-region", "--region", "KZ-59", "--format", "csv")
    assert (by_name.returncode, by_name.stdout) == (0, by_id.stdout)


def test_a_thing_that_the_endpoint_does_not_have_is_told(oxigraph: str) -> None:
    result = command("query", "figures-of-a-region", "--region", "KZ-99", "--endpoint", oxigraph)
    assert result.returncode == 2
    assert "no place is called 'KZ-99'; did you mean 'KZ-" in error_of(result)


def test_a_query_text_may_ask_for_a_truth_or_a_graph(oxigraph: str) -> None:
    asked = command("query", "-e", "ASK { ?r a pg:Release }", "--format", "json", "--endpoint", oxigraph)
    assert json.loads(asked.stdout)["boolean"] is True
    made = command("query", "-e", "CONSTRUCT { ?r a pg:Release } WHERE { ?r a pg:Release }", "--endpoint", oxigraph)
    assert made.stdout.count(" a pg:Release .") == 2


def test_python_asks_an_endpoint_too(oxigraph: str) -> None:
    here, there = polgraph.query(HEADLINE), polgraph.query(HEADLINE, endpoint=oxigraph)
    assert (there.rows, there.labels) == (here.rows, here.labels)


def test_an_endpoint_that_fails_is_one_line_and_exit_code_3(misbehaving: Misbehaving) -> None:
    address = f"{misbehaving.root}/status/500"
    for arguments in (["query", HEADLINE, "--endpoint"], ["publish", "--graph-store"]):
        result = command(*arguments, address)
        assert result.returncode == 3
        assert f"polgraph: {address}: status 500, it failed; expected an answer; it says: Sorry, " in error_of(result)


def test_a_query_that_the_endpoint_refuses_is_exit_code_2(misbehaving: Misbehaving) -> None:
    result = command("query", "-e", "ASK {}", "--endpoint", f"{misbehaving.root}/status/400")
    assert result.returncode == 2
    assert "it refuses the query" in error_of(result)


def test_publishing_tells_each_graph_and_a_sum(oxigraph: str) -> None:
    result = command("publish", "--endpoint", oxigraph, "--graph", "reference", "--graph", "resolution")
    assert (result.returncode, result.stdout) == (0, "2 graphs: 2 unchanged\n")
    assert [line.split(",")[0] for line in result.stderr.splitlines()] == [
        "unchanged: reference",
        "unchanged: resolution",
    ]


def test_publishing_needs_a_store() -> None:
    result = command("publish")
    assert result.returncode == 2
    assert "no store is named; expected --endpoint URL or --graph-store URL, or --bulk DIR" in error_of(result)


def test_files_for_a_loader_are_counted_and_published_again(oxigraph: str, tmp_path: Path) -> None:
    written = command("publish", "--bulk", str(tmp_path / "bulk"))
    quads = len(polgraph.export("nq").splitlines()) + 5
    assert (written.returncode, written.stdout) == (0, f"2 files: 6 graphs, {quads} quads\n")
    again = command("publish", "--from", str(tmp_path / "bulk"), "--endpoint", oxigraph, "--prune", "--dry-run")
    assert (again.returncode, again.stdout) == (0, "5 graphs: 5 unchanged\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--store a --from b", "give a store or files, not both; expected one of --store and --from"),
        (
            "--prune --graph derived",
            "only all graphs are pruned, and files are taken as they stand; expected no --graph",
        ),
        ("--bulk a --from b --graph c", "only all graphs are pruned, and files are taken as they stand; expected no"),
        ("--bulk a --prune", "files are for a store that is empty; expected --bulk without options of another store"),
    ],
)
def test_what_does_not_go_together_is_told(arguments: str, message: str) -> None:
    result = command("publish", *arguments.split())
    assert result.returncode == 2
    assert message in error_of(result)


def test_a_saved_query_without_an_endpoint_needs_no_network(tmp_path: Path) -> None:
    assert command("query", "releases", "--format", "csv", HTTP_PROXY="http://127.0.0.1:9").returncode == 0
