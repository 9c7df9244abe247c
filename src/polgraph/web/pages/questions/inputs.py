"""The inputs of a saved query's form: of which type each is, what it may be, and what it is now."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.errors import QueryParameterError
from polgraph.namespaces import ID
from polgraph.pipeline.serving.catalogue import offers_of, written_for
from polgraph.pipeline.serving.fields import RESERVED
from polgraph.pipeline.values import fixed_values, thing_of
from polgraph.queries.types import term_of
from polgraph.web.pages.collation import alphabetical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.queries import Parameter, SavedQuery
    from polgraph.web.pages.making import Maker

OWN = ("embed", "page", "view")
"""Fields of a question's page that are no parameter; with RESERVED, names that no parameter may have, by test."""
_TYPES = {"date": "date", "integer": "number", "year": "number"}
_BOUNDS = {"year": ("1900", "2099")}


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a form; *options* are values with labels; one that *is_open* may be left empty."""

    name: str
    label: str
    type: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    is_open: bool = True
    bounds: tuple[str, str] | None = None
    """The least and the most that a number may be."""


class Form:
    """A saved query with what a reader gives for its parameters."""

    def __init__(self, maker: Maker, query: SavedQuery) -> None:
        self._maker, self.query = maker, query
        self._offers = offers_of(maker.dataset, maker.language)
        apart = {*OWN, *RESERVED}
        self.given = {name: value for name, value in maker.fields.items() if value.strip() and name not in apart}

    @cached_property
    def values(self) -> Mapping[str, str]:
        """What is given, and the first of what there is for each default that these data do not have."""
        absent = {name: self._first(name) for name in self.query.defaults if not self._is_here(name)}
        return {**{name: value for name, value in absent.items() if value}, **self.given}

    @property
    def lacking(self) -> list[str]:
        """The labels of what has to be given before there can be an answer."""
        wanted = [name for name in self.query.defaults if name not in self.values and not self._is_here(name)]
        return [self._label(self.query.parameters[name]) for name in wanted]

    def wrong(self, message: str) -> Parameter | None:
        """Return the parameter that an error tells of; None if that is none of this query's."""
        known = self.query.parameters.items()
        return next((one for name, one in known if message.startswith((f"{name} is ", f"{name}: "))), None)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The fields of the form, as they are filled in."""
        return tuple(self._input(parameter) for parameter in self.query.parameters.values())

    def _input(self, parameter: Parameter) -> Input:
        name, default = parameter.name, self.query.defaults.get(parameter.name, "")
        value, label = self.values.get(name, default if self._is_here(name) else ""), self._label(parameter)
        if parameter.type == "boolean" and default == "false":
            return Input(name, label, "checkbox", value)
        offered = self._offers.of(parameter)
        if offered is None:
            return Input(name, label, _type(parameter, value), value, bounds=_BOUNDS.get(parameter.type))
        options = self._options(parameter, offered)
        now = self._now(parameter, value, dict(options))
        kept = () if not now or now in dict(options) else ((now, now),)
        return Input(name, label, "select", now, (*kept, *options), is_open=not default)

    def _options(self, parameter: Parameter, offered: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        words = self._maker.words
        if fixed_values(parameter):
            return tuple((value, words.get(value, label)) for value, label in offered)
        return tuple(sorted(offered, key=lambda one: (alphabetical(one[1]), one[0])))

    def _now(self, parameter: Parameter, value: str, options: Mapping[str, str]) -> str:
        """Return the option that *value*, which may be a name or an IRI, stands for; itself if there is none."""
        if value and value not in options and parameter.ending == "iri":
            with suppress(QueryParameterError):
                iri = thing_of(self._maker.dataset, parameter, value)
                return written_for(parameter, iri.removeprefix(ID))
        return value

    def _is_here(self, name: str) -> bool:
        """Tell whether the default of a parameter is in these data."""
        parameter = self.query.parameters[name]
        term = term_of(parameter, self.query.defaults[name]) if name in self.query.defaults else None
        return not isinstance(term, NamedNode) or self._maker.dataset.knows(term.value)

    def _first(self, name: str) -> str:
        offered = self._offers.of(self.query.parameters[name])
        return offered[0][0] if offered else ""

    def _label(self, parameter: Parameter) -> str:
        return parameter.label.get(self._maker.language, parameter.name)


def _type(parameter: Parameter, value: str) -> str:
    """Return the type of a field; browsers would hide what does not fit it, so that is a text."""
    if value:
        try:
            term_of(parameter, value)
        except QueryParameterError:
            return "text"
    return _TYPES.get(parameter.type, "text")
