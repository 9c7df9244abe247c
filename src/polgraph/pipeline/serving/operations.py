"""The operations of the API, each with what it takes and gives: the one table that its description is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from polgraph.pipeline.serving import checking, extracting, saved
from polgraph.pipeline.serving.schemas import TEXT, Schema, named, written

if TYPE_CHECKING:
    from collections.abc import Mapping

ERRORS: dict[str, str] = {
    "400": "What was asked cannot be read, or a parameter is unknown or wrong.",
    "404": "There is nothing of that name.",
    "406": "There is no such form of the answer.",
    "408": "The body took too long.",
    "413": "The body, or the answer, is too large.",
    "415": "The body is of a media type that is not taken.",
    "429": "Too many requests of one client are under way.",
    "503": "Too many requests are waiting, or the store is not available.",
    "504": "It took longer than the limit.",
    "507": "It needed more memory than the limit.",
}
"""What may go wrong; each answer is a problem (RFC 9457) with one line of detail."""
_ALWAYS = ("400", "413", "429", "503", "504", "507")
_OF_BODIES = (*_ALWAYS, "406", "408", "415")


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be asked at *path*, which *job* does."""

    job: str
    path: str
    summary: str
    gives: str
    answers: Mapping[str, Schema]
    fields: tuple[str, ...] = ()
    bodies: Mapping[str, Schema] = field(default_factory=dict)
    """What the body may be, by its media type."""
    errors: tuple[str, ...] = _ALWAYS
    links: bool = False
    """Whether the answer may lead to more of it."""

    @property
    def method(self) -> str:
        """The method, in small letters."""
        return "post" if self.bodies else "get"


def _json(name: str) -> dict[str, Schema]:
    return {"application/json": named(name)}


SAVED = Operation(
    job="answer",
    path="/api/queries/{name}",
    summary="Answer a saved query",
    gives="The rows.",
    answers={media: written(media, "Rows") for media in saved.FORMS.values()},
    fields=("lang", "rows", "evidence", "limit", "offset"),
    errors=(*_ALWAYS, "406"),
    links=True,
)
"""Stands for each saved query, whose own parameters come first."""
OPERATIONS = (
    Operation(
        job="ask",
        path="/api/ask",
        summary="Answer a question in Kazakh, Russian or English",
        gives="The answer if it is sure what is asked, else the nearest questions that can be.",
        answers=_json("Asked"),
        fields=("question", "lang"),
    ),
    Operation(
        job="evidence",
        path="/api/evidence/{kind}/{id}",
        summary="Show the words that prove a claim",
        gives="The spans of the claim, with the text around them where a store has it.",
        answers=_json("Evidence"),
        fields=("claim-kind", "claim", "lang"),
        errors=(*_ALWAYS, "404"),
    ),
    Operation(
        job="extract",
        path="/api/extract",
        summary="Read the facts out of a press release; nothing is kept",
        gives="The facts, by themselves, with the text that they are about, or as a graph.",
        answers={"application/json": {"anyOf": [named("Facts"), named("Release")]}, "text/turtle": TEXT},
        fields=("reading",),
        bodies={media: {} for media in extracting.MEDIA},
        errors=_OF_BODIES,
    ),
    Operation(
        job="find",
        path="/api/find",
        summary="Find things by their names",
        gives="What was found, the best first.",
        answers=_json("Found"),
        fields=("name", "kind", "lang", "most"),
    ),
    Operation(
        job="openapi",
        path="/api/openapi.json",
        summary="Describe this API",
        gives="This document.",
        answers={"application/json": {"type": "object"}},
    ),
    Operation(
        job="queries",
        path="/api/queries",
        summary="List the saved queries and what their parameters may be",
        gives="The list.",
        answers=_json("Catalogue"),
        fields=("lang",),
    ),
    Operation(
        job="check",
        path="/api/validate",
        summary="Check RDF, or facts with their text, against the shapes; nothing is kept",
        gives="The report, whether the data conform or not.",
        answers={media: written(media, "Report") for media in checking.FORMS.values()},
        fields=("report", "lang", "profile"),
        bodies={media: named("Given") if media == checking.JSON else {} for media in checking.MEDIA},
        errors=_OF_BODIES,
    ),
)
