"""Find the charset that a page declares, and decode the page by it; nothing is guessed from letters."""

from __future__ import annotations

import codecs
import re

from polgraph.errors import SourceError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FIRST_SIGNS = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))  # XML 1.0, appendix F: no other charset begins so
_PRESCANNED = 8192
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_META = re.compile(rb"<meta\b[^>]{0,512}?charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml\b[^>]{0,256}?encoding\s*=\s*[\"']([\w.:+-]+)", re.IGNORECASE)
# Labels of the WHATWG Encoding Standard for pages in Cyrillic letters, and the standard of Kazakhstan (ST RK 1048).
_LABELS = {
    "866": "cp866",
    "ascii": "cp1252",
    "cp1251": "cp1251",
    "cp1252": "cp1252",
    "cp866": "cp866",
    "cskoi8r": "koi8-r",
    "ibm866": "cp866",
    "iso-8859-1": "cp1252",
    "iso-8859-5": "iso8859-5",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "koi8_r": "koi8-r",
    "kz-1048": "kz1048",
    "kz1048": "kz1048",
    "latin1": "cp1252",
    "rk1048": "kz1048",
    "strk1048-2002": "kz1048",
    "us-ascii": "cp1252",
    "utf-16": "utf-16-le",
    "utf-16be": "utf-16-be",
    "utf-16le": "utf-16-le",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
    "x-cp1251": "cp1251",
}


def marked_charset(source: bytes) -> str | None:
    """Return the codec that the first bytes prove, if they do."""
    marks = (*_BOMS, *_FIRST_SIGNS)
    return next((codec for mark, codec in marks if source.startswith(mark)), None)


def declared_charset(source: bytes, where: str) -> str | None:
    """Return the codec that a page states of itself: by its first bytes, a *meta* element or an XML declaration."""
    marked = marked_charset(source)
    if marked:
        return marked
    start = _COMMENT.sub(b"", source[:_PRESCANNED])
    found = _META.search(start) or _XML.search(start)
    if not found:
        return None
    codec = codec_of(found[1].decode("ascii", "replace"), where)
    return "utf-8" if codec.startswith("utf-16") else codec  # its own declaration could be read, so it is not UTF-16


def codec_of(label: str, where: str) -> str:
    """Return the codec for a charset's *label*; SourceError if it is not one of ours."""
    codec = _LABELS.get(label.strip().lower())
    if codec is None:
        raise SourceError(
            f"{where}: charset {label[:40]!r} is not known; expected utf-8, utf-16, windows-1251, koi8-r or the like"
        )
    return codec


def decode(source: bytes, codec: str | None, where: str) -> str:
    """Decode *source* without its byte order mark; SourceError names the first byte that does not fit."""
    mark = next((mark for mark, named in _BOMS if source.startswith(mark) and named == codec), b"")
    try:
        return source[len(mark) :].decode(codec or "utf-8")
    except UnicodeDecodeError as exc:
        wanted = f"{codec} as declared" if codec else "UTF-8 or a declared charset"
        raise SourceError(
            f"{where}: byte {exc.start + len(mark)} is not {codec or 'UTF-8'}; expected {wanted}"
        ) from exc
