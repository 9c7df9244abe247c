"""Read more into a measure and a subject than their nouns say, from the words that a number stands between."""

from __future__ import annotations

from polgraph.extraction.figures.spot import Spot
from polgraph.extraction.figures.words import FigureWords

_REMOTE = ("дистанционн", "онлайн", "интернет", "қашықтан")
_WANTED = ("розыск", "разыскив", "іздеу")
_HOME = ("отбас", "тұрмыс", "семейн", "бытов")
_PEOPLE = frozenset({"person", "suspect"})


def refined(spot: Spot, measure: str, subject: str | None, words: FigureWords) -> tuple[str, str | None]:
    """Return the measure and the subject that are meant."""
    if subject in _PEOPLE:
        return _of_people(spot, measure, subject)
    near = _near(spot)
    if subject == "fraud" and any(word.startswith(_REMOTE) for word in near):
        return measure, "internet-fraud"
    if subject == "administrative-offence" and spot.book.is_on_migration:
        return measure, "migration-offence"
    drunk = subject == "driver" and any(t.id == "intoxicated" for t in spot.terms("setting", spot.segment))
    if drunk and measure in {"registered", "other"}:
        return "registered", "drunk-driving"
    if subject == "internet-resource":
        drugs = any(words.class_of(t.id) == "drug" for t in spot.terms("subject", spot.sentence))
        return measure, "drug-website" if drugs or any(word.startswith("нарко") for word in near) else subject
    return measure, subject


def _of_people(spot: Spot, measure: str, subject: str | None) -> tuple[str, str | None]:
    """«8 человек, числившихся в розыске», «отбасында қол жұмсаған 74 адам қамауға алынды»."""
    if any(word.startswith(_WANTED) for word in _near(spot)):
        return "wanted-found" if measure in {"registered", "other"} else measure, "wanted-person"
    if measure == "wanted-found" and subject == "person":
        return measure, "wanted-person"
    home = any(word.startswith(_HOME) for word in spot.passage.words)
    return measure, "domestic-offender" if home and measure == "arrested" and subject == "person" else subject


def _near(spot: Spot) -> list[str]:
    """The words of the number's part of the sentence, and the first of the next."""
    stop = min(spot.segment.stop + 5, len(spot.scene.segments))
    return [spot.passage.norm(p) for p in range(spot.segment.start, stop)]
