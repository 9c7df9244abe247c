"""Read the facts out of a release that is sent here; nothing of it is kept."""

from __future__ import annotations

import json
from email.message import Message
from typing import TYPE_CHECKING

from polgraph import sources
from polgraph.facts import facts_json
from polgraph.facts.writing import document_of
from polgraph.pipeline import releases
from polgraph.pipeline.serving.fields import form_wanted, refuse_unknown
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.facts import Facts
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.sources import SourceText
    from polgraph.workers.kept.jobs import Asked

MEDIA = ("text/plain", "text/html")
FORMS = {"facts": "application/json", "release": "application/json", "turtle": "text/turtle"}
"""The facts document, that with the text it is about, and its graph."""
_WHERE = "the body"


def extract(asked: Asked, _: Origin) -> Answer:
    """Return what was read out of the body, a text or a page by its `media`; SourceError if it cannot be read."""
    refuse_unknown(asked.mapping("fields"), ("format",))
    form = form_wanted(asked, FORMS)
    is_page = asked.text("media") == MEDIA[1]
    page = sources.release_of(asked.body, html=is_page, encoding=_charset(asked.text("type")), where=_WHERE)
    facts = releases.facts_in(page, releases.extractor(), _WHERE)
    return Answer(FORMS[form], _WRITERS[form](facts, page.text))


def _charset(type_: str) -> str | None:
    """Return the encoding that a Content-Type states (RFC 9110, 8.3.2)."""
    message = Message()
    message["Content-Type"] = type_
    return message.get_content_charset()


def _as_facts(facts: Facts, _: SourceText) -> bytes:
    return facts_json(facts).encode()


def _as_release(facts: Facts, text: SourceText) -> bytes:
    return json.dumps({"facts": document_of(facts), "text": text.content}, ensure_ascii=False).encode() + b"\n"


_WRITERS: dict[str, Callable[[Facts, SourceText], bytes]] = {
    "facts": _as_facts,
    "release": _as_release,
    "turtle": releases.extracted_turtle,
}
