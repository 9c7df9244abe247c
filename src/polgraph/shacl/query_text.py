"""The text of a SPARQL query as tokens and groups: enough to tell where a node can be bound before it is evaluated."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.engine.lexemes import LEXEMES
from polgraph.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFIX = re.compile(r"(?:\s|#[^\n]*\n)*PREFIX\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE)
BRACKETS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Token:
    """A lexeme: *kind* is variable, iri, word, sign or text, which is all else; *text* is as the query has it."""

    kind: str
    text: str

    def names(self, variable: str) -> bool:
        """Tell whether this is the *variable*."""
        return self.kind == "variable" and self.text[1:] == variable

    @property
    def keyword(self) -> str:
        """Return the word in capitals; empty for any other token."""
        return self.text.upper() if self.kind == "word" else ""


@dataclass(slots=True)
class Group:
    """What stands between two braces, as positions of tokens; the outermost group is the query itself."""

    start: int
    parent: Group | None = None
    exists: bool = False
    """Inside EXISTS, where SPARQL itself puts in what is bound outside."""
    selected: bool = False
    """The group of a SELECT."""
    selects: bool = False
    """A SELECT stands in it."""
    state: str = "patterns"
    """While it is read: patterns, projection or modifiers."""
    brackets: list[str] = field(default_factory=list)
    in_pattern: set[str] = field(default_factory=set)
    in_expression: set[str] = field(default_factory=set)
    projected: list[str] = field(default_factory=list)


def tokens_of(text: str, prefixes: Mapping[str, str]) -> list[Token]:
    """Take *text* apart; prefixed names are spelled out. SourceError on a prefix that is not declared."""
    found: list[Token] = []
    end = 0
    own, text = _without_prologue(text)
    prefixes = {**prefixes, **own}
    for lexeme in LEXEMES.finditer(text):
        found.append(Token("text", " " if text[end : lexeme.start()].isspace() else text[end : lexeme.start()]))
        end = lexeme.end()
        kind = next(name for name, value in lexeme.groupdict().items() if value is not None)
        if kind == "name" and not lexeme[0].startswith("_:"):
            found += _spelled(lexeme[0], prefixes)
        elif kind == "opaque":
            found.append(Token("iri" if lexeme[0].startswith("<") else "text", lexeme[0]))
        else:
            found.append(Token(kind if kind in ("variable", "word", "sign") else "text", lexeme[0]))
    found.append(Token("text", text[end:]))
    return [token for token in found if token.text]


def groups_of(tokens: list[Token]) -> list[Group]:
    """Return the groups of a query, the query itself first, each before those inside it."""
    found = [Group(-1)]
    group, last = found[0], ""
    for place, token in enumerate(tokens):
        if token.text == "{":
            group = Group(place, group, group.exists or last == "EXISTS", group.state == "projection")
            if group.selected and group.parent:
                group.parent.state = "modifiers"
            found.append(group)
        elif token.text == "}":
            group = group.parent or group
        else:
            _note(group, token, last)
        last = token.keyword or ("" if token.text.strip() else last)
    return found


def _note(group: Group, token: Token, last: str) -> None:
    """Take down what a token says about the group that it stands in."""
    if token.keyword == "SELECT":
        group.selects, group.state = True, "projection"
    if token.kind == "sign" and token.text in BRACKETS:
        group.brackets.append(BRACKETS[token.text])
    elif token.kind == "sign" and group.brackets and token.text == group.brackets[-1]:
        group.brackets.pop()
    if group.state == "projection" and (token.kind == "variable" or token.text == "*"):
        if not group.brackets or last == "AS":
            group.projected.append(token.text.lstrip("?$"))
    elif group.state == "patterns" and token.kind == "variable":
        (group.in_expression if ")" in group.brackets else group.in_pattern).add(token.text[1:])


def _without_prologue(text: str) -> tuple[dict[str, str], str]:
    """Return the prefixes that a query declares itself, and what follows."""
    found = {}
    while match := _PREFIX.match(text):
        found[match[1]] = match[2]
        text = text[match.end() :]
    return found, text


def _spelled(name: str, prefixes: Mapping[str, str]) -> list[Token]:
    """Return a prefixed name as its IRI; the full stops at its end, which end a triple, are tokens of their own."""
    bare = name.rstrip(".")
    prefix, _, local = bare.partition(":")
    if prefix not in prefixes:
        raise SourceError(f"the prefix {prefix!r} is not declared; expected sh:declare for it, by sh:prefixes")
    iri = str(NamedNode(prefixes[prefix] + local.replace("\\", "")))
    return [Token("iri", iri), *(Token("sign", ".") for _ in name[len(bare) :])]
