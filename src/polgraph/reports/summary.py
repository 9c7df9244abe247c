"""The verdict on the data, in one line for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.reports.wording import word

if TYPE_CHECKING:
    from polgraph.reports.model import Told


def verdict(told: Told) -> str:
    """Say plainly whether the data conforms, how much was checked and by what, and count what was found."""

    def of(name: str) -> str:
        return word(name, told.manner.language)

    counts = [f"{of(f'{kind}s')}: {number}" for kind, number in told.counts().items() if number]
    facts = [f"{of('checked')}: {told.report.checked}", f"{of('engine')}: {' + '.join(told.engines)}", *counts]
    return f"{of(told.verdict())}: {', '.join(facts)}"
