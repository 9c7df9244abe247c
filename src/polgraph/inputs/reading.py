"""From bytes to quads, with errors that name the file and the place."""

from __future__ import annotations

from polgraph.engine import Quad, parse_as
from polgraph.errors import SourceError
from polgraph.inputs import jsonld, screens

_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def quads_of(content: bytes, form: str, where: str, *, base: str | None = None, rename: bool = False) -> list[Quad]:
    """Read the quads of *content*, which is in *form*; SourceError, naming *where*, if that fails or goes too far.

    Without a *base*, relative IRIs are refused; *rename* keeps blank nodes apart from those of other documents.
    """
    if content.startswith(_WIDE):
        raise SourceError(f"{where}: is UTF-16; expected UTF-8")
    content = content.removeprefix(_BOM)
    screens.refuse_by_text(content, form, where)
    if form == "jsonld":
        content = jsonld.with_contexts(content, where)
    try:
        known = base or (jsonld.NO_BASE if form == "jsonld" else None)
        quads = parse_as(form, content, where, base=known, rename=rename)
    except SourceError as exc:
        raise _not_utf8(content, where) or exc from None
    if form == "jsonld" and not base:
        jsonld.refuse_relative(quads, where)
    screens.refuse_terms(quads, content, form, where)
    return quads


def _not_utf8(content: bytes, where: str) -> SourceError | None:
    """Return the error of text in another encoding, which is what a parser stumbles over first and tells worst."""
    try:
        content.decode()
    except UnicodeDecodeError as exc:
        line = content.count(b"\n", 0, exc.start) + 1
        return SourceError(
            f"{where}: line {line}: byte {content[exc.start]:#04x} is not UTF-8; expected UTF-8, not cp1251 or another"
        )
    return None
