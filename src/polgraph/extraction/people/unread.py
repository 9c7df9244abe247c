"""Words right after a post or a rank that must be a name and were not read as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from polgraph.extraction.people.drafts import Draft, Sight
from polgraph.extraction.people.named import NamedMention, ranks_of
from polgraph.extraction.people.words import Readings
from polgraph.facts import Issue


def unread_names(
    sight: Sight,
    drafts: Sequence[Draft],
    mentions: Sequence[NamedMention],
    readings: Readings,
    is_surname: Callable[[str], bool],
) -> Iterator[Issue]:
    """Yield an issue for each post or rank that a name seems to follow; *is_surname* tells by the ending."""
    named = {position for mention in mentions for position in range(mention.first, mention.last + 1)}
    for end in sorted({draft.last for draft in drafts} | {rank.last for rank in ranks_of(sight)}):
        for position in (end, end + 1):
            if position in named or not _may_be_name(sight, position, readings, is_surname):
                continue
            span = sight.passage.span(position, position)
            words = sight.passage.tokens[position].text
            yield Issue("unread-name", span, f"no name is read in «{words}» after a post or a rank")


def _may_be_name(sight: Sight, position: int, readings: Readings, is_surname: Callable[[str], bool]) -> bool:
    tokens = sight.passage.tokens
    if position >= len(tokens) or not tokens[position].is_capitalised or _is_known(sight, position):
        return False
    if sight.is_initial(position):
        return True
    word = tokens[position]
    guessed = sight.passage.language == "ru" and not any(reading.listed for reading in readings(word.norm))
    return not word.text.isupper() and (guessed or is_surname(word.text))


def _is_known(sight: Sight, position: int) -> bool:
    """Tell whether a word is of a place, an agency, a post or a rank."""
    places = (*sight.places, *sight.agencies)
    return any(hit.first <= position <= hit.last for hit in sight.hits) or any(
        term.first <= position <= term.last for term in places
    )
