"""The option --store, by which a command works with a store of the user's own instead of the shipped data."""

from __future__ import annotations

import os
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def add_store(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """Add the option; POLGRAPH_STORE stands for it."""
    default = os.environ.get("POLGRAPH_STORE") or None
    parser.add_argument(
        "--store",
        type=Path,
        metavar="DIR",
        required=required and not default,
        default=Path(default) if default else None,
        help="a store that `polgraph store create` made (default: POLGRAPH_STORE)",
    )
