"""The commands of docs/en/guides/publishing.md that load a store, as they stand there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

from tests.cases import ROOT
from tests.remote.misbehaving import JSON

PAGE = (ROOT / "docs/en/guides/publishing.md").read_text(encoding="utf-8")
(COUNT,) = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)
PORT = "1111"
"""The port in the command for Virtuoso."""


def load(store: str, folder: Path, port: int | str = PORT) -> str:
    """Run the command of *store* in *folder*, which has the files in `bulk`; return what it prints."""
    command = PAGE.split(f"\n## {store}\n")[1].split("```sh\n")[1].split("```")[0]
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    result = subprocess.run(
        ["bash", "-euc", command.replace(PORT, str(port))],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def counted(address: str) -> int:
    """Ask a store how many quads it has, in the words of the page."""
    asked = f"{address}?{urllib.parse.urlencode({'query': COUNT})}"
    request = urllib.request.Request(asked, headers={"Accept": JSON})  # noqa: S310  # our own address
    with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310
        (row,) = json.load(response)["results"]["bindings"]
    return int(row["quads"]["value"])
