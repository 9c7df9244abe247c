"""Find the ontology, shapes, queries and published data, installed or in a checkout; read files of a bearable size.

Paths are plain strings here: `pathlib` alone would take a tenth of the time that a saved query may take.
"""

from __future__ import annotations

import os

from polgraph.errors import SourceError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal["ontology", "shapes", "queries", "data/geometry", "data/ttl"]
    Path = str | os.PathLike[str]

MAX_BYTES = 64 * 1024 * 1024

_PACKAGE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120  # see above
_CHECKOUT = os.path.dirname(os.path.dirname(_PACKAGE))  # noqa: PTH120


def resource_dir(kind: Kind) -> str:
    """Return the folder that holds *kind*; a checkout wins over the copy inside a wheel."""
    source = f"{_CHECKOUT}/{kind}"
    if os.path.isfile(f"{_CHECKOUT}/pyproject.toml") and os.path.isdir(source):  # noqa: PTH112, PTH113
        return source
    return f"{_PACKAGE}/_resources/{kind}"


def files_below(folder: str, ending: str) -> list[str]:
    """Return the files below *folder* that end in *ending*, sorted; none if there is no such folder."""
    found = (f"{where}/{name}" for where, _, names in os.walk(folder) for name in names if name.endswith(ending))
    return sorted(found)


def read_bytes(path: Path) -> bytes:
    """Read a file of a bearable size; SourceError if that fails."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            size = os.fstat(file.fileno()).st_size  # none for a pipe or a device
            content = file.read(min(size or MAX_BYTES, MAX_BYTES) + 1)  # as much as is asked for is set aside first
    except OSError as exc:
        raise SourceError(f"{path}: {exc.strerror}; expected a readable file") from exc
    if len(content) > MAX_BYTES:
        raise SourceError(f"{path}: larger than {MAX_BYTES} bytes; expected a smaller file")
    return content
