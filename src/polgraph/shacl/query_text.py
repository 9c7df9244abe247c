"""The text of a SPARQL query as tokens and groups: enough to tell where a node can be bound before it is evaluated."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from polgraph.engine import NamedNode
from polgraph.engine.lexemes import LEXEMES
from polgraph.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PREFIX = re.compile(r"(?:\s|#[^\n]*\n)*PREFIX\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE)
BRACKETS = {"(": ")", "[": "]"}


class Token(NamedTuple):
    """A lexeme as the query has it, with what stands before it."""

    kind: str
    """variable, iri, word, sign or text, which is all else."""
    text: str
    before: str = ""
    keyword: str = ""
    """The word in capitals; empty for any other token."""

    def names(self, variable: str) -> bool:
        """Tell whether this is the *variable*."""
        return self.kind == "variable" and self.text[1:] == variable


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
    own, text = _without_prologue(text)
    prefixes = {**prefixes, **own}
    found: list[Token] = []
    end, before = 0, ""
    for lexeme in LEXEMES.finditer(text):
        gap = text[end : lexeme.start()]
        before += " " if gap.isspace() else gap
        end = lexeme.end()
        kind, word = lexeme.lastgroup, lexeme[0]
        if word.startswith("#"):
            before += " "
            continue
        if kind == "name" and not word.startswith("_:"):
            found += _spelled(word, prefixes, before)
        elif kind == "word":
            found.append(Token("word", word, before, word.upper()))
        elif kind == "variable":
            found.append(Token("variable", f"?{word[1:]}", before))
        else:
            found.append(Token("iri" if word.startswith("<") and kind == "opaque" else kind or "text", word, before))
        before = ""
    return [*found, Token("text", "", before + text[end:])]


def text_of(tokens: Iterable[Token]) -> str:
    """Return the text that *tokens* make."""
    return "".join(token.before + token.text for token in tokens)


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
        last = token.keyword
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


def _spelled(name: str, prefixes: Mapping[str, str], before: str) -> list[Token]:
    """Return a prefixed name as its IRI; the full stops at its end, which end a triple, are tokens of their own."""
    bare = name.rstrip(".")
    prefix, _, local = bare.partition(":")
    if prefix not in prefixes:
        raise SourceError(f"the prefix {prefix!r} is not declared; expected sh:declare for it, by sh:prefixes")
    iri = str(NamedNode(prefixes[prefix] + local.replace("\\", "")))
    return [Token("iri", iri, before), *(Token("sign", ".") for _ in name[len(bare) :])]
