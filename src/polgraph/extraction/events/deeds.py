"""Events that are told by what was done: appointments, dismissals, introductions, awards, what an operation's head does."""

from __future__ import annotations

from collections.abc import Sequence

from polgraph.extraction.events.happenings import Happening
from polgraph.extraction.events.scenes import Scene
from polgraph.extraction.people import Move, People, PersonMention

_RECIPIENTS = {"ru": frozenset({"dative"}), "kk": frozenset({"dative"})}
_HANDING = frozenset({"вручить", "вручать", "тапсыр", "табыста", "тапсырды", "табыс етті", "тақты", "тағы"})
_DECORATING = frozenset({"наградить", "удостоить", "поощрить", "награждать", "марапатта", "чествовать"})
_RECEIVING = frozenset({"получить", "удостоиться", "марапатталды"})
_REACH = 8


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
        happening.place = _place_of(move)
        if move.change == "appointed":
            _cite(scene, happening, move)
        found.append(happening)
    return found


def _place_of(move: Move) -> str | None:
    """Return the town or district whose police or akimat the post belongs to."""
    organization = move.organization or ""
    for prefix in ("police-", "akimat-"):
        rest = organization.removeprefix(prefix)
        if rest != organization and not rest.startswith(("department", "kz-")):
            return rest
    return None


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
        if not presented and len(newcomers) == 1 and scene.has("crowd"):
            presented = _by_office(scene, next(iter(newcomers)))
        if not presented:
            continue
        newcomer = presented[0]
        move = newcomers[newcomer.person]
        own = next(h for h in happenings if h.type == "appointment" and newcomer.person in h.roles)
        separate = scene.number != move.passage
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


def absorbed(happenings: Sequence[Happening]) -> list[Happening]:
    """Take what only «the meeting» names as the event at which a newcomer was presented, if it follows that."""
    hosts = [h for h in happenings if any(capacity == "introduced" for _, capacity in h.parts)]
    kept = []
    for happening in happenings:
        host = next((h for h in hosts if h is not happening and h.first_body < happening.first_body), None)
        if host is None or happening.type != "meeting" or not happening.is_vague:
            kept.append(happening)
        else:
            host.scenes += happening.scenes
    return kept


def awards(scenes: Sequence[Scene], happenings: Sequence[Happening]) -> list[Happening]:
    """Add who gave and who got awards to the ceremonies; return one more event if no ceremony was named."""
    ceremony = next((h for h in happenings if h.type == "award-ceremony"), None)
    gathering = next((h for h in happenings if h.type == "veterans-meeting"), None)
    found: list[Happening] = []
    for scene in scenes:
        verbs = [hit for hit in scene.of("award") if not scene.inside_person(hit.first)]
        if scene.is_headline or not verbs or not scene.has("award-thing") or scene.has("not-held"):
            continue
        getters = [m for m in scene.mentions if _gets(scene, m, {hit.stem for hit in verbs})]
        givers = [m for m in scene.acting() if m not in getters and _gives({hit.stem for hit in verbs})]
        if not getters and not givers:
            continue
        event = ceremony
        if event is None:
            event = ceremony = Happening("award-ceremony", place=gathering.place if gathering else None)
            found.append(event)
        if event in found or scene in event.scenes:
            things = scene.of("award-thing")
            if event in found:
                event.see(scene, min(things[0].first, verbs[0].first), max(things[0].last, verbs[0].last))
        for mention in getters:
            event.take_part(mention.person, "awarded", scene.passage.span(mention.first, mention.last))
        for mention in givers:
            _give(event, mention, scene)
    return found


def _give(event: Happening, mention: PersonMention, scene: Scene) -> None:
    event.parts = {key: spans for key, spans in event.parts.items() if key[0] != mention.person}
    event.take_part(mention.person, "chaired", scene.passage.span(mention.first, mention.last))


def _gets(scene: Scene, mention: PersonMention, verbs: set[str]) -> bool:
    if mention.how == "pronoun":
        return False
    if mention.case == "dative":
        return True
    if mention.case in {"accusative", "genitive"} and verbs & _DECORATING:
        return True
    return mention.case == "nominative" and bool(verbs & _RECEIVING) and not verbs & _HANDING


def _gives(verbs: set[str]) -> bool:
    return bool(verbs & (_HANDING | _DECORATING))


def heads_of_operations(people: People, scenes: Sequence[Scene], happenings: Sequence[Happening]) -> None:
    """Mention the heads of the operations at them."""
    operation = next((h for h in happenings if h.type == "operation"), None)
    heads = {person.id for person in people.entries if (person.role or "").endswith("head-of-operation")}
    for scene in scenes:
        for mention in scene.mentions:
            if operation is not None and mention.person in heads and mention.how == "name":
                operation.take_part(mention.person, "mentioned", scene.passage.span(mention.first, mention.last))
