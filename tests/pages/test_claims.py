"""The pages of claims: one line as people read it, the words that state it, how sure that is, and what belongs to it."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

CASES = {
    "observation:5e1d0fe58765": {
        "en": ("seized: drugs", "> 744 kg", "Mangystau Region · 2025"),
        "ru": ("изъято: наркотики", "> 744 кг", "Мангистауская область · 2025"),
        "kk": ("тәркіленді: есірткі", "> 744 кг", "Маңғыстау облысы · 2025"),
    },
    "observation:281cdf8f799a": {"ru": ("возмещено: интернет-мошенничество", "> 2 000 000 000 тенге")},
    "change:d12fda6c946d": {"en": ("registered: criminal offence", "↓ 14 %", "compared with 2024")},
    "change:441cfa228c30": {"en": ("registered: murder", "↓ fall", "North Kazakhstan Region · 2024 · significant")},
    "statement:ed745da4ebbe": {"en": ("The deputy minister judges the department's results favourably",)},
    "instruction:9d4cd0f70b53": {"en": ("With the KNB and customs, detect imports of precursors and equipment",)},
    "participation:8be8bf7d9458": {"en": ("attended · Extended meeting", "deputy minister")},
    "tenure:2969a52a839c": {"ru": ("Санжар Адилов", "заместитель министра · Министерство внутренних дел")},
    "purpose:7d3e073d4d33": {"en": ("drug trafficking", "purpose of: Extended meeting")},
    "mention:354beb92a120": {"en": ("North Kazakhstan Region", "place")},
    "holder:53cdcb2cca42": {"en": ("minister", "Ministry of Internal Affairs · name not given")},
}
"""A claim to what its page tells in some languages."""


def page(client: httpx.Client, claim: str, language: str = "en", **fields: str) -> str:
    answer = client.get(
        f"id/{claim.replace(':', '/')}", params=fields, headers={"Accept": "text/html", "Accept-Language": language}
    )
    assert answer.status_code == 200, answer.text
    return answer.text


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("claim", CASES)
def test_a_claim_says_what_it_states(client: httpx.Client, claim: str) -> None:
    for language, told in CASES[claim].items():
        html = words(page(client, claim, language))
        assert [one for one in told if one not in html] == []


@pytest.mark.parametrize("claim", CASES)
def test_a_claim_leads_to_its_words_in_the_text(client: httpx.Client, claim: str) -> None:
    spans = client.get(f"api/evidence/{claim.replace(':', '/')}").json()["spans"]
    html = unescape(page(client, claim))
    for span in spans:
        release = "/".join(span["release"].rsplit("/", 2)[1:])
        assert f'href="/id/{release}?claim={claim}#char={span["start"]},{span["end"]}"' in html
        assert not span["words"] or span["words"] in words(html)


def test_related_claims_are_told_in_words(client: httpx.Client) -> None:
    html = words(page(client, "observation:b25730493eb8"))
    assert "How this figure changed registered: criminal offence: ↓ 14 %" in html
    assert "What was worked out from it registered: criminal offence: 3,159–3,195" in html
    assert "May it be compared" in html
    assert "not comparable, counting unit" in html


def test_what_no_text_states_is_said_to_be_derived(client: httpx.Client) -> None:
    html = words(page(client, "observation:488c39e01864"))
    assert "No text states this" in html
    assert "What it was worked out from" in html


def test_all_statements_are_a_view_away(client: httpx.Client) -> None:
    assert "?view=statements" in page(client, "observation:b25730493eb8")
    assert "What points here" in page(client, "observation:b25730493eb8", view="statements")
