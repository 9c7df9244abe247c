"""The conditions of a change to a graph (RFC 9110, 13.1): that it is there, or that it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.requests import Request

_CONDITIONS = {"if-match": "there", "if-none-match": "new"}


def condition(request: Request) -> str:
    """Return what the graph has to be, `there` or `new`, nothing if either will do; HTTPException if it is a tag.

    Tags of ours are weak, and none of those names the state that is to be changed.
    """
    asked = {header: value.strip() for header in _CONDITIONS if (value := request.headers.get(header)) is not None}
    if any(value != "*" for value in asked.values()) or len(asked) > 1:
        raise HTTPException(412, "the condition cannot be met; expected `If-Match: *` or `If-None-Match: *`")
    return next((_CONDITIONS[header] for header in asked), "")
