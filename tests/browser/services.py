"""The two services that the pages are looked at on: the shipped data, and a store with the two releases archived."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cases import SHARED
from tests.service.served import Served, serving

RELEASES = sorted(SHARED.glob("releases/*.txt"))


@contextmanager
def archived(folder: Path) -> Iterator[Served]:
    """Serve a store in *folder*, made by the commands that people use, with the releases' texts."""
    store = str(folder / "archive")
    for command in (["store", "create", store], ["ingest", "--store", store, *map(str, RELEASES)]):
        subprocess.run([sys.executable, "-m", "polgraph", *command], check=True, capture_output=True)
    with serving("--store", store) as served:
        yield served
