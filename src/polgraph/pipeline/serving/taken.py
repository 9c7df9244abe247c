"""What requests to the API may say in their address, each described once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extraction.finding import MAX_LENGTH
from polgraph.pipeline import checks
from polgraph.pipeline.asking import MAX_QUESTION
from polgraph.pipeline.serving import checking, extracting, saved
from polgraph.pipeline.serving.fields import LANGUAGES, MOST_OFFSET
from polgraph.pipeline.serving.finding import DEFAULT_FOUND, MOST_FOUND
from polgraph.pipeline.serving.names import KINDS
from polgraph.pipeline.serving.schemas import TRUTH, Schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.workers.kept.jobs import Json


def _query(name: str, description: str, schema: Schema, example: Json = None, *, required: bool = False) -> Schema:
    found: Schema = {"name": name, "in": "query", "description": description, "required": required, "schema": schema}
    return found if example is None else {**found, "example": example}


def _path(name: str, description: str, example: str) -> Schema:
    schema: Schema = {"type": "string", "pattern": "^[A-Za-z0-9_.-]+$"}
    return {
        "name": name,
        "in": "path",
        "description": description,
        "required": True,
        "schema": schema,
        "example": example,
    }


def _words(most: int) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": most}


def _one_of(names: Iterable[str]) -> Schema:
    return {"type": "string", "enum": [*names]}


FIELDS: dict[str, Schema] = {
    "claim-kind": _path("kind", "The kind of the claim.", "participation"),
    "claim": _path("id", "The id of the claim within its kind.", "8be8bf7d9458"),
    "evidence": _query("evidence", "Add release, title, place and words to each row.", {**TRUTH, "default": False}),
    "kind": _query("kind", "Find things of this kind only.", _one_of(KINDS), "region"),
    "lang": _query("lang", "The language of labels and messages.", _one_of(LANGUAGES)),
    "most": _query(
        "limit",
        "How many things are told at most.",
        {"type": "integer", "minimum": 1, "maximum": MOST_FOUND, "default": DEFAULT_FOUND},
    ),
    "limit": _query(
        "limit",
        f"How many rows are given at most; of JSON {saved.DEFAULT_ROWS} if nothing is said, of other formats all.",
        {"type": "integer", "minimum": 1, "maximum": saved.MOST_ROWS},
    ),
    "name": _query(
        "q", "A name in any case form, some words of one, or an id.", _words(MAX_LENGTH), "Мангыстау", required=True
    ),
    "offset": _query(
        "offset", "How many rows are passed over.", {"type": "integer", "minimum": 0, "maximum": MOST_OFFSET}
    ),
    "profile": _query("profile", "Stricter rules for one use, as well.", _one_of(checks.profiles())),
    "question": _query(
        "q", "A question.", _words(MAX_QUESTION), "сколько наркотиков изъяли в 2025 году", required=True
    ),
    "reading": _query("format", "The form of the answer, if Accept does not say it.", _one_of(extracting.FORMS)),
    "report": _query("format", "The form of the report, if Accept does not say it.", _one_of(checking.FORMS)),
    "rows": _query("format", "The form of the rows, if Accept does not say it.", _one_of(saved.FORMS)),
}
"""What requests may say, by names of our own."""
