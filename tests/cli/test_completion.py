"""The Tab key: what polgraph tells a shell, and what the shell makes of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from polgraph.cli.completion import SHELLS
from polgraph.cli.main import COMMANDS
from polgraph.pipeline import questions
from tests.cases import ROOT


@pytest.fixture
def command(tmp_path: Path) -> Path:
    """A folder with a `polgraph` in it, for $PATH."""
    script = tmp_path / "bin/polgraph"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}/src" exec "{sys.executable}" -m polgraph "$@"\n')
    script.chmod(0o755)
    return script.parent


def told(line: str, folder: Path) -> set[str]:
    """Return what polgraph tells at the end of *line*."""
    answer = folder / "answer"
    asked = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "POLGRAPH_LANG": "en",
    }
    command = [sys.executable, "-m", "polgraph"]
    done = subprocess.run(command, env={**os.environ, **asked}, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return {word.strip() for word in answer.read_text(encoding="utf-8").splitlines()}


def test_an_empty_line_offers_every_command(tmp_path: Path) -> None:
    assert set(COMMANDS) <= told("polgraph ", tmp_path)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("polgraph vali", {"validate"}),
        ("polgraph --v", {"--version"}),
        ("polgraph export --fo", {"--format"}),
        ("polgraph query --lang ", {"en", "kk", "ru"}),
        ("polgraph query --lang=k", {"--lang=kk"}),
        ("polgraph store re", {"rebuild", "remove", "restore"}),
        ("polgraph completion ", {*SHELLS, "-h", "--help"}),
        ("polgraph query deputy-", {"deputy-ministers-at-regional-meetings"}),
        ("polgraph query my", {"my-query.rq"}),
        ("polgraph query figures-of-a-region --reg", {"--region"}),
        ("polgraph query figures-of-a-region --region KZ-5", {"KZ-55", "KZ-59"}),
        ("polgraph query deputy-ministers-at-regional-meetings --role first-deputy-m", {"first-deputy-minister"}),
        ("polgraph query figures-of-a-region --values reg", {"region"}),
        ("polgraph query figures-of-a-region --lang kk --format cs", {"csv"}),
        ("polgraph query timeline-of-a-person --person bau", {"bauyrzhan-alenov"}),
        ("polgraph validate my-q", {"my-query.rq"}),
        ("polgraph nothing --x", set()),
    ],
)
def test_a_word_that_is_begun_is_completed(line: str, expected: set[str], tmp_path: Path) -> None:
    (tmp_path / "my-query.rq").touch()
    assert told(line, tmp_path) == expected


def test_each_saved_query_is_offered(tmp_path: Path) -> None:
    assert set(questions.saved_queries()) <= told("polgraph query ", tmp_path)


def test_bash_completes_by_what_is_printed(command: Path) -> None:
    line = "polgraph query deputy-"
    script = f"""
        source <(polgraph completion bash)
        complete -p polgraph
        COMP_LINE={line!r} COMP_POINT={len(line)} COMP_WORDS=({line}) COMP_CWORD=2 COMP_TYPE=9
        _python_argcomplete polgraph
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    registered, word = in_shell("bash", script, command).splitlines()
    assert "-F _python_argcomplete polgraph" in registered
    assert word.strip() == "deputy-ministers-at-regional-meetings"


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
def test_fish_completes_by_what_is_printed(command: Path) -> None:
    script = "polgraph completion fish | source; complete -C 'polgraph query deputy-'"
    assert in_shell("fish", script, command).split()[0] == "deputy-ministers-at-regional-meetings"


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh_registers_what_is_printed(command: Path) -> None:
    script = "autoload -U compinit; compinit -D; source <(polgraph completion zsh); print ${_comps[polgraph]}"
    assert in_shell("zsh", script, command).strip() == "_python_argcomplete"


def in_shell(shell: str, script: str, command: Path) -> str:
    """Return what *shell* prints as *script* is run."""
    environment = {**os.environ, "PATH": f"{command}:{os.environ['PATH']}"}
    done = subprocess.run([shell, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
