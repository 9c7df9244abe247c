"""Facts documents that several tests read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GOLDEN = sorted((ROOT / "tests/golden").glob("*/facts.json"))
CORPUS = sorted(SHARED.glob("corpus/dev/*.json"))
RELEASES = sorted(SHARED.glob("releases/*.json"))


def release_file(slug: str) -> Path:
    """Find the Turtle of a shipped release by its slug."""
    return next((ROOT / "data/ttl/releases").glob(f"*/{slug}.ttl"))
