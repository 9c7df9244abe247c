"""What an assistant may read as a whole: the ontology, the shapes, the saved queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.errors import SourceError
from polgraph.pipeline.questions import saved_queries
from polgraph.resources import files_below, read_bytes, resource_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked, Json


def document(asked: Asked, _: Origin) -> Json:
    """Return the document `name`: `ontology`, `shapes`, `queries`, or one of the last, as `shapes/claim`."""
    name, part = [*asked.text("name").split("/", 1), ""][:2]
    if part and name in _PARTS:
        return _PARTS[name](part)
    if part or name not in _WHOLE:
        raise SourceError(f"no document is called {asked.text('name')[:80]!r}; expected one of {', '.join(_WHOLE)}")
    return _WHOLE[name]()


def _ontology() -> str:
    return read_bytes(f"{resource_dir('ontology')}/polgraph.ttl").decode()


def _shapes() -> str:
    """Name the shapes, each with what its first line says of it."""
    lines = {name: read_bytes(path).decode().partition("\n")[0] for name, path in _shape_files().items()}
    return "".join(f"{name}: {line.removeprefix('# ')}\n" for name, line in lines.items())


def _shape(name: str) -> str:
    files = _shape_files()
    if name not in files:
        raise SourceError(f"no shapes are called {name[:80]!r}; expected one of {', '.join(files)}")
    return read_bytes(files[name]).decode()


def _shape_files() -> dict[str, str]:
    folder = resource_dir("shapes")
    names = {path.removeprefix(f"{folder}/").removesuffix(".ttl"): path for path in files_below(folder, ".ttl")}
    return {name: path for name, path in names.items() if "/" not in name}


def _queries() -> str:
    """Write the cookbook: each saved query, what it asks, and what its parameters are."""
    return "\n".join(_query(name) for name in saved_queries())


def _query(name: str) -> str:
    query = saved_queries()[name]
    lines = [f"## {name}", "", *(f"- {language}: {text}" for language, text in query.question.items())]
    for parameter in query.parameters.values():
        default = f", {query.defaults[parameter.name]} by default" if parameter.name in query.defaults else ""
        lines.append(f"- `{parameter.name}` ({parameter.type}{default}): {parameter.label.get('en', '')}")
    text = "".join(line for line in query.text.splitlines(keepends=True) if not line.startswith("#+"))
    return "\n".join([*lines, "", "```sparql", text.strip(), "```", ""])


_WHOLE: dict[str, Callable[[], str]] = {"ontology": _ontology, "queries": _queries, "shapes": _shapes}
_PARTS: dict[str, Callable[[str], str]] = {"queries": _query, "shapes": _shape}
