"""Gather the mentions of one person under one entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from polgraph.extraction.names import NameNormaliser, same_person
from polgraph.extraction.people.named import NamedMention
from polgraph.extraction.people.roles import Office
from polgraph.facts import Span

_PATRONYMIC = re.compile(r"(?:[ое]вич|[ое]вна|ична|ұлы|улы|[қк]ызы)\Z")
CASES = {
    "ru": ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"),
    "kk": ("nominative", "genitive", "dative", "accusative", "instrumental", "ablative", "locative"),
}


@dataclass(eq=False)
class Someone:
    """A person in the making."""

    mentions: list[NamedMention] = field(default_factory=list)
    office: Office | None = None
    rank: str | None = None
    spans: list[Span] = field(default_factory=list)
    start: tuple[int, int] = (0, 0)
    is_new: bool = False  # came into a post by the release's news

    @property
    def name(self) -> str | None:
        """The name of the fullest single mention; one in the nominative before others."""
        if not self.mentions:
            return None
        best = max(
            self.mentions,
            key=lambda m: (
                not _lacks_surname(m.name.text),
                len(_full(m.name.text)),
                m.case == "nominative",
                m.name.confidence,
                -m.passage,
            ),
        )
        return best.name.text

    def add_span(self, span: Span) -> None:
        """Add a stretch that means this person."""
        if span not in self.spans:
            self.spans.append(span)


def _lacks_surname(name: str) -> bool:
    """Tell whether a name ends in a patronymic after the given name."""
    words = name.split()
    return len(words) == 2 and bool(_PATRONYMIC.search(words[1]))


def _full(name: str) -> list[str]:
    return [word for word in name.split() if not word.endswith(".")]


class Registry:
    """The persons of one release."""

    def __init__(self, names: NameNormaliser) -> None:
        self._names = names
        self.everyone: list[Someone] = []
        self.owner: dict[int, Someone] = {}

    def gather(self, mentions: Sequence[NamedMention]) -> None:
        """Give every mention to a person: clear ones first, so that declined forms find theirs."""
        for mention in sorted(mentions, key=lambda m: (m.case != "nominative", -len(_full(m.name.text)), m.passage)):
            someone = self._known(mention) or Someone()
            if not someone.mentions:
                self.everyone.append(someone)
                someone.start = (mention.passage, mention.first)
            someone.mentions.append(mention)
            someone.start = min(someone.start, (mention.passage, mention.first))
            self.owner[id(mention)] = someone

    def _known(self, mention: NamedMention) -> Someone | None:
        language = mention.sight.passage.language
        texts = [mention.name.text]
        initials = any(word.endswith(".") for word in mention.words)
        if mention.case != "nominative" or mention.name.confidence < 0.9 or initials:
            texts += [self._names.nominative(mention.words, language, case=case).text for case in CASES[language]]
        for text in dict.fromkeys(texts):
            exact = [s for s in self.everyone if any(same_person(text, m.name.text) for m in s.mentions)]
            if text != mention.name.text and not initials:
                exact = [s for s in exact if any(m.name.text == text for m in s.mentions)]
            if exact:
                return exact[0]
        return None

    def by_surname(self, word: str, language: str) -> tuple[Someone, str] | None:
        """Return the person of a bare surname and the case that it stands in."""
        stem = word.casefold()[:3]
        for someone in self.everyone:
            surname = (someone.name or "").split()[-1:]
            if not surname or surname[0].casefold()[:3] != stem or len(someone.name or "") <= len(surname[0]):
                continue
            for case in CASES[language]:
                if self._names.nominative((word,), language, case=case).text.casefold() == surname[0].casefold():
                    return someone, case
        return None

    def unnamed(self, office: Office, start: tuple[int, int]) -> Someone:
        """Return the holder of an office who has no name in the release."""
        for someone in self.everyone:
            if not someone.mentions and someone.office == office:
                return someone
        someone = Someone(office=office, start=start)
        self.everyone.append(someone)
        return someone
