"""How likely a word in the nominative is a surname or a patronymic, by its ending."""

from __future__ import annotations

import re
from functools import lru_cache

from polgraph.extraction.names.given import GivenNames

# The first row whose ending fits counts: (ending, weight for a man, weight for a woman).
ENDINGS: tuple[tuple[re.Pattern[str], float, float], ...] = tuple(
    (re.compile(rf"(?:{ending})\Z", re.IGNORECASE), male, female)
    for ending, male, female in (
        ("[уұ]лы|тегі|[ою]г[лу][ыи]|угли|уулу", 1.5, -3.0),
        ("[қкг]ызы|кизи", -3.0, 1.5),
        ("[уұ]лын|[қк]ызын", -2.5, -3.0),  # the accusative of those above
        # What is left when an ending of another case is not cut.
        ("(?:[оеё]ва?|[иы]на?|[қк]ызы|[уұ]лы)(?:[нт][ыі]ң?|[ғқк][ае]|ге|[дт][ае]н?|[мп]ен|н[ае]н?)", -3.0, -3.0),
        ("(?:т(?:т[ае]н?|т[ыі]ң?|пен)|кк?(?:т[ае]н?|т[ыі]ң?|пен)|кке|ққа|тқа|тке)", -1.5, -1.5),
        ("[нтд][ыі]ң", -4.0, -4.0),
        ("[лрйнмңаеиі]мен|[зж]бен|[птксшғқгкбвд]пен|[мнң]н[ае]н", -1.5, -1.5),
        ("[ое]го|[ое]му|[оеё]вым|[иы]ным|[оеё]вой|[иы]ной", -2.5, -2.5),
        ("[оеё]в|[иы]н", 2.0, -3.0),
        ("[оеё]ва|[иы]на", -3.0, 2.0),
        ("[сц]кий|[сц]кой", 2.0, -3.0),
        ("[сц]кая", -3.0, 2.0),
        ("[иы]х", 0.5, 0.5),
        ("[нч]ко", 1.0, 1.0),
        ("[жчцш]е", 0.0, 0.0),
        ("о", 0.0, 0.0),
        ("[иі]", -0.5, -0.5),
        ("ый|ой", -0.5, -3.0),
        ("[гкхжшчщн]ий", -1.5, -3.0),
        ("ая", -3.0, -1.5),
        ("ы", -1.0, -1.0),
        ("[уүюеэ]", -2.0, -2.0),
        ("[аяә]", -0.8, -1.5),
        ("[бвгджзклнпрстфх]ом", -2.0, -2.0),
        ("", 0.0, -0.3),
    )
)
_DECIDED = 1.0  # from this weight on the ending alone makes a surname
_DECIDED_NOT = 2.5
_BARE_LISTED = 2.2
_BARE_SHARE, _BARE_LEAST, _BARE_MOST = 0.5, -1.5, 0.8
_RUSSIAN_TYPE = re.compile("(?:[оеё]ва?|[сц]кий|[сц]кая)\\Z")
_ADJECTIVE = re.compile("(?:[ыои]й|ая)\\Z")
_PATRONYMICS = (
    (
        "male",
        re.compile(
            r"..+(?:[оеё]вич|[лмкнт]ьич|ич|[уұ]лы|[ою]г[лу][ыи]|угли|уулу)\Z|(?:оглы|огли|угли|углы|улы|ұлы)\Z", re.I
        ),
    ),
    ("female", re.compile(r"..+(?:[оеё]вна|ична|инишна|[қкг]ызы|кизи)\Z|(?:кызы|қызы|кизи|гызы)\Z", re.I)),
)
PATRONYMIC = 3.0


def plausibility(nominative: str, gender: str, names: GivenNames) -> float:
    """Weigh *nominative* as a surname; a bare stem is weighed as the given name of a man that it once was."""
    weight = _weights(nominative)[gender == "female"]
    bare = -_DECIDED_NOT < weight < _DECIDED and not _ADJECTIVE.search(nominative)
    return weight + _as_given(nominative, names) if bare else weight


@lru_cache(maxsize=50_000)
def _weights(nominative: str) -> tuple[float, float]:
    return next((male, female) for ending, male, female in ENDINGS if ending.search(nominative))


def _as_given(nominative: str, names: GivenNames) -> float:
    return (
        _BARE_LISTED
        if names.lists(nominative, "male")
        else max(_BARE_LEAST, min(_BARE_MOST, _BARE_SHARE * names.shape(nominative, "male")))
    )


def has_surname_ending(nominative: str) -> bool:
    """Tell whether the ending alone makes a surname."""
    return max(_weights(nominative)) >= _DECIDED


def is_russian_type(nominative: str) -> bool:
    """Tell whether it ends as no given name does."""
    return bool(_RUSSIAN_TYPE.search(nominative))


@lru_cache(maxsize=50_000)
def patronymic_gender(nominative: str) -> str:
    """Return whose patronymic it is, or an empty string."""
    return next((gender for gender, shape in _PATRONYMICS if shape.match(nominative)), "")
