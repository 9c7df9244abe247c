"""The SHACL test suite of the W3C, which the source distribution of pySHACL carries; fetched once, never committed."""

from __future__ import annotations

import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from polgraph.engine import BlankNode, NamedNode, Quad, parse_file
from polgraph.namespaces import RDF, SH
from polgraph.shacl import Result
from polgraph.shacl.index import MemoryIndex
from polgraph.shacl.report_graph import results_in
from tests import sdists

REQUIREMENT = "pyshacl==0.40.1 --hash=sha256:011e3cf1a68b31747cb762ba3d755ae1bdcc464c8fad0dc212a9adc550719552"
INSIDE = "/test/resources/sht_tests/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
BASE = "http://suite.example/"

Told = tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One test: judge *data* by *shapes*; *expected* is None where the shapes are to be refused."""

    name: str
    data: Path
    shapes: Path
    expected: Counter[Told] | None


def fetched(folder: Path) -> Path:
    """Return the folder with the suite, fetched into *folder* if it is not there; OSError if it cannot be."""
    return sdists.fetched(folder, REQUIREMENT, _unpack)


def _unpack(tar: tarfile.TarFile, suite: Path) -> None:
    """Write the files of the suite, each with the base that its relative IRIs need: polgraph resolves none by itself."""
    for member in tar:
        name = member.name.partition(INSIDE)[2]
        if name.endswith(".ttl") and (content := tar.extractfile(member)):
            target = suite / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(f"@base <{BASE}{name}> .\n".encode() + content.read())


def cases(suite: Path, manifest: str = "manifest.ttl") -> Iterator[Case]:
    """Yield the tests that *manifest* and the manifests below it list."""
    quads = parse_file(suite / manifest)
    index = MemoryIndex(quads)
    for quad in quads:
        if quad.predicate.value == f"{MF}include":
            yield from cases(suite, quad.object.value.removeprefix(BASE))
        if quad.predicate.value == f"{MF}entries":
            for entry in index.members(quad.object):
                yield _case(suite, index, entry, quads)


def _case(suite: Path, index: MemoryIndex, entry: NamedNode, quads: list[Quad]) -> Case:
    (action,) = index.objects(entry, f"{MF}action")
    (result,) = index.objects(entry, f"{MF}result")
    files = [next(iter(index.objects(action, SHT + kind))) for kind in ("dataGraph", "shapesGraph")]
    data, shapes = (suite / file.value.removeprefix(BASE) for file in files)
    refused = result == NamedNode(f"{SHT}Failure")
    return Case(entry.value.removeprefix(BASE), data, shapes, None if refused else expected(result, quads))


def expected(report: BlankNode, quads: list[Quad]) -> Counter[Told]:
    """Return the results of *report* and what it says of conformance."""
    inside, reached = {report}, 0
    while reached != len(inside):
        reached = len(inside)
        inside |= {q.object for q in quads if q.subject in inside and isinstance(q.object, BlankNode)}
    own = [quad for quad in quads if quad.subject in inside]
    (conforms,) = {quad.object.value for quad in own if quad.predicate.value == SH.conforms}
    return told(results_in(own), conforms=conforms == "true")


def told(results: list[Result], *, conforms: bool) -> Counter[Told]:
    """Say what a report says, whatever its blank nodes are called."""
    found = Counter(_told(result) for result in results)
    found["conforms", str(conforms)] += 1
    return found


def _told(result: Result) -> Told:
    terms = (result.focus, result.path, result.value, result.shape)
    named = ("_" if isinstance(term, BlankNode) else str(term) for term in terms)
    return *named, result.component, result.severity


def validation_report(quads: list[Quad]) -> BlankNode:
    return next(q.subject for q in quads if q.predicate.value == RDF.type and q.object.value == SH.ValidationReport)
