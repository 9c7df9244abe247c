"""The SPARQL 1.1 test suite of the W3C, which the source distribution of rdflib carries."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, RDFS, Graph, Namespace
from rdflib.graph import Collection
from rdflib.term import Node

from tests import sdists

REQUIREMENT = "rdflib==7.6.0 --hash=sha256:6c831288d5e4a5a7ece85d0ccde9877d512a3d0f02d7c06455d00d6d0ea379df"
INSIDE = "/test/data/suites/w3c/sparql11/"
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

# What polgraph does not promise, and what the suite only names: the rules in rules/ take its place.
LEFT_OUT = {"entailment", "protocol", "service", "service-description"}
RESULT_FORMATS = {"csv-tsv-res", "json-res"}


@dataclass(frozen=True)
class Files:
    """A dataset as files: the default graph, and named graphs by their IRIs."""

    default: tuple[Path, ...] = ()
    named: tuple[tuple[str, Path], ...] = ()


@dataclass(frozen=True)
class Case:
    """One test: *expected* is a file with results, a dataset after an update, or whether the text is right at all."""

    group: str
    name: str
    text: Path
    data: Files
    expected: Path | Files | bool

    @property
    def updates(self) -> bool:
        return self.text.suffix == ".ru"

    @property
    def part(self) -> str:
        return "update" if self.updates else "results" if self.group in RESULT_FORMATS else "query"


def fetched(folder: Path) -> Path:
    """Return the folder with the suite, fetched into *folder* if it is not there; OSError if it cannot be."""
    return sdists.fetched(folder, REQUIREMENT, _unpack)


def _unpack(tar: tarfile.TarFile, suite: Path) -> None:
    for member in tar:
        name = member.name.partition(INSIDE)[2]
        if name and (content := tar.extractfile(member)):
            target = suite / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())


def base_of(file: Path) -> str:
    """Return the address of a file of the suite, to which the relative IRIs in it belong."""
    return f"{BASE}{file.parent.name}/{file.name}"


def cases(suite: Path) -> Iterator[Case]:
    """Yield the tests of every manifest, tests of one group together."""
    for manifest in sorted(suite.glob("*/manifest.ttl")):
        if manifest.parent.name not in LEFT_OUT:
            graph = Graph().parse(manifest, publicID=base_of(manifest))
            for entries in graph.objects(None, MF.entries):
                for entry in Collection(graph, entries):
                    yield _Entry(graph, entry, manifest.parent).case()


@dataclass(frozen=True)
class _Entry:
    """A test as its manifest tells of it."""

    manifest: Graph
    entry: Node
    folder: Path

    def case(self) -> Case:
        action = self.manifest.value(self.entry, MF.action)
        text = self.manifest.value(action, QT.query) or self.manifest.value(action, UT.request) or action
        group, name = self.folder.name, str(self.entry).partition("#")[2]
        file, data = self._file(text), self._files(action)
        return Case(group, f"{group}/{name}", file, _with_those_named(data, file), self._expected())

    def _expected(self) -> Path | Files | bool:
        kind = str(self.manifest.value(self.entry, RDF.type))
        if "SyntaxTest" in kind:
            return "Positive" in kind
        result = self.manifest.value(self.entry, MF.result)
        return self._files(result) if "UpdateEvaluation" in kind else self._file(result)

    def _files(self, node: Node) -> Files:
        default = [*self.manifest.objects(node, QT.data), *self.manifest.objects(node, UT.data)]
        named = [(str(graph), self._file(graph)) for graph in self.manifest.objects(node, QT.graphData)]
        for graph in self.manifest.objects(node, UT.graphData):
            label, file = self.manifest.value(graph, RDFS.label), self.manifest.value(graph, UT.graph)
            named.append((str(label), self._file(file)))
        return Files(tuple(map(self._file, default)), tuple(sorted(named)))

    def _file(self, node: Node) -> Path:
        return self.folder / str(node).rpartition("/")[2]


def _with_those_named(data: Files, text: Path) -> Files:
    """Put the files that the text names with FROM under their addresses, for no server fetches them from there."""
    names = re.findall(r"\bFROM <([\w.-]+)>", text.read_text(encoding="utf-8", errors="replace"))
    files = [text.with_name(name) for name in names if text.with_name(name).is_file()]
    return Files(data.default, (*data.named, *((base_of(file), file) for file in files)))
