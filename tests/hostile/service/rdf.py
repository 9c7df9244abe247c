"""Hostile RDF for the graph store and the validation."""

from __future__ import annotations

import gzip

from tests.hostile.case import TURTLE, XML
from tests.hostile.service.case import Hostile, authorized, request

MEDIA = {
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
THING = b"http://example.org/a"
_S = b"e:a e:b "
_LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
DOCTYPE = "has a DOCTYPE or entities; expected RDF/XML without them"
FETCH = "and nothing is fetched; expected an inline context or https://w3id.org/polgraph/context.jsonld"

# name, format, content, what is told; each goes to the graph store and to the validation
ANYWHERE = [
    ("deep nodes", "turtle", TURTLE + _S + b"[ e:b " * 20_000 + b"1" + b" ]" * 20_000 + b" .", "is nested more than 100 levels deep"),
    ("deep lists", "turtle", TURTLE + _S + b"(" * 20_000 + b")" * 20_000 + b" .", "is nested more than 100 levels deep"),
    ("deep triples", "turtle", TURTLE + _S + b"<<( e:a e:b " * 30_000 + b"e:c" + b" )>>" * 30_000 + b" .", "is nested more than 100 levels deep"),
    ("deep lists in a graph", "trig", TURTLE + b"e:g { " + _S + b"(" * 500 + b")" * 500 + b" }", "is nested more than 100 levels deep"),
    ("many prefixes", "turtle", b"".join(b"@prefix p%d: <http://e/%d/> .\n" % (n, n) for n in range(20_000)), "declares more than 1000 prefixes"),
    ("a long literal", "turtle", TURTLE + _S + b'"' + b"x" * (5 << 20) + b'" .', "a literal has 5242880 characters; expected at most 4194304"),
    ("a long number", "turtle", TURTLE + _S + b"1" * (5 << 20) + b" .", "a literal has 5242880 characters; expected at most 4194304"),
    ("an open string", "turtle", TURTLE + _S + b'"' + b"x" * 100_000, "line 2, column 9"),
    ("a long IRI", "nt", b"<http://example.org/" + b"x" * 3000 + b"> <http://e/b> <http://e/c> .", "an IRI has 3019 characters; expected at most 2048"),
    ("a long name of a graph", "nq", b"<http://e/a> <http://e/b> <http://e/c> <http://e/" + b"g" * 3000 + b"> .", "an IRI has 3009 characters; expected at most 2048"),
    ("an IRI with a line end", "nt", b"<http://e/a\\u000Ab> <http://e/b> <http://e/c> .", "line 1"),
    ("an IRI that ends early", "nt", b"<http://e/a\\u003E> <http://e/b> <http://e/c> .", "line 1"),
    ("half a pair", "nt", b'<http://e/a> <http://e/b> "\\uD800" .', "line 1"),
    ("a language that is none", "nt", b'<http://e/a> <http://e/b> "x"@1 .', "line 1"),
    ("NUL", "nt", b'<http://e/a> <http://e/b> "a\\u0000b" .', "a literal holds the control character U+0000"),
    ("a raw control character", "nt", b'<http://e/a> <http://e/b> "a\x08b" .', "control character"),
    ("another charset", "turtle", TURTLE + _S + '"Полиция" .'.encode("cp1251"), "is not UTF-8"),
    ("two bytes a letter", "turtle", (TURTLE + _S + b"1 .").decode().encode("utf-16"), "UTF-16"),
    ("a page", "turtle", b"<!DOCTYPE html><html><script>alert(1)</script>", ""),
    ("not this format", "nq", TURTLE + _S + b"1 .", "line 1"),
    ("a prefix that nobody declared", "trig", b"e:a e:b 1 .", "line 1"),
    ("laughs", "rdfxml", b'<!DOCTYPE r [<!ENTITY l0 "ha">' + _LAUGHS + b"]>" + XML % (THING, b"<e:b>&l9;</e:b>"), DOCTYPE),
    ("a long entity", "rdfxml", b'<!DOCTYPE r [<!ENTITY x "%s">]>' % (b"x" * 50_000) + XML % (THING, b"<e:b>" + b"&x;" * 10_000 + b"</e:b>"), DOCTYPE),
    ("a file in an entity", "rdfxml", b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + XML % (THING, b"<e:b>&x;</e:b>"), DOCTYPE),
    ("an entity elsewhere", "rdfxml", b'<!DOCTYPE r [<!ENTITY x SYSTEM "http://CANARY/">]>' + XML % (THING, b"<e:b>&x;</e:b>"), DOCTYPE),
    ("a DTD elsewhere", "rdfxml", b'<!DOCTYPE r SYSTEM "http://CANARY/x.dtd">' + XML % (THING, b"<e:b>x</e:b>"), DOCTYPE),
    ("deep elements", "rdfxml", XML % (THING, b"<e:b><rdf:Description>" * 20_000 + b"</rdf:Description></e:b>" * 20_000), "is nested more than 100 levels deep"),
    ("cut XML", "rdfxml", (XML % (THING, b"<e:b>x</e:b>"))[:-20], "syntax error"),
    ("deep objects", "jsonld", b'{"http://e/b":' * 4000 + b"1" + b"}" * 4000, "is nested more than 50 levels deep"),
    ("deep arrays", "jsonld", b'{"http://e/b":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "is nested more than 50 levels deep"),
    ("a context elsewhere", "jsonld", b'{"@context":"http://CANARY/c","@id":"http://e/a","b":1}', FETCH),
    ("an inner context elsewhere", "jsonld", b'{"@id":"http://e/a","http://e/b":{"@context":"http://CANARY/c","c":1}}', FETCH),
    ("an imported context", "jsonld", b'{"@context":{"@import":"http://CANARY/c"},"@id":"http://e/a","b":1}', FETCH),
    ("a context in a file", "jsonld", b'{"@context":["file:///etc/passwd",{}],"@id":"http://e/a","b":1}', FETCH),
    ("a circle in a context", "jsonld", b'{"@context":{"a":"b:x","b":"a:y"},"@id":"http://e/a","a":1}', "Cyclic IRI mapping"),
    ("a number of 10,000 digits", "jsonld", b'{"@id":"http://e/a","http://e/b":' + b"9" * 10_000 + b"}", "a number is too long"),
    ("cut JSON", "jsonld", b'{"@id":"http://e/a","http://e/b":', "expected JSON-LD"),
]  # fmt: skip
# Only to the graph store: how a body may be packed, what may be named.
_GOOD = TURTLE + _S + b"1 ."


def put(
    name: str,
    content: bytes,
    status: int,
    told: str,
    *,
    media: str = "text/turtle",
    headers: str = "",
    target: str = "?default",
) -> Hostile:
    sent = authorized(f"PUT /store{target}", content, headers=headers, media=media)
    return Hostile(f"store: {name}", sent, status, told, "scratch")


def check(
    name: str, content: bytes, status: int, told: str, *, media: str = "text/turtle", headers: str = ""
) -> Hostile:
    return Hostile(
        f"validate: {name}", request("POST /api/validate", content, headers=headers, media=media), status, told
    )


GZIP = "Content-Encoding: gzip"
STORE = [
    put("a bomb", gzip.compress(b"#" * 20_000_000), 413, "expected", headers=GZIP),
    put("a cut bomb", gzip.compress(_GOOD)[:-6], 400, "expected gzip to its end", headers=GZIP),
    put("no gzip", b"\x1f\x8b" + b"x" * 100, 400, "expected gzip", headers=GZIP),
    put("gzip twice", gzip.compress(gzip.compress(_GOOD)), 415, "expected", headers="Content-Encoding: gzip, gzip"),
    put("gzip that nobody told of", gzip.compress(_GOOD), 400, "expected"),
    put("17 MiB", _GOOD + b"#" * (17 << 20), 413, "expected at most"),
    put("a media type that is none", _GOOD, 415, "expected", media="application/octet-stream"),
    put("a media type of nonsense", _GOOD, 415, "expected", media=";;;=/"),
    put("a relative graph", _GOOD, 400, "Invalid base IRI", target="?graph=a%20b"),
    put("two graphs", _GOOD, 400, "graph", target="?default&graph=http://e/g"),
    put("no graph", _GOOD, 400, "graph", target=""),
    put("a graph of code", _GOOD, 400, "Invalid base IRI", target="?graph=http://e/%3E%20;%20DROP%20ALL%20#"),
    put("a long graph", _GOOD, 400, "graph", target="?graph=http://e/" + "g" * 3000),
]  # fmt: skip
VALIDATION = [
    check("a bomb", gzip.compress(b"#" * 20_000_000), 413, "expected", headers=GZIP),
    check("nothing", b" ", 400, "expected"),
    check("a relative IRI", TURTLE + b"<a> e:b 1 .", 400, "expected a full IRI"),
    check("an import", b"<http://e/o> <http://www.w3.org/2002/07/owl#imports> <http://CANARY/> .", 400, "nothing was checked"),
    check("shapes inside data", b"<http://e/s> a <http://www.w3.org/ns/shacl#NodeShape> ; <http://www.w3.org/ns/shacl#jsLibrary> <http://CANARY/> .", 400, "nothing was checked"),
    check("a place of a schema", b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://e/ http://CANARY/x.xsd"/>', 400, "", media=MEDIA["rdfxml"]),
    check("300,000 triples", b"".join(b"<http://e/%d> <http://e/p> 1 .\n" % n for n in range(300_000)), 400, "expected at most 200000"),
    check("17 MiB", b"#" * (17 << 20), 413, "expected at most"),
]  # fmt: skip
CASES = [
    *(put(name, content, 400, told, media=MEDIA[form]) for name, form, content, told in ANYWHERE),
    *(check(name, content, 400, told, media=MEDIA[form]) for name, form, content, told in ANYWHERE),
    *STORE,
    *VALIDATION,
]
