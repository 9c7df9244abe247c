"""polgraph completion: the lines by which a shell completes polgraph's commands."""

from __future__ import annotations

import argparse

SHELLS = ("bash", "fish", "zsh")
EXAMPLES = """examples:
  source <(polgraph completion bash)                                        in this shell; a line for ~/.bashrc
  polgraph completion zsh > ~/.zfunc/_polgraph                              a folder of $fpath
  polgraph completion fish > ~/.config/fish/completions/polgraph.fish
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that will read it")


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Print it."""
    from argcomplete.shell_integration import shellcode

    options = parser.parse_args(arguments)
    print(shellcode(["polgraph"], shell=options.shell).strip("\n"))
    return 0
