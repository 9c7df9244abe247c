"""Hostile RDF/XML, JSON-LD and facts documents."""

from __future__ import annotations

from tests.hostile.case import THING, XML, Hostile

DEEP = "FILE: is nested more than 100 levels deep; expected at most 100"
DEEP_JSON = "FILE: is nested more than 50 levels deep; expected at most 50"
FETCH = "and nothing is fetched; expected an inline context or https://w3id.org/polgraph/context.jsonld"
_LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
_NODE = b"<e:b><rdf:Description>"
_NODE_END = b"</rdf:Description></e:b>"


def xml(name: str, content: bytes, told: str, *, before: bytes = b"", about: bytes = THING) -> Hostile:
    return Hostile(name, before + XML % (about, content), told)


RDF_XML = [
    xml(
        "laughs.rdf",
        b"<e:b>&l9;</e:b>",
        "FILE: has a DOCTYPE or entities; expected RDF/XML without them",
        before=b'<!DOCTYPE r [<!ENTITY l0 "ha">' + _LAUGHS + b"]>",
    ),
    xml(
        "long-entity.rdf",
        b"<e:b>" + b"&x;" * 10_000 + b"</e:b>",
        "FILE: has a DOCTYPE or entities; expected RDF/XML without them",
        before=b'<!DOCTYPE r [<!ENTITY x "%s">]>' % (b"x" * 50_000),
    ),
    xml(
        "file-entity.rdf",
        b"<e:b>&x;</e:b>",
        "FILE: has a DOCTYPE or entities; expected RDF/XML without them",
        before=b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ),
    xml(
        "remote-entity.rdf",
        b"<e:b>&x;</e:b>",
        "FILE: has a DOCTYPE or entities; expected RDF/XML without them",
        before=b'<!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]>',
    ),
    xml(
        "remote-dtd.rdf",
        b"<e:b>x</e:b>",
        "FILE: has a DOCTYPE or entities; expected RDF/XML without them",
        before=b'<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd">',
    ),
    xml("deep.rdf", _NODE * 20_000 + _NODE_END * 20_000, DEEP),
    xml("deep-open.rdf", b"<e:b a='/>'>" * 200, DEEP),
    xml("deep-in-quotes.rdf", b'<e:b e:x="/>"><rdf:Description>' * 60 + _NODE_END * 60, DEEP),
    xml(
        "many-prefixes.rdf",
        b"".join(b'<e:b xmlns:p%d="http://e/%d/">x</e:b>' % (n, n) for n in range(5000)),
        "FILE: declares more than 1000 prefixes; expected fewer",
    ),
    xml(
        "relative.rdf",
        b"<e:b>x</e:b>",
        "FILE: error while parsing IRI 'a': No scheme found in an absolute IRI; expected a full IRI, or a base that makes it one",
        about=b"a",
    ),
    xml(
        "control-character.rdf",
        b"<e:b>a&#1;b</e:b>",
        "FILE: a literal holds the control character U+0001; expected text without control characters, near <http://example.org/a> <http://example.org/b>",
    ),
    xml(
        "cp1251.rdf",
        b"<e:b>\xef</e:b>",
        "FILE: line 1: byte 0xef is not UTF-8; expected UTF-8, not cp1251 or another",
        before=b'<?xml version="1.0" encoding="windows-1251"?>',
    ),
    Hostile(
        "cut.rdf",
        (XML % (THING, b"<e:b>x</e:b>"))[:-20],
        "FILE: syntax error: tag not closed: `>` not found before end of input",
    ),
    Hostile(
        "not-rdf.rdf", b"<?xml version='1.0'?><list><item/></list>", "FILE: XML namespaces are required in RDF/XML"
    ),
    xml(
        "long-literal.rdf",
        b"<e:b>" + b"x\n" * (3 << 20) + b"</e:b>",
        "FILE: a literal has 6291456 characters; expected at most 4194304, near <http://example.org/a> <http://example.org/b>",
    ),
    xml(
        "id-without-base.rdf",
        b"<e:b rdf:ID='x'>1</e:b>",
        "FILE: error while parsing IRI '#x': No scheme found in an absolute IRI; expected a full IRI, or a base that makes it one",
    ),
]
JSON_LD = [
    Hostile("deep.jsonld", b'{"http://e/b":' * 4000 + b"1" + b"}" * 4000, DEEP_JSON),
    Hostile("deep-lists.jsonld", b'{"http://e/b":' + b"[" * 100_000 + b"]" * 100_000 + b"}", DEEP_JSON),
    Hostile("deep-context.jsonld", b'{"@context":' * 60 + b"{}" + b"}" * 60, DEEP_JSON),
    Hostile("deep-after-string.jsonld", b'{"http://e/a":"}}\\"}","http://e/b":' + b'{"http://e/b":' * 60, DEEP_JSON),
    Hostile(
        "remote-context.jsonld",
        b'{"@context":"http://127.0.0.1:1/c","@id":"http://e/a","b":1}',
        "FILE: has the context 'http://127.0.0.1:1/c', and nothing is fetched; expected an inline context or https://w3id.org/polgraph/context.jsonld",
    ),
    Hostile(
        "file-context.jsonld",
        b'{"@context":["file:///etc/passwd",{}],"@id":"http://e/a","b":1}',
        "FILE: has the context 'file:///etc/passwd', and nothing is fetched; expected an inline context or https://w3id.org/polgraph/context.jsonld",
    ),
    Hostile(
        "inner-context.jsonld",
        b'{"@id":"http://e/a","http://e/b":{"@context":"http://127.0.0.1:1/c","c":1}}',
        "FILE: has the context 'http://127.0.0.1:1/c', and nothing is fetched; expected an inline context or https://w3id.org/polgraph/context.jsonld",
    ),
    Hostile(
        "import.jsonld",
        b'{"@context":{"@import":"http://127.0.0.1:1/c"},"@id":"http://e/a","b":1}',
        "FILE: has the context 'http://127.0.0.1:1/c', and nothing is fetched; expected an inline context or https://w3id.org/polgraph/context.jsonld",
    ),
    Hostile(
        "circular-context.jsonld",
        b'{"@context":{"a":"b:x","b":"a:y"},"@id":"http://e/a","a":1}',
        "FILE: Cyclic IRI mapping",
    ),
    Hostile(
        "cut.jsonld", b'{"@id":"http://e/a","http://e/b":', "FILE: line 1, column 34: Expecting value; expected JSON-LD"
    ),
    Hostile(
        "huge-number.jsonld",
        b'{"@id":"http://e/a","http://e/b":' + b"9" * 10_000 + b"}",
        "FILE: a number is too long; expected at most 4300 digits",
    ),
    Hostile(
        "relative-id.jsonld",
        b'{"@id":"a","http://e/b":1}',
        "FILE: 'a' is a relative IRI; expected a full IRI, or an @base in the context",
    ),
    Hostile(
        "relative-type.jsonld",
        b'{"@id":"http://e/a","@type":"Person"}',
        "FILE: 'Person' is a relative IRI; expected a full IRI, or an @base in the context",
    ),
    Hostile(
        "unknown-keys.jsonld",
        b'{"@id":"http://e/a","name":"x"}',
        "FILE: states nothing; expected JSON-LD with a context, or a facts document",
    ),
    Hostile("number.jsonld", b"1", "FILE: states nothing; expected JSON-LD with a context, or a facts document"),
    Hostile(
        "not-json.jsonld", b"<http://e/a> <http://e/b> 1 .", "FILE: line 1, column 1: Expecting value; expected JSON-LD"
    ),
    Hostile(
        "bytes.jsonld", b'{"@id":"http://e/a","http://e/b":"\xcf\xee"}', "FILE: byte 34 is not UTF-8; expected UTF-8"
    ),
    Hostile(
        "control-character.jsonld",
        b'{"@id":"http://e/a","http://e/b":"\\u0001"}',
        "FILE: a literal holds the control character U+0001; expected text without control characters, near <http://e/a> <http://e/b>",
    ),
    Hostile(
        "lone-surrogate.jsonld",
        b'{"@id":"http://e/a","http://e/b":"\\ud800"}',
        "FILE: line 1, column 34: Unexpected end of file",
    ),
    Hostile(
        "bad-language.jsonld",
        b'{"@id":"http://e/a","http://e/b":{"@value":"x","@language":"1 2"}}',
        "FILE: states nothing; expected JSON-LD with a context, or a facts document",
    ),
    Hostile(
        "unknown-keyword.jsonld",
        b'{"@id":"http://e/a","http://e/b":{"@value":"x","@nonsense":1}}',
        "nothing was checked: the shapes look for http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Context, http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#RFC5147String, http://www.w3.org/1999/02/22-rdf-syntax-ns#Property and 44 more, and the data names no class; expected data that the shapes are for",
    ),
]
FACTS = [
    Hostile(
        "without-text.json",
        b'{"schema":"polgraph/facts/1","release":{}}',
        "FILE: is a facts document without the text that it is about; expected without-text.txt beside it",
    ),
    Hostile(
        "unknown-key.json",
        b'{"schema":"polgraph/facts/1","relese":{}}',
        "FILE: the document has the unknown key 'relese'; did you mean 'release'?",
        beside={"unknown-key.txt": b"x"},
    ),
    Hostile(
        "other-schema.json",
        b'{"schema":7}',
        "FILE: the document has no key 'release'; expected one (null if not stated)",
        beside={"other-schema.txt": b"x"},
    ),
    Hostile(
        "key-twice.json",
        b'{"schema":1,"schema":2}',
        "FILE: an object has the key 'schema' twice; expected each key once",
        beside={"key-twice.txt": b"x"},
    ),
    Hostile(
        "deep.json",
        b'{"schema":' + b"[" * 500 + b"]" * 500 + b"}",
        "FILE: the document has no key 'release'; expected one (null if not stated)",
        beside={"deep.txt": b"x"},
    ),
    Hostile(
        "any.json",
        b'{"name":"package","version":"1"}',
        "FILE: states nothing; expected JSON-LD with a context, or a facts document",
    ),
    Hostile("empty-list.json", b"[]", "FILE: line 1, column 3: Unexpected end"),
]
CASES = [*RDF_XML, *JSON_LD, *FACTS]
