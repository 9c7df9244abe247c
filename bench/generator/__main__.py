"""Write invented releases and all that belongs to them: one N-Quads file, made once and kept under bench/.data.

    python -m bench.generator [NUMBER] [--seed SEED] [--files FOLDER]

*FOLDER* takes the facts document and the text of each release too, as `polgraph map` reads them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.generator.dataset import made, write_documents


def main() -> None:
    """Make the file, and say where it is."""
    parser = argparse.ArgumentParser(prog="python -m bench.generator", description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--files", type=Path, metavar="FOLDER")
    asked = parser.parse_args()
    print(made(asked.number, asked.seed))
    if asked.files:
        write_documents(asked.number, asked.seed, asked.files)


if __name__ == "__main__":
    main()
