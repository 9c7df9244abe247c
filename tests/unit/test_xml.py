"""XML that the engine answers in: refused where no XML can hold a text, and read back as it was where one can."""

from __future__ import annotations

import io

import pytest
from rdflib import Graph
from rdflib.query import Result

from polgraph.engine import Dataset
from polgraph.engine.answers import Chosen
from polgraph.engine.xml import XmlWriter
from polgraph.errors import QueryError

ROWS = "application/sparql-results+xml"
ASKED = {
    ROWS: 'SELECT ?text {{ VALUES ?text {{ "a{}b" }} }}',
    "application/rdf+xml": 'CONSTRUCT {{ <http://a.example/s> <http://a.example/p> "a{}b" }} {{}}',
}


def answered(media: str, escape: str) -> bytes:
    out = io.BytesIO()
    Dataset().evaluate(ASKED[media].format(escape), Chosen()).write(out, media)
    return out.getvalue()


def read(media: str, content: bytes) -> str:
    """Return the one text in an answer, as another reader reads it."""
    if media == ROWS:
        ((text,),) = Result.parse(io.BytesIO(content), format="xml")
    else:
        (text,) = Graph().parse(content, format="xml").objects()
    return str(text)


@pytest.mark.parametrize("media", ASKED)
@pytest.mark.parametrize("escape", [r"\u0001", r"\u000B", r"\u001F", r"\uFFFE", r"\uFFFF"])
def test_a_character_that_no_xml_holds_is_refused(media: str, escape: str) -> None:
    with pytest.raises(QueryError, match=rf"U\+{escape[2:]}, which XML cannot; expected another format\Z"):
        answered(media, escape)


@pytest.mark.parametrize("media", ASKED)
@pytest.mark.parametrize("escape", [r"\r", r"\r\n", r"\n", r"\t", r"\u0085", r"\u007F", r"\uFFFD", "&<>]]>"])
def test_any_other_is_read_back_as_it_was(media: str, escape: str) -> None:
    assert read(media, answered(media, escape)) == f"a{escape.encode().decode('unicode_escape')}b"


def test_rows_of_the_command_line_are_written_by_the_same_rule() -> None:
    query = ASKED[ROWS]
    assert read(ROWS, Dataset().results(query.format(r"\r"), "xml")) == "a\rb"
    with pytest.raises(QueryError, match=r"U\+FFFF, which XML cannot"):
        Dataset().results(query.format(r"\uFFFF"), "xml")


@pytest.mark.parametrize("at", [1, 2])
def test_a_character_that_comes_in_two_pieces_is_found(at: int) -> None:
    character = "\ufffe".encode()
    writer = XmlWriter(io.BytesIO())
    for piece in (b"<a>", *(character[:at][i : i + 1] for i in range(at))):
        assert writer.write(piece) == len(piece)
    with pytest.raises(QueryError, match=r"U\+FFFE, which XML cannot"):
        writer.write(character[at:])
