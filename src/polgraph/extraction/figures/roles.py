"""Tell what each number of a sentence is: a level, the size of a change, the level before, or a repetition."""

from __future__ import annotations

from typing import Literal

from polgraph.extraction.figures.scene import Scene, Slot
from polgraph.extraction.figures.state import State
from polgraph.extraction.figures.subjects import SUCH
from polgraph.extraction.periods import TimeExpression
from polgraph.extraction.quantities import Quantity

Role = Literal["level", "change", "previous-first", "previous"]

_GAINS = ("прибавить", "прибавлять", "потерять", "сбавить", "прирасти", "набрать", "просесть")
_COMPARATIVES = frozenset({"меньше", "больше", "выше", "ниже", "аз", "көп", "кем", "артық", "төмен", "жоғары"})
_DIRECTIONS = (
    "сокращени",
    "снижени",
    "рост",
    "прирост",
    "спад",
    "падени",
    "увеличени",
    "уменьшени",
    "өсім",
    "төмендеу",
    "азаю",
    "прибавк",
    "убыл",
    "взлет",
)
_BACK = frozenset({"раньше", "ранее", "прежде", "бұрынғы", "алдындағы", "былтырғы", "былтыр"})
_WERE = frozenset({"еді", "болған-ды", "болатын"})
_ABLATIVE, _DATIVE = ("дан", "ден", "тан", "тен", "нан", "нен"), ("ға", "ге", "қа", "ке", "на", "не")
_AMOUNTS = ("состав", "достиг", "құра")
_PERCENT = ("percent", "percentage-point")


def roles_of(scene: Scene, state: State) -> list[Role]:
    """Return the role of each slot of a sentence."""
    slots = scene.slots
    roles: list[Role] = ["level"] * len(slots)
    paired = -1
    for number, slot in enumerate(slots):
        if number == paired:
            continue
        following = slots[number + 1] if number + 1 < len(slots) else None
        if following and _is_pair(scene, slot, following):
            roles[number], paired = "previous-first", number + 1
        elif is_change(scene, slot, state):
            roles[number] = "change"
        elif _is_previous(
            scene, slots[number - 1] if number else None, slot, roles[number - 1] if number else "level", state
        ):
            roles[number] = "previous"
    return roles


def is_change(scene: Scene, slot: Slot, state: State) -> bool:
    """Tell whether a quantity is how much something changed."""
    quantity = slot.quantity
    if quantity.unit in {"factor", "percentage-point"}:
        return True
    if quantity.sign and (quantity.unit in _PERCENT or quantity.unit == "count"):
        return True
    if quantity.unit == "count" and _amounts(scene, slot) and _direction_noun(scene, slot):
        return True
    if scene.passage.language == "kk":
        return _is_kazakh_change(scene, slot, state)
    return _is_russian_change(scene, slot, state)


def _is_russian_change(scene: Scene, slot: Slot, state: State) -> bool:
    passage, quantity = scene.passage, slot.quantity
    before = {passage.norm(quantity.first - 1), passage.norm(quantity.core - 1), passage.norm(quantity.first)}
    directed = bool(scene.terms("direction", scene.segment_of(quantity.first)))
    if "на" in before:
        if quantity.unit == "percent":
            solved = any(t.id == "solved" for t in scene.terms("measure", scene.segment_of(quantity.core)))
            return directed or not solved  # «раскрыты на 97 процентов» is a level
        comparative = any(passage.norm(p) in _COMPARATIVES for p in range(quantity.last + 1, quantity.last + 4))
        earlier = bool(scene.terms("direction", range(quantity.first))) or state.direction is not None
        return comparative or directed or (earlier and _follows_dash(scene, quantity))
    if quantity.unit == "percent" and _direction_noun(scene, slot):
        return True
    if quantity.unit == "percent" and quantity.core > 0:
        verb = passage.lemmas(passage.norm(quantity.first - 1))
        return any(gain in verb for gain in _GAINS)
    return False


def _direction_noun(scene: Scene, slot: Slot) -> bool:
    """«сокращение составило 5,8 %», «спад достиг 21,5 %»."""
    segment = scene.segment_of(slot.quantity.core)
    own = range(max(segment.start, slot.before.start), slot.quantity.first)
    nouns = [t for t in scene.terms("direction", own) if scene.passage.norm(t.first).startswith(_DIRECTIONS)]
    rates = [t for t in scene.terms("measure", own) if t.id in {"clearance-rate", "share"}]
    return bool(nouns) and not rates


def _amounts(scene: Scene, slot: Slot) -> bool:
    """«снижение составило 17 фактов», «төмендеу 17 фактіні құрады»."""
    return any(scene.passage.norm(p).startswith(_AMOUNTS) for p in scene.segment_of(slot.quantity.core))


def _follows_dash(scene: Scene, quantity: Quantity) -> bool:
    return scene.passage.norm(quantity.first - 2) == "-"


def _is_kazakh_change(scene: Scene, slot: Slot, state: State) -> bool:
    passage, quantity = scene.passage, slot.quantity
    following = [passage.norm(p) for p in range(quantity.last + 1, min(quantity.last + 4, len(passage.tokens)))]
    if quantity.unit == "percent" and _direction_noun(scene, slot):
        return True
    if quantity.case != "dative" and not (following and following[0].endswith(("ға", "ге", "қа", "ке"))):
        return bool(following and following[0] in _COMPARATIVES and quantity.unit == "percent")
    if following and following[0].startswith(("жет", "дейін")):
        return False
    if quantity.unit == "count" and following and following[0].startswith("түс"):  # «296-ға түскен» is down to
        return False
    right = range(quantity.last + 1, len(passage.tokens))
    directed = bool(scene.terms("direction", right)) or state.direction is not None
    if quantity.unit == "percent":
        return directed or _direction_noun(scene, slot)
    return bool(scene.terms("direction", range(quantity.last + 1, min(quantity.last + 5, len(passage.tokens)))))


def _is_pair(scene: Scene, slot: Slot, following: Slot) -> bool:
    """«с X до Y», «X-дан Y-ға»."""
    passage, one, two = scene.passage, slot.quantity, following.quantity
    gap = two.first - one.last - 1
    if passage.language == "kk":
        left = one.case == "ablative" or _noun_in(scene, one, _ABLATIVE)
        right = two.case == "dative" or _noun_in(scene, two, _DATIVE)  # «52-ден 61 фактіге», «6 фактіден 11-ге»
        return left and right and gap <= 3 and one.bound == "exact"
    opening = {passage.norm(one.first - 1), passage.norm(one.first)} & {"с", "со", "от"}
    closing = {passage.norm(two.first - 1), passage.norm(two.first), passage.norm(two.core - 1)} & {"до"}
    return bool(opening and closing) and gap <= 6


def _noun_in(scene: Scene, quantity: Quantity, endings: tuple[str, ...]) -> bool:
    """Tell whether the counting noun after a number is in a case."""
    after = quantity.last + 1
    return scene.cue("count-noun", range(after, after + 1)) is not None and scene.passage.norm(after).endswith(endings)


def _is_previous(scene: Scene, before: Slot | None, slot: Slot, role: Role, state: State) -> bool:
    """Tell whether a level is the one of the time before, said beside the new one or in the next sentence."""
    passage, quantity = scene.passage, slot.quantity
    unit = before.quantity.unit if before else state.last.unit if state.last else None
    if role not in {"level", "change"} or (quantity.unit != unit and role == "level"):
        return False
    gap = slot.before
    if any(term.id == "previous" for term in scene.terms("figure", gap)):
        return True
    if (
        before is not None
        and quantity.unit == unit
        and _looks_back(scene, before, slot)
        and not _new_subject(scene, slot)
    ):
        return True
    for time in passage.times:
        if time.role != "comparison" or _is_measure_of_change(scene, time.last, quantity):
            continue
        ahead = time.first in gap and not is_base(scene, time)
        behind = time.first in range(quantity.last + 1, min(quantity.last + 8, slot.after.stop))
        if behind and scene.terms("direction", range(quantity.last + 1, time.first)):
            continue  # «1 870, почти вдвое больше, чем в 2024 году»
        if (ahead or (behind and not _belongs_to_next(scene, time.last, slot))) and not _new_subject(scene, slot):
            return True
    return False


def _looks_back(scene: Scene, before: Slot, slot: Slot) -> bool:
    """«39 (было 52)», «412 (509)», «неделей раньше — 111», «былтыр 13 болған еді»."""
    passage, quantity = scene.passage, slot.quantity
    segment = scene.segment_of(quantity.core)
    own = [passage.norm(p) for p in range(max(segment.start, slot.before.start), quantity.first)]
    following = [passage.norm(p) for p in range(quantity.last + 1, min(quantity.last + 3, len(passage.tokens)))]
    if any(word in _BACK for word in own) or own[-1:] == ["бұрын"] or any(word in _WERE for word in following):
        return True
    alone = set(own) <= {"(", "было", "болған"} and scene.in_brackets(quantity.first)
    closed = passage.norm(quantity.last + 1) == ")"
    places = [*scene.terms("place", slot.before), *scene.terms("place-adjective", slot.before)]
    return alone and closed and not places and not scene.in_brackets(before.quantity.first)


def _belongs_to_next(scene: Scene, last: int, slot: Slot) -> bool:
    """«81 (за 10 месяцев 2024 года — 74)»: the time stands before the next number."""
    following = slot.after.stop
    return following < len(scene.segments) and scene.in_brackets(last) == scene.in_brackets(following)


def _is_measure_of_change(scene: Scene, last: int, quantity: Quantity) -> bool:
    """A comparison that ends before the sign of a change is none of a level: «чем в 2024 году, на 5 %»."""
    return scene.passage.norm(quantity.first - 1) == "на" and last < quantity.first


def is_base(scene: Scene, time: TimeExpression) -> bool:
    """«чем в 2024 году», «былтырғыдан»: what the change before is measured against, and no label of a number after."""
    first, last = scene.passage.norm(time.first), scene.passage.norm(time.last)
    if scene.passage.language == "kk":
        return last.endswith(("дан", "ден", "тан", "тен", "нан", "нен")) or last.startswith("салыстыр")
    return first in {"чем", "нежели", "по", "к", "относительно"} or scene.passage.norm(time.first - 1) in {"чем", "к"}


def _new_subject(scene: Scene, slot: Slot) -> bool:
    """Tell whether a number has a noun of its own, and so is no second value of the one before."""
    segment = scene.segment_of(slot.quantity.core)
    own = range(max(slot.before.start, segment.start), slot.quantity.first)
    direct = range(slot.quantity.last + 1, slot.quantity.last + 3)
    named = [t for t in scene.terms("subject", own) if not scene.passage.lemmas(scene.passage.norm(t.first - 1)) & SUCH]
    return bool(named) or bool(scene.terms("subject", direct))
