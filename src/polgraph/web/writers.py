"""Who may write: those who show the token, and not by a page of others in somebody's browser."""

from __future__ import annotations

from hmac import compare_digest
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.requests import Request

    from polgraph.web.service import Service

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="polgraph"'}
_OWN_SITES = ("", "none", "same-origin")


def refuse_stranger(request: Request) -> None:
    """Let only those go on who may write; HTTPException for all others."""
    service: Service = request.app.state.service
    token = service.settings.token
    if not token:
        raise HTTPException(403, "the service is read-only; expected it to be started with --writable")
    refuse_other_page(request)
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not compare_digest(
        shown.strip().encode("utf-8", "surrogateescape"), token.encode()
    ):
        raise HTTPException(401, "writing needs the token; expected `Authorization: Bearer …` with it", _CHALLENGE)


def refuse_other_page(request: Request) -> None:
    """Refuse what a page of others sends in somebody's browser; HTTPException."""
    origin = request.headers.get("origin", "")
    if origin and origin.lower().partition("://")[2] != request.headers.get("host", "").lower():
        raise HTTPException(403, f"the page {origin[:100]!r} may not write here; expected a request of no other page")
    if request.headers.get("sec-fetch-site", "").lower() not in _OWN_SITES:
        raise HTTPException(403, "a page of another site may not write here; expected a request of no other page")
