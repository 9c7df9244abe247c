"""What a change asks for, looked at before anything is changed, and how its end is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.engine.limits import refuse_far, refuse_tangled
from polgraph.engine.using import with_using
from polgraph.errors import QueryError, UnmetConditionError
from polgraph.limits import advice, limit
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from polgraph.workers.kept.jobs import Asked

CREATED, DONE = Answer("", b"", 201), Answer("", b"", 204)


def graph_of(asked: Asked) -> str | None:
    """Return the name of the graph that is asked for, None for the default graph; QueryError if it is no IRI."""
    name = asked.text("graph")
    if not name:
        return None
    if len(name) > limit("iri"):
        raise QueryError(f"the IRI of the graph has {len(name)} characters; {advice('iri')}")
    try:
        return NamedNode(name).value
    except ValueError as exc:
        raise QueryError(f"{name[:100]!r} is no IRI of a graph; expected one") from exc


def refuse_unmet(asked: Asked, *, there: bool) -> None:
    """Refuse a change whose `condition`, if any, is not met by a graph that is *there*, or new."""
    wanted = asked.text("condition")
    if wanted and (wanted == "there") is not there:
        raise UnmetConditionError(f"the graph is {'there' if there else 'not there'}; expected it otherwise")


def checked_update(asked: Asked) -> str:
    """Return the update that is asked for, as it may be done; QueryError if it may not."""
    text = asked.text("update")
    refuse_far(text)
    refuse_tangled(text)
    return with_using(text, asked.texts("default"), asked.texts("named"))
