"""Derive the text of a release from a web page or a file, with a map back to the source."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from polgraph.errors import SourceError
from polgraph.facts import Span
from polgraph.resources import read_bytes
from polgraph.sources.charsets import codec_of, declared_charset, decode, marked_charset
from polgraph.sources.drafts import Kind
from polgraph.sources.profiles import SiteProfile, shipped_profiles
from polgraph.sources.text import SourceText, text_of
from polgraph.sources.writing import Segment, SourceMap

MAX_BYTES = 16 * 1024 * 1024
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml\b[^>]*>\s*(?:<!doctype\s+html|<html))\b"
    r"|<(?:article|body|div|h1|head|html|meta|p|section|table|title)(?:\s[^<>]*)?>",
    re.IGNORECASE | re.DOTALL,
)
_SNIFFED = 4096


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page: what it is, and where it stands in the derived text.

    *boilerplate* is left out of the text: its span is empty and stands where it would have been.
    """

    kind: Kind
    span: Span
    selector: str | None
    """The CSS path in the source page; None where the element stands too deep for one."""


@dataclass(frozen=True, slots=True)
class Page:
    """A derived text with its map to the source; None where the page does not state a thing."""

    text: SourceText
    source_sha256: str
    blocks: tuple[Block, ...]
    title: str | None
    publisher: str | None
    published: str | None
    address: str | None
    source_offsets: SourceMap

    def source_position(self, offset: int) -> int | None:
        """Return the code point of the decoded source (without its byte order mark) for one of the text."""
        return self.source_offsets.source_position(offset)


def read_release(path: Path | Literal["-"], *, html: bool | None = None, encoding: str | None = None) -> Page:
    """Read a release from a page or a text file; *html* None looks at the content, *encoding* wins over none stated."""
    where = "standard input" if str(path) == "-" else str(path)
    source = sys.stdin.buffer.read(MAX_BYTES + 1) if str(path) == "-" else read_bytes(path)
    return release_of(source, html=html, encoding=encoding, where=where)


def release_of(source: bytes, *, html: bool | None = None, encoding: str | None = None, where: str = "release") -> Page:
    """Read a release from the bytes of a page or a text; *where* names it in errors, the rest is as for a file."""
    _check_size(source, where)
    codec = codec_of(encoding, where) if encoding else None
    if html is None:
        html = looks_like_html(source)
    if html:
        return page_of(source, encoding=encoding, where=where)
    marked = marked_charset(source)
    content = decode(source, None if marked == "utf-8" else marked or codec, where)
    whole = (Segment(0, 0, len(content)),) if content else ()
    digest = sha256(source).hexdigest()
    return Page(text_of(content), digest, (), None, None, None, None, SourceMap(whole))


def page_of(
    source: bytes, *, profiles: Sequence[SiteProfile] | None = None, encoding: str | None = None, where: str = "page"
) -> Page:
    """Derive the text of a web page; *profiles* are the shipped ones unless given, *where* names it in errors."""
    from polgraph.sources.deriving import derive

    _check_size(source, where)
    codec = codec_of(encoding, where) if encoding else None
    decoded = decode(source, marked_charset(source) or codec or declared_charset(source, where), where)
    derived = derive(decoded, shipped_profiles() if profiles is None else profiles, where)
    known = derived.metadata
    return Page(
        text_of(derived.text),
        sha256(source).hexdigest(),
        tuple(Block(*each) for each in derived.blocks),
        known.title,
        known.publisher,
        known.published,
        known.address,
        SourceMap(derived.segments),
    )


def looks_like_html(source: bytes) -> bool:
    """Tell whether the first bytes are those of a page."""
    codec = marked_charset(source)
    start = source[: 2 * _SNIFFED].decode(codec if codec and codec.startswith("utf-16") else "latin-1", "replace")
    found = _HTML.match(start.lstrip("\ufeffï»¿")) or _HTML.search(start[:_SNIFFED])
    return found is not None


def _check_size(source: bytes, where: str) -> None:
    if len(source) > MAX_BYTES:
        raise SourceError(f"{where}: larger than {MAX_BYTES} bytes; expected a page or a text of a bearable size")
