"""Hostile shapes, for data that is good."""

from __future__ import annotations

from tests.hostile.case import TURTLE, Hostile

DATA = (
    TURTLE
    + b'e:a a e:T ; e:p "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" .\n'
    + b"".join(b"e:x%d e:q e:x%d .\n" % (n, n + 1) for n in range(3000))
)
_SH = TURTLE + b"@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
_SHAPE = b"e:S a sh:NodeShape ; sh:targetClass e:T ; "
_PROPERTY = _SHAPE + b"sh:property [ sh:path e:p ; %s ] ."
_SPARQL = _SHAPE + b'sh:sparql [ sh:message "m" ; sh:select """%s""" ] .'
SHORT = {"POLGRAPH_SECONDS": "2"}
SMALL = {"POLGRAPH_MEGABYTES": "200"}


def shape(name: str, statement: bytes, told: str, **more: object) -> Hostile:
    return Hostile(f"shapes-{name}.ttl", _SH + statement, told, shapes=True, **more)  # type: ignore[arg-type]


def wanting(name: str, parameter: bytes, told: str, **more: object) -> Hostile:
    return shape(name, _PROPERTY % parameter, told, **more)


def select(name: str, query: bytes, told: str, **more: object) -> Hostile:
    return shape(name, _SPARQL % query, told, **more)


CASES = [
    wanting(
        "count-in-words",
        b'sh:minCount "many"',
        'the shapes cannot be used: inside http://example.org/S: sh:minCount: "many"; expected a whole number of zero or more',
    ),
    wanting(
        "negative-count",
        b"sh:minCount -1",
        'the shapes cannot be used: inside http://example.org/S: sh:minCount: "-1"^^<http://www.w3.org/2001/XMLSchema#integer>; expected a whole number of zero or more',
    ),
    wanting(
        "two-counts",
        b"sh:minCount 1 , 2",
        "the shapes cannot be used: inside http://example.org/S: sh:minCount: 2 values; expected one",
    ),
    wanting(
        "bad-pattern",
        b'sh:pattern "("',
        "the shapes cannot be used: inside http://example.org/S: sh:pattern: '('; expected a regular expression of XPath, with flags of i m s x q",
    ),
    wanting(
        "bad-flags",
        b'sh:pattern "a" ; sh:flags "y"',
        "the shapes cannot be used: inside http://example.org/S: sh:pattern: 'a'; expected a regular expression of XPath, with flags of i m s x q",
    ),
    wanting(
        "huge-repeat",
        b'sh:pattern "(a{1000}){1000}"',
        "the shapes cannot be used: inside http://example.org/S: sh:pattern: '(a{1000}){1000}'; expected a regular expression of XPath, with flags of i m s x q",
    ),
    wanting("catastrophic-pattern", b'sh:pattern "^(a+)+$"', "", code=1),
    wanting(
        "misspelt",
        b"sh:dataType e:d",
        "the shapes cannot be used: SHACL has no term 'dataType'; did you mean 'datatype'?",
    ),
    wanting(
        "datatype-in-words",
        b'sh:datatype "string"',
        'the shapes cannot be used: inside http://example.org/S: sh:datatype: "string"; expected an IRI',
    ),
    wanting(
        "open-list",
        b"sh:in [ <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 ]",
        "the shapes cannot be used: inside http://example.org/S: sh:in: the list at _:x is not well-formed; expected a list",
    ),
    wanting(
        "severity-in-words",
        b'sh:minCount 2 ; sh:severity "high"',
        'the shapes cannot be used: inside http://example.org/S: sh:severity: "high"; expected an IRI',
    ),
    wanting("many-values", b"sh:in ( " + b"".join(b'"v%d" ' % n for n in range(10_000)) + b")", "", code=1),
    shape(
        "no-path",
        _SHAPE + b"sh:property [ sh:minCount 1 ] .",
        "the shapes cannot be used: http://example.org/S: sh:property: _:x has no sh:path; expected a property shape",
    ),
    shape(
        "path-in-words",
        _SHAPE + b'sh:property [ sh:path "p" ; sh:minCount 1 ] .',
        'the shapes cannot be used: sh:path is "p"; expected an IRI or a property path',
    ),
    shape(
        "circular-path",
        _SHAPE + b"sh:property [ sh:path _:c ; sh:minCount 1 ] . _:c sh:inversePath _:c .",
        "the shapes cannot be used: sh:path is _:c; expected an IRI or a property path",
    ),
    shape(
        "circular-list",
        _SHAPE
        + b"sh:in _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l .",
        "the shapes cannot be used: http://example.org/S: sh:in: the list at _:l is not well-formed; expected a list",
    ),
    shape("recursion", _SHAPE + b"sh:node e:S .", "", code=0),
    shape(
        "long-chain",
        _SHAPE
        + b"sh:node e:S0 .\n"
        + b"".join(b"e:S%d a sh:NodeShape ; sh:node e:S%d .\n" % (n, n + 1) for n in range(5000))
        + b"e:S5000 a sh:NodeShape .\n",
        "the shapes cannot be used: nested more than 100 deep; expected fewer levels",
    ),
    shape(
        "deep",
        _SHAPE + b"sh:not [ " * 200 + b"sh:nodeKind sh:IRI" + b" ]" * 200 + b" .",
        "FILE: is nested more than 100 levels deep; expected at most 100",
    ),
    shape(
        "deep-path",
        _SHAPE + b"sh:property [ sh:minCount 1 ; sh:path " + b"[ sh:inversePath " * 120 + b"e:p" + b" ]" * 121 + b" .",
        "FILE: is nested more than 100 levels deep; expected at most 100",
    ),
    shape(
        "long-path",
        _SHAPE + b"sh:property [ sh:minCount 1 ; sh:path ( " + b"e:p " * 5000 + b") ] .",
        "",
        code=1,
    ),
    shape(
        "no-target",
        b"e:S a sh:NodeShape ; sh:nodeKind sh:IRI .",
        "nothing was checked: no shape has a target; expected sh:targetClass or another target",
    ),
    shape(
        "no-match",
        b"e:S a sh:NodeShape ; sh:targetClass e:U ; sh:nodeKind sh:IRI .",
        "nothing was checked: the shapes look for http://example.org/U, and the data has http://example.org/T; expected data that the shapes are for",
    ),
    Hostile(
        "shapes-none.ttl",
        TURTLE + b"e:a e:b 1 .",
        "nothing was checked: the shapes hold no shape; expected a sh:NodeShape with a target",
        shapes=True,
    ),
    Hostile("shapes-empty.ttl", b"", "FILE: is empty; expected RDF", shapes=True),
    Hostile(
        "shapes-wrong.ttl",
        b"e:S a sh:NodeShape .",
        "FILE: line 1, column 1: The prefix e: has not been declared",
        shapes=True,
    ),
    Hostile("shapes-page.ttl", b"<html>", "FILE: is a web page; expected RDF", shapes=True),
    select(
        "no-query",
        b"hello",
        "the shapes cannot be used: inside http://example.org/S: sh:select: is no SELECT; expected a SELECT query as SHACL 5.3 has it",
    ),
    select(
        "empty-query",
        b"",
        "the shapes cannot be used: inside http://example.org/S: sh:select: is no SELECT; expected a SELECT query as SHACL 5.3 has it",
    ),
    select(
        "no-this",
        b"SELECT ?x WHERE { ?x ?y ?z }",
        "the shapes cannot be used: inside http://example.org/S: sh:select: does not return ?this; expected a SELECT query as SHACL 5.3 has it",
    ),
    select(
        "construct",
        b"CONSTRUCT { $this ?p ?o } WHERE { $this ?p ?o }",
        "the shapes cannot be used: inside http://example.org/S: sh:select: is no SELECT; expected a SELECT query as SHACL 5.3 has it",
    ),
    select(
        "update",
        b"DELETE WHERE { $this ?p ?o }",
        "the shapes cannot be used: inside http://example.org/S: sh:select: is no SELECT; expected a SELECT query as SHACL 5.3 has it",
    ),
    select(
        "load",
        b"LOAD <file:///etc/passwd>",
        "the shapes cannot be used: sh:select of a constraint without a name has LOAD; expected a query over the data alone",
    ),
    select(
        "service",
        b"SELECT $this WHERE { SERVICE <http://127.0.0.1:1/> { $this ?p ?o } }",
        "the shapes cannot be used: sh:select of a constraint without a name has SERVICE; expected a query over the data alone",
    ),
    select(
        "from",
        b"SELECT $this FROM <http://127.0.0.1:1/> WHERE { $this ?p ?o }",
        "the shapes cannot be used: sh:select of a constraint without a name has FROM; expected a query over the data alone",
    ),
    select(
        "unknown-prefix",
        b"SELECT $this WHERE { $this zzz:p ?o }",
        "the shapes cannot be used: inside http://example.org/S: sh:select: the prefix 'zzz' is not declared; expected a query within its limits",
    ),
    select(
        "unknown-function",
        b"SELECT $this WHERE { $this ?p ?o FILTER(<http://e/f>(?o)) }",
        "the shapes cannot be used: inside http://example.org/S: sh:select: The custom function <http://e/f> is not supported; expected a SELECT query as SHACL 5.3 has it",
    ),
    select(
        "minus",
        b"SELECT $this WHERE { $this ?p ?o MINUS { $this ?p 1 } }",
        "the shapes cannot be used: inside http://example.org/S: sh:select: uses MINUS; expected a SELECT query as SHACL 5.3 has it",
    ),
    select(
        "deep-groups",
        b"SELECT $this WHERE " + b"{ " * 3000 + b"$this ?p ?o" + b" }" * 3000,
        "the shapes cannot be used: inside http://example.org/S: sh:select: the query has 3000 levels of brackets; expected a query within its limits",
    ),
    select(
        "deep-exists",
        b"SELECT $this WHERE { $this ?p ?o " + b"FILTER EXISTS { $this ?p ?o " * 1000 + b"}" * 1001,
        "the shapes cannot be used: inside http://example.org/S: sh:select: the query has 1001 levels of brackets; expected a query within its limits",
    ),
    select(
        "deep-brackets",
        b"SELECT $this WHERE { $this ?p ?o FILTER(" + b"(" * 20_000 + b"1" + b")" * 20_000 + b") }",
        "the shapes cannot be used: inside http://example.org/S: sh:select: the query has 20002 levels of brackets; expected a query within its limits",
    ),
    select(
        "many-patterns",
        b"SELECT $this WHERE { " + b"".join(b"$this ?p%d ?o%d . " % (n, n) for n in range(2000)) + b"}",
        "the shapes cannot be used: inside http://example.org/S: sh:select: the query has 2000 triple patterns; expected a query within its limits",
        environment=SHORT,
    ),
    select(
        "product",
        b"SELECT $this WHERE { $this ?p ?o . ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?a), STR(?d), STR(?g)) = STR(?p)) }",
        "the check took more than 2 seconds; expected less data or simpler shapes, or POLGRAPH_SECONDS and POLGRAPH_MEGABYTES set higher",
        environment=SHORT,
    ),
    select(
        "memory",
        b"SELECT $this ?value WHERE { $this ?p ?o . ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?d)) AS ?value) } ORDER BY ?value",
        "the check needed more than 200 MB, or was nested too deeply; expected less data or simpler shapes, or POLGRAPH_SECONDS and POLGRAPH_MEGABYTES set higher",
        environment=SMALL,
    ),
]
