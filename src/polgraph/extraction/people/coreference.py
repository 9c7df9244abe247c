"""Find who is meant by a bare post, a bare surname, a rank, «the speaker», «he»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polgraph.extraction.people.drafts import Draft, Sight
from polgraph.extraction.people.model import NOMINATIVE, How
from polgraph.extraction.people.named import NamedMention, ranks_of
from polgraph.extraction.people.registry import Registry, Someone
from polgraph.extraction.people.roles import HIGH, Office, plain
from polgraph.extraction.people.words import Readings, russian_cases

_PRONOUNS = {
    "ru": {
        "он": NOMINATIVE, "она": NOMINATIVE, "его": "genitive", "ее": "genitive", "ему": "dative", "ей": "dative",
        "им": "instrumental", "ею": "instrumental", "нему": "dative", "ним": "instrumental", "него": "genitive",
    },
    "kk": {"ол": NOMINATIVE, "оның": "genitive", "оған": "dative", "оны": "accusative", "онымен": "instrumental"},
}  # fmt: skip
_GENDERED = {"она": "female", "ее": "female", "ей": "female", "ею": "female"}
_LOOK_BACK = 3
_BESIDE = 2
_GENERALS = frozenset({"major-general", "lieutenant-general", "colonel-general"})
_SIMILAR = {
    "deputy-minister": {"first-deputy-minister"},
    "deputy-head-of-police-department": {"first-deputy-head-of-police-department"},
    "akim-of-region": {"akim-of-city", "akim-of-district"},
    "head-of-police-department": {"head-of-district-police", "head-of-emergency-department", "head-of-directorate"},
    "head-of-directorate": {"head-of-police-department", "head-of-district-police"},
    "head-of-district-police": {"head-of-directorate"},
    "spokesperson": set(),
}
_CITED_NOMINAL = frozenset({"PRTF", "PRTS", "VERB", "INFN"})
_NO_AGENTS = frozenset({"быть", "стать", "являться", "работать", "назначить", "служить", "становиться", "остаться"})
_GENERIC = frozenset({"каждый", "любой", "всякий", "один", "әр", "кез", "бір"})
_KAZAKH_PARTICIPLES = ("ған", "ген", "қан", "кен", "тын", "тін")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention without a full name."""

    someone: Someone
    passage: int
    first: int
    last: int
    case: str
    how: How


class Coreference:
    """Resolves the mentions without names of one release; *offices* are those of the drafts."""

    def __init__(self, registry: Registry, readings: Readings) -> None:
        self._registry = registry
        self._readings = readings
        self._subjects: list[tuple[int, Someone]] = []

    def resolve(
        self,
        sight: Sight,
        mentions: Sequence[NamedMention],
        offices: Sequence[tuple[Draft, Office]],
    ) -> list[Found]:
        """Return the further mentions of a passage, in order; passages come in the order of the text."""
        taken = {position for m in mentions for position in range(m.first, m.last + 1)}
        events: list[tuple[int, Found | None, Someone | None]] = [
            (m.first, None, self._registry.owner[id(m)] if m.case == NOMINATIVE else None) for m in mentions
        ]
        found: list[Found] = []
        for draft, office in offices:
            if taken.isdisjoint(range(draft.first, draft.last + 1)):
                taken.update(range(draft.first, draft.last + 1))
                if (post := self._post(sight, draft, office)) is not None:
                    found.append(post)
        found += self._surnames(sight, taken)
        found += self._titles(sight, taken)
        for position, other in sorted(
            [*((f.first, f) for f in found), *((position, None) for position, _, _ in events)], key=lambda e: e[0]
        ):
            someone = other.someone if other and other.case == NOMINATIVE else None
            someone = someone or next((who for at, _, who in events if at == position and other is None), None)
            if someone is not None:
                self._subjects.append((sight.passage.number, someone))
        return sorted([*found, *self._pronouns(sight, taken, mentions, found)], key=lambda f: f.first)

    def _post(self, sight: Sight, draft: Draft, office: Office) -> Found | None:
        """Return whom a post without a name means: a named holder, or somebody unnamed who acts."""
        number = sight.passage.number
        case = draft.case
        someone = None
        if not self._is_generic(sight, draft) and not _is_to_be_filled(sight, draft):
            someone = self._holder(sight, draft, office)
        if someone is None:
            known = draft.family in HIGH and office.role != "other"
            cited = draft.family == "general-prosecutor" and case == "genitive"
            if not (known or cited) or not self._acts(sight, draft):
                return None
            someone = self._registry.unnamed(office, (number, draft.first))
        someone.add_span(sight.passage.span(draft.first, draft.last))
        return Found(someone, number, draft.first, draft.last, case, "post")

    def _holder(self, sight: Sight, draft: Draft, office: Office) -> Someone | None:
        """Return the named person who holds the office of a post."""
        if "former" in draft.marks or draft.family in {"member", "veteran", "police-officer", "leads"}:
            return None
        named = [s for s in self._registry.everyone if s.mentions and s.office]
        if "new" in draft.marks and any(s.is_new for s in named):
            named = [s for s in named if s.is_new]
        role = plain(office.role)
        exact = [s for s in named if s.office and s.office.role == office.role]
        same = [
            s for s in named if s.office and plain(s.office.role) == role and not s.office.role.startswith("former-")
        ]
        loose = (
            [s for s in named if s.office and plain(s.office.role) in _SIMILAR.get(role, set())]
            if draft.is_bare or (role in {"deputy-minister", "deputy-head-of-police-department"})
            else []
        )
        for group in (exact, same, loose):
            fitting = [s for s in group if s.office and _agree(draft, office, s.office)]
            if fitting:
                return self._nearest(fitting, (sight.passage.number, draft.first))
        return None

    def _nearest(self, people: Sequence[Someone], position: tuple[int, int]) -> Someone:
        """Return the one last named before a position, or else the first one after it."""
        starts = [((m.passage, m.first), someone) for someone in people for m in someone.mentions]
        before = [entry for entry in starts if entry[0] < position]
        return max(before, key=lambda e: e[0])[1] if before else min(starts, key=lambda e: e[0])[1]

    def _is_generic(self, sight: Sight, draft: Draft) -> bool:
        return bool(sight.passage.lemmas(sight.passage.norm(draft.first - 1)) & _GENERIC)

    def _acts(self, sight: Sight, draft: Draft) -> bool:
        """Tell whether the holder of a post acts, speaks, or is cited as an authority."""
        past = any(hit.kind == "biography" and 0 < draft.first - hit.last <= _BESIDE for hit in sight.hits)
        if past or self._is_generic(sight, draft) or "new" in draft.marks or _is_to_be_filled(sight, draft):
            return False
        if sight.passage.language == "kk":
            return self._acts_kazakh(sight, draft)
        if NOMINATIVE in draft.cases[:1] or not draft.cases:
            return self._has_verb(sight)
        if "genitive" in draft.cases:
            return _is_cited(sight, draft.first)
        if draft.case == "instrumental":
            beside = (draft.first - 1, draft.first - 2, draft.last + 1)
            return any(self._is_passive(sight, position) for position in beside)
        return False

    def _has_verb(self, sight: Sight) -> bool:
        for token in sight.passage.tokens:
            readings = self._readings(token.norm) if token.kind == "word" and not token.is_capitalised else ()
            if readings and readings[0].part == "VERB":
                return True
        return any(
            self._readings(t.norm)[:1] and self._readings(t.norm)[0].part == "VERB" for t in sight.passage.tokens[:1]
        )

    def _is_passive(self, sight: Sight, position: int) -> bool:
        readings = self._readings(sight.passage.norm(position)) if sight.passage.norm(position) else ()
        return any(r.part in {"PRTF", "PRTS"} and r.lemma not in _NO_AGENTS for r in readings[:2])

    def _acts_kazakh(self, sight: Sight, draft: Draft) -> bool:
        if draft.case == NOMINATIVE:
            tokens = sight.passage.tokens[draft.last + 1 :]
            return sight.passage.kind != "headline" and any(
                token.norm.endswith((*_KAZAKH_PARTICIPLES, "ды", "ді", "ты", "ті")) for token in tokens
            )
        if draft.case == "genitive":
            return any(hit.kind == "authority" and draft.last < hit.first <= draft.last + 2 for hit in sight.hits)
        return False

    def _surnames(self, sight: Sight, taken: set[int]) -> Iterator[Found]:
        """Find the bare surnames of known people."""
        for position, token in enumerate(sight.passage.tokens):
            if position in taken or not token.is_capitalised or len(token.text) < 4:
                continue
            known = self._registry.by_surname(token.text, sight.passage.language)
            if known is not None:
                someone, case = known
                taken.add(position)
                someone.add_span(sight.passage.span(position, position))
                yield Found(someone, sight.passage.number, position, position, case, "name")

    def _titles(self, sight: Sight, taken: set[int]) -> Iterator[Found]:
        """Find bare ranks and words for the one who speaks."""
        number = sight.passage.number
        for rank in ranks_of(sight):
            wanted = _GENERALS if rank.value == "general" else {rank.value}
            fitting = [s for s in self._registry.everyone if s.mentions and s.rank in wanted]
            if len(fitting) == 1 and taken.isdisjoint(range(rank.first, rank.last + 1)):
                taken.update(range(rank.first, rank.last + 1))
                yield Found(fitting[0], number, rank.first, rank.last, self._case(sight, rank.first), "post")
        for hit in sight.hits:
            if hit.kind == "speaker" and hit.first not in taken and (someone := self._recent(number)) is not None:
                case = self._case(sight, hit.first)
                if case == NOMINATIVE:
                    taken.update(range(hit.first, hit.last + 1))
                    yield Found(someone, number, hit.first, hit.last, case, "post")

    def _case(self, sight: Sight, position: int) -> str:
        if sight.passage.language == "kk":
            return NOMINATIVE
        return next(iter(russian_cases(self._readings(sight.passage.norm(position)))), "")

    def _recent(self, number: int) -> Someone | None:
        """Return the person who acted last, if that is not long ago."""
        for passage, someone in reversed(self._subjects):
            return someone if number - passage <= _LOOK_BACK else None
        return None

    def _pronouns(
        self, sight: Sight, taken: set[int], mentions: Sequence[NamedMention], found: Sequence[Found]
    ) -> Iterator[Found]:
        passage = sight.passage
        own = [(m.first, self._registry.owner[id(m)]) for m in mentions]
        own += [(f.first, f.someone) for f in found]
        earlier = [
            s for number, s in self._subjects if number < passage.number and passage.number - number <= _LOOK_BACK
        ]
        for position, token in enumerate(passage.tokens):
            case = _PRONOUNS[passage.language].get(token.norm)
            if case is None or position in taken:
                continue
            nearest = [someone for first, someone in own if first < position] or earlier
            someone = nearest[-1] if nearest else None
            if someone is not None and self._agrees(token.norm, someone):
                yield Found(someone, passage.number, position, position, case, "pronoun")

    def _agrees(self, pronoun: str, someone: Someone) -> bool:
        genders = {m.name.gender for m in someone.mentions} - {""}
        wanted = _GENDERED.get(pronoun)
        if wanted is None:
            return pronoun not in {"он", "его", "ему", "им"} or genders != {"female"}
        return genders != {"male"}


def _agree(draft: Draft, office: Office, held: Office) -> bool:
    """Tell whether a post with less said of its agency may be that office."""
    if draft.is_bare or office.organization is None or held.organization is None:
        return True
    return office.organization == held.organization or (not draft.places and draft.family in {"akim", "leader"})


def _is_cited(sight: Sight, first: int) -> bool:
    """Tell whether a post in the genitive follows a word such as «order», also after «and» or an adjective."""
    passage = sight.passage
    if passage.norm(first - 1) == "у":
        return any(hit.kind == "authority" and hit.last < first for hit in sight.hits)
    for hit in sight.hits:
        if (
            hit.kind == "authority"
            and hit.last < first
            and all(
                passage.norm(position) not in {",", ".", ";", "-"} and not sight.hit("appoint", first=position)
                for position in range(hit.last + 1, first)
            )
        ):
            gap = first - hit.last - 1
            joined = "и" in {passage.norm(position) for position in range(hit.last + 1, first)}
            if gap <= 1 or (joined and gap <= 6):
                return True
    return False


def _is_to_be_filled(sight: Sight, draft: Draft) -> bool:
    """Tell whether the words are about the post and not about its holder."""
    passage = sight.passage
    before = passage.lemmas(passage.norm(draft.first - 1))
    if before & {"должность", "пост", "обязанность", "кресло", "роль"}:
        return True
    after = passage.norm(draft.last + 1)
    return passage.language == "kk" and after.startswith(("болып", "қызмет", "лауазым", "боп", "болған"))
