"""Check data against the shapes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from polgraph import store
from polgraph.engine import NamedNode, parse_file
from polgraph.engine.files import QuadFiles
from polgraph.errors import SourceError, did_you_mean
from polgraph.pipeline import inputs, large
from polgraph.pipeline.inputs import Manner
from polgraph.resources import files_below, resource_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from polgraph.engine import Quad, Term, Triple
    from polgraph.shacl import Report

T = TypeVar("T")
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


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was read for a check: quads by the file that they are from."""

    data: dict[str, list[Quad]]
    context: Sequence[Quad]
    shapes: dict[str, list[Quad]]


def validate(check: Check) -> Report:
    """Check RDF files, or all shipped data if there are none, against the shipped or the given shapes.

    The other shipped releases are looked at too, for what a file states may be in tension with them. Files from outside
    are read and judged in a child process, within the limits of `polgraph.limits`.
    """
    return bounded(_validate, check)


def bounded(work: Callable[..., T], check: Check, *more: object) -> T:
    """Return what *work* makes of *check* and the standard input; in a child process where files come from outside."""
    given = (*check.files, *check.shapes, *check.context, *check.against)
    if not given:
        return work(check, None, *more)
    from polgraph.limits import limit
    from polgraph.workers import Bounds, run_bounded

    bounds = Bounds(limit("seconds"), limit("megabytes"), "check", SourceError, ADVICE)
    return run_bounded(work, check, inputs.read_stdin(given), *more, bounds=bounds)


def read(check: Check, stdin: bytes | None = None) -> Inputs:
    """Read all that a check needs; SourceError if a file cannot be used."""
    if check.files:
        data = dict(inputs.read_each(check.files, Manner(stdin, check.input_format, based=bool(check.shapes))))
    else:
        data = dict(store.shipped_by_file())
    return with_context(check, data, stdin)


def with_context(check: Check, data: dict[str, list[Quad]], stdin: bytes | None = None) -> Inputs:
    """Return *data*, by the names of *check*'s files, with what else *check* needs; SourceError as of `read`."""
    shapes = _shapes(check, stdin)
    return Inputs(data, _context(check, _all(data), stdin), shapes)


def judge(check: Check, given: Inputs) -> Report:
    """Judge what was read."""
    from polgraph import validation  # not before there is something to judge

    shapes = _all(given.shapes)
    report = validation.validate(
        _all(given.data), given.context, shapes, engine=check.engine, own_rules=not check.shapes
    )
    shared = _shared(given.data) if check.files else ()
    return replace(report, notes=(*report.notes, *shared))


def judged(check: Check, stdin: bytes | None = None) -> tuple[Report, Inputs]:
    """Read and judge; of files that are too large to be held, return what concerns the results."""
    if check.engine == "compiled" and large.is_large(check.files):
        files = large.LargeFiles(check.files, check.input_format)
        shapes, context = _shapes(check, stdin), _context(check, files.releases(), stdin)
        report = files.validate(context, _all(shapes), own_rules=not check.shapes)
        return report, Inputs(files.about(report), context, shapes)
    given = read(check, stdin)
    return judge(check, given), given


def _validate(check: Check, stdin: bytes | None) -> Report:
    return judged(check, stdin)[0]


def _shapes(check: Check, stdin: bytes | None) -> dict[str, list[Quad]]:
    """Read the given shapes or the shipped ones, and those of the profiles that are asked for."""
    profiles = [name for name in (check.profile, ARCHIVE if check.against else None) if name]
    own = [*_profile_files(profiles), *([] if check.shapes else shape_files())]
    given = inputs.read_each(check.shapes, Manner(stdin, based=True))
    return {**dict(given), **{path: parse_file(path) for path in own}}


def _context(check: Check, data: list[Quad], stdin: bytes | None) -> Sequence[Quad]:
    """Return what the data refers to and is held against; releases that it holds itself are left out."""
    manner = Manner(stdin, based=bool(check.shapes), beside=True)
    parts = inputs.read_each(check.against, manner)
    archive = [quad for _, part in parts for quad in store.other_releases(data, part)]
    context = [*inputs.read_all(check.context, manner), *archive]
    if check.shapes:
        return context
    if check.files:
        context += store.other_shipped_releases([*data, *archive])
    return QuadFiles([path for path, _ in store.vocabulary_files()], context)


def _shared(files: dict[str, list[Quad]]) -> Iterator[str]:
    """Tell of nodes that files say different things of: all of it is taken together, and may hide what one lacks."""
    if len(files) < 2:
        return
    said: dict[Term, set[frozenset[Triple]]] = {}
    for quads in files.values():
        about: dict[Term, set[Triple]] = {}
        for quad in quads:
            about.setdefault(quad.subject, set()).add(quad.triple)
        for node, triples in about.items():
            said.setdefault(node, set()).add(frozenset(triples))
    different = sorted(node.value for node, ways in said.items() if len(ways) > 1 and isinstance(node, NamedNode))
    if different:
        more = f" and {len(different) - 1} more" if len(different) > 1 else ""
        yield f"told differently by several files, and taken together: {different[0]}{more}"


def _all(files: dict[str, list[Quad]]) -> list[Quad]:
    return [quad for quads in files.values() for quad in quads]


def shipped_shapes() -> list[Quad]:
    """Return the shapes that any polgraph graph must satisfy."""
    return [quad for path in shape_files() for quad in parse_file(path)]


def shape_files() -> list[str]:
    """Return the files of these shapes, in order."""
    folder = resource_dir("shapes")
    return [path for path in files_below(folder, ".ttl") if not path.startswith(f"{folder}/profiles/")]


def _profile_files(names: list[str]) -> list[str]:
    """Return the files of profiles; SourceError if there is none of a name."""
    known = profiles()
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"expected one of {', '.join(known)}"
            raise SourceError(f"no profile is called {name!r}; {hint}")
    return [f"{resource_dir('shapes')}/profiles/{name}.ttl" for name in dict.fromkeys(names)]


def profiles() -> list[str]:
    """Name the profiles that there are."""
    folder = f"{resource_dir('shapes')}/profiles"
    return [path.removeprefix(f"{folder}/").removesuffix(".ttl") for path in files_below(folder, ".ttl")]
