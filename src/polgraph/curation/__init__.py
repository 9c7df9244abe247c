"""Decisions of people about what releases state: made, written, read, and applied to what the default dataset has."""

from polgraph.curation.applying import applied
from polgraph.curation.claims import Claims
from polgraph.curation.deciding import Request, checked, decided
from polgraph.curation.force import in_force, withdrawn_ones
from polgraph.curation.identity import Decisions, identity_decisions
from polgraph.curation.model import KINDS, Correction, Decision, Kind, Stated, Target
from polgraph.curation.record import curation_triples, decisions_in
from polgraph.curation.summaries import still_named
from polgraph.curation.weighing import Weighed, weighed

__all__ = [
    "KINDS",
    "Claims",
    "Correction",
    "Decision",
    "Decisions",
    "Kind",
    "Request",
    "Stated",
    "Target",
    "Weighed",
    "applied",
    "checked",
    "curation_triples",
    "decided",
    "decisions_in",
    "identity_decisions",
    "in_force",
    "still_named",
    "weighed",
    "withdrawn_ones",
]
