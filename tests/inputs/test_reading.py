"""The same release in every form and place that people have it in gives the same answer."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from polgraph import export
from polgraph.engine import parse_file, serialise
from polgraph.errors import SourceError
from polgraph.inputs import form_of
from polgraph.pipeline.checks import Check, validate
from polgraph.pipeline.inputs import Manner, read_all, read_stdin
from tests.cases import RELEASES, release_file

RELEASE = release_file("mangystau-2025")
TRIPLES = {quad.triple for quad in parse_file(RELEASE)}
WRITTEN: dict[str, Callable[[], bytes]] = {
    ".ttl": RELEASE.read_bytes,
    ".nt": lambda: serialise(parse_file(RELEASE), "nt", {}),
    ".nq": lambda: serialise(parse_file(RELEASE), "nq", {}),
    ".trig": lambda: serialise(parse_file(RELEASE), "trig", {}),
    ".rdf": lambda: serialise(parse_file(RELEASE), "rdfxml", {}),
    ".jsonld": lambda: export("jsonld", release="release:c736a843b8cc"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release in each format, as it is and compressed."""
    found = tmp_path_factory.mktemp("release")
    for ending, content in WRITTEN.items():
        (found / f"release{ending}").write_bytes(content())
        (found / f"release{ending}.gz").write_bytes(gzip.compress(content()))
    return found


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize("ending", [ending for ending in WRITTEN if ending != ".jsonld"])
def test_a_file_in_any_format_states_the_same(folder: Path, ending: str, packed: str) -> None:
    assert {quad.triple for quad in read_all([folder / f"release{ending}{packed}"])} == TRIPLES


def test_json_ld_that_we_wrote_is_read(folder: Path) -> None:
    assert {quad.triple for quad in read_all([folder / "release.jsonld"])} >= TRIPLES


@pytest.mark.parametrize("ending", WRITTEN)
def test_the_format_of_the_standard_input_is_told_by_its_content(
    folder: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = (folder / f"release{ending}").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert {quad.triple for quad in read_all(["-"], Manner(read_stdin(["-"])))} >= TRIPLES


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"[] <http://e/p> 1 .", "trig"),
        (b"[ <http://e/p> 1 ] .", "trig"),
        (b"{ <http://e/a> <http://e/b> <http://e/c> }", "trig"),
        (b'{ "@id": "http://e/a" }', "jsonld"),
        (b'\xef\xbb\xbf\n[ {"@id": "http://e/a"} ]', "jsonld"),
        (b'{"schema": "x", "release": {}}', "facts"),
        (b'{"schema": "x", "@id": "http://e/a"}', "jsonld"),
        (b"<?xml version='1.0'?><rdf:RDF/>", "rdfxml"),
        (b"<!-- of us --><rdf:RDF/>", "rdfxml"),
        (b"<http://e/a> <http://e/b> <http://e/c> .", "trig"),
        (b"# quads\n\n<http://e/a> <http://e/b> <http://e/c> <http://e/g> .", "nq"),
        (b'_:a <http://e/b> "x y"@en _:g .', "nq"),
        (b'_:a <http://e/b> "1"^^<http://e/d> <http://e/g>.', "nq"),
    ],
)
def test_content_tells_its_format(content: bytes, form: str) -> None:
    assert form_of("", content, "standard input") == form


def test_a_wish_beats_the_ending() -> None:
    assert form_of("a.txt", b"", "a.txt", wished="nt") == "nt"


def test_an_unknown_wish_is_told() -> None:
    with pytest.raises(SourceError, match="no input format is called 'turtel'; did you mean 'turtle'"):
        form_of("a.ttl", b"", "a.ttl", wished="turtel")


def test_nothing_is_doubled_by_giving_it_twice(folder: Path) -> None:
    (folder / "copy.ttl").write_bytes(RELEASE.read_bytes())
    assert len(read_all([RELEASE, RELEASE, folder / "copy.ttl"])) == len(parse_file(RELEASE))


def test_a_directory_stands_for_the_rdf_below_it(tmp_path: Path) -> None:
    for name, subject in (("a.ttl", "a"), ("deep/b.nt", "b"), (".hidden/c.ttl", "c"), ("notes.txt", "d")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<http://e/{subject}> <http://e/p> <http://e/o> .", encoding="utf-8")
    assert {quad.subject.value for quad in read_all([tmp_path])} == {"http://e/a", "http://e/b"}


def test_the_one_packaged_context_may_be_named(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonld"
    file.write_text(
        json.dumps({"@context": "https://w3id.org/polgraph/context.jsonld", "@id": "http://e/a", "@type": "Release"}),
        encoding="utf-8",
    )
    (quad,) = read_all([file])
    assert quad.object.value == "https://w3id.org/polgraph/def#Release"


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(b"\xef\xbb\xbf<http://e/a> <http://e/b> 1 .")
    assert len(read_all([tmp_path / "a.ttl"])) == 1


def test_one_empty_file_among_several_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").write_bytes(b"")
    with pytest.raises(SourceError, match=r"empty\.ttl: is empty; expected RDF"):
        read_all([RELEASE, tmp_path / "empty.ttl"])


def test_facts_with_their_text_beside_them_are_checked(shared: Path) -> None:
    assert validate(Check(tuple(RELEASES))).conforms
    assert shared.is_dir()


def test_facts_on_the_standard_input_have_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"schema": "x"}')))
    with pytest.raises(SourceError, match=r"standard input: is a facts document .*; expected a file, with its text"):
        read_all(["-"], Manner(read_stdin(["-"])))


def test_blank_nodes_of_two_files_are_two(tmp_path: Path) -> None:
    for name, value in (("a.ttl", 1), ("b.ttl", 2)):
        (tmp_path / name).write_text(f"_:x <http://e/p> {value} .", encoding="utf-8")
    one, other = read_all([tmp_path / "a.ttl", tmp_path / "b.ttl"])
    assert str(one.subject) == "_:x"
    assert other.subject != one.subject


def test_relative_iris_are_those_of_the_file_where_the_shapes_are_the_users(tmp_path: Path) -> None:
    file = tmp_path / "both.ttl"
    file.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <#s> a sh:NodeShape ; sh:targetClass <#c> ; sh:nodeKind sh:Literal . <#a> a <#c> .",
        encoding="utf-8",
    )
    (result,) = validate(Check((file,), (file,))).results
    assert result.focus.value == f"{file.as_uri()}#a"
    with pytest.raises(SourceError, match="expected a full IRI, or a base"):
        validate(Check((file,)))
