"""Say how two ranks go together: ranks rise with the years and seldom fall."""

from __future__ import annotations

from collections.abc import Mapping

from polgraph.resolution.times import Times, at_once, follows, gap, years

# Years to the next rank, article 24 of the law on law-enforcement service, 6 January 2011 No 380-IV; by order of rank.
_YEARS = {2: 1, 3: 2, 4: 3, 6: 1, 7: 1, 8: 3, 9: 4, 10: 5, 11: 7}
_EARLY = 0.5  # a rank may come before its time, by half
_FAR, _FALL = 4, 2


def compared(ranks: tuple[str, str], when: tuple[Times, Times], order: Mapping[str, int]) -> str:
    """Return the rule that two ranks, said of the times in *when*, fall under; nothing if they say nothing."""
    if not all(rank in order for rank in ranks):
        return ""
    low, high = sorted(order[rank] for rank in ranks)
    if low == high:
        return "rank.equal"
    later = follows(*when)
    if at_once(*when) or not later:
        return _at_one_time(high - low, known=bool(when[0] and when[1]), surely=at_once(*when))
    rise = (order[ranks[1]] - order[ranks[0]]) * later
    if rise < 0:
        return "rank.fallen" if -rise >= _FALL else "rank.lower"
    if abs(rise) == 1:
        return "rank.risen"
    needed = sum(_YEARS.get(rank, 0) for rank in range(low, high)) * _EARLY
    return "rank.risen" if years((gap(*when) or 0) + 366) >= needed else "rank.quick"


def _at_one_time(apart: int, *, known: bool, surely: bool) -> str:
    if not known:
        return "rank.apart" if apart >= _FAR else ""
    if surely and apart >= _FAR:
        return "rank.fallen"
    return "rank.apart" if apart > 1 else "rank.neighbour"
