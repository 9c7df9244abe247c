"""Walk a person through the quarantine of a store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from polgraph.pipeline.stores import quarantine
from polgraph.pipeline.stores.keeping import kept

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.pipeline.stores.keeping import Kept
    from polgraph.pipeline.stores.quarantine import Waiting

_QUESTION = "[a]ccept, [d]rop, [f]acts, [s]kip or [q]uit? "


def review(folder: Path) -> int:
    """Show what is in quarantine, one release after another, and do what is answered; without an answer all stays."""
    with kept(folder) as store:
        waiting = list(quarantine.waiting(store.writer.layout))
        for number, one in enumerate(waiting, 1):
            print(f"\n{number} of {len(waiting)}: {one.where} (release {one.sha256[:12]}, {one.found} facts)")
            print("\n".join(f"  {problem}" for problem in one.problems))
            if not _answered(store, one):
                break
        left = len(list(quarantine.waiting(store.writer.layout)))
    print(f"\n{left} in quarantine" if left else "\nnothing is in quarantine")
    return 1 if left else 0


def _answered(store: Kept, one: Waiting) -> bool:
    """Ask till there is an answer that settles it; return whether to go on."""
    while True:
        print(_QUESTION, end="", flush=True)
        answer = sys.stdin.readline() if sys.stdin else ""
        letter = answer.strip().lower()[:1]
        if not answer or letter == "q":
            return False
        if letter == "s":
            return True
        if letter == "f":
            print(one.facts, end="")
        elif letter == "d":
            quarantine.drop(store, one)
            print("  dropped")
            return True
        elif letter == "a":
            return _accepted(store, one)


def _accepted(store: Kept, one: Waiting) -> bool:
    broken = quarantine.accept(store, one)
    if not broken:
        print("  stored")
        return True
    print("\n".join(f"  {problem}" for problem in broken))
    print("  it breaks shapes, and stays: write its facts to a file (f), mend them, and ingest that file")
    return True
