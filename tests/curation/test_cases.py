"""Cases of decisions: what is decided, what that changes in the default dataset, and how each decision stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from polgraph.curation import Claims, Decision, applied, weighed
from polgraph.engine import NamedNode, Term, Triple
from polgraph.iris import short_iri
from tests.cases import ROOT
from tests.curation.steps import Desk

CASES = sorted((ROOT / "tests/curation/cases").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, approve: bool) -> None:
    told, _, _ = path.read_text(encoding="utf-8").partition("\n\n")
    desk = Desk()
    for line in told.splitlines()[1:]:
        desk.do(line)
    written = f"{told}\n\n" + "".join(f"{line}\n" for line in [*changes(desk), *standing(desk)])
    if approve:
        path.write_text(written, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == written


def changes(desk: Desk) -> list[str]:
    before, after = set(desk.triples), set(applied(desk.triples, desk.decisions))
    return sorted(
        [f"- {told(one)}" for one in before - after] + [f"+ {told(one)}" for one in after - before], key=order
    )


def standing(desk: Desk) -> list[str]:
    stands = weighed(Claims(desk.triples), desk.decisions).standing
    return [
        f"{number} {decision.kind} {short_iri(target.iri)}: {stands.get((decision.iri, target.iri), 'withdrawn')}"
        for number, decision in enumerate(desk.decisions, start=1)
        if told_of(decision)
        for target in decision.about
    ]


def told_of(decision: Decision) -> bool:
    return decision.kind not in ("merge", "split", "withdraw")


def order(line: str) -> tuple[str, str]:
    return line[2:].rsplit(" ", 1)[0], line[:1].replace("-", "")


def told(one: Triple) -> str:
    return " ".join(map(short, (one.subject, one.predicate, one.object)))


def short(term: Term) -> str:
    return short_iri(term.value) if isinstance(term, NamedNode) else str(term)
