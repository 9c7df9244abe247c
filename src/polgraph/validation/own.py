"""The results of our own rules, told like those of a shape."""

from __future__ import annotations

from polgraph.engine import NamedNode, Term
from polgraph.namespaces import BASE
from polgraph.shacl import Messages, Result
from polgraph.shacl.paths import Path


def own_result(focus: Term, predicate: str, value: Term | None, rule: str, message: Messages) -> Result:
    """Return a violation of one of our own *rule*s."""
    shape = NamedNode(f"{BASE}shape/{rule}")
    component = f"{BASE}shape/OwnRuleComponent"
    return Result(focus, Path("iri", iri=predicate), value, "violation", shape, component, None, message)
