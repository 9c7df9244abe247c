"""What the reader of a page asks for, and in which language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.negotiation import language_of
from polgraph.pipeline.serving.naming import LANGUAGES
from polgraph.web.bodies import fields_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from polgraph.workers.kept.jobs import Json


def reader_of(request: Request) -> dict[str, Json]:
    """Return the fields of the address, and its language, which is a reader's choice, or else that of the client."""
    fields: dict[str, Json] = {name: values[0] for name, values in fields_of(request.url.query.encode()).items()}
    chosen = fields.pop("lang", "")
    if isinstance(chosen, str) and chosen in LANGUAGES:
        return {"fields": fields, "language": chosen, "chosen": True}
    accepted = ",".join(request.headers.getlist("accept-language"))[:1000]
    return {"fields": fields, "language": language_of(accepted, tuple(LANGUAGES)), "chosen": False}
