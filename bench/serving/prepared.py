"""The same quads for all three: the shipped data, or a store of ours that has taken invented releases in."""

from __future__ import annotations

import compileall
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from bench.generator.dataset import DATA, write_documents

import polgraph

_POLGRAPH = [sys.executable, "-m", "polgraph"]


class Prepared(NamedTuple):
    """The quads as a file, the store that polgraph serves (None: the shipped data), the folder for the other engine."""

    quads: Path
    store: Path | None
    loaded: Path


def prepared(size: int) -> Prepared:
    """Make what is not there for *size* invented releases, or for the shipped data; compile, as a package is."""
    compileall.compile_dir(str(Path(polgraph.__file__).parent), quiet=1)
    folder = DATA / f"serving-{size}"
    store = folder / "store" if size else None
    quads, loaded = folder / "quads.nq", folder / "oxigraph"
    if not loaded.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if store and not store.exists():
            _fill(store, size)
        with quads.open("wb") as file:
            origin = ["--store", str(store)] if store else []
            for graph in [], ["--graph", "derived"]:  # what is derived is served, and exported only by its name
                subprocess.run([*_POLGRAPH, "export", "--format", "nq", *origin, *graph], stdout=file, check=True)
        oxigraph = str(Path(sys.executable).with_name("oxigraph"))
        words = ["load", "--location", str(loaded), "--file", str(quads)]
        subprocess.run([oxigraph, *words], check=True, capture_output=True)
    return Prepared(quads, store, loaded)


def _fill(store: Path, size: int) -> None:
    """Make a store, and take the facts documents of *size* releases in."""
    documents, listed = store.parent / "documents", store.parent / "documents.list"
    write_documents(size, 7, documents)
    listed.write_text("\n".join(map(str, sorted(documents.glob("*.json")))))
    subprocess.run([*_POLGRAPH, "store", "create", str(store)], check=True, capture_output=True)
    ingest = ["ingest", "--from", str(listed), "--store", str(store), "--format", "jsonl"]
    subprocess.run([*_POLGRAPH, *ingest], check=True, capture_output=True)
