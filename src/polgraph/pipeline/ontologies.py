"""Read two versions of the ontology, and say what differs, and which queries and shapes that touches."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING

from polgraph.comparison import TermDifference, term_differences
from polgraph.errors import SourceError
from polgraph.iris import short_iri
from polgraph.limits import limit
from polgraph.namespaces import PREFIXES
from polgraph.pipeline import inputs
from polgraph.resources import files_below, read_bytes, resource_dir
from polgraph.workers import Bounds, run_bounded

if TYPE_CHECKING:
    from pathlib import Path

_MAIN = "polgraph.ttl"
BREAKING = ("removed", "deprecated")
_SHOWN = 3
"""So many users of a term are named to people, and how many more there are."""
_USERS = (("queries", ".rq"), ("shapes", ".ttl"))
_NAME = re.compile(r"<([^<>\s]+)>|(?<![\w<:/])([a-z][\w-]*):([\w-](?:[\w.-]*[\w-])?)")


def differ(old: Path | str, new: Path | str | None = None) -> list[TermDifference]:
    """Return what differs between two versions, each a folder or a file of RDF.

    Without *new* it is the shipped one, of which a file is compared with the same file. The files are
    read in a child process, within the limits of `polgraph.limits`; SourceError if one cannot be used.
    """
    shipped = resource_dir("ontology")
    default = shipped if os.path.isdir(old) else f"{shipped}/{_MAIN}"  # noqa: PTH112
    bounds = Bounds(limit("seconds"), limit("megabytes"), "comparison", SourceError, "expected two ontologies")
    return run_bounded(_differences, str(old), str(new or default), bounds=bounds)


def users_of(term: str) -> list[str]:
    """Return the shipped queries, views and shapes that name *term*, as paths in the project."""
    return sorted(name for name, terms in _named().items() if term in terms)


def breaks(found: list[TermDifference]) -> bool:
    """Tell whether something went that a shipped query or shape names."""
    return any(one.change in BREAKING and users_of(one.term) for one in found)


def rows(found: list[TermDifference]) -> list[tuple[str, str, str, str]]:
    """Return differences as people read them: what happened, to which term, how, and what names it."""
    return [(one.change, short_iri(one.term), _told(one), _few(users_of(one.term))) for one in found]


def _few(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _differences(old: str, new: str) -> list[TermDifference]:
    return term_differences(*(inputs.read_all(_files(version)) for version in (old, new)))


def _files(version: str) -> list[str]:
    """Return the ontology of a folder with its schemes, of a checkout too; or the file that is named."""
    if not os.path.isdir(version):  # noqa: PTH112  # as all of `resources`
        return [version]
    for folder in (version, f"{version}/ontology"):
        if os.path.isfile(f"{folder}/{_MAIN}"):  # noqa: PTH113
            return [f"{folder}/{_MAIN}", *files_below(f"{folder}/schemes", ".ttl")]
    raise SourceError(f"{version}: has no {_MAIN}; expected the ontology of a version")


def _told(one: TermDifference) -> str:
    if one.change == "removed":
        return ""
    told = []
    for name in sorted({*one.now, *one.before}):
        gone, come = ([short_iri(value) for value in says.get(name, ())] for says in (one.before, one.now))
        kept = set(gone) & set(come)
        parts = [", ".join(value for value in values if value not in kept) or "–" for values in (gone, come)]
        told.append(f"{short_iri(name)} {' → '.join(parts) if one.before else parts[1]}")
    return "; ".join(told)


@cache
def _named() -> dict[str, frozenset[str]]:
    """Return the terms that each shipped query and shape names."""
    found = {}
    for kind, ending in _USERS:
        folder = resource_dir(kind)  # type: ignore[arg-type]  # the kinds stand above
        for path in files_below(folder, ending):
            text = read_bytes(path).decode("utf-8")
            found[f"{kind}/{path.removeprefix(folder).lstrip('/')}"] = frozenset(
                match[1] or PREFIXES.get(match[2], f"{match[2]}:") + match[3] for match in _NAME.finditer(text)
            )
    return found
