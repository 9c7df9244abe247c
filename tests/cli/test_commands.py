"""The commands as a user meets them: exit codes, one-line errors, results on stdout and messages on stderr."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from polgraph.cli.main import COMMANDS
from tests.cases import ROOT, release_file

HEADLINE = "deputy-ministers-at-regional-meetings"


def polgraph(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "polgraph", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        cwd=ROOT,
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "", "COLUMNS": "200", **environment},
    )


def error_of(result: subprocess.CompletedProcess[str]) -> str:
    """Return the line of an error, below which a query may be shown; never a traceback, never a result beside it."""
    assert "Traceback" not in result.stderr
    lines = result.stderr.splitlines()
    assert len(lines) == 1 or (len(lines) == 3 and lines[2].strip() == "^"), result.stderr
    assert result.stdout == ""
    return lines[0]


def test_the_headline_question_is_answered_in_a_table() -> None:
    result = polgraph("query", HEADLINE)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("role: deputy-minister (default), exact: false (default), region: KZ (default)\n")
    rows = result.stdout.splitlines()[4:]
    assert rows[0].split("  ")[0] == "Санжар Адилов"
    assert "deputy minister" in rows[0]
    assert "Mangystau Region" in rows[0]
    assert "c736a843b8cc#char=305,375" in rows[0]
    assert any(row.startswith("Бауыржан Аленов") for row in rows)
    assert rows[-1] == "2 rows"


@pytest.mark.parametrize(
    ("language", "region"),
    [("en", "Mangystau Region"), ("ru", "Мангистауская область"), ("kk", "Маңғыстау облысы")],
)
def test_labels_come_in_three_languages(language: str, region: str) -> None:
    assert region in polgraph("query", HEADLINE, "--region", "KZ-47", "--lang", language).stdout
    assert region in polgraph("query", HEADLINE, "--region", "KZ-47", POLGRAPH_LANG=language).stdout
    assert region in polgraph("query", HEADLINE, "--region", "KZ-47", LANG=f"{language}_KZ.UTF-8").stdout


def test_csv_json_and_tsv_have_the_same_rows() -> None:
    as_csv = list(csv.DictReader(io.StringIO(polgraph("query", HEADLINE, "--format", "csv").stdout)))
    as_json = json.loads(polgraph("query", HEADLINE, "--format", "json").stdout)
    as_tsv = polgraph("query", HEADLINE, "--format", "tsv").stdout.splitlines()
    assert [row["name"] for row in as_csv] == ["Санжар Адилов", "Бауыржан Аленов"]
    assert [row["name"]["value"] for row in as_json["results"]["bindings"]] == [row["name"] for row in as_csv]
    assert as_json["head"]["vars"] == list(as_csv[0])
    assert len(as_tsv) == 3


def test_without_a_name_the_saved_queries_are_listed() -> None:
    names = {path.stem for path in (ROOT / "queries").glob("*.rq")}
    listed = json.loads(polgraph("query", "--format", "json").stdout)
    assert {query["name"] for query in listed} == names
    assert all(query["question"].keys() == {"en", "kk", "ru"} for query in listed)
    table = polgraph("query", "--lang", "kk").stdout
    assert all(name in table for name in names)
    assert "Қай министр орынбасарлары" in table


def test_a_file_and_a_text_are_answered(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(
        "PREFIX pg: <https://w3id.org/polgraph/def#>\nSELECT ?n WHERE { ?_r_iri pg:length ?n }", encoding="utf-8"
    )
    text = "text:c736a843b8ccce0a198be5987027f614e4a61fbbc4d115a805488122b1e5f3cb"
    assert polgraph("query", file, "--param", f"r={text}", "--format", "csv").stdout.split() == ["n", "2845"]
    found = polgraph("query", "-e", "SELECT (COUNT(?r) AS ?n) WHERE { ?r a pg:Release }", "--format", "csv")
    assert found.stdout.split() == ["n", "2"]
    assert "true" in polgraph("query", "-e", "ASK { ?r a pg:Release }").stdout
    assert "a pg:Release" in polgraph("query", "-e", "CONSTRUCT WHERE { ?r a pg:Release }").stdout


def test_invalid_data_names_the_node_the_value_and_the_rule(tmp_path: Path) -> None:
    turtle = release_file("north-kazakhstan-2024").read_text(encoding="utf-8")
    broken = tmp_path / "broken.ttl"
    broken.write_text(
        turtle.replace('pg:lastDay "2024-12-31"^^xsd:date', 'pg:lastDay "2024-13-45"^^xsd:date'), encoding="utf-8"
    )
    result = polgraph("validate", broken)
    assert (result.returncode, result.stderr) == (1, "")
    assert "period:2024" in result.stdout
    assert "2024-13-45" in result.stdout
    assert "[Period-" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("does not conform: ")
    report = json.loads(polgraph("validate", broken, "--format", "json").stdout)
    assert report["conforms"] is False
    assert report["results"][0]["message"].keys() == {"en", "kk", "ru"}


def test_a_syntax_error_names_file_line_and_column(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix pg: <https://w3id.org/polgraph/def#> .\npg:a pg:b .\n", encoding="utf-8")
    result = polgraph("validate", broken)
    assert f"{broken}: line 2, column " in error_of(result)
    assert result.returncode == 2


def test_export_writes_each_format_the_same_each_time(tmp_path: Path) -> None:
    for form in ("jsonld", "nq", "nt", "rdfxml", "trig", "ttl"):
        first, second = tmp_path / f"1.{form}", tmp_path / f"2.{form}"
        for path in (first, second):
            assert polgraph("export", "--format", form, "--output", path).returncode == 0
        assert first.read_bytes() == second.read_bytes() != b""


def test_a_release_exports_as_the_file_that_it_is() -> None:
    exported = polgraph("export", "--graph", "release/61c886dfe42e").stdout
    path = release_file("north-kazakhstan-2024")
    assert exported == path.read_text(encoding="utf-8").split("\n", 1)[1]


def test_stats_count_the_releases() -> None:
    counts = json.loads(polgraph("stats", "--format", "json").stdout)
    assert sum(row["count"] for row in counts if row["class"].endswith("#Release")) == 2
    assert "pg:Observation" in polgraph("stats").stdout


def test_resolve_prints_the_shipped_file() -> None:
    assert polgraph("resolve").stdout == (ROOT / "data/ttl/resolution.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(command: str) -> None:
    result = polgraph(command, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert f"polgraph {command}" in result.stdout.split("examples:")[1]


def test_help_and_version() -> None:
    assert all(command in polgraph("--help").stdout for command in COMMANDS)
    assert polgraph("--version").stdout.startswith("polgraph 0.")
    assert polgraph().returncode == 2


def test_a_reader_that_leaves_is_no_error() -> None:
    command = f"{sys.executable} -m polgraph export --format nt | head -1"
    result = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert result.stderr == ""


def test_a_table_without_columns_is_drawn() -> None:
    assert polgraph("query", "-e", "SELECT * WHERE {}").stdout.endswith("1 row\n")


def test_a_full_disk_and_a_closed_stream_are_told_in_one_line() -> None:
    for target, expected in (("> /dev/full", "No space left on device"), (">&-", "")):
        command = f"{sys.executable} -m polgraph stats {target}"
        result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False)
        assert "Traceback" not in result.stderr
        assert expected in result.stderr


@pytest.mark.parametrize(
    "command", [["export"], ["extract", "tests/extraction/own/ru-review.txt"]], ids=["export", "extract"]
)
def test_output_into_a_circle_of_links_is_refused(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    result = polgraph(*command, "--output", tmp_path / "a")
    assert result.returncode == 2
    assert "its links run in a circle" in error_of(result)
    assert (tmp_path / "a").is_symlink()


def test_output_follows_a_link_and_never_replaces_an_input_or_a_device(tmp_path: Path) -> None:
    real, link = tmp_path / "real.ttl", tmp_path / "link.ttl"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    assert polgraph("resolve", "--output", link).returncode == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("# Who is who")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        assert polgraph("resolve", "--output", pipe).returncode == 0
        assert reader.stdout is not None
        assert reader.stdout.read().startswith(b"# Who is who")
    assert pipe.is_fifo()


def test_a_child_does_not_outlive_its_caller_for_long() -> None:
    products = " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(6))
    command = [sys.executable, "-m", "polgraph", "query", "-e", f"SELECT (COUNT(*) AS ?n) WHERE {{ {products} }}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        time.sleep(2)
        process.kill()
        start = time.monotonic()
        process.communicate(timeout=30)  # returns only once the child has let go of the pipes
        assert time.monotonic() - start < 20


def test_an_unknown_language_is_told() -> None:
    assert "POLGRAPH_LANG is 'xx'; expected one of en, kk, ru" in error_of(polgraph("query", POLGRAPH_LANG="xx"))


def test_a_triple_inside_a_triple_is_written_and_not_taken_in(tmp_path: Path) -> None:
    made = polgraph("query", "-e", "CONSTRUCT { <a:a> <a:b> <<( <a:c> <a:d> 'e' )>> } WHERE {}")
    assert (made.returncode, made.stderr) == (0, "")
    assert '<<( <a:c> <a:d> "e" )>>' in made.stdout
    file = tmp_path / "made.ttl"
    file.write_text(made.stdout, encoding="utf-8")
    assert "holds a triple inside a triple (RDF 1.2); expected RDF 1.1" in error_of(polgraph("validate", file))


@pytest.mark.parametrize(
    "constraint",
    [
        'sh:property [ sh:path pg:text ; sh:pattern "(" ]',
        'sh:sparql [ sh:select "SELECT $this WHERE {" ]',
        'sh:property [ sh:minCount "many" ]',
    ],
)
def test_wrong_shapes_are_told_in_one_line(constraint: str, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix pg: <https://w3id.org/polgraph/def#> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        f"<a:shape> a sh:NodeShape ; sh:targetClass pg:Release ; {constraint} .\n",
        encoding="utf-8",
    )
    result = polgraph("validate", release_file("north-kazakhstan-2024"), "--shapes", shapes)
    assert "the shapes cannot be used" in error_of(result)
    assert result.returncode == 2
