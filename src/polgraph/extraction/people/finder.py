"""Find the people of a release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from polgraph.extraction.context import Context
from polgraph.extraction.document import Document, Passage
from polgraph.extraction.names import NameNormaliser, same_person
from polgraph.extraction.people.adjectives import TownAdjectives
from polgraph.extraction.people.bodies import is_plain_unit
from polgraph.extraction.people.coreference import Coreference, Found
from polgraph.extraction.people.drafts import Draft, Sight, see
from polgraph.extraction.people.kazakh import KazakhPosts
from polgraph.extraction.people.leading import Leading
from polgraph.extraction.people.model import Move, People, PersonMention, Post, ordered
from polgraph.extraction.people.moves import MoveReader, Turn
from polgraph.extraction.people.named import NamedMention, NameFinder
from polgraph.extraction.people.registry import Registry, Someone
from polgraph.extraction.people.roles import Office, RoleBook, deputy_of, fuller, plain
from polgraph.extraction.people.russian import RussianPosts
from polgraph.extraction.people.unread import unread_names
from polgraph.extraction.people.words import PhraseTable, Readings
from polgraph.extraction.places import COUNTRY, Places
from polgraph.extraction.tables import Tables
from polgraph.facts import Issue, Person

_TOWN_LOOK_BACK = 3
_FAR_LOOK_BACK = 8
_LOCAL = frozenset({"local", "district", "district-police", "city"})


@dataclass
class _Reading:
    """What is known of one release so far."""

    context: Context
    book: RoleBook
    registry: Registry
    sights: list[Sight] = field(default_factory=list)
    drafts: dict[int, list[Draft]] = field(default_factory=dict)
    mentions: dict[int, list[NamedMention]] = field(default_factory=dict)
    offices: dict[int, Office] = field(default_factory=dict)  # by the identity of a draft
    turns: list[tuple[Turn, Someone, Office | None]] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def office(self, draft: Draft | None) -> Office | None:
        """Return the office of a draft."""
        return None if draft is None else self.offices.get(id(draft))


class PeopleFinder:
    """Finds posts, names, and who is meant by them; *readings* are those of the Russian dictionary."""

    def __init__(self, names: NameNormaliser, tables: Tables, places: Places, readings: Readings) -> None:
        self._names = names
        self._phrases = PhraseTable(tables["posts"])
        self._posts: dict[str, RussianPosts | KazakhPosts] = {
            "ru": RussianPosts(readings, names.is_given_name),
            "kk": KazakhPosts(),
        }
        self._named = NameFinder(names, readings)
        self._leading = Leading(readings)
        self._moves = MoveReader(readings)
        self._readings = readings
        self._towns = TownAdjectives(places)

    def find(self, document: Document, context: Context) -> People:
        """Return the people of a release."""
        reading = _Reading(context, RoleBook(context), Registry(self._names))
        for passage in document.passages:
            self._look(passage, reading)
        _untangle(reading)
        reading.registry.gather([m for mentions in reading.mentions.values() for m in mentions])
        self._assign(reading)
        self._turn(reading)
        coreference = Coreference(reading.registry, self._readings)
        for sight in reading.sights:
            number = sight.passage.number
            offices = [(d, o) for d in reading.drafts[number] if (o := reading.office(d)) is not None]
            reading.found += coreference.resolve(sight, reading.mentions[number], offices)
        return _people(reading)

    def _look(self, passage: Passage, reading: _Reading) -> None:
        """Find the posts and names of one passage."""
        number = passage.number
        sight = see(passage, self._phrases.find(passage), reading.context, self._towns)
        drafts = self._posts[passage.language].find(sight) if passage.language in self._posts else []
        drafts = sorted([*drafts, *self._leading.find(sight, drafts)], key=lambda draft: draft.first)
        reading.sights.append(sight)
        reading.drafts[number] = drafts
        mentions = reading.mentions[number] = self._named.find(sight, drafts)
        reading.issues += unread_names(sight, drafts, mentions, self._readings, self._names.looks_like_surname)
        for draft in drafts:
            office = reading.book.office(draft, self._town(reading, draft))
            if office is not None:
                reading.offices[id(draft)] = office

    def _town(self, reading: _Reading, draft: Draft) -> str | None:
        """Return the town or district that the text is at: the last one named before a post."""
        here = reading.sights[-1]
        near = reading.sights[-_TOWN_LOOK_BACK:]
        if is_plain_unit(draft) and not _at_local_police(near, draft):
            return reading.context.locality
        if draft.family == "akim" or is_plain_unit(draft):
            near = reading.sights[-_FAR_LOOK_BACK:]
        for sight in reversed(near):
            small = [
                term.id
                for term in sight.places
                if not term.id.startswith(COUNTRY) and (sight is not here or term.first < draft.first)
            ]
            if small:
                return small[-1]
        ahead = next((term.id for term in here.places if not term.id.startswith(COUNTRY)), None)
        return ahead or reading.context.locality

    def _assign(self, reading: _Reading) -> None:
        """Give everyone the office and the rank that stand beside their names."""
        for someone in reading.registry.everyone:
            mentions = sorted(someone.mentions, key=lambda m: (m.passage, m.first))
            for mention in mentions:
                someone.rank = someone.rank or (mention.rank if mention.rank != "general" else "major-general")
                someone.add_span(mention.sight.passage.span(mention.first, mention.last))
            offices = [o for m in mentions if (o := self._own_office(reading, m)) is not None]
            if offices:
                someone.office = fuller(offices)
        for someone in reading.registry.everyone:
            if someone.office is None and someone.rank is not None:
                host = reading.context.host
                someone.office = Office("police-officer", host if host and host.startswith("police") else None)

    def _own_office(self, reading: _Reading, mention: NamedMention) -> Office | None:
        """Return the office that stands beside a name; «his deputy» is the deputy of the person before."""
        draft = mention.draft
        if draft is None:
            return None
        if draft.family != "deputy":
            return reading.office(draft)
        earlier = [
            other
            for number in sorted(reading.mentions)
            for other in reading.mentions[number]
            if (other.passage, other.first) < (mention.passage, mention.first) and reading.office(other.draft)
        ]
        chief = reading.office(earlier[-1].draft) if earlier else None
        role = deputy_of(chief.role) if chief else None
        return Office(role, chief.organization) if chief and role else None

    def _turn(self, reading: _Reading) -> None:
        """Read the news of posts and give the people concerned their new offices."""
        turns = [
            (turn, reading.registry.owner[id(turn.mention)])
            for sight in reading.sights
            for turn in self._moves.read(
                sight, reading.mentions[sight.passage.number], reading.drafts[sight.passage.number]
            )
        ]
        seen: set[tuple[str, int]] = set()
        vacated: Office | None = None
        for turn, someone in turns:
            if (turn.change, id(someone)) in seen:
                continue
            seen.add((turn.change, id(someone)))
            office = self._news_office(reading, turn, someone, turns) or vacated
            if turn.change == "appointed" and turn.acting and vacated:
                office = Office(f"acting-{plain(vacated.role)}", vacated.organization)
            if office is not None:
                role = plain(office.role)
                if turn.change == "dismissed":
                    vacated = Office(role, office.organization)
                someone.office = office if turn.change == "appointed" else Office(f"former-{role}", office.organization)
            someone.is_new = someone.is_new or turn.change == "appointed"
            reading.turns.append((turn, someone, office))

    def _news_office(
        self, reading: _Reading, turn: Turn, someone: Someone, turns: Sequence[tuple[Turn, Someone]]
    ) -> Office | None:
        """Return the office that a turn is about; a predecessor's is the newcomer's."""
        office = reading.office(turn.draft)
        if office is not None:
            return office
        if turn.change != "appointed":
            own = someone.office if someone.office and someone.office.role != "police-officer" else None
            return own or next((o for t, _, o in reading.turns if t.change == "appointed" and o), None)
        stated = [o for m in someone.mentions if (o := reading.office(m.draft)) is not None]
        if stated:
            return fuller(stated)
        heads = [
            o for drafts in reading.drafts.values() for d in drafts if "new" in d.marks and (o := reading.office(d))
        ]
        return heads[0] if heads else None


def _untangle(reading: _Reading) -> None:
    """Part a Kazakh post from the name after it where both are known as two persons' («… орынбасары …-ға тапсырды»)."""
    earlier: list[NamedMention] = []
    for number in sorted(reading.mentions):
        for at, mention in enumerate(reading.mentions[number]):
            draft, office = mention.draft, reading.office(mention.draft)
            oblique = mention.name.case not in {"nominative", "genitive"} and mention.rank is None
            if draft is not None and mention.sight.passage.language == "kk" and oblique:
                same = [same_person(mention.name.text, other.name.text) for other in earlier]
                held = [reading.office(other.draft) == office for other in earlier]
                other_holds = any(holds and not own for own, holds in zip(same, held, strict=True))
                own_holds = any(holds and own for own, holds in zip(same, held, strict=True))
                if any(same) and other_holds and not own_holds:
                    reading.mentions[number][at] = replace(mention, draft=None, first=mention.core[0])
            earlier.append(reading.mentions[number][at])


def _at_local_police(sights: Sequence[Sight], draft: Draft) -> bool:
    """Tell whether the unit named last before a post is a town's or district's, and not one for a line of work."""
    for sight in reversed(sights):
        bodies = [
            hit for hit in sight.hits if hit.kind == "body" and (sight is not sights[-1] or hit.last < draft.first)
        ]
        if not any(hit.value in {"unit", "force", "district-police"} for hit in bodies):
            continue
        values = {hit.value for hit in bodies}
        return bool(values & _LOCAL) and not values & {"line", "operation"}
    return False


def _people(reading: _Reading) -> People:
    """Number the people by where they are first named."""
    everyone = [s for s in reading.registry.everyone if s.spans]
    everyone.sort(key=lambda s: s.start)
    ids = {id(someone): f"p{number}" for number, someone in enumerate(everyone, 1)}
    entries = tuple(
        Person(
            id=ids[id(s)],
            name=s.name,
            role=s.office.role if s.office else None,
            organization=s.office.organization if s.office else None,
            rank=s.rank,
            spans=tuple(sorted(s.spans)),
        )
        for s in everyone
    )
    named = [
        PersonMention(ids[id(reading.registry.owner[id(m)])], m.passage, m.first, m.last, m.case, "name")
        for mentions in reading.mentions.values()
        for m in mentions
    ]
    others = [PersonMention(ids[id(f.someone)], f.passage, f.first, f.last, f.case, f.how) for f in reading.found]
    moves = tuple(_move(t, ids[id(s)], office) for t, s, office in reading.turns if t.change != "former")
    return People(entries, ordered([*named, *others]), _posts(reading), moves, tuple(reading.issues))


def _move(turn: Turn, person: str, office: Office | None) -> Move:
    """Return the news of a turn; whoever leaves leaves the plain post."""
    appointed = turn.change == "appointed"
    role = office.role if office else None
    places = turn.draft.places if turn.draft else ()
    return Move(
        change="appointed" if appointed else "dismissed",
        person=person,
        role=role if appointed or role is None else plain(role),
        organization=office.organization if office else None,
        place=next((place for place in places if not place.startswith(COUNTRY)), None),
        passage=turn.mention.passage,
        first=turn.first,
        last=turn.last,
    )


def _posts(reading: _Reading) -> dict[int, tuple[Post, ...]]:
    """Return every post that was read, by passage."""
    ranks = {id(m.draft): m.rank for mentions in reading.mentions.values() for m in mentions if m.draft}
    return {
        number: tuple(
            Post(office.role, office.organization, ranks.get(id(draft)), draft.first, draft.last, draft.case)
            for draft in drafts
            if (office := reading.office(draft)) is not None
        )
        for number, drafts in reading.drafts.items()
        if drafts
    }
