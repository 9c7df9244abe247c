"""Entity tags: an answer is named by our version, the state of the data and what was asked, before it is made."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

from polgraph import __version__

if TYPE_CHECKING:
    from starlette.requests import Request

    from polgraph.workers.kept.jobs import Task

_EACH_TIME_ANOTHER = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\s*\(", re.IGNORECASE)


def of(revision: str, task: Task) -> str:
    """Name the answer to *task* at *revision*; weakly, for it may be sent compressed or not."""
    asked = json.dumps([__version__, revision, task.job, task.values], sort_keys=True).encode()
    return f'W/"{revision[:20]}-{sha256(asked).hexdigest()[:20]}"' if revision else ""


def is_lasting(request: Request, task: Task) -> bool:
    """Tell whether the answer is the same as long as the data are."""
    query = task.values.get("query")
    return request.method in ("GET", "HEAD") and not (isinstance(query, str) and _EACH_TIME_ANOTHER.search(query))


def is_known(request: Request, tag: str) -> bool:
    """Tell whether the client has the answer with that *tag* (RFC 9110, 13.1.2)."""
    known = [one.strip() for one in ",".join(request.headers.getlist("if-none-match")).split(",")]
    return "*" in known or tag.removeprefix("W/") in {one.removeprefix("W/") for one in known}


def headers(tag: str, revision: str) -> dict[str, str]:
    """Return the headers of an answer that was made at *revision*; no tag if that has changed meanwhile."""
    return {"ETag": tag, "Cache-Control": "no-cache"} if tag and revision and f'"{revision[:20]}-' in tag else {}
