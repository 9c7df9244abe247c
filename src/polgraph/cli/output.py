"""Write a result to stdout, or to a file whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from polgraph.errors import SourceError


def write_result(content: bytes, output: Path | None) -> None:
    """Write *content*; a file is made beside its final name first, then renamed."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    unfinished = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(output)
    except OSError as exc:
        unfinished.unlink(missing_ok=True)
        raise SourceError(f"{output}: {exc.strerror}; expected a file that can be written") from exc
