"""Open the store in a folder, ask it a small question, and print the megabytes that this process took at most."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.measuring import peak

from polgraph.pipeline import questions
from polgraph.store.reader import open_copy

if __name__ == "__main__":
    open_copy(Path(sys.argv[1])).select(questions.saved_queries()["evidence-of-a-claim"].bind({}))
    print(peak())
