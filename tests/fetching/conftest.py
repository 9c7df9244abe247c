"""Web servers of this machine that do what servers should not, and certificates that nobody else has signed."""

from __future__ import annotations

import shlex
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from polgraph.fetching import Fetcher, fetcher
from tests.fetching.faults import OF_PAGES
from tests.remote.misbehaving import FAULTS, Misbehaving

FAULTS.update(OF_PAGES)


@pytest.fixture
def server() -> Iterator[Misbehaving]:
    with Misbehaving() as misbehaving:
        yield misbehaving


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Fetcher:
    """Fetches from this machine, without pauses of its own."""
    monkeypatch.setattr(fetcher, "PAUSES", (0.0, 0.0))
    return Fetcher(allow_private=True, pause=0)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for the name `localhost`, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed (Debian: apt install openssl)")
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test -addext subjectAltName=DNS:localhost"
    subprocess.run([*shlex.split(command), "-keyout", path, "-out", f"{path}.crt"], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


@pytest.fixture
def secure(server: Misbehaving, certificate: Path) -> Misbehaving:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.wrap(context)
    return server
