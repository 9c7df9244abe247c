"""Check data against the shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph import store
from polgraph.engine import parse_file
from polgraph.errors import SourceError, did_you_mean
from polgraph.pipeline import inputs
from polgraph.pipeline.inputs import Manner
from polgraph.resources import files_below, resource_dir

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.engine import Quad
    from polgraph.shacl import Report

ARCHIVE = "archive"
ADVICE = "expected less data or simpler shapes, or POLGRAPH_SECONDS and POLGRAPH_MEGABYTES set higher"


@dataclass(frozen=True, slots=True)
class Check:
    """What to check, and by what; files are RDF or facts documents, directories of them, or `-` for standard input."""

    files: tuple[Path, ...] = ()
    """What is judged; all shipped data if there are none."""
    shapes: tuple[Path, ...] = ()
    """Shapes instead of the shipped ones; data is then judged by itself, without the shipped vocabularies."""
    context: tuple[Path, ...] = ()
    """What the data refers to: looked at, and not judged."""
    against: tuple[Path, ...] = ()
    """An archive of releases: what the data states is held against it, by the shapes of the profile `archive`."""
    profile: str | None = None
    """A stricter set of shapes for one use, to be met as well."""
    engine: str = "compiled"
    input_format: str | None = None
    """The format of *files*, where their endings and their content do not tell."""


def validate(check: Check) -> Report:
    """Check RDF files, or all shipped data if there are none, against the shipped or the given shapes.

    The other shipped releases are looked at too, for what a file states may be in tension with them. Files from outside
    are read and judged in a child process, within the limits of `polgraph.limits`.
    """
    given = (*check.files, *check.shapes, *check.context, *check.against)
    if not given:
        return _validate(check, None)
    from polgraph.limits import limit
    from polgraph.workers import Bounds, run_bounded

    bounds = Bounds(limit("seconds"), limit("megabytes"), "check", SourceError, ADVICE)
    return run_bounded(_validate, check, inputs.read_stdin(given), bounds=bounds)


def _validate(check: Check, stdin: bytes | None) -> Report:
    manner = Manner(stdin, check.input_format, based=bool(check.shapes))
    data = inputs.read_all(check.files, manner) if check.files else list(store.shipped_quads())
    shapes = _shapes(check, stdin)
    context = _context(check, data, stdin)
    from polgraph import validation  # not before there is something to judge

    return validation.validate(data, context, shapes, engine=check.engine, own_rules=not check.shapes)


def _shapes(check: Check, stdin: bytes | None) -> list[Quad]:
    """Read the given shapes or the shipped ones, and those of the profiles that are asked for."""
    profiles = [name for name in (check.profile, ARCHIVE if check.against else None) if name]
    own = [*_profile_files(profiles), *([] if check.shapes else _shape_files())]
    return [
        *inputs.read_all(check.shapes, Manner(stdin, based=True)),
        *(quad for path in own for quad in parse_file(path)),
    ]


def _context(check: Check, data: list[Quad], stdin: bytes | None) -> list[Quad]:
    """Return what the data refers to and is held against; releases that it holds itself are left out."""
    manner = Manner(stdin, based=bool(check.shapes), beside=True)
    archive = [quads for part in inputs.read_each(check.against, manner) for quads in store.other_releases(data, part)]
    context = [*inputs.read_all(check.context, manner), *archive]
    if check.shapes:
        return context
    vocabularies = [quad for path, _ in store.vocabulary_files() for quad in parse_file(path)]
    return [*context, *vocabularies, *(store.other_shipped_releases([*data, *archive]) if check.files else [])]


def _shape_files() -> list[str]:
    folder = resource_dir("shapes")
    return [path for path in files_below(folder, ".ttl") if not path.startswith(f"{folder}/profiles/")]


def _profile_files(names: list[str]) -> list[str]:
    """Return the files of profiles; SourceError if there is none of a name."""
    folder = f"{resource_dir('shapes')}/profiles"
    known = [path.removeprefix(f"{folder}/").removesuffix(".ttl") for path in files_below(folder, ".ttl")]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"expected one of {', '.join(known)}"
            raise SourceError(f"no profile is called {name!r}; {hint}")
    return [f"{folder}/{name}.ttl" for name in dict.fromkeys(names)]
