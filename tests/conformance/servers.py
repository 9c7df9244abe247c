"""The two servers, each with a dataset of its own that is empty at first and gone at the end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

from tests.conformance.client import Server, connected
from tests.remote import servers

TOKEN = "a-token-of-the-tests"  # noqa: S105  # of a service that lives as long as a test
MEMORY = Path("/dev/shm")  # noqa: S108  # a thousand changes need not wait for a disk: none is to outlive the test
SERVE = [sys.executable, "-m", "polgraph", "serve", "--writable", "--no-validate", "--port", "0"]


@contextmanager
def polgraph(folder: Path) -> Iterator[Server]:
    environment = {
        **os.environ,
        "POLGRAPH_TOKEN": TOKEN,
        "TMPDIR": str(MEMORY if os.access(MEMORY, os.W_OK) else folder),
    }
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(SERVE, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=log)
    assert process.stdout
    try:
        said = process.stdout.readline().decode()
        assert said.startswith("polgraph serve: http"), (folder / "log").read_text(errors="replace")
        with connected(urljoin(said.split()[-1], "sparql"), TOKEN) as server:
            yield server
    finally:
        process.terminate()
        process.stdout.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    with servers.oxigraph(folder) as address, connected(address) as server:
        yield server


SERVERS = {"polgraph": polgraph, "oxigraph": oxigraph}
