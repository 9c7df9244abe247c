"""Send forms to the page that checks, as browsers do, and read what it answers."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import httpx

from tests.cases import ROOT

OWN = ROOT / "tests/pages/own"
RU = (OWN / "draft-ru.txt").read_text(encoding="utf-8")
KK = (OWN / "draft-kk.txt").read_text(encoding="utf-8")


def sent(
    client: httpx.Client, fields: dict[str, str], file: tuple[str, bytes] | None = None, language: str = "en"
) -> httpx.Response:
    """Send the *fields* of a form, lines ending as in all forms, with a *file* or with none."""
    parts: list[tuple[str, tuple[str | None, bytes]]] = [
        (name, (None, value.replace("\r\n", "\n").replace("\n", "\r\n").encode())) for name, value in fields.items()
    ]
    parts.append(("file", file or ("", b"")))
    return client.post("check", params={"lang": language}, files=parts)


def checked(client: httpx.Client, text: str, language: str = "en") -> str:
    """Return the page about a *text*."""
    answer = sent(client, {"text": text}, language=language)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8"), answer.text[:300]
    return answer.text


def draft(page: str) -> dict[str, Any]:
    """Return the draft that a page carries: facts and text."""
    found: dict[str, Any] = json.loads(carried(page))
    return found


def carried(page: str) -> str:
    """Return the draft as the form of the page has it."""
    return unescape(page.partition('name="release" value="')[2].partition('"')[0])


def marked(page: str) -> list[tuple[str, str]]:
    """Return the words that are marked in the text, each with the kind of the innermost fact that they state."""
    text = page.partition('<div class="text"')[2].partition("</div>")[0]
    found = re.findall(r'<a class="said ([a-z]+)"[^>]*>(.*?)</a>', text, re.DOTALL)
    return [(unescape(re.sub(r"<[^>]*>", "", words)), kind) for kind, words in found]


def shown_text(page: str) -> str:
    """Return the text as the page shows it."""
    inside = page.partition('<div class="text"')[2].partition(">")[2].partition("</div>")[0]
    return unescape(re.sub(r"<[^>]*>", "", inside))
