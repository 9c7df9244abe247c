"""Which words a verb of speaking governs: a clause behind «что», a phrase with «о», the words before «деп»."""

from __future__ import annotations

from polgraph.extraction.document import Passage
from polgraph.extraction.speech.clauses import Clause, end_of_words
from polgraph.extraction.speech.kinds import BY_VERB
from polgraph.extraction.speech.turns import Words
from polgraph.extraction.terms import Term

_ABOUT = frozenset({"о", "об", "обо", "про", "туралы", "жайлы", "жөнінде"})
_POINTING = frozenset({"внимание", "на", "назар"})
_LINKS = frozenset({"что", "чтобы", "как", "насколько", "почему", "где"})
_MATTERS = frozenset({"need", "plan", "ban", "assess-negative", "assess-positive", "cause"})
_NOMINAL = ("ін", "ын")  # «азайғанын», «екенін»: verbs that are nouns, in the accusative
_FAR = 14
_NEAR = 6
_CONVERBS = ("ая", "яя", "уя", "ив", "ав", "ев", "ясь", "вшись")
_OBJECTS = (*_NOMINAL, "ны", "ні", "ды", "ді", "ты", "ті")
_DATIVE = ("ға", "ге", "қа", "ке")
_NOTE = frozenset({"ескерту", "ескертпе"})
SAYS = frozenset({"деді", "дейді"})
_LEAST, _LEAST_KAZAKH = 3, 2


def russian_content(passage: Passage, verb: Term, clause: Clause, *, named_behind: bool) -> Words | None:
    """Return the words behind «что» or a colon, or the clause where its verb says it all.

    *named_behind*: the speaker stands behind the verb, so that the words said may stand before it.
    """
    linked = _linked(passage, verb, clause.last)
    if linked is not None:
        return linked
    if passage.norm(clause.first) == "как":
        comma = following(passage, ",", verb.first)
        rest = end_of_words(passage)
        return Words(passage, comma + 1, rest) if comma is not None and comma < rest else None
    if (verb.id in BY_VERB and not (named_behind and _trails(passage, verb))) or verb.id == "name":
        if clause.last - clause.first < _LEAST and (verb.first, verb.last) == (clause.first, clause.last):
            return None
        colon = following(passage, ":", verb.last) or clause.last + 1
        return Words(passage, clause.first, min(clause.last, colon - 1))
    parted = verb.first > _LEAST and passage.norm(verb.first - 1) in {",", "-"}
    opened = passage.norm(0) in _ABOUT  # «О том, …, доложил X» only announces
    if named_behind and parted and not opened and not _about(passage, verb.last + 1, clause.last):
        return Words(passage, 0, end_of_words(passage, verb.first - 1))
    return Words(passage, verb.first, clause.last) if _says_matter(passage, verb, clause.last) else None


def kazakh_content(passage: Passage, verb: Term, clause: Clause) -> Words | None:
    """Return the words before the verb, or those behind its colon."""
    colon, rest = following(passage, ":", verb.last), end_of_words(passage)
    length = verb.first - clause.first
    near = [passage.norm(position) for position in range(max(clause.first, verb.first - 2), verb.first)]
    whole = verb.id in BY_VERB and verb.id != "warn" and any(norm.endswith(_OBJECTS) for norm in near)
    if colon is not None and colon - verb.last <= 2 and colon < rest and not whole:
        return Words(passage, colon + 1, rest)
    if passage.norm(verb.first) in SAYS and passage.norm(verb.first - 1) in {",", "-"}:
        return Words(passage, 0, end_of_words(passage, verb.first - 1))
    least = 0 if verb.id == "thank" else 1 if verb.id in BY_VERB else _LEAST_KAZAKH
    if length < least or _only_addresses(passage, verb):
        return None
    if passage.norm(verb.first - 1) == "деп":
        return Words(passage, clause.first, verb.first - 2) if length > _LEAST else None
    if passage.norm(verb.first) in SAYS:
        return Words(passage, clause.first, verb.first - 1)
    telling = verb.id in {*BY_VERB, "name"} or passage.norm(verb.first) in _POINTING or _tells(passage, verb, clause)
    return Words(passage, clause.first, verb.last) if telling else None


def _only_addresses(passage: Passage, verb: Term) -> bool:
    """Tell whether a sentence only says who speaks, or whom a rebuke is for: the words follow in the next line."""
    noted = verb.id == "criticise" and passage.norm(verb.first) in _NOTE
    announces = passage.norm(verb.last + 1) == ":" and verb.last + 2 == len(passage.tokens)
    return announces or (noted and passage.norm(verb.first - 1).endswith(_DATIVE))


def _trails(passage: Passage, verb: Term) -> bool:
    """Tell whether a verb stands behind the words said: «…, предупредил начальник»; not «Завершая …, поблагодарил»."""
    parted = passage.norm(verb.first - 1) in {",", "-"} and not passage.norm(0).endswith(_CONVERBS)
    return verb.first > _LEAST and parted


def following(passage: Passage, sign: str, first: int) -> int | None:
    """Return where a sign stands next."""
    for position in range(first, len(passage.tokens)):
        if passage.norm(position) == sign:
            return position
    return None


def _linked(passage: Passage, verb: Term, last: int) -> Words | None:
    for position in range(verb.last + 1, min(verb.last + _FAR, last)):
        norm = passage.norm(position)
        if norm == ":" and verb.id != "name" and (verb.id not in BY_VERB or position <= verb.last + 2):
            return Words(passage, position + 1, last)
        if norm == "," and passage.norm(position + 1) in _LINKS:
            if verb.id == "ask" and passage.norm(position + 1) == "где":  # «попросил обустроить трассу, где …»
                return None
            return Words(passage, position + 2, last)
    return None


def _about(passage: Passage, first: int, last: int) -> list[int]:
    return [position for position in range(first, last + 1) if passage.norm(position) in _ABOUT]


def _says_matter(passage: Passage, verb: Term, last: int) -> bool:
    """«Сообщил о подготовке …», «отметил необходимость …»; but not «рассказал о работе»."""
    inside = {t.id for t in passage.of("cue") if verb.last < t.first and t.last <= last}
    if inside & _MATTERS:
        return True
    if last - verb.last >= _LEAST and _POINTING & {passage.norm(p) for p in range(verb.first, verb.last + 1)}:
        return True
    about = _about(passage, verb.last + 1, min(last, verb.last + _NEAR) - 1)
    return bool(about) and "agenda" not in inside and last - about[0] >= 2


def _tells(passage: Passage, verb: Term, clause: Clause) -> bool:
    """«… азайғанын айтты», «… туралы хабарлады»; but not «жұмыс қорытындысын айтты»."""
    terms = [t for t in passage.of("cue") if clause.first <= t.first and t.last < verb.first]
    cues = {t.id for t in terms}
    agenda = {p for t in terms if t.id == "agenda" for p in range(t.first, t.last + 1)}
    near = [p for p in range(max(clause.first, verb.first - 2), verb.first) if p not in agenda]
    if any(passage.norm(position).endswith(_NOMINAL) for position in near):
        return True
    return "agenda" not in cues and (bool(cues & _MATTERS) or bool(_about(passage, clause.first, verb.first - 1)))
