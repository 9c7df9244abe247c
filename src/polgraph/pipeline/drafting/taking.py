"""Tell what was sent to be checked: the text of a release, a page, RDF in any form, or facts with their text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph import sources
from polgraph.errors import SourceError
from polgraph.inputs import form_of, quads_of
from polgraph.inputs.forms import ENDINGS, ending_of
from polgraph.pipeline.drafting.draft import Draft, draft_of, extracted, given
from polgraph.pipeline.serving.uploading import refuse_many

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.engine import Quad

WHERE = "the input"
_OURS = {*ENDINGS, ".json", ".owl", ".xml"}
_STARTS_RDF = re.compile(
    rb"\s*(?:#[^\n]*\n\s*)*(?:@prefix\s|@base\s|PREFIX\s+\S*:\s*<|BASE\s+<|<\?xml\s|<rdf:RDF[\s>]|"
    rb'<https?://[^>\s]*>\s|[\[{]\s*[\[{"])',
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a person pasted and the file that they chose, either of which may be empty."""

    pasted: str = ""
    content: bytes = b""
    name: str = ""


def taken(sent: Sent, texts: Path | None) -> Draft | list[Quad]:
    """Return a draft, or the quads of RDF; SourceError if it is neither. *texts* is where texts may be archived."""
    pasted = sent.pasted.replace("\r\n", "\n").encode()  # forms send every end of a line so (HTML, 4.10.21.8)
    content = sent.content or pasted
    if not content.strip():
        raise SourceError(f"{WHERE}: is empty; expected a press release, a page or RDF")
    if ending_of(sent.name) not in _OURS and not _STARTS_RDF.match(content.removeprefix(b"\xef\xbb\xbf")):
        return extracted(sources.release_of(content, where=WHERE), WHERE)
    form = form_of(sent.name if ending_of(sent.name) in _OURS else "", content, WHERE)
    if form == "facts":
        return given(content, _text_for(content, pasted if sent.content else b"", texts), WHERE)
    if form == "jsonld" and (draft := draft_of(_json(content), WHERE)):
        return draft
    quads = quads_of(content, form, WHERE)
    if not quads:
        raise SourceError(f"{WHERE}: states nothing; expected at least one triple")
    refuse_many(quads)
    return quads


def _text_for(document: bytes, pasted: bytes, texts: Path | None) -> sources.SourceText:
    """Return the text of a facts document: what was pasted beside it, or the archived one."""
    if pasted.strip():
        return sources.decoded_text(pasted, WHERE)
    found = _json(document)
    release = found.get("release") if isinstance(found, dict) else None
    digest = release.get("sha256") if isinstance(release, dict) else None
    if texts and isinstance(digest, str) and re.fullmatch("[0-9a-f]{64}", digest):
        path = texts / f"{digest}.txt"
        if path.is_file():
            return sources.read_text(path)
    raise SourceError(f"{WHERE}: is a facts document without its text; expected that text pasted beside it")


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None
