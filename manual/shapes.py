"""The page of shapes: what each asks of data, how bad it is to break it, and the words that people are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from manual.markdown import code, folded, table, words
from polgraph.engine import Literal, NamedNode, Term, parse_file
from polgraph.namespaces import BASE, RDF, SH
from polgraph.namespaces import PREFIXES as KNOWN
from polgraph.resources import files_below, resource_dir
from polgraph.shacl.index import MemoryIndex

HEAD = """# Shapes

What data must be like: every rule of the shapes (SHACL) in `shapes/`, a section a file, with the message that
`polgraph validate` gives where it is broken. Where a message has `{?name}`, a report has a value of the data. The
shapes in `profiles/` are used only where they are asked for ([validation.md](../guides/validation.md)).

This page is written by `make docs` from the shapes and held by a test.
"""
LANGUAGES = {"ru": "Русский", "kk": "Қазақша"}
PREFIXES = {**KNOWN, "sh": SH.iri, "shape": f"{BASE}shape/"}
APART = {"a", "message", "name", "description", "path", "prefixes", "severity", "select", "ask", "property", "sparql"}
"""What is told in another column, or is of no use to people."""
FIRST, REST, NIL = (f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}" for name in ("first", "rest", "nil"))


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page."""
    folder = resource_dir("shapes")
    lines = [HEAD]
    for path in sorted(files_below(folder, ".ttl"), key=lambda path: ("/profiles/" in path, path)):
        lines += section(Path(path), str(Path(path).relative_to(folder).with_suffix("")))
    yield "en/reference/shapes.md", "\n".join(lines)


def section(path: Path, name: str) -> Iterator[str]:
    """Yield the lines about one file."""
    index = MemoryIndex(parse_file(str(path)))
    about = (
        path.read_text(encoding="utf-8")
        .partition("\n")[0]
        .removeprefix("# ")
        .removesuffix(" CC BY 4.0, polgraph contributors.")
    )
    rules = sorted((node for node in index.forth if _message(index, node, "en")), key=str)
    yield from (f"## {name}", "", words(about), "")
    targets = sorted({target for node in index.forth for target in _targets(index, node)})
    if targets:
        yield from (f"For {', '.join(targets)}.", "")
    heads = ("shape", "path", "demanded", "severity", "message")
    yield from table(heads, (_rule(index, node) for node in rules))
    for language, title in LANGUAGES.items():
        told = [(code(_last(node)), words(_message(index, node, language))) for node in rules]
        if told:
            yield from folded(title, table(("shape", "message"), told))


def _rule(index: MemoryIndex, node: Term) -> tuple[str, ...]:
    paths = [written(index, one) for one in index.objects(node, SH.path)]
    severity = next((one.value for one in index.objects(node, SH.severity) if isinstance(one, NamedNode)), SH.Violation)
    return (
        code(_last(node)),
        code(" ".join(paths)),
        ", ".join(_demands(index, node)),
        severity.removeprefix(SH.iri).lower(),
        words(_message(index, node, "en")),
    )


def _demands(index: MemoryIndex, node: Term) -> Iterator[str]:
    """Yield the constraints of a shape: `minCount 1`, `datatype xsd:date`."""
    for predicate, values in _about(index, node):
        name = predicate.removeprefix(SH.iri)
        if name == "select":
            yield "a query"
        elif predicate.startswith(SH.iri) and name not in APART and not name.startswith("target"):
            yield code(f"{name} {written(index, values)}")


def _about(index: MemoryIndex, node: Term) -> list[tuple[str, Term]]:
    found = [(predicate, value) for predicate, values in index.forth[node].items() for value in values]
    return sorted(found, key=lambda pair: (pair[0], str(pair[1]) if isinstance(pair[1], NamedNode | Literal) else ""))


def _targets(index: MemoryIndex, node: Term) -> Iterator[str]:
    for predicate, value in _about(index, node):
        if predicate == SH.targetClass:
            yield code(written(index, value))
        elif predicate.startswith(f"{SH.iri}target"):
            kind = {"targetSubjectsOf": "what has", "targetObjectsOf": "what is the value of"}
            yield f"{kind.get(predicate.removeprefix(SH.iri), '')} {code(written(index, value))}".strip()


def written(index: MemoryIndex, term: Term) -> str:
    """Write a term or a path as people do: a prefixed name, a literal, `^inverse`, `one/two`, `( a list )`."""
    if isinstance(term, NamedNode):
        fits = [(prefix, iri) for prefix, iri in PREFIXES.items() if term.value.startswith(iri)]
        prefix, iri = max(fits, key=lambda pair: len(pair[1]), default=("", ""))
        return f"{prefix}:{term.value.removeprefix(iri)}" if prefix else f"<{term.value}>"
    if isinstance(term, Literal):
        return term.value
    parts = dict(_about(index, term)) if term in index.forth else {}
    if FIRST in parts:
        return " / ".join(written(index, one) for one in _listed(index, term))
    inner = [
        f"{name.removeprefix(SH.iri)} {written(index, value)}" for name, value in parts.items() if name != RDF.type
    ]
    return "; ".join(inner).replace("inversePath ", "^").replace("alternativePath ", "one of ")


def _listed(index: MemoryIndex, term: Term) -> Iterator[Term]:
    while first := next(iter(index.objects(term, FIRST)), None):
        yield first
        term = next(iter(index.objects(term, REST)))


def _message(index: MemoryIndex, node: Term, language: str) -> str:
    found = (one for one in index.objects(node, SH.message) if isinstance(one, Literal) and one.language == language)
    return next((one.value for one in found), "")


def _last(node: Term) -> str:
    return node.value.rpartition("/")[2] if isinstance(node, NamedNode) else "(unnamed)"
