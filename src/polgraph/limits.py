"""How much of data from outside is taken: every limit once, as docs/en/reference/limits.md tells people."""

from __future__ import annotations

import os
from typing import NamedTuple

from polgraph.errors import SourceError


class Limit(NamedTuple):
    """A number, of what, and the environment variable that sets another one, where that is safe."""

    value: int
    what: str
    variable: str = ""


LIMITS = {
    "file": Limit(1024, "megabytes of a file, after decompression", "POLGRAPH_FILE_MEGABYTES"),
    "graph": Limit(64, "megabytes of one graph in files to be published", "POLGRAPH_GRAPH_MEGABYTES"),
    "gzip": Limit(100, "times its size that a compressed file may grow"),
    "held": Limit(
        4, "megabytes of RDF files that a check holds in Python; more goes to a store", "POLGRAPH_HELD_MEGABYTES"
    ),
    "iri": Limit(2048, "characters of an IRI"),
    "json-nesting": Limit(50, "levels of objects and lists inside one another in JSON-LD"),
    "literal": Limit(4 * 1024 * 1024, "characters of a literal"),
    "megabytes": Limit(1024, "megabytes of memory that a check may take", "POLGRAPH_MEGABYTES"),
    "nesting": Limit(100, "levels of nodes, lists or elements inside one another in other formats"),
    "page": Limit(10 * 1024 * 1024, "bytes of a page that is fetched, after decompression"),
    "page-seconds": Limit(20, "seconds that a request for a page may take, with its redirects"),
    "prefixes": Limit(1000, "different prefixes in a file"),
    "redirects": Limit(5, "redirects from one address of a page to the next"),
    "seconds": Limit(60, "seconds that a check may take", "POLGRAPH_SECONDS"),
}


def limit(name: str) -> int:
    """Return a limit, as the environment has it if it does; SourceError if that is no number."""
    value, _, variable = LIMITS[name]
    text = os.environ.get(variable, "") if variable else ""
    if not text:
        return value
    if not (text.isascii() and text.isdigit() and int(text[:10]) > 0 and len(text) <= 9):
        raise SourceError(f"{variable} is {text[:20]!r}; expected a whole number from 1 to 999999999")
    return int(text)


def advice(name: str) -> str:
    """Say what to do about a limit that was met."""
    _, _, variable = LIMITS[name]
    return f"expected less, or {variable} set higher" if variable else f"expected at most {limit(name)}"
