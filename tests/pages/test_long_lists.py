"""Lists that are longer than a page, of invented people: in parts, in the order of the Kazakh alphabet."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from polgraph.web.pages.collation import alphabetical, by_surname
from polgraph.web.pages.paging import SIZE
from tests.pages.reading import lines, page
from tests.service.served import serving

COUNT = 2 * SIZE + 7
PREFIXES = """
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix pg: <https://w3id.org/polgraph/def#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <https://w3id.org/polgraph/> .
<id/release/r> pg:text <text/r> .
<text/r#char=0,1> nif:referenceContext <text/r> .
"""
PERSON = """
<id/person/{n}> a pg:Person ; skos:prefLabel "Имя {n}"@ru ; pg:identifiedAs <id/person/{n}> ; pg:evidence <text/r#char=0,1> .
"""


@pytest.fixture(scope="module")
def crowd() -> Iterator[httpx.Client]:
    people = "".join(PERSON.replace("{n}", f"{number:012}") for number in range(COUNT))
    headers = {"Content-Type": "text/turtle", "Authorization": "Bearer of-the-test"}
    with (
        serving("--writable", "--no-validate", POLGRAPH_TOKEN="of-the-test") as served,
        httpx.Client(base_url=served.address, trust_env=False, timeout=30) as client,
    ):
        put = client.put("store?default", content=(PREFIXES + people).encode(), headers=headers)
        assert put.is_success, put.text
        yield client


def test_all_parts_together_are_the_list(crowd: httpx.Client) -> None:
    parts = [lines(page(crowd, f"people?page={number}")) for number in (1, 2, 3)]
    assert list(map(len, parts)) == [SIZE, SIZE, 7]
    assert [one for part in parts for one in part] == [f"/id/person/{number:012}" for number in range(COUNT)]


def test_parts_lead_to_one_another_and_keep_what_was_asked(crowd: httpx.Client) -> None:
    middle = page(crowd, "people?lang=en&region=&page=2")
    assert 'rel="prev" href="?lang=en&amp;page=1"' in middle
    assert 'rel="next" href="?lang=en&amp;page=3"' in middle
    assert 'rel="next"' not in page(crowd, "people?page=3")
    assert f"Found: {COUNT}" in middle


def test_there_is_nothing_beyond_the_last_part(crowd: httpx.Client) -> None:
    assert "The list has no such part." in page(crowd, "people?page=4")


@pytest.mark.parametrize(
    "names",
    [["Адам", "Әділов", "Баев", "Ғабит", "Ермек", "Қали", "Ли", "Өмір", "Ұлан", "Үсен", "Яков"], ["A", "b", "А"]],
)
def test_names_are_in_the_order_of_the_alphabet(names: list[str]) -> None:
    assert sorted(set(names), key=alphabetical) == names


def test_people_are_ordered_by_their_last_word() -> None:
    assert sorted(["Яна Ахметова", "Али Қалиев", "Болат Кенже"], key=by_surname) == [
        "Яна Ахметова",
        "Болат Кенже",
        "Али Қалиев",
    ]
