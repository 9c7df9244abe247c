"""What the reference is known to get wrong, as narrow as it can be told, each with the section that says so."""

from __future__ import annotations

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
