"""Posts in Kazakh: what the post belongs to stands before its head, deputies and acting holders after it."""

from __future__ import annotations

import re
from dataclasses import replace

from polgraph.extraction.people.drafts import Draft, Sight
from polgraph.extraction.people.words import FORMER, Hit, kazakh_noun

_GENITIVE = re.compile(r"[нтд][ыі]ң\Z")
_DATIVE = re.compile(r"(?:[ғгқк][ае]|н[ае])\Z")
_OTHER_CASE = re.compile(r"(?:[дт][ае]|[днт][ае]н|[мбп]ен|[ғгқк][ае]|н[ае])\Z")
_ATTRIBUTE = re.compile(r"(?:[лдт][ыі][қк]|[дт][ае]г[ыі]|нд[ае]г[ыі]|[ғг]ы|гі|ар|ер|дық|тік)\Z")
_ADVERBIAL = re.compile(r"(?:[дт][ае]|[днт][ае]н|[ғгқк][ае]|н[ае])\Z")
_NO_ADVERBS = frozenset({"астана", "қызылорда"})
_LONGEST_ABBREVIATION = 6
_JOINTS = frozenset({"және", "қарсы", "бойынша", "жөніндегі", "-"})


class KazakhPosts:
    """Reads the posts of Kazakh sentences."""

    def find(self, sight: Sight) -> list[Draft]:
        """Return the posts of a passage, in order; plural ones are no posts."""
        found: list[Draft] = []
        for hit in sight.hits:
            if hit.kind == "deputy" and sight.passage.norm(hit.first - 1) == "оның":
                found.append(_own_deputy(sight, hit))
            if not _is_head(sight, hit) or (found and hit.first <= found[-1].last):
                continue
            draft = self._read(sight, hit)
            if found and draft.first <= found[-1].last:
                if self._is_inside(sight, found[-1], hit):
                    found.pop()
                else:
                    draft = replace(draft, first=found[-1].last + 1)
            found.append(draft)
        return found

    def _is_inside(self, sight: Sight, before: Draft, head: Hit) -> bool:
        """Tell whether the post before is only what this head belongs to («министрдің баспасөз хатшысы»)."""
        return before.last + 1 >= head.first - 1 and _GENITIVE.search(sight.passage.norm(before.last)) is not None

    def _read(self, sight: Sight, head: Hit) -> Draft:
        start = self._chain_start(sight, head.first)
        marks, last = self._after(sight, head.last)
        first = start
        while (mark := sight.hit("modifier", last=first - 1)) is not None:
            marks.add(mark.value)
            first = mark.first
        if sight.passage.norm(head.first).startswith(FORMER):
            marks.add("former")
        return Draft(
            family=head.value,
            marks=frozenset(marks),
            bodies=frozenset(sight.bodies(start, head.last)),
            places=sight.place_ids(start, head.last),
            agencies=sight.agency_ids(start, head.first - 1),
            first=first,
            last=last,
            cases=(case_of(sight, last),),
        )

    def _after(self, sight: Sight, last: int) -> tuple[set[str], int]:
        """Collect the deputies and acting holders after a head."""
        marks: set[str] = set()
        while True:
            position = last + 1
            found = None
            for kind in ("acting", "deputy", "modifier"):
                found = found or sight.hit(kind, first=position)
            if found is None or (found.kind == "modifier" and found.value != "first"):
                return marks, last
            if found.kind == "modifier" and sight.hit("deputy", first=found.last + 1) is None:
                return marks, last
            marks.add(found.value)
            last = found.last

    def _chain_start(self, sight: Sight, position: int) -> int:
        """Return the first token of the words before a head that belong to it."""
        start = position
        at = position - 1
        while at >= 0:
            begin = self._link(sight, at)
            if begin is None:
                break
            if sight.passage.norm(at) not in _JOINTS - {"қарсы", "жөніндегі"}:
                start = begin
            at = begin - 1
        return start

    def _link(self, sight: Sight, at: int) -> int | None:
        """Return where the stretch that ends at *at* begins, if it may belong to a head after it."""
        passage = sight.passage
        norm, token = passage.norm(at), passage.tokens[at]
        if (place := sight.place_ends.get(at)) is not None:
            return None if _is_adverbial(norm) else place.first
        if norm == "қарсы":
            return at - 1 if at and _DATIVE.search(passage.norm(at - 1)) else None
        suffix = token.kind == "suffix" and not _OTHER_CASE.search(norm)  # «ІІМ-нің»
        if norm in _JOINTS or suffix or (token.text.isupper() and 1 < len(token.text) <= _LONGEST_ABBREVIATION):
            return at
        hits = (hit for hit in sight.hits if hit.kind == "body" and hit.last == at)
        return next((hit.first for hit in hits if self._stands_bare(norm, hit.stem)), None)

    def _stands_bare(self, norm: str, stem: str) -> bool:
        """Tell whether a word has no case but the genitive."""
        if _GENITIVE.search(norm) or _ATTRIBUTE.search(norm):
            return True
        noun = kazakh_noun(norm, stem)
        return noun is not None and noun.case in {"nominative", "genitive"}


def _is_head(sight: Sight, hit: Hit) -> bool:
    """Tell whether a post hangs on a word; on «leadership» only where somebody is appointed to it."""
    if hit.kind != "post-noun":
        return hit.kind == "head"
    appointed = any(other.kind == "appoint" and other.first > hit.last for other in sight.hits)
    return appointed and sight.passage.norm(hit.last).endswith(("на", "не", "ға", "ге", "қа", "ке"))


def _own_deputy(sight: Sight, hit: Hit) -> Draft:
    """Return the post of «his deputy»."""
    marks, none = frozenset({"deputy"}), frozenset[str]()
    return Draft("deputy", marks, none, (), (), hit.first, hit.last, (case_of(sight, hit.last),))


def _is_adverbial(norm: str) -> bool:
    """Tell whether a place's last word says where, whereto or from where."""
    return norm not in _NO_ADVERBS and bool(_ADVERBIAL.search(norm))


def case_of(sight: Sight, last: int) -> str:
    """Return the case of the last word of a post."""
    for hit in sight.hits:
        if hit.last == last and hit.kind in {"head", "deputy", "acting"}:
            noun = kazakh_noun(sight.passage.norm(last), hit.stem)
            return noun.case if noun else "nominative"
    return "nominative"
