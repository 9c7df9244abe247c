"""Prove the evidence of releases by the archived texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from polgraph import store
from polgraph.engine import parse_file
from polgraph.errors import SourceError
from polgraph.extraction.quantities.stated import StatedNumbers
from polgraph.pipeline import inputs
from polgraph.pipeline.inputs import Manner
from polgraph.resources import read_bytes
from polgraph.verification import Verified
from polgraph.verification import verify as verified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from polgraph.engine import Quad
    from polgraph.verification.proving import Archive

    Prover = Callable[[list[Quad]], Verified]

ADVICE = "expected fewer releases at a time, or POLGRAPH_SECONDS and POLGRAPH_MEGABYTES set higher"


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of a verification; *seconds* are of the processor, for the spans a second."""

    verified: Verified
    seconds: float


def verify(files: Sequence[Path], texts: Path, *, language: str = "en") -> Proof:
    """Prove every span of *files*, or of all shipped releases, by *texts*, a folder of `<sha256>.txt`.

    Files from outside are read in a child process, within the limits of `polgraph.limits`. SourceError if none of the
    texts is in the folder: then nothing is proved.
    """
    if not files:
        return verify_records(store.release_files(), texts, language=language)
    from polgraph.limits import limit
    from polgraph.workers import Bounds, run_bounded

    bounds = Bounds(limit("seconds"), limit("megabytes"), "verification", SourceError, ADVICE)
    return run_bounded(_of_files, tuple(files), inputs.read_stdin(files), texts, language, bounds=bounds)


def verify_records(paths: Iterable[str], texts: Path, *, language: str = "en") -> Proof:
    """Prove the releases in Turtle files that polgraph itself wrote, and that need no child process to be read."""
    prove = _prover(texts, language)
    return _proof((prove(parse_file(path)) for path in paths), texts)


def verify_store(folder: Path, *, language: str = "en") -> Proof:
    """Prove the releases of the store in *folder* by its own texts, corrected ones as queries see them.

    StoreError if it is no store, or cannot be read.
    """
    from polgraph.pipeline.stores.curated import as_seen
    from polgraph.store.layout import opened

    texts = opened(folder).texts
    return _proof(map(_prover(texts, language), as_seen(folder)), texts)


def _of_files(files: Sequence[Path], stdin: bytes | None, texts: Path, language: str) -> Proof:
    prove = _prover(texts, language)
    return _proof((prove(quads) for _, quads in inputs.read_each(files, Manner(stdin))), texts)


def _prover(texts: Path, language: str) -> Prover:
    if not texts.is_dir():
        raise SourceError(f"{texts}: is no folder; expected the texts of releases in it, each <sha256>.txt")
    return partial(verified, archive=archive_in(texts), numbers=StatedNumbers(), language=language)


def _proof(releases: Iterable[Verified], texts: Path) -> Proof:
    import time

    start = time.process_time()
    found = sum(releases, Verified())
    if not found.texts:
        reason = f"expected at least one of {found.missing_texts} texts, named <sha256>.txt"
        raise SourceError(f"{texts}: nothing can be proved; {reason if found.missing_texts else 'expected evidence'}")
    return Proof(found, time.process_time() - start)


def archive_in(texts: Path) -> Archive:
    """Return what reads a text by its hash; the bytes under a name may be others by now, which is to be found."""
    folder = str(texts)

    def read(sha256: str) -> bytes | None:
        try:
            return read_bytes(f"{folder}/{sha256}.txt")
        except SourceError as exc:
            if isinstance(exc.__cause__, FileNotFoundError):
                return None
            raise

    return read
