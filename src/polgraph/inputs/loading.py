"""From a file of any size straight into a store, with the same refusals as for any other."""

from __future__ import annotations

import re

from polgraph.engine.merged import MergedGraph
from polgraph.engine.parse import parse_quads
from polgraph.errors import SourceError
from polgraph.inputs import screens
from polgraph.inputs.files import name_of, read_source
from polgraph.inputs.forms import form_of

_BOM = b"\xef\xbb\xbf"
_XSD = rb"\^\^<http://www\.w3\.org/2001/XMLSchema#"
# Literals in lines of N-Triples that the store spells anew, and some that it does not.
_RESPELLED = re.compile(
    _XSD + rb"(?!anyURI|boolean|date>|decimal|gDay|gMonth|gYear|integer|string)|@[a-z0-9-]*[A-Z]"
    rb'|"(?:[+]|-?0[0-9]|-0)[0-9.]*"'
    + _XSD
    + rb'|"-?(?:[0-9]*\.[0-9]*0|[0-9]+\.|\.[0-9]*)"'
    + _XSD
    + rb'|"[01]"'
    + _XSD
    + rb"boolean"
)


def load_into(graph: MergedGraph, path: str, wished: str | None = None) -> str:
    """Read *path* into *graph*, and return its format; SourceError if it cannot be used."""
    where = name_of(path)
    content = read_source(path)
    form = form_of(path, content, where, wished=wished)
    if content.startswith(_BOM):
        raise SourceError(f"{where}: starts with a byte order mark, and is too large to be read without; expected none")
    screens.refuse_by_text(content, form, where)
    if screens.may_hold_refused_terms(content, form):
        screens.refuse_terms(parse_quads(path, form), content, form, where)
    del content  # as large as what is loaded now
    graph.load(path, form)
    return form


def may_be_respelled(path: str, form: str) -> bool:
    """Tell whether the store may spell a literal of *path* anew; without a look where a format has short forms."""
    return form not in ("nq", "nt") or bool(_RESPELLED.search(read_source(path)))
