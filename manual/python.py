"""The page of the Python API: every public name, by its signature and its docstring."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator

import polgraph
from manual.markdown import block, code, table, words

HEAD = """# Python API

Every name that `import polgraph` gives: the verbs of the command line, what they return, and what they raise. A
`PathLike` is a `str` or an `os.PathLike[str]`. Arguments after `*` are given by name. Every error is a
`polgraph.PolgraphError`.

This page is written by `make docs` from the code and held by a test.
"""

STARS: dict[object, str] = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page."""
    public = {name: getattr(polgraph, name) for name in polgraph.__all__}
    classes = {name: one for name, one in public.items() if inspect.isclass(one)}
    errors = {name: one for name, one in classes.items() if issubclass(one, polgraph.PolgraphError)}
    lines = [HEAD, "## Functions", ""]
    for name, one in public.items():
        if inspect.isfunction(one):
            lines += function(f"polgraph.{name}", name, one)
    lines += ["## Classes", ""]
    for name, one in classes.items():
        if name not in errors:
            lines += class_(name, one)
    lines += ["## Errors", "", "Each stands below the one that it is a kind of; to catch that one catches it too.", ""]
    lines += [*_tree(polgraph.PolgraphError, errors), "", "## Other names", ""]
    lines += ["- `polgraph.__version__`: the version, as a `str`.", ""]
    yield "en/reference/python.md", "\n".join(lines)


def function(title: str, name: str, one: Callable[..., object]) -> Iterator[str]:
    """Yield the lines about one function."""
    yield from (f"### {title}", "")
    yield from block(signature(name, one))
    yield from (words(inspect.getdoc(one) or ""), "")


def class_(name: str, one: type) -> Iterator[str]:
    """Yield the lines about one class: its attributes, then its methods."""
    yield from (f"### polgraph.{name}", "", words(inspect.getdoc(one) or ""), "")
    yield from table(("attribute", "type", "what"), _attributes(one))
    for method, found in vars(one).items():
        given = found.__func__ if isinstance(found, classmethod) else found
        if inspect.isfunction(given) and (not method.startswith("_") or _is_written(name, method)):
            shown = name if method == "__init__" else f"{name}.{method}"
            yield from block(signature(shown, given, skipped=1))
            if given.__doc__:
                yield from (words(inspect.getdoc(given) or ""), "")


def signature(name: str, one: Callable[..., object], *, skipped: int = 0) -> str:
    """Write how *one* is called, an argument a line where it is long; *skipped* are `self` or `cls`."""
    found = inspect.signature(one)
    parts, star = [], False
    for parameter in list(found.parameters.values())[skipped:]:
        if parameter.kind is parameter.KEYWORD_ONLY and not star:
            parts.append("*")
        star = star or parameter.kind in (parameter.KEYWORD_ONLY, parameter.VAR_POSITIONAL)
        parts.append(_parameter(parameter))
    returned = "" if found.return_annotation in (found.empty, None) else f" -> {found.return_annotation}"
    short = f"{name}({', '.join(parts)}){returned}"
    inner = "".join(f"    {part},\n" for part in parts)
    return short if len(short) <= 100 else f"{name}(\n{inner}){returned}"


def _parameter(parameter: inspect.Parameter) -> str:
    stars = STARS.get(parameter.kind, "")
    default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
    return f"{stars}{parameter.name}: {parameter.annotation}{default}"


def _is_written(name: str, method: str) -> bool:
    """Tell whether a special method is one that we wrote for people."""
    return name == "Store" and method == "__init__"


def _attributes(one: type) -> Iterator[tuple[str, str, str]]:
    """Yield fields with the string below each, then properties."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(one))).body[0]
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    for node, below in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id[0] != "_":
            said = below.value if isinstance(below, ast.Expr) else None
            about = str(said.value) if isinstance(said, ast.Constant) else ""
            yield code(node.target.id), code(ast.unparse(node.annotation)), words(about)
    for name, found in vars(one).items():
        if isinstance(found, property) and found.fget is not None:
            type_ = str(inspect.signature(found.fget).return_annotation)
            yield code(name), code(type_), words(inspect.getdoc(found) or "")


def _tree(root: type, errors: dict[str, type], depth: int = 0) -> Iterator[str]:
    yield f"{'    ' * depth}- `{root.__name__}`: {words(inspect.getdoc(root) or '')}"
    for one in errors.values():
        if one.__base__ is root:
            yield from _tree(one, errors, depth + 1)
