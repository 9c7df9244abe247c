"""Hostile queries and updates, by the SPARQL protocol."""

from __future__ import annotations

from urllib.parse import quote

from tests.hostile import disguises
from tests.hostile.service.case import Hostile, Which, authorized, request

QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
ALONE = "expected one that reads only the dataset at hand"
_S = b"SELECT * { "
ASK = request("GET /sparql?query=ASK%7B%7D")
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
_DOUBLED = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
BOMB = f"SELECT * {{ BIND('{'x' * 100}' AS ?x0) {_DOUBLED} }}"
_MANY = b"".join(b"VALUES ?x%d { %s } " % (n, b"1 " * 30) for n in range(8))


def query(name: str, text: str | bytes, status: int, told: str, which: Which = "shipped") -> Hostile:
    content = text.encode() if isinstance(text, str) else text
    return Hostile(f"query: {name}", request("POST /sparql", content, media=QUERY), status, told, which)


def update(name: str, text: str | bytes, status: int, told: str) -> Hostile:
    content = text.encode() if isinstance(text, str) else text
    return Hostile(f"update: {name}", authorized("POST /update", content, media=UPDATE), status, told, "scratch")


REMOTE = [
    *(query(name, text, 403, ALONE) for name, text in disguises.QUERIES.items()),
    *(update(name, text, 403, ALONE) for name, text in disguises.UPDATES.items()),
    query("a variable", "SELECT * { VALUES ?g { <http://CANARY/> } SERVICE ?g { ?s ?p ?o } }", 403, ALONE),
    query("a dollar variable", "SELECT * { BIND(<http://CANARY/> AS $g) SERVICE$g{ ?s ?p ?o } }", 403, ALONE),
    query("a file", "SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } }", 403, ALONE),
    query("code points", "SELECT * { \\u0053ERVICE <http://CANARY/> { ?s ?p ?o } }", 400, "expected"),
    query("long code points", "SELECT * { SERV\\U00000049CE <http://CANARY/> { ?s ?p ?o } }", 400, "expected"),
    query("a wide letter", "SELECT * { ＳERVICE <http://CANARY/> { ?s ?p ?o } }", 400, "expected"),
    query("from elsewhere", "SELECT * FROM <http://CANARY/> { ?s ?p ?o }", 400, "none is fetched"),
    query("from a name elsewhere", "PREFIX : <http://CANARY/> ASK FROM NAMED :a FROM:b { ?s ?p ?o }", 200, "false"),
    update("load a file", "LOAD SILENT <file:///etc/passwd> INTO GRAPH <http://e/>", 403, ALONE),
    Hostile(
        "query: dataset elsewhere",
        request("GET /sparql?query=ASK%7B%7D&default-graph-uri=http://CANARY/"),
        400,
        "none is fetched",
    ),
    Hostile(
        "query: by its address",
        request("GET /sparql?query=" + quote("SELECT*{SERVICE<http://CANARY/>{}}")),
        403,
        ALONE,
    ),
    Hostile(
        "query: in a form",
        request("POST /sparql", b"query=" + quote("SELECT*{SERVICE:a{}}").encode(), media=FORM),
        403,
        ALONE,
    ),
]
LARGE = [
    query("deep groups", b"SELECT * " + b"{" * 3000 + b"?s ?p ?o" + b"}" * 3000, 400, "the query has 3000 levels"),
    query("deep groups, open", b"SELECT * " + b"{" * 20_000, 400, "the query has 20000 levels"),
    query("deep conditions", _S + b"FILTER EXISTS { ?s ?p ?o " * 1000 + b"}" * 1001, 400, "the query has 1001 levels"),
    query("deep subselects", b"SELECT * { " * 3000 + b"?s ?p ?o" + b" }" * 3000, 400, "the query has 3000 levels"),
    query("deep brackets", _S + b"FILTER" + b"(" * 9000 + b"1" + b")" * 9000 + b"}", 400, "the query has 9001 levels"),
    query("deep lists", _S + b"?s ?p " + b"(" * 9000 + b")" * 9000 + b" }", 400, "the query has 9001 levels"),
    query("many noes", _S + b"FILTER(" + b"!" * 20_000 + b"true) }", 400, "the query has 20001 operators"),
    query("many sums", _S + b"FILTER(1" + b"+1" * 20_000 + b") }", 400, "the query has 20001 operators"),
    query("many ors", _S + b"FILTER(true" + b"||true" * 20_000 + b") }", 400, "the query has 20001 operators"),
    query(
        "many signs that look like an IRI", _S + b"FILTER(1<" + b"-" * 20_000 + b"1&&2>1) }", 400, "expected at most"
    ),
    query(
        "deep brackets that look like an IRI",
        _S + b"FILTER(1<" + b"(" * 20_000 + b"1" + b")" * 20_000 + b"&&2>1) }",
        400,
        "expected at most",
    ),
    query("many optionals", _S + b"OPTIONAL { ?s ?p ?o } " * 1000 + b"}", 400, "the query has 1000 branches"),
    query("many unions", _S + b"{}" + b" UNION { ?s ?p ?o }" * 1000 + b" }", 400, "the query has 1000 branches"),
    query("a long path", _S + b"?s " + b"/".join([b"<e:p>"] * 1001) + b" ?o }", 400, "the query has 1000 steps"),
    query("many alternatives", _S + b"?s " + b"|".join([b"<e:p>"] * 5001) + b" ?o }", 400, "the query has 5000 steps"),
    query("many patterns", _S + b"?s ?p ?o . " * 1000 + b"}", 400, "the query has 1000 triple patterns"),
    query(
        "many patterns of one node",
        _S + b"?s ?p ?o " + b"; ?p ?o " * 1000 + b"}",
        400,
        "the query has 1000 triple patterns",
    ),
    query("long", _S + b"} #" + b"x" * (300 << 10), 413, "more than 262144 bytes"),
    query("a repeat of repeats", _S + b'FILTER REGEX("a", "((a{1000}){1000}){1000}") }', 200, ""),
    query("nothing", b" ", 400, "expected"),
    query("an update", b"CLEAR ALL", 400, "expected"),
    query("bytes", b"SELECT * { ?s ?p '\xff\xfe' }", 400, "UTF-8"),
    query("half a pair", b"SELECT * { ?s ?p '\xed\xa0\x80' }", 400, "UTF-8"),
    query("NUL", b"SELECT * \0 { ?s ?p ?o }", 400, "expected"),
    query("an unknown function", b"SELECT (<http://e/f>(1) AS ?x) { }", 501, "http://e/f"),
    query("two results in one name", b"SELECT (1 AS ?x) (2 AS ?x) { }", 400, "expected"),
    update("deep groups", b"INSERT { ?s ?p ?o } WHERE " + b"{" * 3000 + b"}" * 3000, 400, "the query has 3000 levels"),
    update("deep lists", b"INSERT DATA { <e:a> <e:b> " + b"(" * 9000 + b")" * 9000 + b" }", 400, "levels"),
    update("many operations", b"CLEAR ALL;" * 2000, 400, "the query has"),
    update("an unknown graph", b"DROP GRAPH <http://e/absent>", 403, "expected one that is here, or SILENT"),
    update("a broken half", b"INSERT DATA { <e:a> <e:b> 1 } ; DELETE", 400, "expected"),
    update("a query", b"SELECT * { ?s ?p ?o }", 400, "expected"),
]
SLOW = [
    query("a product", PRODUCT, 504, "expected"),
    query(
        "a sorted product",
        b"SELECT (CONCAT(STR(?a), STR(?d), STR(?g)) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?x",
        507,
        "expected",
        "hungry",
    ),
    query("a doubled string", BOMB, 507, "expected", "hungry"),
    query(
        "all paths",
        b"SELECT (COUNT(*) AS ?n) { ?s (<e:p>|!<e:p>)* ?o . ?o (<e:p>|!<e:p>)* ?q . ?q (<e:p>|!<e:p>)* ?r }",
        504,
        "expected",
    ),
    update(
        "a product",
        b"INSERT { <e:a> <e:b> ?n } WHERE { SELECT (COUNT(*) AS ?n) { " + _MANY + b"} }",
        504,
        "expected",
    ),
]
PARAMETERS = [
    Hostile("query: twice", request("GET /sparql?query=ASK%7B%7D&query=ASK%7B%7D"), 400, "query"),
    Hostile(
        "query: and an update",
        request("POST /sparql", b"query=ASK%7B%7D&update=CLEAR%20ALL", media=FORM),
        400,
        "update",
    ),
    Hostile(
        "query: not a form", request("POST /sparql", b"ASK{}", media="text/plain"), 415, "application/sparql-query"
    ),
    Hostile("query: a form of bytes", request("POST /sparql", b"query=%ff%fe", media=FORM), 400, "UTF-8"),
    Hostile("query: many fields", request("POST /sparql", b"&".join([b"a=1"] * 50_000), media=FORM), 400, "expected"),
    Hostile("query: a relative graph", request("GET /sparql?query=ASK%7B%7D&default-graph-uri=a%20b"), 400, "no IRI"),
    Hostile(
        "query: an unknown format", request("GET /sparql?query=ASK%7B%7D", headers="Accept: image/png"), 406, "expected"
    ),
    Hostile(
        "query: a list of formats without end",
        request("GET /sparql?query=ASK%7B%7D", headers="Accept: " + "a/b;q=0.1," * 2000),
        406,
        "expected",
    ),
    Hostile(
        "query: qualities that are none",
        request("GET /sparql?query=ASK%7B%7D", headers="Accept: text/csv;q=NaN;q=;=,;,,"),
        200,
        "true",
    ),
    Hostile("query: by DELETE", request("DELETE /sparql?query=ASK%7B%7D"), 405, "expected"),
    Hostile("update: by GET", authorized("GET /update?update=CLEAR%20ALL"), 405, "POST", "scratch"),
    Hostile(
        "update: in the address of a POST", authorized("POST /update?update=CLEAR%20ALL"), 400, "expected", "scratch"
    ),
    Hostile("update: by who may only read", request("POST /update", b"CLEAR ALL", media=UPDATE), 403, "read-only"),
    Hostile("update: without a token", request("POST /update", b"CLEAR ALL", media=UPDATE), 401, "token", "scratch"),
    Hostile(
        "update: with the token in the address",
        request("POST /update?access_token=TOKEN", b"CLEAR ALL", media=UPDATE),
        401,
        "token",
        "scratch",
    ),
    Hostile(
        "update: with a wrong token",
        request("POST /update", b"CLEAR ALL", media=UPDATE, headers="Authorization: Bearer wrong"),
        401,
        "token",
        "scratch",
    ),
    Hostile(
        "update: with the token and more",
        request("POST /update", b"CLEAR ALL", media=UPDATE, headers="Authorization: Bearer TOKENx"),
        401,
        "token",
        "scratch",
    ),
    Hostile(
        "update: with the token by another scheme",
        request("POST /update", b"CLEAR ALL", media=UPDATE, headers="Authorization: Basic TOKEN"),
        401,
        "token",
        "scratch",
    ),
    Hostile(
        "update: with no token after the scheme",
        request("POST /update", b"CLEAR ALL", media=UPDATE, headers="Authorization: Bearer"),
        401,
        "token",
        "scratch",
    ),
    Hostile(
        "update: with a long token",
        request("POST /update", b"CLEAR ALL", media=UPDATE, headers="Authorization: Bearer " + "x" * 8000),
        401,
        "token",
        "scratch",
    ),
    Hostile(
        "update: with two tokens",
        request(
            "POST /update",
            b"CLEAR ALL",
            media=UPDATE,
            headers="Authorization: Bearer wrong\nAuthorization: Bearer TOKEN",
        ),
        401,
        "token",
        "scratch",
    ),
    Hostile(
        "update: with a token of odd bytes",
        request("POST /update", b"CLEAR ALL", media=UPDATE, headers="Authorization: Bearer ÿ£é"),
        401,
        "token",
        "scratch",
    ),
    Hostile(
        "update: from another site",
        authorized("POST /update", b"CLEAR ALL", media=UPDATE, headers="Origin: http://evil.example"),
        403,
        "no other page",
        "scratch",
    ),
    Hostile(
        "update: from another site, by a form",
        authorized("POST /update", b"update=CLEAR%20ALL", media=FORM, headers="Origin: http://evil.example"),
        403,
        "no other page",
        "scratch",
    ),
    Hostile(
        "update: from a page without an origin",
        authorized("POST /update", b"update=CLEAR%20ALL", media=FORM, headers="Origin: null"),
        403,
        "no other page",
        "scratch",
    ),
    Hostile(
        "update: from a site, as its browser says",
        authorized("POST /update", b"update=CLEAR%20ALL", media=FORM, headers="Sec-Fetch-Site: cross-site"),
        403,
        "no other page",
        "scratch",
    ),
]
CASES = [*REMOTE, *LARGE, *SLOW, *PARAMETERS]
