"""The option --store, by which a command works with a store of the user's own instead of the shipped data."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def add_store(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """Add the option; POLGRAPH_STORE stands for it."""
    default = os.environ.get("POLGRAPH_STORE") or None
    parser.add_argument(
        "--store",
        type=_folder,
        metavar="DIR",
        required=required and not default,
        default=default,
        help="a store that `polgraph store create` made (default: POLGRAPH_STORE)",
    )


def _folder(name: str) -> Path:
    from pathlib import Path  # takes a tenth of the time that a saved query may take

    return Path(name)


_folder.__name__ = "folder"  # argparse names it so
