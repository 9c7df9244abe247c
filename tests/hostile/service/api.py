"""Hostile parameters and documents for the JSON API."""

from __future__ import annotations

from urllib.parse import quote

from tests.hostile.service.case import Hostile, request

JSON = "application/json"


def get(name: str, target: str, status: int, told: str = "") -> Hostile:
    return Hostile(f"api: {name}", request(f"GET /api/{target}"), status, told)


def document(name: str, content: bytes, told: str) -> Hostile:
    return Hostile(f"api: {name}", request("POST /api/validate", content, media=JSON), 400, told)


PARAMETERS = [
    get("a query that is none", "queries/absent", 404),
    get("a parameter that is none", "queries/figures-of-a-region?region=KZ-47&evil=1", 400),
    get("a parameter twice", "queries/figures-of-a-region?region=KZ-47&region=KZ-59", 400),
    get("a parameter of code", f"queries/figures-of-a-region?region={quote('KZ-47> } ; DROP ALL #')}", 400),
    get("a parameter of markup", f"queries/figures-of-a-region?region={quote('<script>alert(1)</script>')}", 400),
    get("a parameter of NUL", "queries/figures-of-a-region?region=%00", 400),
    get("a parameter of bytes", "queries/figures-of-a-region?region=%ff", 400),
    get("a parameter of 20,000 letters", f"queries/figures-of-a-region?region={'x' * 20_000}", 400),
    get("a year without an end", f"queries/figures-of-a-region?region=KZ-47&year={'9' * 5000}", 400),
    get("a limit below nothing", "queries/figures-of-a-region?region=KZ-47&limit=-1", 400),
    get("a limit of 30 digits", f"queries/figures-of-a-region?region=KZ-47&limit={'9' * 30}", 400),
    get("a limit of other digits", f"queries/figures-of-a-region?region=KZ-47&limit={quote('٣')}", 400),
    get("a format that is a path", f"queries/figures-of-a-region?region=KZ-47&format={quote('../../etc/passwd')}", 400),
    get("a language that is none", "queries/figures-of-a-region?region=KZ-47&lang=xx", 400),
    get("a question of nothing", "ask?q=", 400),
    get("a question of 20,000 letters", f"ask?q={'x' * 20_000}", 400),
    get("a question of 5,000 words", f"ask?q={'+'.join(['ab'] * 5000)}", 400),
    get("a question of controls", "ask?q=%1b%5B31m%00%07", 200, '"sure": false'),
    get("a question of brackets", f"ask?q={quote('(' * 5000)}", 400),
    get("a name of stars", f"find?q={quote('*.*' * 1000)}", 400),
    get("a name of NUL", "find?q=%00", 400),
    get("evidence of a path", "evidence/..%2f..%2fetc/passwd", 404),
    get("evidence of code", f"evidence/participation/{quote('> ?s ?p ?o . <')}", 404),
    get("evidence of a long name", f"evidence/participation/{'x' * 5000}", 404),
]
DOCUMENTS = [
    document("deep JSON", b'{"schema":' + b"[" * 20_000 + b"]" * 20_000 + b"}", "expected"),
    document("a key twice", b'{"facts":1,"facts":2}', "expected"),
    document("a schema that is none", b'{"schema":"evil/1","release":{}}', "expected"),
    document("facts that are a number", b'{"facts":1,"text":"x"}', "expected"),
    document("a text that is a list", b'{"facts":{},"text":[]}', "expected"),
    document("a number of 10,000 digits", b'{"facts":' + b"9" * 10_000 + b"}", "expected"),
    document("half a pair", b'{"facts":{},"text":"\\ud800"}', "expected"),
    document("a context elsewhere", b'{"@context":"http://CANARY/c","facts":{}}', "expected"),
    document("not a number", b'{"facts":NaN,"text":"x"}', "expected"),
    document("no JSON", b"<html>", "expected"),
]
CASES = [*PARAMETERS, *DOCUMENTS]
