"""The classes of the ontology by what they are about, in the order in which a reader meets them."""

from __future__ import annotations

from polgraph.namespaces import NIF, ORG, PG, PROV, SKOS

MODULES: dict[str, tuple[str, ...]] = {
    "releases": (PG.Release, PG.Claim, PG.Mention, PG.Issue, PG.Retrieval, NIF.Context, PROV.Activity),
    "figures": (PG.Indicator, PG.Observation, PG.Change, PG.ReportingPeriod, PG.ComparabilityNote, PG.LegalAct),
    "events": (PG.Event, PG.Meeting, PG.Visit, PG.Trip, PG.Purpose),
    "people": (PG.Person, PG.Participation, PG.Tenure, PG.UnnamedHolder, ORG.Role, ORG.Post),
    "words": (PG.Statement, PG.Instruction, PG.Action),
    "places": (PG.Place, PG.Country, PG.Region, PG.District, PG.Settlement, PG.Agency),
    "derived": (
        PG.Derived,
        PG.DerivedObservation,
        PG.DerivedTenure,
        PG.DerivedNote,
        PG.Conflict,
        PG.FollowUpCandidate,
    ),
    "decisions": (PG.Decision,),
    "general": (PG.Statedness, PG.SourceStatus, SKOS.Concept),
}
"""Module to its classes; a property is where the first of those is that it is said of."""
GENERAL = "general"
MODULE_OF = {one: module for module, classes in MODULES.items() for one in classes}
