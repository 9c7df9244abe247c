"""Entity tags: an answer is named by our version, the state of the data and what was asked, before it is made."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

from starlette.responses import Response

from polgraph import __version__

if TYPE_CHECKING:
    from starlette.requests import Request

    from polgraph.workers.kept.jobs import Task

# The engine needs no space before a function, and takes a comment before its bracket: a tag too few does no harm.
_EACH_TIME_ANOTHER = re.compile(r"(?:now|rand|uuid|bnode)\s*+[(#]", re.IGNORECASE)
_CACHED = {"Cache-Control": "no-cache"}


def of(revision: str, task: Task) -> str:
    """Name the answer to *task* at *revision*; weakly, for it may be sent compressed or not."""
    asked = json.dumps([__version__, revision, task.job, task.values], sort_keys=True).encode()
    return f'W/"{revision[:20]}-{sha256(asked).hexdigest()[:20]}"' if revision else ""


def is_lasting(request: Request, task: Task) -> bool:
    """Tell whether the answer is the same as long as the data are."""
    query = task.values.get("query")
    return request.method in ("GET", "HEAD") and not (isinstance(query, str) and _EACH_TIME_ANOTHER.search(query))


def is_known(request: Request, tag: str) -> bool:
    """Tell whether the client has the answer with that *tag* (RFC 9110, 13.1.2).

    `*` tells of none: whether there is an answer at all is found by who makes it.
    """
    known = [one.strip() for one in ",".join(request.headers.getlist("if-none-match")).split(",")]
    return tag.removeprefix("W/") in {one.removeprefix("W/") for one in known}


def unchanged(tag: str, task: Task) -> Response:
    """Answer that the client has it, with what caches need of the answer itself (RFC 9110, 15.4.5).

    But for Content-Location: which form is sent, and from where, is chosen by who makes it.
    """
    varies = ["Accept-Encoding", *(["Accept-Language"] if "language" in task.values else [])]
    return Response(status_code=304, headers={"ETag": tag, "Vary": ", ".join(varies), **_CACHED})


def headers(tag: str, revision: str) -> dict[str, str]:
    """Return the headers of an answer that was made at *revision*; no tag if that has changed meanwhile."""
    return {"ETag": tag, **_CACHED} if tag and revision and f'"{revision[:20]}-' in tag else {}
