"""Addresses: pages are fetched from a real server, and a changed one is a revision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from polgraph import iris
from polgraph.archive import files_of
from polgraph.pipeline.stores import ingesting
from polgraph.pipeline.stores.ingesting import Ingest, Outcome
from polgraph.pipeline.stores.keeping import kept
from polgraph.sealed import seal_of
from polgraph.store.reader import open_reader
from polgraph.store.writer import Change
from tests.store.conftest import OWN

REVISED = "SELECT ?new ?old ?address WHERE { ?new prov:wasRevisionOf ?old . ?way dct:source ?address ; pg:retrievalOf/^pg:text ?new }"


class Newsroom(ThreadingHTTPServer):
    """A site with pages by path; any other is not there."""

    pages: dict[str, str]
    asked: int = 0


class Handler(BaseHTTPRequestHandler):
    server: Newsroom

    def do_GET(self) -> None:
        self.server.asked += 1
        page = self.server.pages.get(self.path)
        content = f"<!doctype html><html><body><article>{page}</article></body></html>".encode("windows-1251")
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=windows-1251")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    server = Newsroom(("127.0.0.1", 0), Handler)
    text = Path(next(name for name in OWN if "ru-review" in name)).read_text(encoding="utf-8")
    server.pages = {"/1": "".join(f"<p>{line}</p>" for line in text.splitlines() if line)}
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def fetched(newsroom: Newsroom, store: Path, path: str = "/1", **more: bool) -> Outcome:
    address = f"http://127.0.0.1:{newsroom.server_port}{path}"
    (outcome,) = ingesting.ingest(Ingest((address,), store, **{"allow_private": True, **more}))  # type: ignore[arg-type]
    return outcome


def test_a_page_is_stored_and_known_again(newsroom: Newsroom, empty: Path) -> None:
    assert fetched(newsroom, empty).done == "stored"
    assert fetched(newsroom, empty).done == "unchanged"
    assert newsroom.asked == 2
    assert fetched(newsroom, empty, new_only=True).done == "unchanged"
    assert newsroom.asked == 2


def test_a_changed_page_is_a_revision(newsroom: Newsroom, empty: Path) -> None:
    old = fetched(newsroom, empty).release
    newsroom.pages["/1"] += "<p>Исправлено редакцией.</p>"
    new = fetched(newsroom, empty)
    assert new.done == "revision"
    ((newer, older, address),) = set(open_reader(empty).select(REVISED).rows)
    assert (newer.value[-12:], older.value[-12:]) == (new.release, old)
    assert address.value.endswith("/1")
    rows = open_reader(empty).select("SELECT ?r WHERE { ?r a pg:Release }").rows
    assert [row[0].value[-12:] for row in rows] == [new.release]


def test_the_clock_may_be_set_back_between_visits(newsroom: Newsroom, empty: Path) -> None:
    fetched(newsroom, empty)
    with kept(empty) as store:
        ((text, known),) = store.archive.texts.items()
        (way,) = known.retrievals
        late = replace(known, retrievals=frozenset({replace(way, retrieved="2999-01-01T00:00:00Z")}))
        graph = iris.part_of(iris.ARCHIVE_GRAPH, text)
        files = files_of(store.writer.layout.texts, late, "")
        store.writer.commit(files, [Change(graph, late.triples(), seal_of(late.file()))])
    newsroom.pages["/1"] += "<p>Исправлено редакцией.</p>"
    new = fetched(newsroom, empty)
    rows = open_reader(empty).select("SELECT ?r WHERE { ?r a pg:Release }").rows
    assert [row[0].value[-12:] for row in rows] == [new.release]


def test_a_page_that_is_not_there_fails(newsroom: Newsroom, empty: Path) -> None:
    outcome = fetched(newsroom, empty, path="/2")
    assert (outcome.done, len(outcome.problems)) == ("failed", 1)
    assert "404" in outcome.problems[0]


def test_a_private_address_is_refused(newsroom: Newsroom, empty: Path) -> None:
    outcome = fetched(newsroom, empty, allow_private=False)
    assert outcome.done == "failed"
    assert newsroom.asked == 0
