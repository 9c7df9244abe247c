"""The tests of the suite over HTTP, by one rule for every server.

An evaluation test passes if the answer is what the suite expects, with blank nodes of any name, solutions in any order
and empty graphs left out. A syntax test passes if a right text is accepted, and a wrong one answered with 4xx.

A server may refuse what asks for more than its dataset, if it says so by another status than 400, which is that of a
wrong text: another server (LOAD, SERVICE), a graph or a function that is not there. Such a test passes as refused if its
text is right; an update that is to fail silently, if the dataset is left as expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from rdflib import Graph
from rdflib.query import Result

from tests.conformance.client import Answer, Server
from tests.conformance.judging import ENDINGS, RESULTS, UNREADABLE, literals_as_written, read, same, same_by_value
from tests.conformance.suite import Case, Files, base_of

MORE = re.compile(rb"\b(CLEAR|DROP|LOAD|SERVICE)\b|:function\(", re.IGNORECASE)
WRONG = 400
EVERYTHING = b"SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
JSON = "application/sparql-results+json"

Named = dict[str | None, Graph]


@dataclass(frozen=True)
class Outcome:
    """How a test ended: as expected, so but for the writing of literals, refused, or failed, with what was answered."""

    case: Case
    ended: Literal["exact", "value", "refused", "failed"]
    answered: str = ""

    @property
    def passed(self) -> bool:
        return self.ended != "failed"


def run(cases: Iterable[Case], server: Server) -> Iterator[Outcome]:
    """Run the tests one after the other; the data of a query stays where the next query needs the same."""
    held: Files | None = None
    with literals_as_written():
        for case in cases:
            if held != case.data:
                _load(case.data, server)
            yield _run(case, server)
            held = None if case.updates else case.data


def _run(case: Case, server: Server) -> Outcome:
    if isinstance(case.expected, bool):
        return _of_syntax(case, server)
    return _of_update(case, server) if case.updates else _of_query(case, server)


def _load(data: Files, server: Server) -> None:
    _expect_success(server.update(b"DROP ALL"))
    graphs: dict[str | None, list[Path]] = {None: list(data.default)} if data.default else {}
    for name, file in data.named:
        graphs.setdefault(name, []).append(file)
    for name, files in graphs.items():
        _expect_success(
            server.put(name, _merged(tuple(files)).serialize(format="nt", encoding="utf-8"), "application/n-triples")
        )


def _expect_success(answer: Answer) -> None:
    assert 200 <= answer.status < 300, f"the data of a test was refused: {answer.told()}"


@cache
def _merged(files: tuple[Path, ...]) -> Graph:
    graph = Graph()
    for file in files:
        graph.parse(file, publicID=base_of(file))
    return graph


def _text(case: Case) -> bytes:
    """Return the text with the base that it has in the suite."""
    return f"BASE <{base_of(case.text)}>\n".encode() + case.text.read_bytes()


def _of_syntax(case: Case, server: Server) -> Outcome:
    text = _text(case)
    answer = server.update(text) if case.updates else server.query(text, "*/*")
    if case.expected and answer.status >= 300 and _is_refused(text, answer):
        return Outcome(case, "refused", answer.told())
    right = answer.status < 300 if case.expected else 400 <= answer.status < 500
    return Outcome(case, "exact") if right else Outcome(case, "failed", answer.told())


def _is_refused(text: bytes, answer: Answer) -> bool:
    return bool(MORE.search(text)) and answer.status != WRONG


def _of_query(case: Case, server: Server) -> Outcome:
    assert isinstance(case.expected, Path)
    media = ENDINGS[case.expected.suffix]
    answer = server.query(_text(case), media)
    if answer.status != 200:
        return Outcome(case, "failed", answer.told())
    expected = read(case.expected.read_bytes(), media, base_of(case.expected))
    try:
        return _judged(case, {None: expected}, {None: read(answer.body, answer.media)}, answer)
    except UNREADABLE as exc:
        return Outcome(case, "failed", f"cannot be read: {exc}")


def _of_update(case: Case, server: Server) -> Outcome:
    assert isinstance(case.expected, Files)
    text = _text(case)
    answer = server.update(text)
    refused = answer.status >= 300
    if refused and not (b"SILENT" in text and _is_refused(text, answer)):
        return Outcome(case, "failed", answer.told())
    left = server.query(EVERYTHING, JSON)
    expected: Named = {None: _merged(case.expected.default)}
    expected |= {name: _merged((file,)) for name, file in case.expected.named}
    outcome = _judged(case, _filled(expected), _filled(_graphs(left.body)), left)
    return Outcome(case, "refused", answer.told()) if refused and outcome.passed else outcome


def _graphs(content: bytes) -> Named:
    graphs: Named = {}
    for name, *triple in Result.parse(BytesIO(content), format=RESULTS[JSON]):
        graphs.setdefault(None if name is None else str(name), Graph()).add(tuple(triple))
    return graphs


def _filled(graphs: Named) -> Named:
    return {name: graph for name, graph in graphs.items() if len(graph)}


def _judged(case: Case, expected: Named, got: Named, answer: Answer) -> Outcome:
    if expected.keys() == got.keys():
        if all(same(expected[name], got[name]) for name in expected):
            return Outcome(case, "exact")
        if all(same_by_value(expected[name], got[name]) for name in expected):
            return Outcome(case, "value")
    return Outcome(case, "failed", answer.told())
