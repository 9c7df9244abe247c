"""Run the command for each hostile input in one process with one thread, as a shell has it: a new one each would take minutes."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
from pathlib import Path

import polgraph.shacl.compiled  # noqa: F401  # so that not each child has to
from polgraph.cli.main import main
from tests.hostile import asking, lines, places, trees

CASES = [*lines.CASES, *trees.CASES, *asking.CASES, *places.CASES]


def write(folder: Path) -> None:
    (folder / "good.ttl").write_bytes(asking.DATA)
    for case in CASES:
        for name, content in {case.name: case.content, **case.beside}.items():
            (folder / name).write_bytes(content)


def run(folder: Path) -> None:
    """Print exit code, standard output and standard error of each case, a line of JSON each."""
    for case in CASES:
        path = str(folder / case.name)
        arguments = [str(folder / "good.ttl"), "--shapes", path] if case.shapes else [path]
        os.environ.update(case.environment)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["validate", *arguments])
        told = re.sub(r"_:\w{4,}", "_:x", err.getvalue().replace(path, "FILE").replace(f"{folder}/", ""))
        for name in case.environment:
            del os.environ[name]
        print(json.dumps([case.name, code, out.getvalue(), told]), flush=True)


if __name__ == "__main__":
    run(Path(sys.argv[1]))
