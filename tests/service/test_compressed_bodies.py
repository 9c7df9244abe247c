"""Bodies that come as gzip: of one member or of many, whole, and with nothing after them."""

from __future__ import annotations

import gzip
import zlib

import httpx
import pytest

from polgraph.web.inflating import Inflating

PARTS = (b"ASK {", b"} # of ", b"three members")
MEMBERS = b"".join(map(gzip.compress, PARTS))
HEADERS = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        pytest.param(gzip.compress(b"ASK {}"), 200, id="one member"),
        pytest.param(MEMBERS, 200, id="three members"),
        pytest.param(gzip.compress(b"ASK {}") + gzip.compress(b"}"), 400, id="a second that spoils the query"),
        pytest.param(MEMBERS[:-1], 400, id="a last member without its end"),
        pytest.param(gzip.compress(b"ASK {}") + b"\0" * 100_000, 400, id="what is no gzip after the end"),
        pytest.param(gzip.compress(b"ASK {}") + gzip.compress(b"") * 10_000, 400, id="more members than anybody needs"),
        pytest.param(b"", 400, id="nothing"),
    ],
)
def test_a_compressed_query_is_read_to_its_end_or_refused(client: httpx.Client, sent: bytes, status: int) -> None:
    assert client.post("/sparql", content=sent, headers=HEADERS).status_code == status


def test_wherever_the_chunks_are_cut_the_content_is_the_same() -> None:
    for size in range(1, len(MEMBERS)):
        inflating = Inflating()
        chunks = [MEMBERS[start : start + size] for start in range(0, len(MEMBERS), size)]
        assert b"".join(inflating.taken(chunk, 1000) for chunk in chunks) == b"".join(PARTS)
        assert inflating.ended


def test_no_more_is_decompressed_than_is_asked_for() -> None:
    bomb = gzip.compress(b" " * 10_000_000, 9)
    assert [len(Inflating().taken(sent, 5)) for sent in (MEMBERS, bomb, bomb * 2)] == [5, 5, 5]
    with pytest.raises(zlib.error):
        Inflating().taken(b"no gzip", 5)
