"""The facts of one release as values, and the facts document that carries them."""

from polgraph.facts.model import (
    Change,
    Event,
    Facts,
    Instruction,
    Issue,
    Measure,
    Mention,
    Number,
    Observation,
    Participant,
    Period,
    Person,
    Purpose,
    Release,
    Span,
    Statement,
    Summary,
    Text,
    Vocabulary,
)
from polgraph.facts.order import in_span_order
from polgraph.facts.pruning import at_least, without
from polgraph.facts.reading import parse_facts
from polgraph.facts.writing import document_of, facts_json

__all__ = [
    "Change",
    "Event",
    "Facts",
    "Instruction",
    "Issue",
    "Measure",
    "Mention",
    "Number",
    "Observation",
    "Participant",
    "Period",
    "Person",
    "Purpose",
    "Release",
    "Span",
    "Statement",
    "Summary",
    "Text",
    "Vocabulary",
    "at_least",
    "document_of",
    "facts_json",
    "in_span_order",
    "parse_facts",
    "without",
]
