"""Answer a query as the SPARQL Protocol has it."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from polgraph.engine.answers import Chosen
from polgraph.engine.lexemes import UPDATES, first_word
from polgraph.engine.limits import refuse_far, refuse_unbearable
from polgraph.errors import QueryError
from polgraph.negotiation import accepted
from polgraph.queries.binding import spelled_out
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from polgraph.engine.answers import Evaluated
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked


def ready(_: Asked, origin: Origin) -> Answer:
    """Open what is served; StoreError if it cannot be."""
    origin.dataset()
    return Answer("", b"", 204)


def query(asked: Asked, origin: Origin) -> Answer:
    """Answer `query`, in the best of the media types of `accept`, over the graphs `default` and `named`, if any."""
    found = begun(asked, origin)
    media = accepted(asked.text("accept"), found.media)

    def write(out: IO[bytes]) -> None:
        found.write(out, media)

    return Answer(media, write, headers={"revision": origin.opened})


def begun(asked: Asked, origin: Origin) -> Evaluated:
    """Begin to answer the same, which is written by whom it is for; QueryError if it is refused or cannot be read."""
    text = asked.text("query")
    if not text.strip():
        raise QueryError("the query is empty; expected SPARQL")
    refuse_far(text)
    refuse_unbearable(text)
    if origin.prefixes:
        text = spelled_out(text)
    chosen = Chosen(tuple(asked.texts("default")), tuple(asked.texts("named")), origin.prefixes)
    if first_word(text) in UPDATES:
        raise QueryError("this is an update; expected a query here, and updates at /update")
    return origin.dataset().evaluate(text, chosen, base=asked.text("base") or None)
