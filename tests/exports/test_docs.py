"""The page of exports names all that there is; what it says within a line is run."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from polgraph.cli.main import main
from polgraph.pipeline import exports, views
from polgraph.pipeline.selection import SELECTORS
from tests.cases import ROOT

PAGE = (ROOT / "docs/en/guides/exports.md").read_text(encoding="utf-8")
INLINE = re.findall(r"`(polgraph export [^`]*)`", PAGE)


@pytest.mark.parametrize("command", INLINE)
def test_each_command_gives_something(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(command)[1:]) == 0
    sys.stdout.flush()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert len(capfdbinary.readouterr().out + written) > 500


def test_the_page_names_every_view_format_frame_and_selector() -> None:
    for name in [*views.views(), views.TABLES, *exports.EXPORT_FORMATS, *exports.frames()]:
        assert f"`{name}`" in PAGE, name
    for name in SELECTORS:
        assert f"| `--{name}` |" in PAGE, name
