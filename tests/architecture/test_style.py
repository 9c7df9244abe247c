"""What `make lint` checks, so that `make test` and CI check it too."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cases import ROOT

CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "src", "tests", "bench", "manual", "evaluation"],
    "rules": ["-m", "ruff", "check", "src", "tests", "bench", "manual", "evaluation"],
    "types": ["-m", "mypy"],
    "layers": ["-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.argv[1:] = []; c()"],
}


@pytest.mark.parametrize("name", CHECKS)
def test_lint(name: str) -> None:
    result = subprocess.run([sys.executable, *CHECKS[name]], capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
