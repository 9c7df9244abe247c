"""Events that are told by what was done: appointments, dismissals, introductions, awards."""

from __future__ import annotations

from collections.abc import Sequence

from polgraph.extraction.events.happenings import RANK, Happening
from polgraph.extraction.events.scenes import Scene
from polgraph.extraction.people import Move, People, PersonMention
from polgraph.extraction.people.words import Hit, Readings

_HANDING = frozenset(
    "вручить вручать вручение передать преподнести присвоить приколоть тапсыр табыста тапсырды етті ет етіп етілді "
    "тақты тағы тағылды табысталды табысталған тапсырылды тапсырылған берілді".split()
)
_DECORATING = frozenset(
    "наградить награждать удостоить удостаивать поощрить поощрять отметить премировать чествовать "
    "марапатта марапаттады".split()
)
_RECEIVING = frozenset("получить получать удостоиться марапатталды марапатталған бол болды иеленді атан".split())
_REACH = 3
_PINNING = frozenset({"приколоть", "прикрепить", "повесить"})


def moves(scenes: Sequence[Scene], people: People) -> list[Happening]:
    """Return the appointments and dismissals, each with whom it is about and whose order it was."""
    found = []
    for move in people.moves:
        scene = next((s for s in scenes if s.number == move.passage), None)
        if scene is None:
            continue
        happening = Happening("appointment" if move.change == "appointed" else "dismissal")
        happening.see(scene, move.first, move.last)
        mention = next(m for m in scene.mentions if m.person == move.person)
        happening.take_part(move.person, move.change, scene.passage.span(mention.first, mention.last))
        happening.roles[move.person] = move.role
        happening.place = move.place
        if move.change == "appointed" and scene.has("order"):
            _cite(scene, happening, move)
        found.append(happening)
    return found


def _cite(scene: Scene, happening: Happening, move: Move) -> None:
    """Add whoever gave the order to appoint."""
    for mention in scene.mentions:
        if mention.person != move.person and mention.how == "post" and mention.case != "nominative":
            happening.take_part(mention.person, "mentioned", scene.passage.span(mention.first, mention.last))


def introductions(scenes: Sequence[Scene], people: People, happenings: Sequence[Happening]) -> list[Happening]:
    """Return the meetings at which a newcomer was presented; part of the appointment where nothing else tells of it."""
    newcomers = {move.person: move for move in people.moves if move.change == "appointed"}
    found: list[Happening] = []
    for scene in scenes:
        hits = scene.of("part", "introduced")
        if scene.is_headline or not hits:
            continue
        presented = [m for m in scene.mentions if m.person in newcomers and _is_presented(scene, m)]
        if not presented and scene.has("crowd"):
            others = any(m.person not in newcomers for m in scene.acting())
            known = [m for m in scene.mentions if m.person in newcomers]
            presented = [m for m in known if others or newcomers[m.person].passage == scene.number]
        if not presented and len(newcomers) == 1 and scene.has("crowd"):
            presented = _by_office(scene, next(iter(newcomers)))
        if not presented:
            continue
        newcomer = presented[0]
        move = newcomers[newcomer.person]
        own = next(h for h in happenings if h.type == "appointment" and newcomer.person in h.roles)
        separate = scene.number != move.passage and (newcomer.person, "introduced") not in own.parts
        meeting = Happening("personnel-meeting") if separate else own
        if separate:
            found.append(meeting)
            towns = [term for term in scene.places if not term.id.startswith("KZ") and scene.is_in(term)]
            meeting.place = towns[0].id if towns else None
            meeting.see(scene, min(hits[0].first, newcomer.first), hits[0].last)
        _present(scene, meeting, newcomer)
    return found


def _is_presented(scene: Scene, mention: PersonMention) -> bool:
    return mention.case in {"accusative", "genitive"} or scene.passage.language == "kk"


def _by_office(scene: Scene, person: str) -> list[PersonMention]:
    """Return a stand-in for a newcomer whom the passage calls by no name («the new head was presented»)."""
    crowd = scene.of("crowd")[0]
    return [PersonMention(person, scene.number, crowd.first, crowd.last, "accusative", "post")]


def _present(scene: Scene, meeting: Happening, newcomer: PersonMention) -> None:
    meeting.take_part(newcomer.person, "introduced", scene.passage.span(newcomer.first, newcomer.last))
    for mention in scene.acting():
        if mention.person != newcomer.person and mention.how != "pronoun":
            meeting.take_part(mention.person, "attended", scene.passage.span(mention.first, mention.last))


def settled_staff(happenings: Sequence[Happening]) -> list[Happening]:
    """Keep a gathering of the staff as a meeting with it where news of a post is told and no other meeting is."""
    news = any(h.type == "appointment" for h in happenings)
    introduced = any(capacity == "introduced" for h in happenings for _, capacity in h.parts)
    for happening in happenings:
        if happening.type == "gathered" and news and not introduced:
            happening.type = "personnel-meeting"
    return [h for h in happenings if h.type != "gathered"]


def absorbed(happenings: Sequence[Happening]) -> list[Happening]:
    """Take what only «the meeting» names as the event at which a newcomer was presented, if it follows that."""
    news = any(h.type == "appointment" for h in happenings)
    hosts = [
        h
        for h in happenings
        if any(capacity == "introduced" for _, capacity in h.parts) or (news and h.type == "personnel-meeting")
    ]
    kept = []
    for happening in happenings:
        host = next((h for h in hosts if h is not happening and h.first_body <= happening.first_body), None)
        if host is None or happening.type != "meeting" or not happening.is_vague:
            kept.append(happening)
        else:
            host.scenes += happening.scenes
    return kept


def awards(scenes: Sequence[Scene], happenings: Sequence[Happening], readings: Readings) -> list[Happening]:
    """Add who gave and who got awards to the ceremonies; return one more event if no ceremony was named."""
    ceremony = next((h for h in happenings if h.type == "award-ceremony"), None)
    found: list[Happening] = []
    for scene in scenes:
        verbs = [hit for hit in scene.of("award") if not scene.inside_person(hit.first)]
        things = scene.of("award-thing") + _badges(scene)
        if scene.is_headline or not verbs or not things or scene.has("not-held"):
            continue
        stems = {_voice(scene, hit, readings) for hit in verbs}
        acting = {m.person for m in scene.acting()}
        getters = [m for m in scene.mentions if _gets(m, stems) and not (m.how == "pronoun" and m.person in acting)]
        givers = [m for m in scene.acting() if m not in getters and stems & (_HANDING | _DECORATING | _PINNING)]
        among = _named_next(scenes, scene)
        if not getters and not givers:
            continue
        host = _at_meeting(scene, happenings) if ceremony is None else None
        if host is not None:
            for mention in getters:
                host.take_part(mention.person, "awarded", scene.passage.span(mention.first, mention.last))
            continue
        ceremony = ceremony or _as_ceremony(scene, happenings)
        if ceremony is None:
            ceremony = _ceremony_beside(happenings)
            found.append(ceremony)
        if ceremony in found:
            ceremony.see(scene, min(things[0].first, verbs[0].first), max(things[0].last, verbs[0].last))
        _hand_over(ceremony, scene, getters, givers)
        for near, mention in among:
            ceremony.take_part(mention.person, "awarded", near.passage.span(mention.first, mention.last))
    return found


def _badges(scene: Scene) -> list[Hit]:
    """Return the badges that are called by a name in quotation marks; without one the word means many things."""
    edges = {first - 2 for first, _ in scene.passage.quoted} | {last + 2 for _, last in scene.passage.quoted}
    return [hit for hit in scene.of("badge") if hit.first in edges]


def _named_next(scenes: Sequence[Scene], scene: Scene) -> list[tuple[Scene, PersonMention]]:
    """Return whom the next sentence names as one of those who got an award."""
    near = next((s for s in scenes if s.number == scene.number + 1 and s.passage.line is scene.passage.line), None)
    if near is None or not near.has("among"):
        return []
    return [
        (near, mention)
        for mention in near.mentions
        if mention.how == "name" and any(0 < mention.first - hit.last <= _REACH for hit in near.of("among"))
    ]


def _at_meeting(scene: Scene, happenings: Sequence[Happening]) -> Happening | None:
    """Return the session at which awards were handed over beside its business."""
    for happening in happenings:
        near = any(s.passage.line is scene.passage.line and s.number <= scene.number for s in happening.scenes)
        if near and happening.type in RANK and not happening.is_vague:
            return happening
    return None


def _as_ceremony(scene: Scene, happenings: Sequence[Happening]) -> Happening | None:
    """Return a meeting of no other kind at which awards were handed over, as a ceremony."""
    meeting = next((h for h in happenings if h.type == "meeting" and h.is_vague and scene in h.scenes), None)
    if meeting is not None:
        meeting.type = "award-ceremony"
    return meeting


def _ceremony_beside(happenings: Sequence[Happening]) -> Happening:
    gathering = next((h for h in happenings if h.type == "veterans-meeting"), None)
    return Happening("award-ceremony", place=gathering.place if gathering else None)


def _hand_over(
    event: Happening, scene: Scene, getters: Sequence[PersonMention], givers: Sequence[PersonMention]
) -> None:
    for mention in getters:
        event.take_part(mention.person, "awarded", scene.passage.span(mention.first, mention.last))
    chairs = {who for who, capacity in event.parts if capacity == "chaired"}
    for mention in scene.mentions:
        if mention.how == "name" and scene.is_survived(mention):
            event.take_part(mention.person, "mentioned", scene.passage.span(mention.first, mention.last))
    for mention in givers:
        if not chairs - {mention.person}:
            _give(event, mention, scene)
        elif not event.capacities(mention.person):
            event.take_part(mention.person, "attended", scene.passage.span(mention.first, mention.last))


def _give(event: Happening, mention: PersonMention, scene: Scene) -> None:
    event.parts = {key: spans for key, spans in event.parts.items() if key[0] != mention.person}
    event.take_part(mention.person, "chaired", scene.passage.span(mention.first, mention.last))


def _voice(scene: Scene, hit: Hit, readings: Readings) -> str:
    """Return the verb of an award; a passive one of decorating is one of receiving."""
    passive = [reading for reading in readings(scene.passage.norm(hit.first)) if reading.part == "PRTS"]
    if not passive or hit.stem not in _DECORATING:
        return hit.stem
    return "получить" if any(reading.number == "sing" for reading in passive) else ""


def _gets(mention: PersonMention, verbs: set[str]) -> bool:
    if mention.case == "dative":
        return mention.how != "pronoun" or bool(verbs & _HANDING)
    if mention.how == "pronoun":
        return False
    if mention.case in {"accusative", "genitive"} and verbs & (_DECORATING | _PINNING):
        return True
    return mention.case == "nominative" and bool(verbs & _RECEIVING) and not verbs & _HANDING


def heads_of_operations(people: People, scenes: Sequence[Scene], happenings: Sequence[Happening]) -> None:
    """Mention the heads of the operations at them."""
    operation = next((h for h in happenings if h.type == "operation"), None)
    heads = {person.id for person in people.entries if (person.role or "").endswith("head-of-operation")}
    for scene in scenes:
        for mention in scene.mentions:
            if operation is not None and mention.person in heads and mention.how == "name":
                operation.take_part(mention.person, "mentioned", scene.passage.span(mention.first, mention.last))
