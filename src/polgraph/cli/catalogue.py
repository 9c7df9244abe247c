"""What can be asked: the saved queries, what their parameters may be, and what is wrong with a query."""

from __future__ import annotations

from polgraph.cli.tables import draw
from polgraph.pipeline import questions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from polgraph.queries import SavedQuery


def print_queries(language: str, *, as_json: bool) -> None:
    """Print the saved queries with their questions and parameters."""
    queries = questions.saved_queries().values()
    if as_json:
        import json

        print(json.dumps([_described(query) for query in queries], ensure_ascii=False, indent=1))
        return
    rows = [[q.name, q.question.get(language, q.summary), _options(q)] for q in queries]
    print(draw(["query", "question", "parameters"], rows))


def print_choices(query: SavedQuery, name: str, language: str, store: Path | None) -> None:
    """Print what the parameter *name* may be."""
    from polgraph.pipeline.values import choices

    print(draw([name, "label"], choices(query, name, questions.FALLBACK[language], store)))


def print_findings(queries: Sequence[SavedQuery]) -> int:
    """Print what is wrong with *queries*; return the exit code."""
    from polgraph.pipeline.linting import lint

    found = [(query.name, finding) for query in queries for finding in lint(query)]
    for where, finding in found:
        print(f"{where}: {finding}")
    print(f"queries checked: {len(queries)}, findings: {len(found)}")
    return 1 if found else 0


def _options(query: SavedQuery) -> str:
    """Write the parameters of a query with their defaults."""
    return " ".join(
        f"--{name}={query.defaults[name]}" if name in query.defaults else f"--{name}" for name in query.parameters
    )


def _described(query: SavedQuery) -> dict[str, object]:
    parameters = {
        name: {"type": p.type, "scheme": p.scheme, "label": p.label, "default": query.defaults.get(name)}
        for name, p in query.parameters.items()
    }
    return {
        "name": query.name,
        "summary": query.summary,
        "question": query.question,
        "parameters": parameters,
        "chart": query.chart,
    }
