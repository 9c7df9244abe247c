"""What people give to check: RDF and facts documents, from files, directories or the standard input."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from polgraph.errors import SourceError
from polgraph.inputs import STDIN, expanded, form_of, name_of, quads_of, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from polgraph.engine import Quad

Content = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are to be read."""

    stdin: bytes | None = None
    """What stands in for the standard input, which only the caller of a child has."""
    form: str | None = None
    """The format of them all; where there is none, it is told by their endings or their content."""
    based: bool = False
    """Relative IRIs are those of the file (RFC 3986, 5.1.3); else they are refused, for they are no names of ours."""
    beside: bool = False
    """There is other data, whose blank nodes may have the same names."""


def read_stdin(paths: Iterable[str | Path]) -> bytes | None:
    """Return the standard input if it is one of *paths*: a child that reads the rest has another one."""
    return read_source(STDIN) if any(str(path) == STDIN for path in paths) else None


def read_all(paths: Iterable[str | Path], manner: Manner = Manner()) -> list[Quad]:  # never changed
    """Read the quads of all *paths*, the same content once; SourceError that names the one which cannot be read."""
    return [quad for _, quads in read_each(paths, manner) for quad in quads]


def read_each(paths: Iterable[str | Path], manner: Manner) -> Iterator[tuple[str, list[Quad]]]:
    """Yield each of *paths* with its quads; blank nodes keep their names in the first, where that is safe."""
    for path, content in _contents(paths, manner.stdin):
        yield path, _quads(path, content, manner)
        manner = replace(manner, beside=True)


def _contents(paths: Iterable[str | Path], stdin: bytes | None) -> Iterable[Content]:
    """Yield each content once, by whatever names it was given."""
    from hashlib import sha256

    seen = set()
    for path in dict.fromkeys(one for given in paths for one in expanded(str(given))):
        content = stdin if path == STDIN and stdin is not None else read_source(path)
        digest = sha256(content).digest()
        if digest not in seen:
            seen.add(digest)
            yield path, content


def _quads(path: str, content: bytes, manner: Manner) -> list[Quad]:
    where = name_of(path)
    if not content.strip():
        raise SourceError(f"{where}: is empty; expected RDF")
    form = form_of("" if path == STDIN else path, content, where, wished=manner.form)
    if form == "facts":
        return _mapped(path)
    base = _base(path) if manner.based and path != STDIN else None
    quads = quads_of(content, form, where, base=base, rename=manner.beside)
    if not quads:
        expected = "JSON-LD with a context, or a facts document" if form == "jsonld" else "at least one triple"
        raise SourceError(f"{where}: states nothing; expected {expected}")
    return quads


def _base(path: str) -> str:
    from pathlib import Path

    return Path(path).absolute().as_uri()


def _mapped(path: str) -> list[Quad]:
    """Map a facts document with the text that is beside it."""
    from pathlib import Path

    from polgraph.pipeline.releases import map_facts

    text = os.path.splitext(path)[0] + ".txt"  # noqa: PTH122  # as `polgraph map` finds it
    if path == STDIN or not os.path.isfile(text):  # noqa: PTH113
        beside = "a file, with its text beside it" if path == STDIN else f"{text} beside it"
        raise SourceError(f"{name_of(path)}: is a facts document without the text that it is about; expected {beside}")
    return quads_of(map_facts(Path(path), Path(text)), "turtle", name_of(path))
