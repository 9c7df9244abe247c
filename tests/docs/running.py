"""Run the blocks of a page one after another as a reader does: in a checkout of their own, in one shell, in one Python."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.cluster import free_port

from tests.cases import ROOT
from tests.docs.blocks import Block, Page, matches

COPIED = (
    "data",
    "docs",
    "ontology",
    "queries",
    "shapes",
    "src",
    "pyproject.toml",
    "tests/extraction/own",
    "tests/golden",
)
SECONDS = 60
PORT = 8765
"""That of `polgraph serve`; here each page has its own."""
_END = "\x04"
_PYTHON = f"""
import json, sys, traceback
names = {{"__name__": "__main__"}}
for block in iter(lambda: sys.stdin.readline(), ""):
    code = 0
    try:
        exec(compile(json.loads(block), "page", "exec"), names)
    except BaseException:
        traceback.print_exc(file=sys.stdout)
        code = 1
    print("{_END}%d" % code, flush=True)
"""


@contextlib.contextmanager
def reader(page: Page, folder: Path) -> Iterator[Reader]:
    """Give somebody who reads the page in a checkout in *folder*, and end all that they started."""
    one = Reader(_checkout(folder, page))
    try:
        yield one
    finally:
        one.close()


class Reader:
    """Runs blocks; the shell keeps its folder, variables and what it started, Python its names."""

    def __init__(self, checkout: Path) -> None:
        path = f"{checkout}/bin:{Path(sys.executable).parent}:{os.environ['PATH']}"
        own = {"PATH": path, "PYTHONPATH": f"{checkout}/src", "LANG": "C.UTF-8", "COLUMNS": "120", "NO_COLOR": "1"}
        self._environment = {**os.environ, **own, "PYTHONUNBUFFERED": "1"}
        self._checkout = checkout
        self._port = free_port()
        self._kept = checkout / ".shell"
        self._kept.write_text("")
        self._python: subprocess.Popen[str] | None = None
        self._servers: list[subprocess.Popen[bytes]] = []

    def run(self, block: Block) -> None:
        """Run *block*; AssertionError if it does not end as it should, or prints something else than is shown."""
        words = block.code.replace(f":{PORT}", f":{self._port}")
        if "background" in block.how:
            self._serve(words.replace("polgraph serve", f"polgraph serve --port {self._port}"), block.line)
            return
        code, printed = self._in_shell(words) if block.language == "sh" else self._in_python(words)
        printed = printed.replace(f":{self._port}", f":{PORT}")
        assert code == block.exit, f"line {block.line}: exit code {code}\n{printed}"
        if block.printed is not None:
            assert matches(block.printed, printed), f"line {block.line} prints\n{printed}"

    def _in_shell(self, code: str) -> tuple[int, str]:
        script = (
            f'source "{self._kept}"\nset -eu -o pipefail\n{code}\n{{ export -p; echo "cd $(pwd)"; }} > "{self._kept}"\n'
        )
        result = subprocess.run(
            ["bash", "-c", script],
            **self._where(),
            stderr=subprocess.STDOUT,
            stdout=subprocess.PIPE,
            timeout=SECONDS,
            check=False,
        )
        return result.returncode, result.stdout

    def _in_python(self, code: str) -> tuple[int, str]:
        if self._python is None:
            words = [sys.executable, "-c", _PYTHON]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
            self._python = subprocess.Popen(words, **self._where(), **pipes)
        self._python.stdin.write(json.dumps(code) + "\n")
        self._python.stdin.flush()
        lines = []
        for line in self._python.stdout:
            before, end, number = line.partition(_END)
            lines.append(before)
            if end:
                return int(number), "".join(lines)
        return self._python.wait(), "".join(lines)

    def _serve(self, code: str, line: int) -> None:
        said = self._checkout / f".said-{len(self._servers)}"
        script = f'source "{self._kept}"\n{code}'
        with said.open("wb") as file:
            where = {key: value for key, value in self._where().items() if key not in ("text", "encoding")}
            one = subprocess.Popen(["bash", "-c", script], **where, stdout=file, stderr=file, start_new_session=True)
        self._servers.append(one)
        until = time.monotonic() + 60
        while "http://" not in said.read_text() and one.poll() is None and time.monotonic() < until:
            time.sleep(0.1)
        assert one.poll() is None, f"line {line}: it ended\n{said.read_text()}"

    def _where(self) -> dict[str, object]:
        return {"cwd": self._checkout, "env": self._environment, "text": True, "encoding": "utf-8"}

    def close(self) -> None:
        """End what goes on."""
        if self._python:
            self._python.kill()
            self._python.communicate()
        for one in self._servers:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGTERM)
            one.wait(30)


def _checkout(folder: Path, page: Page) -> Path:
    copy = folder / "checkout"
    for name in COPIED:
        source = ROOT / name
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy / name)  # with what Python has compiled, whose times are kept
        else:
            shutil.copy(source, copy / name)
    for name, source in page.files.items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / source, copy / name)
    command = copy / "bin/polgraph"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m polgraph "$@"\n')
    command.chmod(0o755)
    return copy
