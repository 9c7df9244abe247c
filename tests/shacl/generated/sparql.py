"""SPARQL constraints in the ways people write them, over the small world."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.shacl.generated import terms

AT_NODES = (
    "SELECT $this WHERE { $this {p} ?value }",
    "SELECT $this ?value WHERE { $this {p} ?value . FILTER NOT EXISTS { $this {q} ?value } }",
    "SELECT $this ?value WHERE { $this {p} ?value . FILTER NOT EXISTS { ?value {q} ?other } }",
    "SELECT $this WHERE { FILTER NOT EXISTS { $this {p} ?value } }",
    "SELECT $this ?value WHERE { $this {p} ?value . OPTIONAL { $this {q} ?other } FILTER (!bound(?other)) }",
    "SELECT $this ?value WHERE { $this {p} ?value . OPTIONAL { $this {q} ?other . FILTER (?other = ?value) } FILTER (!bound(?other)) }",
    "SELECT $this ?value WHERE { { $this {p} ?value } UNION { ?value {q} $this } }",
    "SELECT DISTINCT $this ?value WHERE { { $this {p} ?value } UNION { $this {q} ?value } }",
    "SELECT $this ?value WHERE { $this {p} ?value , ?other . FILTER (?value < ?other) }",
    "SELECT $this ?value WHERE { $this {p} ?value ; {q} ?other . FILTER (?value > ?other) }",
    "SELECT $this ?value WHERE { $this {p} ?value ; {q} ?other . FILTER (?value != ?other) }",
    "SELECT $this ?value WHERE { $this {p}+ ?value . FILTER isIRI(?value) }",
    "SELECT $this ?value WHERE { ?value ^{p} $this . FILTER (isLiteral(?value) && lang(?value) != '') }",
    "SELECT $this (count(?v) AS ?value) WHERE { $this {p} ?v } GROUP BY $this HAVING (count(?v) > 1)",
    "SELECT $this (max(?v) AS ?value) WHERE { $this {p} ?v . FILTER isNumeric(?v) } GROUP BY $this",
    "SELECT $this ?value WHERE { $this {p} ?value . FILTER (str(?value) IN ('a', 'http://example.org/n1')) }",
    "SELECT $this ?value WHERE { $this {p} ?value . FILTER regex(str(?value), '^a', 'i') }",
    "SELECT $this ?value WHERE { $this {p} ?v . FILTER isIRI(?v) BIND (str(?v) AS ?value) }",
    "SELECT $this ?path ?value WHERE { $this ?path ?value . FILTER (?path = {p}) }",
    "SELECT $this WHERE { FILTER (isIRI($this) && !strstarts(str($this), 'http://example.org/n')) }",
    "SELECT $this WHERE { FILTER EXISTS { ?other {p} $this } }",
    "SELECT $this ?value WHERE { $this a ?class . ?class rdfs:subClassOf* ?value . FILTER (?value != ?class) }",
    "SELECT $this WHERE { $this {p} $this }",
)
AT_PROPERTIES = (
    "SELECT $this ?value WHERE { $this $PATH ?value . FILTER (!isLiteral(?value)) }",
    "SELECT $this ?value WHERE { $this $PATH ?value . FILTER NOT EXISTS { ?value a ?class } }",
    "SELECT DISTINCT $this ?value WHERE { $this $PATH ?value . $this {p} ?other . FILTER (?other < ?value) }",
    "SELECT $this WHERE { FILTER NOT EXISTS { $this $PATH ?value } }",
    "SELECT $this (count(DISTINCT ?v) AS ?value) WHERE { $this $PATH ?v } GROUP BY $this HAVING (count(DISTINCT ?v) != 1)",
)


def sparql(at_property: bool) -> st.SearchStrategy[str]:
    """A constraint for a property shape or a node shape, with the two properties filled in."""
    texts = st.sampled_from(AT_PROPERTIES + AT_NODES if at_property else AT_NODES)
    return st.builds(_filled, texts, terms.properties, terms.properties)


def _filled(text: str, first: str, second: str) -> str:
    select = text.replace("{p}", first).replace("{q}", second)
    return f'sh:sparql [ sh:prefixes ex:prefixes ; sh:select """{select}""" ]'
