"""Which format data is in: told by the ending of a file, else by what it holds."""

from __future__ import annotations

import json
import os
import re

from polgraph.errors import SourceError, did_you_mean

# What people may call a format, and the endings that say it; facts documents are JSON as well, told by content.
FORMS = {
    "turtle": (".ttl",),
    "trig": (".trig",),
    "nt": (".nt",),
    "nq": (".nq",),
    "rdfxml": (".rdf",),
    "jsonld": (".jsonld",),
    "facts": (),
}
ENDINGS = {ending: form for form, endings in FORMS.items() for ending in endings}
_TOLD_BY_CONTENT = (".json", ".owl", ".xml")
_BOM = b"\xef\xbb\xbf"
_START = 4096
_QUAD = (
    rb"(?:\s*#[^\n]*\n)*\s*(?:<[^>\s]*>|_:\S+)[ \t]+<[^>\s]*>[ \t]+"
    rb'(?:<[^>\s]*>|_:\S+|"(?:[^"\\\n]|\\.)*"(?:@[\w-]+|\^\^<[^>\s]*>)?)[ \t]+(?:<[^>\s]*>|_:\S+)[ \t]*\.'
)
_PAGE = rb"(?i:\s*(?:<!DOCTYPE\s+html|<html)[\s>])"
_BY_START = (
    (rb"\s*(?:<\?xml|<!DOCTYPE|<!--|<rdf:RDF)", "rdfxml"),
    (rb'\s*(?:\{\s*["}]|\[\s*[{"])', "json"),
    (_QUAD, "nq"),
    (rb"", "trig"),  # of which Turtle and N-Triples are parts
)


def form_of(path: str, content: bytes, where: str, *, wished: str | None = None) -> str:
    """Return the format of *content*; SourceError, naming *where*, if no wish, no ending and no content tells."""
    if wished is not None and wished not in FORMS:
        hint = did_you_mean(wished, FORMS) or f"expected one of {', '.join(FORMS)}"
        raise SourceError(f"no input format is called {wished!r}; {hint}")
    ending = ending_of(path)
    form = wished or ENDINGS.get(ending)
    if not form and ending and ending not in _TOLD_BY_CONTENT:
        known = ", ".join(sorted([*ENDINGS, ".json"]))
        raise SourceError(f"{where}: unknown ending {ending!r}; expected one of {known}")
    start = content[: len(_BOM) + _START].removeprefix(_BOM)
    if re.match(_PAGE, start):
        raise SourceError(f"{where}: is a web page; expected RDF")
    form = form or next(form for pattern, form in _BY_START if re.match(pattern, start))
    return ("facts" if _is_facts(content) else "jsonld") if form == "json" else form


def ending_of(path: str) -> str:
    """Return the ending of a file name in small letters, the one before `.gz` for a compressed file."""
    stem, ending = os.path.splitext(path)  # noqa: PTH122  # pathlib costs a cold start
    return (os.path.splitext(stem)[1] if ending.lower() == ".gz" else ending).lower()  # noqa: PTH122


def _is_facts(content: bytes) -> bool:
    """Tell a facts document, which names its schema and release, from JSON-LD, which has keywords."""
    try:
        document = json.loads(content.removeprefix(_BOM))
    except (ValueError, RecursionError):
        return False
    return isinstance(document, dict) and "schema" in document and not any(key.startswith("@") for key in document)
