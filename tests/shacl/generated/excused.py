"""What engines are known to get wrong, as narrow as it can be told, each with the section that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

EX = "http://example.org/"
# Read otherwise by the reference, in every component: a day may end at 24:00:00 (XSD 1.1, 3.3.7.2), and a decimal has
# no exponent (3.3.3.1).
MISREAD = ('"2024-01-31T24:00:00"^^xsd:dateTime', '"1e3"^^xsd:decimal')
# Asked of one value; see test_every_value.
ASKED_OF_ONE = {
    ("sh:datatype xsd:dateTime", MISREAD[0]),
    ("sh:datatype xsd:decimal", MISREAD[1]),
    # The flag s lets a full stop stand for a new line (XPath functions 5.6.2), of which the reference knows nothing.
    ('sh:pattern "x.y" ; sh:flags "s"', '"x\\ny"'),
}


@dataclass(frozen=True)
class Excuse:
    """The *engine* errs, or may err, where both texts match."""

    engine: str
    shapes: str
    data: str
    reason: str

    def covers(self, engine: str, shapes: str, data: str) -> bool:
        return engine == self.engine and bool(re.search(self.shapes, shapes) and re.search(self.data, data))


# Literals that the store spells anew, two of which may become one.
RESPELLED = (
    r'"01"|"\+1"|82\.80|1\.50| 1\.0|"1"\^\^xsd:boolean|PT60S|byte|nonNegative|1e0|1\.5"\^\^xsd:float|\+05:00|24:00'
)
EXCUSES = (
    Excuse("compiled", "sh:select", RESPELLED, "the store spells a literal in one way (RDF 1.1 3.3: by its spelling)"),
    Excuse("screened", "", RESPELLED, "the store spells a literal in one way (RDF 1.1 3.3: by its spelling)"),
)
# Asked without a context only.
TARGETS_IN_CONTEXT = Excuse(
    "compiled", "sh:target(Subjects|Objects)Of", "", "what only the context makes a target is none (SHACL 2.1.3)"
)


def excused(engine: str, shapes: str, data: str) -> bool:
    return any(excuse.covers(engine, shapes, data) for excuse in EXCUSES)
