"""Check data against the shapes, as `polgraph validate` does; nothing of it is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph import sources
from polgraph.errors import SourceError
from polgraph.inputs import form_of, quads_of
from polgraph.pipeline import checks, releases
from polgraph.pipeline.serving import uploading
from polgraph.pipeline.serving.fields import form_wanted, language_of, refuse_unknown
from polgraph.reports import Manner, write
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from polgraph.engine import Quad
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.reports.model import Told
    from polgraph.sources import SourceText
    from polgraph.workers.kept.jobs import Asked, Json

JSON = "application/json"
MEDIA = (JSON, *uploading.FORMS)
"""What the body may be: RDF, or JSON that is a facts document with its text."""
FORMS = {
    "json": JSON,
    "jsonld": "application/ld+json",
    "sarif": "application/sarif+json",
    "text": "text/plain",
    "turtle": "text/turtle",
}
"""The formats of reports by their names, which are those of the command line."""
_WHERE = "the body"
_MOST_IN_TEXT = 100
_BOTH = 'expected {"facts": …, "text": …}, which holds the text that the facts are about'


def check(asked: Asked, origin: Origin) -> Answer:
    """Report on the body, whose media type is `media`; SourceError if it cannot be checked."""
    fields = asked.mapping("fields")
    refuse_unknown(fields, ("format", "lang", "profile"))
    form = form_wanted(asked, FORMS)
    manner = Manner(language_of(fields), _MOST_IN_TEXT if form == "text" else None, texts=origin.texts)
    return Answer(FORMS[form], write(told(_quads(asked, origin), manner, fields.get("profile")), form).encode())


def told(quads: list[Quad], manner: Manner, profile: str | None = None) -> Told:
    """Judge *quads* and tell what was found in the *manner* that is asked for."""
    from polgraph.reports.findings import tell

    wanted = checks.Check((Path(_WHERE),), profile=profile)
    given = checks.with_context(wanted, {_WHERE: quads})
    return tell(checks.judge(wanted, given), given.data, given.context, given.shapes, manner)


def _quads(asked: Asked, origin: Origin) -> list[Quad]:
    if asked.text("media") != JSON:
        form, content = uploading.FORMS[asked.text("media")], asked.body
    elif form_of("", asked.body, _WHERE) == "facts":
        form, content = "turtle", _mapped(asked.body, None, origin)
    else:
        document = _document(asked.body)
        facts, text = document.get("facts"), document.get("text")
        form, content = "jsonld", asked.body
        if isinstance(facts, dict) and isinstance(text, str):
            written = text.encode("utf-8", "surrogatepass")
            form, content = "turtle", _mapped(json.dumps(facts).encode(), sources.decoded_text(written, _WHERE), origin)
    quads = quads_of(content, form, _WHERE)
    if not quads:
        raise SourceError(f"{_WHERE}: states nothing; expected at least one triple, or a facts document")
    uploading.refuse_many(quads)
    return quads


def _document(content: bytes) -> dict[str, Json]:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        document = None
    return document if isinstance(document, dict) else {}


def _mapped(document: bytes, text: SourceText | None, origin: Origin) -> bytes:
    """Map a facts document with its text, which a store may have."""
    facts = releases.read_facts(document, _WHERE)
    sha256 = facts.release.sha256
    if text is None and origin.texts and (path := origin.texts / f"{sha256}.txt").is_file():
        text = sources.read_text(path)
    if text is None:
        raise SourceError(f"{_WHERE}: is a facts document without the text that it is about; {_BOTH}")
    if text.sha256 != sha256:
        raise SourceError(f"{_WHERE}: the facts are about another text, of the SHA-256 {sha256[:12]}…; {_BOTH}")
    return releases.mapped(facts, text, _WHERE)
