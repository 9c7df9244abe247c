"""What is said, ordered and done in a release, and what it is about."""

from __future__ import annotations

from polgraph.extraction.speech.actions import ActionFinder
from polgraph.extraction.speech.grammar import Grammar
from polgraph.extraction.speech.instructions import InstructionFinder
from polgraph.extraction.speech.statements import SpeechFinder, StatementFinder
from polgraph.extraction.speech.topics import TopicFinder

__all__ = ["ActionFinder", "Grammar", "InstructionFinder", "SpeechFinder", "StatementFinder", "TopicFinder"]
