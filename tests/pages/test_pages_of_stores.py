"""Home, search, questions and coverage over stores: one that has nothing, and one without what queries expect."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from polgraph.pipeline.questions import saved_queries
from tests.pages.stores import HOSTILE, made
from tests.service.served import serving

ADDRESSES = ("", "questions", "search", "search?q=Мангистау", "search?q=figures+of+Mangystau+in+2025", "coverage")


@pytest.fixture(scope="module", params=[[], [HOSTILE]], ids=["empty", "of one release"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("stores") / "store"
    made(folder, request.param)
    with serving("--store", str(folder)) as served, httpx.Client(base_url=served.address, trust_env=False) as opened:
        opened.timeout = httpx.Timeout(60)
        yield opened


@pytest.mark.parametrize("address", [*ADDRESSES, *(f"questions/{name}" for name in saved_queries())])
def test_a_page_of_a_store_opens_without_a_complaint(store: httpx.Client, address: str) -> None:
    answer = store.get(address, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8"), answer.text
    found = LexborHTMLParser(answer.text)
    assert len(found.css("h1")) == 1
    assert found.css("[role='alert'], main script[src='evil'], main img") == []


def test_what_has_no_default_here_is_asked_for(store: httpx.Client) -> None:
    answer = store.get("questions/evidence-of-a-claim", headers={"Accept-Language": "ru"})
    assert "Сначала укажите: утверждение." in answer.text
    assert LexborHTMLParser(answer.text).css("main form input[name='claim']")


@pytest.mark.parametrize("name", ["conflicts", "derived-previous-values"])
def test_an_empty_answer_says_that_nothing_was_derived(store: httpx.Client, name: str) -> None:
    assert "Nothing was derived in this store yet" in store.get(f"questions/{name}").text
    assert "derived in this store" not in store.get("questions/statements").text
