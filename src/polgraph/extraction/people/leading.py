"""Posts told by a verb: «who heads the town's police», «департаментті басқарған»."""

from __future__ import annotations

from polgraph.extraction.people.drafts import Draft, Sight
from polgraph.extraction.people.words import Hit, Readings

FAMILY = "leads"
_REACH = 7
_VERBAL = frozenset({"VERB", "PRTF", "GRND", "INFN"})
_OBJECT = {"возглавить": "accs", "возглавлять": "accs", "принять": "accs", "руководить": "ablt"}
_KAZAKH_OBJECT = ("ны", "ні", "ды", "ді", "ты", "ті", "н", "на", "не", "ға", "ге", "қа", "ке", "ның", "нің")
_KAZAKH_TAILS = ("ған", "ген", "қан", "кен", "атын", "етін", "йтын", "йтін")
_NO_ENDS = frozenset({",", ".", ";", ":", "(", ")", "-"})
_HERE = frozenset({"здесь", "теперь", "сегодня", "вчера", "там", "отныне", "недавно"})
_FINITE = frozenset({"возглавить", "принять"})
_AGENCIES = frozenset({"department", "police", "unit", "district-police", "regional"})


class Leading:
    """Reads the posts that verbs of heading an agency tell; *readings* are those of the Russian dictionary."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings

    def find(self, sight: Sight, drafts: list[Draft]) -> list[Draft]:
        """Return the posts of a passage that verbs tell, besides those in *drafts*."""
        found = []
        taken = {position for draft in drafts for position in range(draft.first, draft.last + 1)}
        for verb in sight.hits:
            if verb.kind != "leads" or verb.first in taken:
                continue
            draft = self._kazakh(sight, verb) if sight.passage.language == "kk" else self._russian(sight, verb)
            if draft is not None and taken.isdisjoint(range(draft.first, draft.last + 1)):
                found.append(draft)
        return found

    def _russian(self, sight: Sight, verb: Hit) -> Draft | None:
        """Read «городское управление возглавил …» and «…, руководивший городским управлением»."""
        readings = [r for r in self._readings(sight.passage.norm(verb.first)) if r.part in _VERBAL]
        if not readings or readings[0].part == "INFN":
            return None
        case = _OBJECT.get(readings[0].lemma, "accs")
        participle = readings[0].part == "PRTF"
        after = self._object(sight, verb.last + 1, 1, case)
        if participle:
            if after is None:
                return None
            former = "вш" in sight.passage.norm(verb.first)
            return _draft(sight, (verb.first, after[1]), after, former=former)
        if readings[0].lemma not in _FINITE:
            return None
        before = verb.first - 2 if sight.passage.norm(verb.first - 1) in _HERE else verb.first - 1
        stretch = self._object(sight, before, -1, case) or after
        return None if stretch is None else _draft(sight, stretch, stretch, cases=("instrumental",))

    def _object(self, sight: Sight, at: int, step: int, case: str) -> tuple[int, int] | None:
        """Return the nouns of an agency on one side of a verb, one of them in *case*."""
        first, edge = at, at
        while abs(at - first) < _REACH and 0 <= at < len(sight.passage.tokens) and self._may_belong(sight, at):
            edge = at
            at += step
        low, high = sorted((first, edge))
        if not 0 <= low <= high < len(sight.passage.tokens) or not self._may_belong(sight, first):
            return None
        heads = [hit for hit in sight.hits if hit.kind == "body" and low <= hit.first and hit.last <= high]
        fits = any(
            r.case == case and r.part == "NOUN"
            for hit in heads
            for position in range(hit.first, hit.last + 1)
            for r in self._readings(sight.passage.norm(position))
        )
        return (low, high) if fits or any(sight.passage.tokens[h.first].text.isupper() for h in heads) else None

    def _may_belong(self, sight: Sight, at: int) -> bool:
        norm = sight.passage.norm(at)
        if norm in _NO_ENDS:
            return False
        inside = any(p.first <= at <= p.last for p in sight.places)
        return inside or any(hit.kind == "body" and hit.first <= at <= hit.last for hit in sight.hits)

    def _kazakh(self, sight: Sight, verb: Hit) -> Draft | None:
        """Read «департаментті … басқарған» before a name."""
        if not sight.passage.norm(verb.last).endswith(_KAZAKH_TAILS):
            return None
        low = max(0, verb.first - _REACH)
        bodies = [h for h in sight.hits if h.kind == "body" and low <= h.first < verb.first]
        agencies = [h for h in bodies if sight.passage.norm(h.last).endswith(_KAZAKH_OBJECT) and h.value in _AGENCIES]
        if not agencies:
            return None
        first = agencies[-1].first
        while first and self._may_belong(sight, first - 1):
            first -= 1
        return _draft(sight, (first, verb.last), (first, verb.first - 1), former=True)


def _draft(
    sight: Sight,
    stretch: tuple[int, int],
    words: tuple[int, int],
    *,
    former: bool = False,
    cases: tuple[str, ...] = (),
) -> Draft:
    marks = frozenset({"former"}) if former else frozenset[str]()
    return Draft(
        FAMILY,
        marks,
        frozenset(sight.bodies(*words)),
        sight.place_ids(*words),
        sight.agency_ids(*words),
        stretch[0],
        stretch[1],
        cases,
    )
