"""Lists of addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from polgraph.errors import SourceError
from polgraph.fetching import read_list


def test_a_list_has_comments_and_each_address_once(tmp_path: Path) -> None:
    file = tmp_path / "pages.txt"
    file.write_text("\ufeff# releases\nhttps://example.org/1\r\n\n  https://example.org/2 \nhttps://example.org/1\n")
    assert read_list(file) == ("https://example.org/1", "https://example.org/2")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"https://example.org/1\nfile:///etc/passwd\n", "line 2: file:///etc/passwd: is no address of a page"),
        (b"# nothing\n", "holds no address; expected one a line"),
        (b"https://\xff\n", "byte 8 is not UTF-8"),
    ],
)
def test_what_is_no_list(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "pages.txt"
    file.write_bytes(content)
    with pytest.raises(SourceError, match=told):
        read_list(file)
