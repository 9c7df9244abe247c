"""Rules of the SPARQL protocols as data: what is sent, step by step, and what has to be answered.

A rule in rules/ has a name, a level (MUST, SHOULD or POLICY) with the section that asks for it, and steps. A step names
a method, an address (`query`, `update`, `store`, or `$location` of the answer before) and the parameters in it; then

    what is sent    form, or body in a charset; type, accept and other headers, in which `$etag` is that of the answer before
    what is held    status (200 if not said), media, boolean, rows, graph, triple, has, lacks, empty

Every rule starts from DATA.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Literal
from urllib.parse import quote, urlencode

import yaml
from urllib3.exceptions import HTTPError

from tests.conformance.client import Answer, Server
from tests.conformance.holding import CHECKS, Held, holds

FOLDER = Path(__file__).with_name("rules")
LEVELS = ("MUST", "SHOULD", "POLICY")
DATA = b"""DROP ALL ; INSERT DATA { <urn:s> <urn:p> "default"
  GRAPH <urn:one> { <urn:s> <urn:p> "one" } GRAPH <urn:two> { <urn:s> <urn:p> "two" } }"""
FORM = "application/x-www-form-urlencoded"

READS = ("GET", "HEAD", "OPTIONS")
SENT = {"accept", "body", "charset", "form", "headers", "type"}

Given = str | list[str] | None


@dataclass(frozen=True)
class Step:
    """One request, and by the names of CHECKS what is held of its answer."""

    method: str
    to: str
    sent: Mapping[str, Given | Mapping[str, Given]]
    held: Mapping[str, Held]


@dataclass(frozen=True)
class Rule:
    """What one sentence of a specification asks for; *topic* is the file in which it stands."""

    topic: str
    name: str
    level: Literal["MUST", "SHOULD", "POLICY"]
    section: str
    steps: tuple[Step, ...]


def rules() -> list[Rule]:
    told = {file: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.yml"))}
    return [_rule(file.stem.partition("-")[0], name, rule) for file, its in told.items() for name, rule in its.items()]


def _rule(topic: str, name: str, told: Mapping[str, object]) -> Rule:
    (level,) = (level for level in LEVELS if level in told)
    return Rule(topic, name, level, told[level], tuple(map(_step, told["steps"])))


def _step(told: dict[str, Held]) -> Step:
    first, *_ = told
    method, to = first.split(" ")
    held = {"status": 200} | {name: what for name, what in told.items() if name in CHECKS}
    sent = {name: what for name, what in told.items() if name not in CHECKS and name != first}
    assert sent.keys() <= SENT, f"{first}: {sorted(sent.keys() - SENT)}"
    return Step(method, to, {**sent, "parameters": told[first] or {}}, held)


def judged(server: Server) -> Iterator[tuple[Rule, str | None]]:
    """Give for every rule what breaks it, or None."""
    changed = True
    for rule in rules():
        if changed:
            assert server.update(DATA).status < 300, "the data of the rules is refused"
        yield rule, _broken(rule, server)
        changed = any(step.method not in READS for step in rule.steps)


def _broken(rule: Rule, server: Server) -> str | None:
    before: dict[str, str] = {}
    for step in rule.steps:
        try:
            answer = _asked(step, server, before)
        except HTTPError as exc:
            return f"{step.method} {step.to}: no answer: {exc}"
        for name, held in step.held.items():
            if not holds(name, answer, held):
                return f"{step.method} {step.to}: {name} {held!r} is not held by {answer.told()}"
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
