"""N-Quads of any size as a stream of parts, each with whole graphs, for quads that stand together by their graph."""

from __future__ import annotations

import gzip
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO, cast

from polgraph.engine import NamedNode, serialise
from polgraph.errors import SourceError
from polgraph.inputs.files import name_of, open_regular
from polgraph.inputs.reading import quads_of
from polgraph.limits import LIMITS, advice, limit

_KNOWN = re.compile(r"(?![._])(?:.*\.nq(?:\.gz)?|part-.*\.txt\.gz)")
_EXPECTED = "expected files that end in .nq or .nq.gz, or part-….txt.gz"
PART = 4 * 1024 * 1024
"""So many bytes or more are a part, after which the next graph begins another one."""
_GRAPH = re.compile(rb"<([^<>\s]*)>[ \t]*\.[ \t]*\r?\n?\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of N-Quads, and what errors name them by."""

    content: bytes
    where: str


def files_below(folder: str) -> list[str]:
    """Return the files of N-Quads below *folder*, in order, without what is hidden; SourceError if there is none.

    Names are those that people give, or Spark, for which those with a line below are hidden too.
    """
    if not os.path.isdir(folder):  # noqa: PTH112  # paths are plain strings here, as in `files`
        raise SourceError(f"{name_of(folder)}: is no folder; {_EXPECTED}")
    found = []
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] not in "._")
        found += [f"{path}/{name}" for name in sorted(names) if _KNOWN.fullmatch(name)]
    if not found:
        raise SourceError(f"{name_of(folder)}: has no N-Quads; {_EXPECTED}")
    return found


def parts_of(path: str) -> Iterator[Part]:
    """Yield the lines of a file in parts that end where a graph does; SourceError if there is too much in a graph.

    Only the end of a line is looked at: whether it is N-Quads, and of which graph, is for who parses the part.
    """
    lines: list[bytes] = []
    begun, size, graph = 1, 0, None
    for number, line in enumerate(_lines(path), start=1):
        found = _GRAPH.search(line)
        if size >= PART and found and found[1] != graph:
            yield Part(b"".join(lines), f"{name_of(path)}, from line {begun}")
            begun, size, lines = number, 0, []
        graph = found[1] if found else graph
        size += len(line)
        if size > PART + limit("graph") * 1024 * 1024:
            raise SourceError(f"{name_of(path)}: a graph has more than {limit('graph')} MB; {advice('graph')}")
        lines.append(line)
    if lines:
        yield Part(b"".join(lines), f"{name_of(path)}, from line {begun}")


def graphs_of(part: Part) -> list[tuple[str, bytes]]:
    """Return each graph of a part, in the order they come, with its sorted N-Triples; SourceError if one has no name.

    For a process that may be killed.
    """
    found = []
    for graph, quads in groupby(quads_of(part.content, "nq", part.where), attrgetter("graph_name")):
        if not isinstance(graph, NamedNode):
            raise SourceError(f"{part.where}: a statement is in no named graph; expected quads")
        found.append((graph.value, serialise(quads, "nt", {})))
    return found


def _lines(path: str) -> Iterator[bytes]:
    longest = 4 * LIMITS["literal"].value
    try:
        with open_regular(path) as file:
            most = limit("gzip") * os.fstat(file.fileno()).st_size
            unpacked = cast("BinaryIO", gzip.GzipFile(fileobj=file)) if path.endswith(".gz") else file
            for line in iter(lambda: unpacked.readline(longest), b""):
                most -= len(line)
                if most < 0:
                    more = f"unpacks to more than {limit('gzip')} times its size; expected data that does not"
                    raise SourceError(f"{name_of(path)}: {more}")
                if len(line) == longest:
                    raise SourceError(f"{name_of(path)}: a line has {longest} bytes or more; expected a shorter one")
                yield line
    except (EOFError, gzip.BadGzipFile, zlib.error) as exc:
        raise SourceError(f"{name_of(path)}: cannot be unpacked: {exc}; expected a whole gzip file") from exc
    except OSError as exc:
        raise SourceError(f"{name_of(path)}: {exc.strerror}; expected a readable file") from exc
