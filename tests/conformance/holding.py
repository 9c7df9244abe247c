"""What a rule may hold of an answer, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rdflib import Graph, Literal, URIRef

from tests.conformance.client import Answer
from tests.conformance.judging import RS, UNREADABLE, read, same

Held = str | int | bool | list[str] | list[int] | Mapping[str, str]


def holds(name: str, answer: Answer, held: Held) -> bool:
    try:
        return CHECKS[name](answer, held)
    except UNREADABLE:
        return False


def _status(answer: Answer, held: Held) -> bool:
    """Tell whether the status is one of those listed, or of a class such as `4xx`, or of classes such as `4xx-5xx`."""
    if isinstance(held, str):
        return str(answer.status)[0] in re.sub(r"[x-]", "", held)
    return answer.status in (held if isinstance(held, list) else [held])


def _graph(answer: Answer) -> Graph:
    if answer.media == "application/ld+json":
        return Graph().parse(answer.body, format="json-ld")
    return read(answer.body, answer.media)


def _rows(answer: Answer) -> int:
    return sum(int(times) for times in read(answer.body, answer.media).objects(None, RS.size))


def _triple(answer: Answer, held: Held) -> bool:
    return any(_graph(answer).triples(tuple(part and URIRef(part) for part in held)))


CHECKS: Mapping[str, Callable[[Answer, Held], bool]] = {
    "boolean": lambda answer, held: Literal(held) in read(answer.body, answer.media).objects(None, RS.boolean),
    "empty": lambda answer, held: (not answer.body) is held,
    "graph": lambda answer, held: same(_graph(answer), Graph().parse(data=held, format="turtle")),
    "has": lambda answer, held: all(re.fullmatch(what, answer.headers.get(name, "")) for name, what in held.items()),
    "lacks": lambda answer, held: not any(name in answer.headers for name in held),
    "media": lambda answer, held: bool(re.fullmatch(held.replace("+", r"\+"), answer.media)),
    "rows": lambda answer, held: _rows(answer) == held,
    "status": _status,
    "triple": _triple,
}
