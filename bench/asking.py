"""Every saved query on loaded data, warm: polgraph, the engine under it, the engine as a server, rdflib."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import geometric_mean

from bench.measuring import Cost, capped, cpu, milliseconds, wall
from bench.peers import Engine, Polgraph, Rdflib, Server

from polgraph import store
from polgraph.pipeline import questions
from polgraph.queries import SavedQuery

ROUNDS = 5
CAP = 10.0  # seconds that rdflib gets for one query; the engine gets ten times that
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
ANCHORS = {
    "actions-taken": {"region": "KZ-59"},
    "compare-regions": {"subject": "murder"},
    "coverage-matrix": {"measure": "seized"},
    "deputy-ministers-at-regional-meetings": {"region": "KZ-59", "year": "2020"},
    "drugs-seized": {"subject": "heroin"},
    "facts-by-kind": {"release": "61c886dfe42e"},
    "figures-of-a-region": {"region": "KZ-59"},
    "findings-and-assessments": {"topic": "veterans"},
    "indicators": {"measure": "seized"},
    "instruction-ledger": {"region": "KZ-59"},
    "office-holders-on-a-date": {"role": "head-of-police-department", "organization": "police-department-kz-59"},
    "parts-and-wholes": {"region": "KZ-59"},
    "people-and-posts": {"organization": "police-department-kz-59"},
    "statements": {"topic": "veterans"},
    "sum-of-seized-drugs": {"subject": "heroin"},
    "timeline-of-a-person": {"person": "mia-deputy-minister-2016"},
    "topics-of-meetings": {"meeting": "97852f1d3fa1"},
    "trend-ledger": {"year": "2020"},
    "unnamed-offices": {"organization": "police-department-kz-59"},
    "visits-and-trips": {"region": "KZ-59"},
}
"""One value for each query that takes one: what is asked about a place, a person, a release and so on."""


def table(ours: Polgraph, engine: Engine, server: Server, theirs: Rdflib | None) -> Iterator[str]:
    """Ask each saved query as it is and with an anchor, and yield the lines of a table."""
    count = cpu(lambda: engine.ask(COUNT), ROUNDS)
    yield f"Saved queries, CPU milliseconds, medians of {ROUNDS} rounds, or of one that takes a second; the server in"
    yield f"milliseconds that pass. A full count of all quads takes {milliseconds(count)} ms; “× count” is the ratio of"
    yield f"polgraph to it. rdflib is stopped after {CAP:g} s a query."
    yield ""
    yield "| query | rows | pyoxigraph | polgraph | least–most | ratio | × count | server | rdflib | ÷ polgraph |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    gains = []
    for name, query in questions.saved_queries().items():
        for values in [{}, ANCHORS[name]] if name in ANCHORS else [{}]:
            sparql = query.bind(values)
            both = capped([lambda text=sparql: engine.ask(text), lambda text=sparql: ours.ask(text)], ROUNDS, CAP * 10)
            if both is None:
                yield f"| {_asked(name, values)} | | stopped after {CAP * 10:g} s | | | | | | | |"
                continue
            there = capped([lambda text=sparql: theirs.ask(text)], 0, CAP) if theirs else None
            over_http = wall(lambda text=sparql: server.ask(text), 3)
            gain = (there[0].median if there else CAP) / both[1].median
            gains.append(gain)
            last = f"{milliseconds(there[0])} | {gain:,.0f}" if there else f"> {CAP * 1000:,.0f} | > {gain:,.0f}"
            last = f"{milliseconds(over_http)} | {last if theirs else '– | –'}"
            yield f"{_cells(_asked(name, values), both, count)} | {last} |"
    if theirs:
        yield ""
        yield f"Geometric mean of rdflib ÷ polgraph: {geometric_mean(gains):,.0f}; a stopped query counts as {CAP:g} s."


def warm() -> Iterator[str]:
    """Ask over the shipped data as every surface does, parameters bound and labels found, beside the engine alone."""
    engine = Engine()
    engine.store = store.shipped()._store  # the very store that is asked
    yield "Saved queries over the shipped data, warm, CPU milliseconds: the engine alone, and polgraph, which also puts"
    yield "the parameters in and finds the labels of what is in the rows."
    yield ""
    yield "| query | pyoxigraph | polgraph | more | ratio |"
    yield "|---|---:|---:|---:|---:|"
    for name, query in questions.saved_queries().items():
        raw, own = _pair(engine, query)
        more = (own.median - raw.median) * 1000
        cells = (milliseconds(raw), milliseconds(own), f"{more:.2f}", f"{own.median / raw.median:.2f}")
        yield f"| {name} | {' | '.join(cells)} |"


def _pair(engine: Engine, query: SavedQuery) -> list[Cost]:
    sparql = query.bind({})
    works = [lambda: engine.ask(sparql), lambda: len(questions.answer(query, {}, ["en", "ru", "kk"]))]
    found = capped(works, 50, 60)
    if found is None:
        raise TimeoutError(f"{query.name}: took more than a minute; expected milliseconds")
    return found


def _asked(name: str, values: Mapping[str, str]) -> str:
    return " ".join([name, *(f"{key}={value}" for key, value in values.items())])


def _cells(asked: str, both: list[Cost], count: Cost) -> str:
    raw, own = both
    spread = f"{own.least * 1000:.1f}–{own.most * 1000:.1f}"
    ratios = f"{own.median / raw.median:.2f} | {own.median / count.median:.2f}"
    return f"| {asked} | {own.result:,} | {milliseconds(raw)} | {milliseconds(own)} | {spread} | {ratios}"
