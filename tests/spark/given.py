"""What the tests let Spark read: invented releases, and what should be refused, each for a reason of its own."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from bench.generator.newsroom import released

from polgraph.resources import MAX_BYTES

NUMBER = 60
SECONDS = 1.5
"""What a release may take here: thirty times what an ordinary one takes, half of what the slow one takes."""
SLOW = "".join(f"В 2025 году раскрыто {n} краж, их число снизилось на 5 %. " for n in range(10, 1700))[:99_000]


@cache
def texts() -> dict[str, str]:
    """Return the texts of releases by name."""
    return {f"{n:03}": released(n).text for n in range(NUMBER)}


def poison(released_text: str) -> dict[str, tuple[dict[str, str] | str, str]]:
    """Return lines of JSON Lines that are rejected, by address, each with words of the reason."""
    lines = {
        "slow": ({"text": SLOW}, f"took more than {SECONDS:g} seconds"),
        "empty": ({"text": "Просто слова ни о чём."}, "nothing was found in it; expected a press release"),
        "language": ({"text": released_text, "language": "de"}, "language is 'de'; expected kk or ru"),
        "day": ({"text": released_text, "published": "1 мая"}, "published is '1 мая'; expected YYYY-MM-DD"),
        "missing": ({}, "no text; expected a string"),
    }
    return {name: ({**row, "url": f"https://example.kz/{name}"}, why) for name, (row, why) in lines.items()}


def write_folder(folder: Path) -> Path:
    """Write the texts, each a file."""
    folder.mkdir()
    for name, text in texts().items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def write_lines(path: Path, rows: list[dict[str, str] | str]) -> Path:
    """Write rows as JSON Lines; what is text is written as it is."""
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def write_parquet(path: Path) -> Path:
    """Write the texts as Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"text": list(texts().values())}), path)
    return path


def write_rejected_files(folder: Path) -> Path:
    """Write files that are no texts, or none of a bearable size."""
    folder.mkdir()
    (folder / "binary.txt").write_bytes(b"\x00\xff\xfe" * 100)
    with (folder / "large.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    return folder
