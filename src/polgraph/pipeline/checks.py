"""Check data against the shapes."""

from __future__ import annotations

from polgraph import store
from polgraph.engine import parse_file
from polgraph.errors import SourceError
from polgraph.resources import files_below, resource_dir

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.validation import Report

SECONDS = 60.0


def validate(files: list[Path], *, shapes: list[Path] | None = None, profile: str | None = None) -> Report:
    """Check RDF files, or all shipped data if there are none, against the shipped or the given shapes.

    *profile* names a stricter set of shapes for one use, to be met as well. The other shipped releases are looked at
    too, for what a file states may be in tension with them. Files from outside are read and judged in a child process.
    """
    if not files and not shapes:
        return _validate([], None, profile)
    from polgraph.workers import run_bounded

    return run_bounded(_validate, files, shapes, profile, seconds=SECONDS, work="validation", error=SourceError)


def _validate(files: list[Path], shapes: list[Path] | None, profile: str | None) -> Report:
    from polgraph import validation

    shape_files = [*(shapes or _shape_files()), *([_profile_file(profile)] if profile else [])]
    context = [quad for path, _ in store.vocabulary_files() for quad in parse_file(path)]
    if files:
        data = [quad for path in files for quad in parse_file(path)]
        context += store.other_releases(data)
    else:
        data = list(store.shipped_quads())
    own = [quad for path in shape_files for quad in parse_file(path)]
    return validation.validate(data, context, own, own_rules=not shapes)


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
