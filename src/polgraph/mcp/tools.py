"""The tools: what each is for and takes; short, for an assistant reads all of it before the first question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from polgraph.mcp.kinds import COUNT, DATA, LANGUAGE, NAME, QUERY, SIZE, VALUES, Kind

if TYPE_CHECKING:
    from polgraph.workers.kept.jobs import Json

_ROWS: dict[str, Kind] = {"limit": SIZE, "offset": COUNT}
_LABELLED: dict[str, Kind] = {**_ROWS, "lang": LANGUAGE}


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: what it does, its arguments, those that must be given, and what is to be known of some."""

    does: str
    takes: dict[str, Kind] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def schema(self) -> dict[str, Json]:
        """The arguments as JSON Schema."""
        properties: dict[str, Json] = {
            name: kind.schema | ({"description": self.notes[name]} if name in self.notes else {})
            for name, kind in self.takes.items()
        }
        needs: dict[str, Json] = {"required": list(self.needs)} if self.needs else {}
        return {"type": "object", "properties": properties, **needs, "additionalProperties": False}


TOOLS = {
    "describe_graph": Tool(
        "What is here: releases, years, regions, kinds of claims with counts and an example, saved queries. Start here."
    ),
    "find": Tool(
        "What a name stands for: a region, person, agency, subject or other thing, by its name in Kazakh, Russian or "
        "English in any case form. Gives ids and labels.",
        {"text": NAME, "kind": NAME, **_ROWS},
        ("text",),
        {"kind": "e.g. region, person, agency, subject, indicator"},
    ),
    "observations": Tool(
        "Figures: levels and changes with bounds (value, lowerBound, upperBound, kind), unit, period, region and the "
        "words that state them. Filters are ids or names; all are optional.",
        {"indicator": NAME, "region": NAME, "year": NAME, "measure": NAME, "subject": NAME, **_LABELLED},
        notes={"indicator": "e.g. indicator:seized.drugs", "region": "with all in it", "year": "e.g. 2025"},
    ),
    "evidence": Tool(
        "The words that prove a claim: release, title, addresses, start, end, words, and the text around them where it "
        "is archived. Positions count code points, end exclusive.",
        {"claim": NAME, **_ROWS},
        ("claim",),
        {"claim": "the id in a claim column, e.g. observation:5e1d0fe58765"},
    ),
    "run_saved_query": Tool(
        "Answer a saved query of describe_graph.",
        {"name": NAME, "parameters": VALUES, **_LABELLED},
        ("name",),
        {"parameters": 'ids or names, e.g. {"region": "KZ-47", "year": "2025"}'},
    ),
    "ask": Tool(
        "Answer a question in Kazakh, Russian or English by the saved query it means; if none is sure, the nearest.",
        {"question": NAME, **_LABELLED},
        ("question",),
    ),
    "sparql": Tool(
        "Answer SPARQL 1.1 (read only, no SERVICE, bounded in time and memory). Prefixes pg:, skos:, region: and all "
        "others of the ids are known. Select ?claim to get its words; order rows before paging.",
        {"query": QUERY, **_LABELLED},
        ("query",),
    ),
    "validate": Tool(
        "Check RDF against the shapes; gives each broken rule with a hint.",
        {"rdf": DATA, "format": NAME, **_LABELLED},
        ("rdf",),
        {"format": "turtle, trig, nt, nq, rdfxml, jsonld"},
    ),
}
INSTRUCTIONS = (
    "Facts that press releases of the police of Kazakhstan state, each with the words that state it. "
    "Orient yourself with describe_graph, then turn names into ids with find. "
    "Cite the release and its words for every fact. "
    "A bound is a bound: '> 744' or '≥ 744' is not 744, and '~' is about. "
    "What no release reports is not reported; it is not zero. "
    "Labels are in `labels`, titles in `releases`. If `truncated` is true, `rest` says how to get more."
)
