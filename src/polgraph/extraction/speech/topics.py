"""What a passage and a whole release are about: words of the topics, and the subjects of figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from polgraph.extraction.document import Document, Passage
from polgraph.facts import Change, Instruction, Measure, Observation, Span, Statement

MOST = 3
MOST_OF_RELEASE = 8
# Words of these topics come up beside every other topic: they tell less.
GENERIC = frozenset(
    (
        "crime-fighting",
        "digitalisation",
        "infrastructure",
        "other",
        "patrol",
        "performance",
        "personnel",
        "priorities",
        "public-order",
        "service-efficiency",
        "working-visits",
    )
)
# These are named by the way in releases about other things.
_BESIDE = frozenset({"internet-resource-blocking", "organised-crime", "precursors", "supply-channels", "weapons"})
_COMMON = GENERIC | _BESIDE | {"community-policing", "property-crime"}
SUBJECTS: Mapping[str, str] = {
    subject: topic
    for topic, subjects in {
        "cattle-theft": "cattle-theft livestock horse cattle sheep",
        "crime-fighting": "criminal-offence crime crime-level especially-grave-crime grave-crime medium-gravity-crime "
        "minor-gravity-crime grave-and-especially-grave-crime murder grievous-bodily-harm rape robbery open-theft "
        "criminal-misdemeanour hidden-crime",
        "crime-recording": "hidden-crime",
        "cybercrime": "cybercrime",
        "discipline": "disciplinary-offence",
        "domestic-violence": "domestic-crime domestic-offender protective-order",
        "drug-trafficking": "drug-offence drug-sale drug-smuggling drugs synthetic-drugs marijuana hashish heroin "
        "mephedrone drug-laboratory drug-website",
        "environment": "poaching illegal-logging",
        "fire-safety": "fire",
        "fraud": "fraud",
        "internet-fraud": "internet-fraud dropper",
        "internet-resource-blocking": "internet-resource drug-website",
        "migration": "migration-offence foreigner",
        "organised-crime": "organised-group criminal-group",
        "precursors": "precursors",
        "property-crime": "theft apartment-theft car-theft pickpocketing vehicle-hijacking",
        "public-order": "hooliganism",
        "road-safety": "traffic-offence speeding seatbelt-offence oncoming-lane-driving drunk-driving "
        "driving-without-licence road-accident driver",
        "supply-channels": "supply-channel",
        "video-surveillance": "cctv-camera",
        "weapons": "firearms rifle pistol ammunition weapons-crime weapons-offence weapon-owner",
    }.items()
    for subject in subjects.split()
}
# Their names are words of other meanings too: heads of cattle and heads of departments.
_LOOSE = frozenset({"livestock", "cattle", "horse", "sheep"})
_SETTINGS = {"street": "public-order", "public-place": "public-order", "juvenile": "juvenile-crime"}
# A release is about a topic that weighs at least this share of its main one.
_SHARE = 0.1
_LEAST, _LEAST_OF_COMMON = 2.0, 3.0
# What a mention weighs, by where it stands.
_HEADLINE, _DISCUSSED, _EVENT = 2.0, 3.0, 3.0
_AGENDA = 6.0  # a sentence that lists what a meeting was about
_TOLD = (2.5, 1.0, 0.5)
_SPECIAL, _ALONGSIDE, _GENERAL = 3.0, 2.0, 1.0
# These tell what a sentence does rather than what a release is about.
_NEVER_MAIN = ("other", "performance", "priorities")
Spoken = Statement | Instruction | Measure


class TopicFinder:
    """Reads topics off words."""

    def of(self, passage: Passage, first: int, last: int, most: int = MOST) -> tuple[str, ...]:
        """Return the topics of tokens *first* to *last*, the most telling first."""
        weights: Counter[str] = Counter()
        for term in passage.terms:
            if not first <= term.first <= term.last <= last:
                continue
            length = term.last - term.first + 1
            if term.scheme == "topic":
                weights[term.id] += _weight(term.id) * length
            elif term.scheme == "subject" and term.id in SUBJECTS and term.id not in _LOOSE:
                weights[SUBJECTS[term.id]] += _weight(SUBJECTS[term.id]) * length
        return _heaviest(weights, most)

    def main(
        self,
        document: Document,
        spoken: Sequence[Spoken],
        figures: Sequence[Observation | Change] = (),
        events: Iterable[str] = (),
    ) -> tuple[str, ...]:
        """Return the topics of a release: of its headline, what is said and done, figures, and types of *events*."""
        weights: defaultdict[str, float] = defaultdict(float)
        for topic, weight in chain(self._worded(document), _told(spoken), _counted(figures)):
            weights[topic] += weight
        for kind in events:
            weights[EVENTS.get(kind, "other")] += _EVENT
        for topic in _NEVER_MAIN:
            weights.pop(topic, None)
        share = max(weights.values(), default=0) * _SHARE
        return _heaviest({t: w for t, w in weights.items() if w >= max(share, _least(t))}, MOST_OF_RELEASE)

    def _worded(self, document: Document) -> Iterator[tuple[str, float]]:
        """The words of the headline, of the first sentence, and of what a meeting is said to have been about."""
        for passage in document.headlines + document.body[:1]:
            yield from ((topic, _HEADLINE) for topic in self.of(passage, 0, len(passage.tokens) - 1))
        for passage in document.body:
            if passage.cues("discuss"):
                found = self.of(passage, 0, len(passage.tokens) - 1, MOST_OF_RELEASE)
                weight = _AGENDA if len(found) > MOST else _DISCUSSED
                yield from ((topic, weight) for topic in found)


def _told(spoken: Sequence[Spoken]) -> Iterator[tuple[str, float]]:
    for fact in spoken:
        yield from ((topic, _TOLD[min(place, 2)]) for place, topic in enumerate(fact.topics))


def _counted(figures: Sequence[Observation | Change]) -> Iterator[tuple[str, float]]:
    for figure in figures:
        topic = _SETTINGS.get(figure.setting or "") or SUBJECTS.get(figure.subject or "")
        if topic:
            yield topic, _GENERAL if topic in GENERIC else _ALONGSIDE if topic in _BESIDE else _SPECIAL


EVENTS = {
    "appointment": "personnel",
    "award-ceremony": "awards",
    "dismissal": "personnel",
    "personnel-meeting": "personnel",
    "veterans-meeting": "veterans",
    "working-trip": "working-visits",
    "working-visit": "working-visits",
}


def _least(topic: str) -> float:
    return _LEAST_OF_COMMON if topic in _COMMON else _LEAST


def _weight(topic: str) -> int:
    return 1 if topic in GENERIC else 2


def _heaviest(weights: Mapping[str, float], most: int) -> tuple[str, ...]:
    """Return the heaviest, and of equal ones the first counted."""
    order = list(weights)
    return tuple(sorted(weights, key=lambda topic: (-weights[topic], order.index(topic)))[:most])


def within(passage: Passage, span: Span) -> tuple[int, int] | None:
    """Return the first and last token of a passage inside *span*."""
    inside = [n for n, token in enumerate(passage.tokens) if span.start <= token.start and token.end <= span.end]
    return (inside[0], inside[-1]) if inside else None
