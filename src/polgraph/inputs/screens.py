"""What is refused of data before it is parsed, or as soon as it is: what would take a parser's or a reader's life."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from polgraph.engine import Literal, NamedNode, Quad
from polgraph.errors import SourceError
from polgraph.limits import LIMITS, limit

_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?'
_OTHER_STRING = rb"'[^'\\]*+(?:\\.[^'\\]*+)*+'?"
_LONG_STRINGS = rb'"""(?:[^"\\]|\\.|"(?!""))*+(?:""")?|' + rb"'''(?:[^'\\]|\\.|'(?!''))*+(?:''')?"
# Compiled when they are first needed, which is rarely.
_TURTLE = rb"(?P<open><<|[\[(])|(?P<close>>>|[\])])|<[^<>\s]*+>|#[^\n]*+|\\.|" + b"|".join(
    (_LONG_STRINGS, _STRING, _OTHER_STRING)
)
_JSON = rb"(?P<open>[\[{])|(?P<close>[\]}])|" + _STRING
_XML = (
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    rb"""|(?P<close></|/>)|(?P<open><[^!?/])|"[^"<]*+"|'[^'<]*+'"""
)
_PREFIX = rb"(?i:(?:^|(?<=\s))@?prefix)\s+([^\s:<]*):"
_XMLNS = rb"\sxmlns:([^\s=]+)\s*="
# For each format: its lexemes, what it cannot be nested without, how many levels are borne, what declares a prefix.
_SYNTAX = {
    "jsonld": (_JSON, (b"[", b"{"), "json-nesting", None),
    "rdfxml": (_XML, (b"<",), "nesting", _XMLNS),
    "trig": (_TURTLE, (b"[", b"(", b"<<"), "nesting", _PREFIX),
    "turtle": (_TURTLE, (b"[", b"(", b"<<"), "nesting", _PREFIX),
}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ESCAPED_CONTROL = re.compile(rb"\\(?:u00[01]|U000000[01]|[bf])")
_LONG_IRI, _LONG_LITERAL = LIMITS["iri"].value, LIMITS["literal"].value


def refuse_by_text(content: bytes, form: str, where: str) -> None:
    """Refuse text that is nested too deeply or has too many prefixes; SourceError."""
    if form not in _SYNTAX:
        return
    levels, openers, name, prefixes = _SYNTAX[form]
    most = limit(name)
    if sum(map(content.count, openers)) > most and _deeper_than(most, content, levels):
        raise SourceError(f"{where}: is nested more than {most} levels deep; expected at most {most}")
    if prefixes is not None and len(set(re.findall(prefixes, content))) > limit("prefixes"):
        raise SourceError(f"{where}: declares more than {limit('prefixes')} prefixes; expected fewer")


def refuse_terms(quads: Iterable[Quad], content: bytes, form: str, where: str) -> None:
    """Refuse literals and IRIs that are too long, and control characters, which XML could not hold; SourceError."""
    if not may_hold_refused_terms(content, form):
        return
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if reason := _reason(term):
                raise SourceError(f"{where}: {reason}, near {_shown(quad.subject)} {_shown(quad.predicate)}")


def may_hold_refused_terms(content: bytes, form: str) -> bool:
    """Look at the bytes once: most data needs no look at each term, which takes as long as parsing it."""
    if _CONTROLS.search(content) or _ESCAPED_CONTROL.search(content):
        return True
    if form == "rdfxml" and (b"&#" in content or len(content) > _LONG_LITERAL):
        return True
    if len(content) > _LONG_LITERAL and (b'"""' in content or b"'''" in content):
        return True
    # A term is within its line, but for what a prefix, on a line of its own, adds to it.
    return max(map(len, io.BytesIO(content)), default=0) > (_LONG_IRI if form in ("nq", "nt") else _LONG_IRI // 2)


def _reason(term: object) -> str:
    if isinstance(term, NamedNode) and len(term.value) > _LONG_IRI:
        return f"an IRI has {len(term.value)} characters; expected at most {_LONG_IRI}"
    if not isinstance(term, Literal):
        return ""
    if len(term.value) > _LONG_LITERAL:
        return f"a literal has {len(term.value)} characters; expected at most {_LONG_LITERAL}"
    if control := _CONTROL.search(term.value):
        return (
            f"a literal holds the control character U+{ord(control[0]):04X}; expected text without control characters"
        )
    return ""


def _deeper_than(most: int, content: bytes, levels: bytes) -> bool:
    depth = 0
    for lexeme in re.finditer(levels, content, re.DOTALL):
        depth += (lexeme["open"] is not None) - (lexeme["close"] is not None)
        if depth > most:
            return True
    return False


def _shown(term: object) -> str:
    return f"{str(term)[:100]}…" if len(str(term)) > 100 else str(term)
