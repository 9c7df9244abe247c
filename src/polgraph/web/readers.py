"""Which language the reader of a page is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.negotiation import language_of
from polgraph.pipeline.serving.naming import LANGUAGES

if TYPE_CHECKING:
    from starlette.requests import Request

    from polgraph.workers.kept.jobs import Json


def reader_of(request: Request) -> dict[str, Json]:
    """Return the language of the address, which is a reader's choice, or else of the client."""
    chosen = request.query_params.get("lang", "")
    if chosen in LANGUAGES:
        return {"language": chosen, "chosen": True}
    accepted = ",".join(request.headers.getlist("accept-language"))[:1000]
    return {"language": language_of(accepted, tuple(LANGUAGES)), "chosen": False}
