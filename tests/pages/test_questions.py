"""Questions: each saved query as a form, and an answer that is the API's, in three languages."""

from __future__ import annotations

import re

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from polgraph.pipeline.questions import saved_queries
from polgraph.web.pages.questions.grouping import GROUPS
from polgraph.web.pages.questions.inputs import OWN
from tests.pages.reading import shown, texts, tree

QUERIES = saved_queries()
LANGUAGES = ("en", "kk", "ru")
HEADLINE = "questions/deputy-ministers-at-regional-meetings"
FIGURES = "questions/figures-of-a-region"
_NAMELESS = re.compile(r"[a-z-]+:\S+|[0-9a-f]{12}#char=.*")
"""A thing without a name, or the words of a text, by its address: a page names it."""


def answered(client: httpx.Client, query: str, language: str, **values: str) -> list[dict[str, str]]:
    """Return the rows of the API as people read them, by the heads of their columns."""
    asked = {**values, "format": "markdown", "lang": language}
    lines = client.get(f"api/queries/{query}", params=asked).text.splitlines()
    head, _, *rows = [
        [" ".join(cell.replace("\\|", "|").split()) for cell in re.split(r"(?<!\\)\|", line.strip("|"))]
        for line in lines
        if line.startswith("|")
    ]
    return [dict(zip(head, row, strict=True)) for row in rows]


_IDS = {"reasons", "причины", "себептер"}
"""Heads under which the API has ids, and a page their names."""


def assert_same(rows: list[dict[str, str]], expected: list[dict[str, str]]) -> None:
    """See that the cells of a page are those of the API, as far as both show them."""
    assert len(rows) == len(expected)
    for row, told in zip(rows, expected, strict=True):
        same = {
            head: text for head, text in told.items() if head in row.keys() - _IDS and not _NAMELESS.fullmatch(text)
        }
        assert {head: row[head] for head in same} == same


def field(found: LexborHTMLParser, name: str) -> LexborNode:
    """Return the input of a parameter."""
    (one,) = found.css(f"main form.fields [name='{name}']")
    return one


def selected(found: LexborHTMLParser, name: str) -> str | None:
    (one,) = found.css(f"main form.fields [name='{name}'] option[selected]") or [None]
    return one.attributes["value"] if one else None


def test_every_question_stands_in_one_group() -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(QUERIES)


def test_no_parameter_is_called_like_a_field_of_the_page() -> None:
    assert {name for query in QUERIES.values() for name in query.parameters}.isdisjoint(OWN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_are_listed_in_the_language_of_the_reader(client: httpx.Client, language: str) -> None:
    links = tree(client, "questions", language).css("main section a")
    listed = {link.attributes["href"]: link.text() for link in links}
    assert listed == {f"/questions/{name}": query.question[language] for name, query in QUERIES.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", QUERIES)
def test_a_question_opens_with_its_defaults_and_the_rows_of_the_api(
    client: httpx.Client, name: str, language: str
) -> None:
    found = tree(client, f"questions/{name}", language)
    assert texts(found.css("h1")) == [QUERIES[name].question[language]]
    assert len(shown(found)) == QUERIES[name].expect["rows"]
    assert_same(shown(found), answered(client, name, language))


@pytest.mark.parametrize("name", QUERIES)
def test_each_parameter_has_a_labelled_field_with_its_default(client: httpx.Client, name: str) -> None:
    found, query = tree(client, f"questions/{name}", "ru"), QUERIES[name]
    for parameter in query.parameters.values():
        one = field(found, parameter.name)
        assert parameter.label["ru"] in one.parent.text()
        value = selected(found, parameter.name) if one.tag == "select" else one.attributes.get("value")
        expected = "true" if one.attributes.get("type") == "checkbox" else query.defaults.get(parameter.name, "")
        assert (value or "") == expected


@pytest.mark.parametrize(
    ("address", "name", "kind"),
    [
        (HEADLINE, "role", "select"),
        (HEADLINE, "region", "select"),
        (HEADLINE, "exact", "checkbox"),
        (HEADLINE, "year", "number"),
        ("questions/office-holders-on-a-date", "date", "date"),
        ("questions/instruction-ledger", "stated", "select"),
        ("questions/timeline-of-a-person", "person", "select"),
        ("questions/find-by-name", "name", "text"),
        ("questions/evidence-of-a-claim", "claim", "text"),
    ],
)
def test_a_field_is_of_the_type_of_its_parameter(client: httpx.Client, address: str, name: str, kind: str) -> None:
    one = field(tree(client, address), name)
    assert kind in (one.tag, one.attributes.get("type"))


@pytest.mark.parametrize(
    ("address", "name", "value"),
    [
        (f"{FIGURES}?region=KZ-59", "region", "KZ-59"),
        (f"{FIGURES}?region=region:KZ-59", "region", "KZ-59"),
        (f"{FIGURES}?region=https://w3id.org/polgraph/id/region/KZ-59", "region", "KZ-59"),
        (f"{FIGURES}?region=СКО", "region", "KZ-59"),
        (f"{FIGURES}?region=Маңғыстауда", "region", "KZ-47"),
        ("questions/comparability-notes?about=measure:registered", "about", "measure:registered"),
        ("questions/instruction-ledger?stated=false", "stated", "false"),
    ],
)
def test_a_value_in_any_writing_is_the_one_that_is_selected(
    client: httpx.Client, address: str, name: str, value: str
) -> None:
    assert selected(tree(client, address), name) == value


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("deputy-ministers-at-regional-meetings", {"exact": "true"}),
        ("deputy-ministers-at-regional-meetings", {"year": "2024", "region": "KZ-59"}),
        ("figures-of-a-region", {"region": "KZ-59", "measure": "registered"}),
        ("office-holders-on-a-date", {"date": "2024-12-31"}),
        ("find-by-name", {"name": "ҚР ІІМ"}),
        ("instruction-ledger", {"stated": "true"}),
    ],
)
def test_the_fields_of_an_address_are_those_of_the_api(client: httpx.Client, name: str, values: dict[str, str]) -> None:
    address = str(httpx.URL(f"questions/{name}", params=values))
    assert_same(shown(tree(client, address)), answered(client, name, "en", **values))


def test_what_is_left_empty_is_not_asked_for(client: httpx.Client) -> None:
    assert len(shown(tree(client, f"{HEADLINE}?role=&region=&year="))) == 2


@pytest.mark.parametrize(
    ("query", "told", "kept"),
    [
        ("year=20x5&region=KZ-59", "year is '20x5'; expected a year such as 2025", ("region", "KZ-59")),
        ("region=Атлантида&measure=registered", "Атлантида", ("measure", "registered")),
        ("colour=red&region=KZ-59", "figures-of-a-region has no parameter 'colour'", ("region", "KZ-59")),
        ("page=0&region=KZ-59", "page is '0'; expected a whole number", ("region", "KZ-59")),
        ("page=9999999999999999", "expected a whole number", ("region", "KZ-47")),
    ],
)
def test_a_wrong_value_is_told_in_one_line_beside_the_others(
    client: httpx.Client, query: str, told: str, kept: tuple[str, str]
) -> None:
    answer = client.get(f"{FIGURES}?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/html; charset=utf-8")
    found = LexborHTMLParser(answer.text)
    (line,) = texts(found.css("main [role='alert']"))
    assert told in line
    assert selected(found, kept[0]) == kept[1]
    assert found.css("table") == []


@pytest.mark.parametrize(("language", "told"), [("en", "“year”"), ("kk", "«жыл»"), ("ru", "«год»")])
def test_a_wrong_value_stays_in_its_field_which_is_named(client: httpx.Client, language: str, told: str) -> None:
    answer = client.get(f"{FIGURES}?year=20x5", headers={"Accept-Language": language})
    found = LexborHTMLParser(answer.text)
    assert told in found.css("main [role='alert']")[0].text()
    assert (field(found, "year").attributes["value"], field(found, "year").attributes["type"]) == ("20x5", "text")
    assert [one.attributes["name"] for one in found.css("[aria-invalid]")] == ["year"]


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", '"><img src=x>', "\x00", "{{ 7 * 7 }}", "\u202e", "a" * 5000]
)
@pytest.mark.parametrize("name", ["region", "year", "<b>", "measure"])
def test_hostile_values_stay_text(client: httpx.Client, name: str, value: str) -> None:
    answer = client.get(FIGURES, params={name: value})
    assert answer.status_code == 400
    found = LexborHTMLParser(answer.text)
    assert found.css("main script, main img, main b") == []
    assert "49" not in texts(found.css("main [role='alert']"))[0]


def test_a_question_that_is_not_there_is_not_found(client: httpx.Client) -> None:
    assert client.get("questions/nothing").status_code == 404
