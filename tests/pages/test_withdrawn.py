"""What people withdrew, and what only an earlier version of a text says, is not shown as what is stated now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import polgraph
from polgraph.namespaces import ID
from tests.pages.reading import page, text
from tests.pages.stores import made
from tests.service.served import serving

BEFORE = """В Актюбинской области подвели итоги 2031 года

В 2031 году в Актюбинской области зарегистрировано 1 815 уголовных правонарушений.
Изъято 40 единиц огнестрельного оружия. Начальник Департамента полиции Актюбинской области Ерлан Сагатов провёл совещание.
"""
AFTER = BEFORE.replace("1 815", "1 790")
TOLD = {
    "en": ("People withdrew this claim: it is in no answer any more. The reason: misread.", "Only an earlier version"),
    "kk": (
        "Бұл мәлімдемені адамдар кері қайтарды: ол қазір ешбір жауапқа кірмейді. Себебі: misread.",
        "тек бұрынғы нұсқасы",
    ),
    "ru": (
        "Люди отозвали это утверждение: ни в один ответ оно больше не входит. Причина: misread.",
        "только прежняя версия",
    ),
}


@pytest.fixture(scope="module")
def curated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, str, str]]:
    """A store whose text was changed, and in which a person withdrew a figure: with the claim that was, and that."""
    before, folder = tmp_path_factory.mktemp("before") / "store", tmp_path_factory.mktemp("after") / "store"
    made(before, [BEFORE])
    superseded = claim(before, "registered.criminal-offence")
    made(folder, [BEFORE, AFTER])
    withdrawn = claim(folder, "seized.firearms")
    polgraph.curate("retract", withdrawn, store=folder, who="A", why="misread")
    with serving("--store", str(folder)) as served, httpx.Client(base_url=served.address, trust_env=False) as client:
        client.timeout = httpx.Timeout(60)
        yield client, f"id/{superseded.replace(':', '/')}", f"id/{withdrawn.replace(':', '/')}"


def claim(folder: Path, indicator: str) -> str:
    """Return the id of the one figure of *indicator*."""
    (row,) = polgraph.query("figures-of-a-region", store=folder, region="KZ-15", indicator=indicator)
    return str(row["claim"]).removeprefix(ID).replace("/", ":")


@pytest.mark.parametrize("language", TOLD)
def test_the_page_of_a_claim_says_first_that_it_does_not_stand(
    curated: tuple[httpx.Client, str, str], language: str
) -> None:
    client, superseded, withdrawn = curated
    for address, told in ((withdrawn, TOLD[language][0]), (superseded, TOLD[language][1])):
        found = page(client, address, language)
        assert told in text(found.partition("<section>")[0])


def test_what_stands_has_no_such_words(curated: tuple[httpx.Client, str, str]) -> None:
    client, superseded, withdrawn = curated
    region = page(client, "id/region/KZ-15")
    assert "1,790" in text(region)
    assert superseded not in region
    assert withdrawn not in region
