"""Tell on stderr how far long work is, to people at a terminal and to nobody else."""

from __future__ import annotations

import sys


def tell(message: str) -> None:
    """Print *message* where a person may be waiting."""
    if sys.stderr.isatty():
        print(f"polgraph: {message}", file=sys.stderr, flush=True)
