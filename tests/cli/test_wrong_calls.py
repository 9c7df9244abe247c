"""What a wrong call is told: one line, and for a query the place in it."""

from __future__ import annotations

import pytest

from tests.cli.test_commands import HEADLINE, error_of, polgraph


@pytest.mark.parametrize(
    ("arguments", "code", "expected"),
    [
        (["quary"], 2, "no command is called 'quary'; did you mean 'query'?"),
        (["query", "deputy-ministers"], 2, f"did you mean '{HEADLINE}'?"),
        (["query", HEADLINE, "--regoin", "KZ-47"], 2, "no parameter 'regoin'; did you mean 'region'?"),
        (["query", HEADLINE, "--region", "KZ-48"], 2, "no region is called 'KZ-48'; did you mean"),
        (["query", HEADLINE, "--role", "deputy-ministr"], 2, "did you mean 'deputy-minister'?"),
        (["query", HEADLINE, "--year", "25"], 2, "year is '25'; expected a year such as 2025"),
        (["query", HEADLINE, "--exact", "yes"], 2, "exact is 'yes'; expected true or false"),
        (["query", HEADLINE, "--region"], 2, "expected --NAME VALUE"),
        (["query", HEADLINE, "--param", "region"], 2, "expected NAME=VALUE"),
        (["query", HEADLINE, "--region", "KZ", "--region", "KZ"], 2, "given twice"),
        (["query", HEADLINE, "--format", "docx"], 2, "invalid choice: 'docx'"),
        (["query", HEADLINE, "-e", "ASK {}"], 2, "not both"),
        (["query", "-e", ""], 2, "the query is empty"),
        (["query", "evidence-of-a-claim", "--claim", "participation:000000000000"], 2, "nothing here is called"),
        (["query", "releases", "--year", "2025"], 2, "releases has no parameter 'year'; it takes none"),
        (["query", "figures-of-a-region", "--region", "pavlodaar"], 2, "did you mean 'pavlodar'?"),
        (["query", "-e", "SELECT ?x WHERE { ?x a zz:y }"], 2, "column 24, at 'zz:y }': its prefix is not declared"),
        (["export", "--output", "/nonexistent/x.ttl"], 2, "/nonexistent/x.ttl: No such file or directory"),
        (["export", "--output", ""], 2, "is a folder; expected the name of a file"),
        (["validate", "--profile", "publicaton"], 2, "no profile is called 'publicaton'; did you mean 'publication'?"),
        (["query", "absent.rq"], 2, "absent.rq: No such file or directory; expected a readable file"),
        (["query", "-e", "SELECT ?x WHERE { ?x a }"], 2, "the query cannot be read: line 1, column"),
        (["query", "-e", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], 2, "uses SERVICE"),
        (["query", "-e", "INSERT DATA { <a:a> <a:b> <a:c> }"], 2, "the query cannot be read"),
        (["query", "-e", "SELECT * WHERE {" + "{" * 5000 + "}" * 5000 + "}"], 2, "5001 levels of brackets"),
        (["query", "-e", 'SELECT ?v { VALUES ?v { "a\\u0001b" } }', "--format", "xml"], 2, "U+0001, which XML cannot"),
        (["export", "--format", "docx"], 2, "invalid choice: 'docx'"),
        (["export", "--graph", "releases"], 2, "no graph is called 'releases'; expected one of"),
        (["extract", "absent.txt"], 2, "absent.txt: No such file or directory; expected a readable file"),
        (["extract", "ontology"], 2, "ontology: Is a directory; expected a readable file"),
        (["extract", "README.md", "--encoding", "koi-9"], 2, "charset 'koi-9' is not known; expected utf-8"),
        (["extract", "README.md", "--min-confidence", "high"], 2, "invalid number from 0 to 1 value: 'high'"),
        (["extract", "README.md", "--min-confidence", "2"], 2, "2 is not a confidence; expected a number from 0 to 1"),
        (["extract", "README.md", "--min-confidence", "nan"], 2, "nan is not a confidence"),
        (["extract", "README.md", "--html", "--text"], 2, "not allowed with argument"),
        (["extract", "src/polgraph/py.typed", "--output", "src/polgraph/py.typed"], 2, "is an input of this command"),
        (["map", "absent.json"], 2, "absent.json: No such file or directory"),
        (["validate", "absent.ttl"], 2, "absent.ttl: No such file or directory"),
        (["validate", "README.md"], 2, "unknown ending '.md'; expected one of .json, .jsonld"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else None,
)
def test_a_wrong_call_is_told_in_one_line(arguments: list[str], code: int, expected: str) -> None:
    result = polgraph(*arguments)
    assert expected in error_of(result)
    assert result.returncode == code


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("SELECT ?x WHERE { ?x a } LIMIT 3", ["  SELECT ?x WHERE { ?x a } LIMIT 3", " " * 27 + "^"]),
        ("SELECT ?қала {\n\t?қала нет:слова ?x\n}", ["   ?қала нет:слова ?x", " " * 9 + "^"]),
        (f"ASK {{ {' ' * 200}?s ?p zz:o }}", [" " * 56 + "?s ?p zz:o }", " " * 62 + "^"]),
    ],
)
def test_a_caret_shows_where_a_query_cannot_be_read(query: str, shown: list[str]) -> None:
    found = polgraph("query", "-e", query).stderr.splitlines()[1:]
    assert [line[-len(part) :] for line, part in zip(found, shown, strict=True)] == shown


def test_a_query_without_end_is_stopped() -> None:
    products = " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(6))
    result = polgraph("query", "-e", f"SELECT (COUNT(*) AS ?n) WHERE {{ {products} }}")
    assert "took more than 10 seconds" in error_of(result)
    assert result.returncode == 2
