"""Hold a correction of a number or a unit against the claim's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Quad
from polgraph.extraction.quantities.stated import StatedNumbers
from polgraph.iris import short_iri
from polgraph.namespaces import NUMBERS, PG
from polgraph.pipeline.verifying import archive_in
from polgraph.verification import verify
from polgraph.verification.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from polgraph.curation import Decision
    from polgraph.engine import Triple
    from polgraph.verification.findings import Finding

UNITS = (PG.unit, PG.changeKind)


def unread(before: Sequence[Triple], after: Sequence[Triple], made: Iterable[Decision], texts: Path) -> list[str]:
    """Say which numbers and units that *made* corrects cannot be read in the words, as the archive *texts* has them.

    *before* and *after* are what queries see of a release. Where words state neither the number nor the unit that they
    were read as, the number may be corrected first, and the unit after it.
    """
    told = []
    for decision in made:
        fix = decision.correction
        if fix is None or fix.property not in (*NUMBERS, *UNITS):
            continue
        claim = decision.targets[0].iri
        found = _findings(after, claim, texts, with_units=fix.property in UNITS)
        if found and fix.property in NUMBERS and _findings(before, claim, texts):
            found = _findings([one for one in after if one.predicate.value not in UNITS], claim, texts)
        told += [_told(one, _unit(after, claim)) for one in found]
    return told


def _findings(triples: Sequence[Triple], claim: str, texts: Path, *, with_units: bool = False) -> list[Finding]:
    """Return the numbers of *claim* that its words do not state."""
    numbers = StatedNumbers(with_units=with_units)
    found = verify([Quad(*one) for one in triples], archive_in(texts), numbers).findings
    return [one for one in found if one.fact == claim and one.problem == "number"]


def _unit(triples: Sequence[Triple], claim: str) -> str:
    said = Evidence(Quad(*one) for one in triples).said
    return " ".join(short_iri(unit) for prop in UNITS for unit in said(prop).get(claim, ()))


def _told(finding: Finding, unit: str) -> str:
    words = " ".join(finding.found.split())
    return f"{short_iri(finding.fact)}: its words do not state {finding.expected} {unit}, but say {words!r}"
