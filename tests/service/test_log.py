"""The log tells of each request, and stops none."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import httpx

from tests.cases import ROOT
from tests.service.served import serving

REQUESTS = 250  # whose lines a pipe of the system, 64 KB, has no room for
COMMAND = [sys.executable, "-m", "polgraph", "serve", "--port", "0", "--workers", "1"]


def test_a_reader_of_the_log_who_falls_asleep_stops_nobody() -> None:
    with subprocess.Popen(COMMAND, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            address = process.stdout.readline().split()[-1]
            with httpx.Client(base_url=address, trust_env=False, timeout=5) as client:
                assert {client.get(f"/{'x' * 200}").status_code for _ in range(REQUESTS)} == {404}
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        finally:
            process.kill()


def test_the_last_lines_are_written_at_the_end() -> None:
    with serving("--workers=1") as served:
        httpx.get(f"{served.address}health")
        httpx.get(f"{served.address}absent")
        served.process.terminate()
        assert served.process.wait(20) == 0
        lines = [json.loads(line) for line in served.log.read_text(encoding="utf-8").splitlines()]
    assert [(line["path"], line["status"]) for line in lines] == [("/health", 200), ("/absent", 404)]
