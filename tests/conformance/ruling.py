"""Rules of the SPARQL protocols as data: what is sent, step by step, and what has to be answered.

A rule in rules/ has a name, a level (MUST, SHOULD or POLICY) with the section that asks for it, and steps. A step names
a method, an address (`query`, `update`, `store`, or `$location` of the answer before) and the parameters in it; then

    what is sent    form, or body in a charset; type, accept and other headers, in which `$etag` is that of the answer before
    what is held    status (200 if not said), media, boolean, rows, graph, triple, has, lacks, empty

Every rule starts from DATA.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Literal
from urllib.parse import quote, urlencode

import yaml
from rdflib import Graph, URIRef
from urllib3.exceptions import HTTPError

from tests.conformance.client import Answer, Server
from tests.conformance.judging import RS, read, same

FOLDER = Path(__file__).with_name("rules")
LEVELS = ("MUST", "SHOULD", "POLICY")
DATA = b"""DROP ALL ; INSERT DATA { <urn:s> <urn:p> "default"
  GRAPH <urn:one> { <urn:s> <urn:p> "one" } GRAPH <urn:two> { <urn:s> <urn:p> "two" } }"""
FORM = "application/x-www-form-urlencoded"

Given = str | list[str] | None
Held = str | int | bool | list[str] | list[int] | Mapping[str, str]


@dataclass(frozen=True)
class Step:
    """One request, and by the names of CHECKS what is held of its answer."""

    method: str
    to: str
    sent: Mapping[str, Given | Mapping[str, Given]]
    held: Mapping[str, Held]


@dataclass(frozen=True)
class Rule:
    """What one sentence of a specification asks for."""

    name: str
    level: Literal["MUST", "SHOULD", "POLICY"]
    section: str
    steps: tuple[Step, ...]


def rules() -> list[Rule]:
    files = sorted(FOLDER.glob("*.yml"))
    return [_rule(name, told) for file in files for name, told in yaml.safe_load(file.read_text("utf-8")).items()]


def _rule(name: str, told: Mapping[str, object]) -> Rule:
    (level,) = (level for level in LEVELS if level in told)
    return Rule(name, level, told[level], tuple(map(_step, told["steps"])))


def _step(told: dict[str, Held]) -> Step:
    first, *_ = told
    method, to = first.split(" ")
    held = {"status": 200} | {name: what for name, what in told.items() if name in CHECKS}
    sent = {name: what for name, what in told.items() if name not in CHECKS and name != first}
    assert sent.keys() <= SENT, f"{first}: {sorted(sent.keys() - SENT)}"
    return Step(method, to, {**sent, "parameters": told[first] or {}}, held)


def judged(server: Server) -> Iterator[tuple[Rule, str | None]]:
    """Give for every rule what breaks it, or None."""
    for rule in rules():
        assert server.update(DATA).status < 300, "the data of the rules is refused"
        yield rule, _broken(rule, server)


def _broken(rule: Rule, server: Server) -> str | None:
    before: dict[str, str] = {}
    for step in rule.steps:
        try:
            answer = _asked(step, server, before)
        except HTTPError as exc:
            return f"{step.method} {step.to}: no answer: {exc}"
        for name, held in step.held.items():
            if not _holds(name, answer, held):
                return f"{step.method} {step.to}: {name} {held!r} is not held by {_told(answer)}"
        before = {header.lower(): value for header, value in answer.headers.items()}
    return None


def _asked(step: Step, server: Server, before: Mapping[str, str]) -> Answer:
    target = Template(step.to).safe_substitute(before)
    if not step.to.startswith("$"):
        target = server.address(step.to) + _in_address(step.sent["parameters"])
    form, headers = step.sent.get("form"), dict(step.sent.get("headers", {}))
    content = urlencode(form, doseq=True) if form else step.sent.get("body")
    for name, header in {"type": "Content-Type", "accept": "Accept"}.items():
        if name in step.sent:
            headers[header] = step.sent[name]
    if form:
        headers["Content-Type"] = FORM
    headers = {name: Template(value).safe_substitute(before) for name, value in headers.items()}
    body = None if content is None else content.encode(step.sent.get("charset", "utf-8"))
    return server.send(step.method, target, body, headers)


def _in_address(parameters: Mapping[str, Given]) -> str:
    """Write the parameters; one without a value stands alone, as in `?default`."""
    valued = {name: value for name, value in parameters.items() if value is not None}
    alone = [name for name, value in parameters.items() if value is None]
    parts = [*alone, *([urlencode(valued, doseq=True, quote_via=quote)] if valued else [])]
    return f"?{'&'.join(parts)}" if parts else ""


def _holds(name: str, answer: Answer, held: Held) -> bool:
    try:
        return CHECKS[name](answer, held)
    except Exception:  # noqa: BLE001  # whatever cannot be read does not hold
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
    return tuple(part and URIRef(part) for part in held) in _graph(answer)


def _told(answer: Answer) -> str:
    body = " ".join(answer.body.decode(errors="replace").split())
    return f"{answer.status} {answer.headers.get('Content-Type', '')} {body[:200]}"


CHECKS: Mapping[str, Callable[[Answer, Held], bool]] = {
    "boolean": lambda answer, held: read(answer.body, answer.media).value(None, RS.boolean).toPython() is held,
    "empty": lambda answer, held: (not answer.body) is held,
    "graph": lambda answer, held: same(_graph(answer), Graph().parse(data=held, format="turtle")),
    "has": lambda answer, held: all(re.fullmatch(what, answer.headers.get(name, "")) for name, what in held.items()),
    "lacks": lambda answer, held: not any(name in answer.headers for name in held),
    "media": lambda answer, held: bool(re.fullmatch(held.replace("+", r"\+"), answer.media)),
    "rows": lambda answer, held: _rows(answer) == held,
    "status": _status,
    "triple": _triple,
}
SENT = {"accept", "body", "charset", "form", "headers", "type"}
