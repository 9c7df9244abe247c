"""One hostile input, and the one line that people get for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Hostile:
    """A file *name* with its *content*, given to `polgraph validate` after the *options*; FILE in *told* is its path."""

    name: str
    content: bytes
    told: str
    code: int = 2
    shapes: bool = False
    """The file holds shapes, for data that is good."""
    beside: Mapping[str, bytes] = field(default_factory=dict)
    """More files in the same folder."""
    environment: Mapping[str, str] = field(default_factory=dict)


TURTLE = b"@prefix e: <http://example.org/> .\n"
XML = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">'
    b'<rdf:Description rdf:about="%s">%s</rdf:Description></rdf:RDF>'
)
THING = b"http://example.org/a"
