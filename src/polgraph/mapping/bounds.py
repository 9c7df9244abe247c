"""Whether a bound includes its number, told by the words of the mention; unknown words say nothing."""

from __future__ import annotations

import re

_AT_LEAST = re.compile(r"не менее|не меньше|не ниже|минимум|по меньшей мере|кемінде|кем дегенде|кем емес", re.I)
_MORE = re.compile(r"свыше|более|больше|выше|сверх|превы|астам|артық|жоғары", re.I)
_AT_MOST = re.compile(r"не более|не больше|не выше|максимум|аспай|асқан жоқ", re.I)
_LESS = re.compile(r"менее|меньше|ниже|жетпе|төмен", re.I)


def lower_inclusive(words: str) -> bool | None:
    """False for "more than", true for "at least", None where *words* do not tell."""
    return _told(words, _AT_LEAST, _MORE)


def upper_inclusive(words: str) -> bool | None:
    """False for "less than", true for "at most", None where *words* do not tell."""
    return _told(words, _AT_MOST, _LESS)


def _told(words: str, inclusive: re.Pattern[str], exclusive: re.Pattern[str]) -> bool | None:
    if inclusive.search(words):
        return True
    return False if exclusive.search(words) else None
