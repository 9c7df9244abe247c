"""News of posts: who comes into one and who leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polgraph.extraction.people.drafts import Draft, Sight
from polgraph.extraction.people.named import NamedMention
from polgraph.extraction.people.words import CASES, Hit, Readings

_TRANSITIVE = frozenset({"назначить", "освободить", "отстранить", "снять с", "уволить", "утвердить в должность"})
_OBJECT = frozenset({"accusative", "genitive"})
_KAZAKH_PASSIVE = ("ылды", "ілді", "ылған", "ілген", "лды", "лді", "лған", "лген", "ылып", "іліп")
_POST_AFTER_RU = frozenset({"должность", "пост"})
_POST_BEFORE_KK = ("болып", "боп", "қызмет", "лауазым", "етіп", "міндет")
_POST_NOUNS_KK = ("басшылығына", "тізгініне", "қызметіне", "лауазымына")
_NEEDS_POST = frozenset({"стать", "принять", "доверить", "глава"})
_EARLIER = frozenset({"ранее", "прежде", "бұрын", "родиться", "туған", "биография", "өмірбаян"})


@dataclass(frozen=True, slots=True)
class Turn:
    """A sentence's news about one person: *draft* is the post, where the sentence states it."""

    change: str
    mention: NamedMention
    draft: Draft | None
    acting: bool
    first: int
    last: int


class MoveReader:
    """Reads appointments and dismissals; *readings* are those of the Russian dictionary."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings

    def read(self, sight: Sight, mentions: Sequence[NamedMention], drafts: Sequence[Draft]) -> list[Turn]:
        """Return the news of a passage."""
        if not mentions or _is_of_past_years(sight):
            return []
        free = [draft for draft in drafts if all(mention.draft is not draft for mention in mentions)]
        found: list[Turn] = []
        for hit in sorted(sight.hits, key=lambda hit: hit.kind == "predecessor"):
            turn = None
            if hit.kind in {"appoint", "dismiss"} and _is_biography(sight, hit):
                continue
            if hit.kind == "dismiss":
                turn = self._dismissed(sight, hit, mentions, free)
            elif hit.kind == "appoint":
                turn = self._appointed(sight, hit, mentions, free)
            elif hit.kind == "predecessor":
                turn = self._predecessor(sight, hit, mentions)
            if turn is not None and all(known.mention is not turn.mention for known in found):
                found.append(turn)
        found += [turn for m in mentions if (turn := _newcomer(m)) and all(t.mention is not m for t in found)]
        return found

    def _dismissed(
        self, sight: Sight, hit: Hit, mentions: Sequence[NamedMention], free: Sequence[Draft]
    ) -> Turn | None:
        wanted = self._wanted(sight, hit)
        fitting = [m for m in mentions if m.case in wanted or not m.case]
        if not fitting:
            return None
        mention = min(fitting, key=lambda m: _distance(m, hit))
        posts = [draft for draft in free if self._is_new_post(sight, draft)]
        draft = mention.draft or (posts[0] if posts else None)
        return Turn("dismissed", mention, draft, False, *_stretch(mention, hit, posts[:1]))

    def _appointed(
        self, sight: Sight, hit: Hit, mentions: Sequence[NamedMention], free: Sequence[Draft]
    ) -> Turn | None:
        words = sight.passage.lemmas(sight.passage.norm(hit.first))
        acting = "возложить" in words or "жүктел" in words
        if hit.stem == "келді" or "новый" in words or "жаңа" in words:
            return None  # a new head is told by the post beside the name
        wanted = frozenset({"accusative", "genitive", "nominative"}) if acting else self._wanted(sight, hit)
        fitting = [m for m in mentions if m.case in wanted]
        if not fitting:
            return None
        posts = [draft for draft in free if self._is_new_post(sight, draft)]
        best = min(fitting, key=lambda m: (m.draft is not None and bool(posts), _distance(m, hit)))
        if hit.stem in _NEEDS_POST and not posts:
            return None
        draft = posts[0] if posts else best.draft
        return Turn("appointed", best, draft, acting, *_stretch(best, hit, posts[:1]))

    def _wanted(self, sight: Sight, hit: Hit) -> frozenset[str]:
        """Return the cases in which the person of the news stands: subject of a passive, object of an active."""
        norm = sight.passage.norm(hit.first)
        if sight.passage.language == "kk":
            last = sight.passage.norm(hit.last)
            active = last.endswith(("тады", "теді", "дады", "деді", "сатты", "сатқан")) and not last.endswith(
                _KAZAKH_PASSIVE
            )
            return frozenset({"accusative"}) if active else frozenset({"nominative"})
        readings = self._readings(norm)
        lemma = readings[0].lemma if readings else ""
        active = readings[0].part == "VERB" if readings else False
        if readings and readings[0].part == "PRTF":
            return frozenset(CASES[reading.case] for reading in readings if reading.case in CASES)
        if active and any(phrase.startswith(lemma) for phrase in _TRANSITIVE):
            return _OBJECT
        return frozenset({"nominative"})

    def _is_new_post(self, sight: Sight, draft: Draft) -> bool:
        """Tell whether a post is the one that somebody is given, or loses."""
        passage = sight.passage
        if passage.language == "kk":
            known = passage.norm(draft.last).endswith(_POST_NOUNS_KK)
            return known or any(passage.norm(draft.last + step).startswith(_POST_BEFORE_KK) for step in (1, 2))
        before = passage.lemmas(passage.norm(draft.first - 1))
        return bool(before & _POST_AFTER_RU) or draft.case == "instrumental"

    def _predecessor(self, sight: Sight, hit: Hit, mentions: Sequence[NamedMention]) -> Turn | None:
        after = [m for m in mentions if 0 <= m.first - hit.last <= 4]
        before = [m for m in mentions if 0 < hit.first - m.last <= 2 and sight.passage.language == "kk"]
        for mention in [*after, *before]:
            if hit.stem == "сменить" and mention.case == "nominative":
                return Turn("appointed", mention, mention.draft, False, *_stretch(mention, hit, []))
            return Turn("former", mention, mention.draft, False, mention.first, mention.last)
        return None


def _is_biography(sight: Sight, cue: Hit) -> bool:
    """Tell whether the words before a verb say that it tells of earlier days."""
    told = [h for h in sight.hits if h.kind == "biography" and h.first < cue.first and _is_adverb(sight, h)]
    return any(cue.kind != "dismiss" or hit.stem in _EARLIER for hit in told)


def _is_of_past_years(sight: Sight) -> bool:
    return any(time.role == "programme" or time.kind == "year" for time in sight.passage.times)


def _is_adverb(sight: Sight, hit: Hit) -> bool:
    """Tell «before» from «the former», which Kazakh derives from it."""
    return hit.stem != "бұрын" or sight.passage.norm(hit.last) == "бұрын"


def _newcomer(mention: NamedMention) -> Turn | None:
    """Return the news that a post with the word «new» before it tells."""
    draft = mention.draft
    if draft is None or "new" not in draft.marks:
        return None
    words = {mention.sight.passage.norm(position) for position in range(draft.first, draft.last + 1)}
    if not any(word.startswith(("нов", "жаңа", "назначен")) for word in words):
        return None
    return Turn("appointed", mention, draft, "acting" in draft.marks, mention.first, mention.last)


def _distance(mention: NamedMention, hit: Hit) -> int:
    return hit.first - mention.last if mention.last < hit.first else mention.first - hit.last


def _stretch(mention: NamedMention, hit: Hit, posts: Sequence[Draft]) -> tuple[int, int]:
    first = min([mention.first, hit.first, *(post.first for post in posts)])
    return first, max([mention.last, hit.last, *(post.last for post in posts)])
