"""The page that checks: the same facts and findings as the command line and the API, of all that may be sent."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from polgraph.cli.main import main
from tests.pages.drafting import KK, OWN, RU, carried, checked, draft, marked, sent, shown_text
from tests.pages.reading import page, text
from tests.service.served import serving

FAULTY = (OWN / "faulty.ttl").read_bytes()
ONE = (OWN / "one.jsonld").read_bytes()
TITLES = {"en": "Check and draft", "kk": "Тексеру және дайындау", "ru": "Проверка и черновик"}
KEPT = {"en": "Nothing of what you send is kept", "kk": "ештеңесі сақталмайды", "ru": "не сохраняется"}


@pytest.mark.parametrize("language", TITLES)
def test_the_form_says_what_happens_to_the_text(client: httpx.Client, language: str) -> None:
    found = page(client, "check", language)
    assert f"<h1>{TITLES[language]}</h1>" in found
    assert KEPT[language] in found


@pytest.mark.parametrize("name", ["draft-kk", "draft-ru"])
def test_facts_are_those_of_the_command_line(
    client: httpx.Client, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = OWN / f"{name}.txt"
    assert main(["extract", str(path)]) == 0
    facts = json.loads(capfd.readouterr().out)
    assert draft(checked(client, path.read_text(encoding="utf-8")))["facts"] == facts


@pytest.mark.parametrize(("written", "language"), [(KK, "kk"), (RU, "ru"), (RU, "en")])
def test_the_whole_text_is_shown_with_its_facts_marked(client: httpx.Client, written: str, language: str) -> None:
    found = checked(client, written, language)
    assert shown_text(found) == written
    assert {"figures", "changes", "events", "people"} <= {kind for _, kind in marked(found)}


def test_facts_are_told_in_the_language_of_the_reader(client: httpx.Client) -> None:
    assert ("1 815 уголовных правонарушений", "figures") in marked(checked(client, RU))
    told = {language: text(checked(client, RU, language)) for language in TITLES}
    assert "registered: criminal offence: 1,815 Aktobe Region · January – June 2025" in told["en"]
    assert "зарегистрировано: уголовное правонарушение: 1 815 Актюбинская область" in told["ru"]
    assert "Ақтөбе облысы" in told["kk"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "was not recognised"), ("kk", "есім танылмады"), ("ru", "имя после должности не распознано")],
)
def test_what_is_not_understood_is_told_with_its_words(client: httpx.Client, language: str, told: str) -> None:
    found = checked(client, f"{RU}\nНачальник ДП Акмолинской области полковник Байжумин доложил.\n", language)
    assert ("Байжумин", "issues") in marked(found)
    assert told in text(found)


def test_a_file_is_read_as_its_bytes_are(
    client: httpx.Client, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = RU.replace("\n", "\r\n").encode()
    (tmp_path / "a.txt").write_bytes(content)
    assert main(["extract", str(tmp_path / "a.txt")]) == 0
    facts = json.loads(capfd.readouterr().out)
    assert draft(sent(client, {}, ("a.txt", content)).text)["facts"] == facts


def test_a_page_is_read_without_its_frame(client: httpx.Client) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in RU.split("\n\n")[1:])
    html = f"<!doctype html><title>a</title><nav>Меню</nav><article><h1>Итоги</h1>{paragraphs}</article>"
    found = sent(client, {}, ("page.html", html.encode())).text
    assert "Меню" not in shown_text(found)
    assert ("1 815 уголовных правонарушений", "figures") in marked(found)


@pytest.mark.parametrize("language", TITLES)
def test_findings_in_data_are_those_of_the_api(client: httpx.Client, language: str) -> None:
    headers = {"Content-Type": "text/turtle"}
    results = client.post("api/validate?format=json", content=FAULTY, headers=headers).json()["results"]
    found = sent(client, {}, ("faulty.ttl", FAULTY), language).text
    assert found.count('class="tag violation"') == len(results) == 6
    assert [one for one in results if one["message"][language] not in text(found)] == []


@pytest.mark.parametrize(
    ("name", "content"), [("one.jsonld", ONE), ("one.json", ONE), ("", ONE), ("", FAULTY), ("faulty.ttl", FAULTY)]
)
def test_data_are_known_by_their_ending_or_their_content(client: httpx.Client, name: str, content: bytes) -> None:
    answer = sent(client, {}, (name, content)) if name else sent(client, {"text": content.decode()})
    assert answer.status_code == 200
    assert 'id="holds"' in answer.text


def test_a_facts_document_is_read_with_the_text_beside_it(client: httpx.Client) -> None:
    facts = json.dumps(draft(checked(client, RU))["facts"]).encode()
    assert shown_text(sent(client, {"text": RU}, ("facts.json", facts)).text) == RU
    alone = sent(client, {}, ("facts.json", facts))
    assert alone.status_code == 422
    assert "expected that text pasted beside it" in alone.text


def test_a_release_of_the_api_is_a_draft(client: httpx.Client) -> None:
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    release = client.post("api/extract?format=release", content=RU.encode(), headers=headers)
    assert shown_text(sent(client, {}, ("release.json", release.content)).text) == RU


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("", b"", "is empty"),
        ("a.txt", b"  \n", "is empty"),
        ("a.txt", "Полиция: 5 краж".encode("latin-1", "replace").replace(b"?", b"\xe9"), "is not UTF-8"),
        ("a.bin", bytes(range(256)) * 10, "is not UTF-8"),
        ("a.txt", b"\0" * 1000, "there are no words"),
        ("a.ttl", b"<a> <b> .", "line 1"),
        ("a.rdf", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "expected"),
        ("a.json", b'{"release": 1}', "expected"),
        ("a.json", b"[" * 100_000, "expected"),
    ],
    ids=str,
)
def test_what_cannot_be_checked_is_told_in_one_line(client: httpx.Client, name: str, content: bytes, told: str) -> None:
    answer = sent(client, {}, (name, content))
    assert answer.status_code == 422
    warning = answer.text.partition('<p class="warning told">')[2].partition("</p>")[0]
    assert told in text(warning)
    assert "\n" not in warning.strip()


@pytest.mark.parametrize(
    ("file", "told"),
    [(None, "Вставьте текст или выберите файл."), (("a.txt", b"\xcf\xee"), "в кодировке UTF-8")],
    ids=str,
)
def test_what_to_do_is_told_in_the_language_of_the_reader(
    client: httpx.Client, file: tuple[str, bytes] | None, told: str
) -> None:
    assert told in sent(client, {}, file, language="ru").text


def test_what_is_too_large_is_told_on_the_page() -> None:
    with serving("--body-bytes", "2000") as served, httpx.Client(base_url=served.address, trust_env=False) as client:
        answer = sent(client, {"text": RU * 2}, language="ru")
    assert answer.status_code == 413
    assert "expected at most that many" in answer.text
    assert "Слишком много: не больше" in answer.text
    assert TITLES["ru"] in answer.text


def test_text_is_no_markup_and_cannot_turn_the_page(client: httpx.Client) -> None:
    hostile = f'{RU}\n</textarea><script>alert(1)</script><img src=x onerror="alert(2)">\u202ecba {{{{ 7*7 }}}} &lt;\n'
    found = checked(client, hostile)
    assert shown_text(found) == hostile
    assert "<script>alert" not in found
    assert "<img" not in found
    assert 'data-code="U+202E"' in found
    assert draft(found)["text"] == hostile


def test_a_text_from_right_to_left_is_shown_whole(client: httpx.Client) -> None:
    written = "\u0648\u0632\u0627\u0631\u0629 5\u200f\n" + RU
    assert shown_text(checked(client, written)) == written


def test_nothing_is_kept_on_the_way(client: httpx.Client) -> None:
    assert sent(client, {"text": RU}).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}],
    ids=str,
)
def test_pages_of_others_may_not_send(client: httpx.Client, headers: dict[str, str]) -> None:
    assert client.post("check", files={"text": (None, RU)}, headers=headers).status_code == 403


@pytest.mark.parametrize("media", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_what_is_no_form_is_refused(client: httpx.Client, media: str) -> None:
    assert client.post("check", content=b"text=a", headers={"Content-Type": media}).status_code == 415


def test_a_draft_that_was_changed_on_the_way_is_refused(client: httpx.Client) -> None:
    changed = carried(checked(client, RU)).replace("1 815", "1 816", 1)
    answer = sent(client, {"release": changed})
    assert answer.status_code == 422
    assert "are about another text" in answer.text


def test_a_script_gets_the_result_alone(client: httpx.Client) -> None:
    found = sent(client, {"text": RU, "wish": "result"}).text
    assert "<html" not in found
    assert carried(found) == carried(checked(client, RU))


def test_a_file_is_kept_as_it_is_whatever_the_browser_calls_it(client: httpx.Client) -> None:
    for media in ("message/rfc822", "multipart/mixed; boundary=b", "application/octet-stream"):
        answer = client.post("check", files={"file": ("release.txt", RU.encode(), media)})
        assert ("1 815 уголовных правонарушений", "figures") in marked(answer.text)


MANY = " ".join(f"Изъято {number} единиц огнестрельного оружия." for number in range(2, 1600))
FIELD = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"--b\r\n" * 30_000, "has more than 20000 parts; expected a form as the page makes it"),
        (FIELD + MANY.encode(), "of at most 1000"),
        (b"--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n" + b"--c\r\n" * 20_000, "is empty"),
    ],
    ids=["parts", "facts", "parts in parts"],
)
def test_a_form_that_no_page_makes_is_told_in_one_line(client: httpx.Client, content: bytes, told: str) -> None:
    head = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = client.post("check", content=content + b"\r\n--b--\r\n", headers=head, timeout=60)
    assert answer.status_code == 422
    assert told in text(answer.text)
