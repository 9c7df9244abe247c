"""Hostile Turtle, TriG, N-Triples and N-Quads."""

from __future__ import annotations

from tests.hostile.case import TURTLE, Hostile

DEEP = "FILE: is nested more than 100 levels deep; expected at most 100"
_S = b"e:a e:b "


def turtle(name: str, statement: bytes, told: str) -> Hostile:
    return Hostile(name, TURTLE + statement, told)


CASES = [
    turtle("deep-nodes.ttl", _S + b"[ e:b " * 20_000 + b"1" + b" ]" * 20_000 + b" .", DEEP),
    turtle("deep-open-nodes.ttl", _S + b"[ e:b " * 101, DEEP),
    turtle("deep-lists.ttl", _S + b"(" * 20_000 + b")" * 20_000 + b" .", DEEP),
    turtle("deep-triples.ttl", _S + b"<<( e:a e:b " * 30_000 + b"e:c" + b" )>>" * 30_000 + b" .", DEEP),
    turtle("deep-after-strings.ttl", b'e:a e:b "]" , """]]""" , \'[\' .\n' + _S + b"[ e:b " * 101, DEEP),
    Hostile("deep-lists.trig", TURTLE + b"e:g { " + _S + b"(" * 101 + b")" * 101 + b" }", DEEP),
    turtle(
        "triple-term.ttl",
        _S + b"<<( e:a e:b e:c )>> .",
        "FILE: holds a triple inside a triple (RDF 1.2); expected RDF 1.1",
    ),
    Hostile(
        "triple-term.nt",
        b"<http://e/a> <http://e/b> <<( <http://e/a> <http://e/b> <http://e/c> )>> .",
        "FILE: holds a triple inside a triple (RDF 1.2); expected RDF 1.1",
    ),
    Hostile(
        "many-prefixes.ttl",
        b"".join(b"@prefix p%d: <http://e/%d/> .\n" % (n, n) for n in range(20_000)),
        "FILE: declares more than 1000 prefixes; expected fewer",
    ),
    turtle(
        "long-literal.ttl",
        _S + b'"' + b"x" * (5 << 20) + b'" .',
        "FILE: a literal has 5242880 characters; expected at most 4194304, near <http://example.org/a> <http://example.org/b>",
    ),
    turtle(
        "huge-literal.ttl", _S + b'"' + b"x" * (17 << 20) + b'" .', "FILE: Reached the buffer maximal size of 16777216"
    ),
    turtle(
        "long-multiline-literal.ttl",
        _S + b'"""' + b"line\n" * (1 << 20) + b'""" .',
        "FILE: a literal has 5242880 characters; expected at most 4194304, near <http://example.org/a> <http://example.org/b>",
    ),
    turtle(
        "huge-integer.ttl",
        _S + b"1" * (5 << 20) + b" .",
        "FILE: a literal has 5242880 characters; expected at most 4194304, near <http://example.org/a> <http://example.org/b>",
    ),
    turtle("open-string.ttl", _S + b'"' + b"x" * 100_000, "FILE: line 2, column 9: Unexpected end of file"),
    turtle("open-long-string.ttl", _S + b'"""' + b'"x' * 100_000, "FILE: line 2, column 9: Unexpected end of file"),
    turtle(
        "long-iri.ttl",
        b"<http://example.org/" + b"x" * 3000 + b"> e:b 1 .",
        "FILE: an IRI has 3019 characters; expected at most 2048, near <http://example.org/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… <http://example.org/b>",
    ),
    Hostile(
        "long-iri-by-prefix.ttl",
        b"@prefix e: <http://e/" + b"x" * 1500 + b"> .\ne:" + b"y" * 1500 + b" e:b 1 .",
        "FILE: an IRI has 3009 characters; expected at most 2048, near <http://e/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… <http://e/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…",
    ),
    Hostile(
        "long-graph-name.nq",
        b"<http://e/a> <http://e/b> <http://e/c> <http://e/" + b"g" * 3000 + b"> .",
        "FILE: an IRI has 3009 characters; expected at most 2048, near <http://e/a> <http://e/b>",
    ),
    turtle(
        "relative-iri.ttl",
        b"<a> e:b 1 .",
        "FILE: line 2, column 1: No scheme found in an absolute IRI; expected a full IRI, or a base that makes it one",
    ),
    turtle(
        "relative-base.ttl",
        b"@base <up/> .\n<a> e:b 1 .",
        "FILE: line 2, column 7: No scheme found in an absolute IRI; expected a full IRI, or a base that makes it one",
    ),
    turtle(
        "control-character.ttl",
        _S + b'"a\x01b" .',
        "FILE: a literal holds the control character U+0001; expected text without control characters, near <http://example.org/a> <http://example.org/b>",
    ),
    turtle(
        "control-character-by-escape.ttl",
        _S + b'"a\\u0000b" .',
        "FILE: a literal holds the control character U+0000; expected text without control characters, near <http://example.org/a> <http://example.org/b>",
    ),
    turtle(
        "control-character-by-long-escape.ttl",
        _S + b'"a\\U00000007b" .',
        "FILE: a literal holds the control character U+0007; expected text without control characters, near <http://example.org/a> <http://example.org/b>",
    ),
    turtle(
        "backspace.ttl",
        _S + b'"a\\bb" .',
        "FILE: a literal holds the control character U+0008; expected text without control characters, near <http://example.org/a> <http://example.org/b>",
    ),
    Hostile(
        "control-character.nq",
        b'<http://e/a> <http://e/b> "a\x1fb" <http://e/g> .',
        "FILE: a literal holds the control character U+001F; expected text without control characters, near <http://e/a> <http://e/b>",
    ),
    turtle(
        "null-in-iri.ttl",
        b"<http://example.org/\\u0000> e:b 1 .",
        "FILE: line 2, column 1: Invalid IRI code point 'U+0000'",
    ),
    turtle(
        "newline-in-iri.ttl",
        b"<http://example.org/\\u000A> e:b 1 .",
        "FILE: line 2, column 1: Invalid IRI code point ' '",
    ),
    turtle(
        "bracket-in-iri.ttl",
        b"<http://example.org/\\u003E> e:b 1 .",
        "FILE: line 2, column 1: Invalid IRI code point '>'",
    ),
    turtle(
        "lone-surrogate.ttl",
        _S + b'"\\uD800" .',
        "FILE: line 2, column 10: The escape sequence '\\uD800' is encoding D800 that is not a valid unicode character",
    ),
    turtle(
        "bad-language.ttl",
        _S + b'"a"@123 .',
        "FILE: line 2, column 13: A language code should always start with a letter",
    ),
    turtle("unknown-prefix.ttl", b"x:a e:b 1 .", "FILE: line 2, column 1: The prefix x: has not been declared"),
    turtle(
        "cp1251.ttl",
        "# заметка\ne:a e:b 'полиция' .".encode("cp1251"),
        "FILE: line 2: byte 0xe7 is not UTF-8; expected UTF-8, not cp1251 or another",
    ),
    Hostile("utf-16.ttl", "<http://e/a> <http://e/b> 1 .".encode("utf-16"), "FILE: is UTF-16; expected UTF-8"),
    Hostile(
        "utf-32.ttl",
        "<http://e/a> <http://e/b> 1 .".encode("utf-32-le"),
        "FILE: line 1, column 1: Invalid IRI code point 'U+0000'",
    ),
    Hostile(
        "bytes.ttl",
        bytes(range(256)) * 40,
        "FILE: line 2: byte 0x80 is not UTF-8; expected UTF-8, not cp1251 or another",
    ),
    Hostile(
        "zeros.nt",
        b"\x00" * 1_000_000,
        "FILE: line 1, column 1: 'U+0000' is not allowed at the beginning of a prefix name",
    ),
    Hostile("empty.ttl", b"", "FILE: is empty; expected RDF"),
    Hostile("blank.ttl", b" \n\t\n" * 1000, "FILE: is empty; expected RDF"),
    Hostile("byte-order-mark-alone.ttl", b"\xef\xbb\xbf", "FILE: states nothing; expected at least one triple"),
    Hostile("comments-alone.ttl", b"# nothing\n" * 1000, "FILE: states nothing; expected at least one triple"),
    Hostile("page.ttl", b"<!DOCTYPE html><html><body>404</body></html>", "FILE: is a web page; expected RDF"),
    Hostile(
        "turtle.nt",
        TURTLE + _S + b"1 .",
        "FILE: line 1, column 1: The subject of a triple must be an IRI or a blank node",
    ),
    Hostile(
        "cut.nt",
        b"<http://e/a> <http://e/b> <http://e/c> .\n<http://e/a> <htt",
        "FILE: line 2, column 14: Unexpected end of file",
    ),
    Hostile(
        "five-terms.nq",
        b"<http://e/a> <http://e/b> <http://e/c> <http://e/g> <http://e/h> .",
        "FILE: line 1, column 53: Quads must be followed by a dot",
    ),
    Hostile("open-graph.trig", TURTLE + b"e:g { " + _S + b"1 .", "FILE: line 2, column 18: Unexpected end"),
    Hostile(
        "rules.ttl", b"{ ?x ?y ?z } => { ?z ?y ?x } .", "FILE: line 1, column 1: { is not a valid subject or graph name"
    ),
]
