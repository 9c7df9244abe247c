"""Check data against the shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph import store
from polgraph.engine import parse_file
from polgraph.errors import SourceError
from polgraph.resources import files_below, resource_dir

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.shacl import Report

SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Check:
    """What to check, and by what."""

    files: tuple[Path, ...] = ()
    """RDF files; all shipped data if there are none. The path `-` is the standard input."""
    shapes: tuple[Path, ...] = ()
    """Shapes instead of the shipped ones; data is then judged by itself, without the shipped vocabularies."""
    context: tuple[Path, ...] = ()
    """What the data refers to: looked at, and not judged."""
    against: tuple[Path, ...] = ()
    """An archive of releases: what the data states is held against it."""
    profile: str | None = None
    """A stricter set of shapes for one use, to be met as well."""
    engine: str = "compiled"


def validate(check: Check) -> Report:
    """Check RDF files, or all shipped data if there are none, against the shipped or the given shapes.

    The other shipped releases are looked at too, for what a file states may be in tension with them. Files from outside
    are read and judged in a child process.
    """
    if not check.files and not check.shapes:
        return _validate(check)
    from polgraph.workers import run_bounded

    return run_bounded(_validate, check, seconds=SECONDS, work="validation", error=SourceError)


def _validate(check: Check) -> Report:
    from polgraph import validation

    shape_files = [*(check.shapes or _shape_files()), *([_profile_file(check.profile)] if check.profile else [])]
    context = [quad for path in check.context for quad in parse_file(path)]
    if not check.shapes:
        context += [quad for path, _ in store.vocabulary_files() for quad in parse_file(path)]
    if check.files:
        data = [quad for path in check.files for quad in parse_file(path)]
        context += [] if check.shapes else store.other_releases(data)
    else:
        data = list(store.shipped_quads())
    own = [quad for path in shape_files for quad in parse_file(path)]
    return validation.validate(data, context, own, engine=check.engine, own_rules=not check.shapes)


def _shape_files() -> list[str]:
    folder = resource_dir("shapes")
    return [path for path in files_below(folder, ".ttl") if not path.startswith(f"{folder}/profiles/")]


def _profile_file(name: str) -> str:
    """Return the file of a profile; SourceError if there is none of that name."""
    folder = f"{resource_dir('shapes')}/profiles"
    known = [path.removeprefix(f"{folder}/").removesuffix(".ttl") for path in files_below(folder, ".ttl")]
    if name not in known:
        raise SourceError(f"no profile is called {name!r}; expected one of {', '.join(known)}")
    return f"{folder}/{name}.ttl"
