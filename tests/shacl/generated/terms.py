"""A small world in Turtle: the classes, properties, nodes and literals that generated shapes and data are made of."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.shacl.generated.excused import MISREAD

PREFIXES = """@prefix ex: <http://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
CLASSES = ("ex:A", "ex:B", "ex:C")
PROPERTIES = ("ex:p", "ex:q", "ex:r")
LITERAL = ("ex:p", "ex:q")
IRIS = ("ex:n1", "ex:n2", "ex:n3", "ex:n4")
BLANK = ("_:b1", "_:b2")
NODES = (*IRIS, *BLANK)
TEXTS = ('"a"', '"ab"', '""', '"A b"', '"1"', '"кк"', '"x\\ny"', '"own"^^ex:own', '"http://a"^^xsd:anyURI')
IN_LANGUAGES = ('"a"@en', '"b"@en', '"b"@EN', '"a"@en-GB', '"a"@ru', '"a"@kk', '"b"@kk-Cyrl')
NUMBERS = (
    *(
        "0",
        "1",
        "2",
        "-3",
        "10",
        '"01"^^xsd:integer',
        '"+1"^^xsd:integer',
        "1.0",
        "1.50",
        '"82.80"^^xsd:decimal',
        "82.8",
    ),
    *(
        "1e0",
        '"INF"^^xsd:double',
        '"NaN"^^xsd:double',
        '"1.5"^^xsd:float',
        '"5"^^xsd:byte',
        '"2"^^xsd:nonNegativeInteger',
    ),
)
DATES = (
    *('"2024-01-31"^^xsd:date', '"2024-02-29"^^xsd:date', '"2025-12-01"^^xsd:date', '"2024-01-31Z"^^xsd:date'),
    *(
        '"2024-01-31T10:00:00"^^xsd:dateTime',
        '"2024-01-31T10:00:00Z"^^xsd:dateTime',
        '"2024-01-31T15:00:00+05:00"^^xsd:dateTime',
    ),
    *('"2024-01-31T24:00:00"^^xsd:dateTime', '"2024"^^xsd:gYear', '"2025"^^xsd:gYear', '"10:00:00"^^xsd:time'),
)
OTHERS = (
    "true",
    "false",
    '"1"^^xsd:boolean',
    '"P1D"^^xsd:duration',
    '"PT60S"^^xsd:dayTimeDuration',
    '"P1Y"^^xsd:yearMonthDuration',
)
ILL_FORMED = (
    *(
        '"2024-13-45"^^xsd:date',
        '"2023-02-29"^^xsd:date',
        '"many"^^xsd:integer',
        '"300"^^xsd:byte',
        '"-1"^^xsd:nonNegativeInteger',
    ),
    *(
        '"TRUE"^^xsd:boolean',
        '"1,5"^^xsd:decimal',
        '"1e3"^^xsd:decimal',
        '"2024-01-31T25:00:00"^^xsd:dateTime',
        '"one"^^xsd:double',
    ),
)
LITERALS = (*TEXTS, *IN_LANGUAGES, *NUMBERS, *DATES, *OTHERS, *ILL_FORMED)
DATATYPES = (
    *"xsd:string xsd:integer xsd:decimal xsd:double xsd:float xsd:boolean xsd:date xsd:dateTime xsd:gYear".split(),
    *"xsd:byte xsd:nonNegativeInteger xsd:anyURI rdf:langString ex:own".split(),
)

# The reference orders all literals, whatever their types, where the standard has a result for what cannot be compared
# (4.3, 4.5.3): a world has either literals of one kind and bounds, or all literals and no bounds.
ORDERED = (
    tuple(number for number in NUMBERS if "NaN" not in number),
    ('"2024-01-31"^^xsd:date', '"2024-02-29"^^xsd:date', '"2025-12-01"^^xsd:date'),
    (
        '"2024-01-31T10:00:00"^^xsd:dateTime',
        '"2024-01-31T10:00:01"^^xsd:dateTime',
        '"2025-01-31T09:00:00"^^xsd:dateTime',
    ),
    ('"a"', '"ab"', '"b"', '"1"', '""'),
)

classes = st.sampled_from(CLASSES)
properties = st.sampled_from(PROPERTIES)
nodes = st.sampled_from(NODES)
# A path of no steps leads from a node to itself, for the compiled engine only if the data knows the node.
EVERY_NODE = f"ex:all ex:has {' , '.join(IRIS)} ."


@dataclass(frozen=True)
class World:
    """The literals of one shapes graph and its data; *ordered* if any two of them can be compared."""

    literals: tuple[str, ...]
    ordered: bool

    def named(self) -> st.SearchStrategy[str]:
        """A term that both shapes and data can name: no blank node."""
        return st.sampled_from(IRIS) | st.sampled_from(self.literals)

    def data(self) -> st.SearchStrategy[str]:
        """Some triples: classes, what is below what, and properties, of which only ex:r leads to nodes where order matters."""
        typed = st.builds("{} a {} .".format, nodes, classes)
        below = st.builds("{} rdfs:subClassOf {} .".format, classes, classes)
        linked = st.builds("{} {} {} .".format, nodes, st.just("ex:r") if self.ordered else properties, nodes)
        stated = st.builds("{} {} {} .".format, nodes, st.sampled_from(LITERAL), st.sampled_from(self.literals))
        lines = st.lists(typed | linked | stated | stated | linked | below, min_size=3, max_size=20)
        return lines.map(lambda found: "\n".join([PREFIXES, EVERY_NODE, *found, ""]))


WORLDS = (
    World(tuple(literal for literal in LITERALS if literal not in MISREAD), ordered=False),
    *(World(literals, ordered=True) for literals in ORDERED),
)
