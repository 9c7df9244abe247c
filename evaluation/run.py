"""How well the extractor does, set by set: strict and relaxed precision and recall against facts written by people.

    python evaluation/run.py [SET…] [--errors N] [--update]

The scorer and most sets are in the folder `shared` beside the checkout; a set is a folder of texts and their facts
documents, `<id>.txt` and `<id>.json`. `--update` writes the strict scores of the named sets to scores.json, below which
`tests/extraction/test_scores.py` lets none fall.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from polgraph import sources
from polgraph.facts import facts_json
from polgraph.pipeline import releases

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "corpus/score.py"
RATCHET = Path(__file__).with_name("scores.json")
SETS = {
    "dev": SHARED / "corpus/dev",
    "first": ROOT / "tests/extraction/unseen/first",
    "own": ROOT / "tests/extraction/own",
    "releases": SHARED / "releases",
    "second": ROOT / "tests/extraction/unseen/second",
    "third": ROOT / "tests/extraction/unseen/third",
}
DEFAULT = ("dev", "releases")
TOLERANCE = 0.002
"""How far a score may fall below the ratchet before the test tells."""


class Score(NamedTuple):
    """Strict precision and recall; None where nothing was predicted, or nothing was there to be found."""

    precision: float | None
    recall: float | None


Scores = dict[str, Score]
"""Scores by type of fact."""


def predict(folder: Path, target: Path) -> None:
    """Write the facts documents of the texts in *folder* to *target*."""
    extractor = releases.extractor()
    for path in sorted(folder.glob("*.txt")):
        text = sources.read_text(path)
        facts = extractor.extract(text.content, text.sha256)
        (target / f"{path.stem}.json").write_text(facts_json(facts), encoding="utf-8")


def score(folder: Path, target: Path, *options: str) -> str:
    """Return what the scorer prints about the predictions in *target*."""
    command = [sys.executable, str(SCORER), str(folder), str(target), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def scores_of(table: str) -> Scores:
    """Read the strict scores for all languages together out of the scorer's JSON."""
    rows = (row for row in json.loads(table)["rows"] if row["language"] == "all")
    return {row["type"]: Score(_rounded(row["strict"]["p"]), _rounded(row["strict"]["r"])) for row in rows}


def measured(name: str) -> Scores:
    """Run the extractor over a set and return its scores."""
    with tempfile.TemporaryDirectory() as target:
        predict(SETS[name], Path(target))
        return scores_of(score(SETS[name], Path(target), "--json"))


def ratchet() -> dict[str, Scores]:
    """Read the scores that none may fall below, by set."""
    kept = json.loads(RATCHET.read_text(encoding="utf-8"))
    return {name: {kind: Score(*pair) for kind, pair in types.items()} for name, types in kept.items()}


def falls(kept: Scores, now: Scores) -> list[str]:
    """Tell each score that is more than TOLERANCE below the one kept; of what is no longer found, the recall tells."""
    return [
        f"{kind}: {what} {after or 0:.3f}, was {before:.3f}"
        for kind, score in kept.items()
        for what, before, after in zip(Score._fields, score, now.get(kind, Score(None, 0)), strict=True)
        if before is not None and not (what == "precision" and after is None) and (after or 0) < before - TOLERANCE
    ]


def write_ratchet(found: dict[str, Scores]) -> None:
    """Keep *found* beside the scores of the other sets, one type of fact a line."""
    kept = {**(ratchet() if RATCHET.exists() else {}), **found}
    blocks = []
    for name, types in sorted(kept.items()):
        lines = ",\n".join(f'  "{kind}": {json.dumps(list(pair))}' for kind, pair in sorted(types.items()))
        blocks.append(f' "{name}": {{\n{lines}\n }}')
    RATCHET.write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf-8")


def _rounded(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio, 4)


def _show(name: str, errors: int) -> Scores:
    with tempfile.TemporaryDirectory() as target:
        predict(SETS[name], Path(target))
        options = ["--errors", str(errors)] if errors else []
        print(f"\n{name}\n{score(SETS[name], Path(target), *options)}", end="")
        return scores_of(score(SETS[name], Path(target), "--json"))


def main(arguments: Iterable[str]) -> int:
    """Print the tables of the named sets."""
    parser = argparse.ArgumentParser(description="Score the extractor.")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)} (default: {' '.join(DEFAULT)})")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the N worst errors of each set")
    parser.add_argument("--update", action="store_true", help="keep the scores of these sets in scores.json")
    options = parser.parse_args(list(arguments))
    names = options.sets or list(DEFAULT)
    if wrong := [name for name in names if name not in SETS]:
        parser.error(f"no set is called {wrong[0]!r}; expected one of {', '.join(SETS)}")
    if absent := [str(path) for path in (SCORER, *(SETS[name] for name in names)) if not path.exists()]:
        parser.error(f"{absent[0]} is not there; expected the folder with the corpus beside this checkout")
    found = {name: _show(name, options.errors) for name in names}
    if options.update:
        write_ratchet(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
