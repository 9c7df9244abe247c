"""polgraph store: care of a store."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.cli.progress import ticking
from polgraph.pipeline.stores import caring

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = """examples:
  polgraph store create archive                    an empty store
  polgraph store check archive                     is every byte what it was?
  polgraph store backup archive ../archive-copy    while others use it, too
  polgraph store restore archive ../archive-copy
  polgraph store rebuild archive                   the engine anew, from the files
  polgraph store compact archive
  polgraph store remove archive 61c886dfe42e       a release, with its text

exit codes: 0 good, 1 the check found something, 2 usage, 3 the store is held or cannot be used
"""
ACTIONS: dict[str, tuple[str, Callable[..., str]]] = {
    "backup": ("DIR COPY", caring.backup),
    "compact": ("DIR", caring.compact),
    "create": ("DIR", caring.create),
    "rebuild": ("DIR", caring.rebuild),
    "remove": ("DIR RELEASE", caring.remove),
    "restore": ("DIR COPY", caring.restore),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("action", choices=sorted([*ACTIONS, "check"]), help="what to do")
    parser.add_argument("store", type=Path, metavar="DIR", help="the store")
    parser.add_argument("more", nargs="?", metavar="COPY|RELEASE", help="the copy, or the release to be removed")


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Do it and tell what was done."""
    options = parser.parse_args(arguments)
    usage, action = ACTIONS.get(options.action, ("DIR", None))
    if (options.more is not None) != (usage != "DIR"):
        parser.error(f"expected {options.action} {usage}")
    if action is None:
        return _check(options.store)
    more = [options.more if options.action == "remove" else Path(options.more)] if options.more else []
    with ticking(f"{options.action} of {options.store}"):
        told = action(options.store, *more)
    print(told)
    return 0


def _check(store: Path) -> int:
    number = 0
    with ticking(f"checking {store}"):
        for number, fault in enumerate(caring.check(store), 1):  # noqa: B007  # the last one is the count
            print(fault, flush=True)
    indexed = "" if caring.has_index(store) else "; its index is made by the next writer, or `polgraph store rebuild`"
    print(f"{store}: {number} {'fault' if number == 1 else 'faults'}" if number else f"{store}: whole{indexed}")
    return 1 if number else 0
