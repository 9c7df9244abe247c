"""What requests of the API have in common: language, format and page, and an answer that is JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.errors import QueryParameterError, did_you_mean
from polgraph.negotiation import accepted
from polgraph.pipeline.questions import FALLBACK
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked, Json

RESERVED = ("evidence", "format", "lang", "limit", "offset")
"""Names that no parameter of a saved query may have, by test."""
LANGUAGES = tuple(sorted(FALLBACK))
MOST_OFFSET = 10**9


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows are wanted; all after the first *offset* if there is no limit."""

    offset: int = 0
    limit: int | None = None

    @property
    def rows(self) -> slice:
        """The rows as Python slices them."""
        return slice(self.offset, None if self.limit is None else self.offset + self.limit)


def as_json(document: Json, origin: Origin, **headers: str) -> Answer:
    """Answer with a document, which was made of what *origin* had opened."""
    content = json.dumps(document, ensure_ascii=False).encode() + b"\n"
    return Answer("application/json", content, headers={"revision": origin.opened, **headers})


def language_of(fields: Mapping[str, str], default: str = "en") -> str:
    """Return the language of labels."""
    return one_of(fields, "lang", LANGUAGES, default)


def one_of(fields: Mapping[str, str], name: str, known: Iterable[str], default: str) -> str:
    """Return a field that is one of *known*; QueryParameterError if it is another."""
    value = fields.get(name, default)
    if value not in known:
        raise QueryParameterError(f"{name} is {value[:80]!r}; expected one of {', '.join(known)}")
    return value


def number_of(fields: Mapping[str, str], name: str, least: int, most: int) -> int | None:
    """Return a field that is a whole number between *least* and *most*; None if it was not given."""
    value = fields.get(name)
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 10 and least <= int(value) <= most):
        raise QueryParameterError(f"{name} is {value[:80]!r}; expected a whole number from {least} to {most}")
    return int(value)


def form_wanted(asked: Asked, forms: Mapping[str, str]) -> str:
    """Return the one of *forms*, media types by their names, that `format` names, or else the client likes best."""
    fields = asked.mapping("fields")
    if "format" in fields:
        return one_of(fields, "format", forms, "")
    best = accepted(asked.text("accept"), list(forms.values()))
    return next(name for name, media in forms.items() if media == best)


def refuse_unknown(fields: Mapping[str, str], known: Iterable[str]) -> None:
    """Raise QueryParameterError for a field that nothing is made of."""
    for name in fields:
        if name not in known:
            hint = did_you_mean(name, known) or f"expected one of {', '.join(known)}"
            raise QueryParameterError(f"there is no parameter {name[:80]!r}; {hint}")
