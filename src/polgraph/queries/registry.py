"""The folder of saved queries as a mapping from name to query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from polgraph.engine import Term
from polgraph.engine.lexemes import tokens
from polgraph.errors import QueryError, QueryParameterError, SourceError, UnknownQueryError, did_you_mean
from polgraph.queries.binding import bind, spelled_out
from polgraph.queries.header import Yaml, header_of
from polgraph.queries.types import TYPES, Parameter, term_of
from polgraph.resources import files_below, read_bytes


class SavedQuery:
    """One `.rq` file: what it asks, in three languages, and how."""

    def __init__(self, name: str, text: str, header: Mapping[str, Yaml], parameters: Mapping[str, Parameter]) -> None:
        self.name, self.text, self.header, self.parameters = name, text, header, parameters
        self.path = ""
        self.summary = str(header.get("summary") or name)
        self.question = {key: str(value) for key, value in _mapping(header.get("question")).items()}
        self.defaults = _defaults(header.get("defaults"))
        self.expect = _mapping(header.get("expect"))
        self.chart = _mapping(header.get("chart"))
        self.excused = _mapping(header.get("lint"))
        self.ask = _texts(header.get("ask"))
        self.essential = _texts(header.get("essential"))
        self.shown = _texts(self.chart.get("columns"))

    def terms(self, values: Mapping[str, str]) -> dict[str, Term]:
        """Return the terms for *values* and for the defaults of what is not given."""
        given = {**self.defaults, **values}
        return {name: term_of(self.parameter(name), value) for name, value in given.items()}

    def parameter(self, name: str) -> Parameter:
        """Return the parameter *name*; QueryParameterError if there is none."""
        if name not in self.parameters:
            hint = did_you_mean(name, self.parameters) or self._expected_parameters()
            raise QueryParameterError(f"{self.name} has no parameter {name!r}; {hint}")
        return self.parameters[name]

    def _expected_parameters(self) -> str:
        return f"expected one of {', '.join(self.parameters)}" if self.parameters else "it takes none"

    def bind(self, values: Mapping[str, str]) -> str:
        """Return plain SPARQL with *values* in place of the parameters."""
        return bind(self.text, self.terms(values))


class QueryRegistry(Mapping[str, SavedQuery]):
    """The saved queries of a folder, read when they are asked for; what lies in folders below serves other ends."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._read: dict[str, SavedQuery] = {}

    def __getitem__(self, name: str) -> SavedQuery:
        if name not in self._names:
            hint = did_you_mean(name, self._names) or "`polgraph query` lists them"
            raise UnknownQueryError(f"no saved query is called {name!r}; {hint}")
        if name not in self._read:
            self._read[name] = read_query(f"{self._folder}/{name}.rq")
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @cached_property
    def _names(self) -> list[str]:
        own = len(self._folder) + 1
        return [_stem(path) for path in files_below(self._folder, ".rq") if "/" not in path[own:]]


def read_query(path: str) -> SavedQuery:
    """Read a query file, which need not have a header; SourceError if it cannot be read."""
    try:
        query = parse_query(read_bytes(path).decode("utf-8-sig"), _stem(path))
    except UnicodeDecodeError as exc:
        raise SourceError(f"{path}: byte {exc.start} is not UTF-8; expected a UTF-8 query file") from exc
    query.path = path
    return query


def _stem(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".rq")


def typed_query(text: str) -> SavedQuery:
    """Make a query of a text as people type it."""
    if not text.strip():
        raise QueryError("the query is empty; expected SPARQL, or the name of a saved query")
    return parse_query(spelled_out(text), "the query")


def parse_query(text: str, name: str) -> SavedQuery:
    """Make a saved query of the text of a file; its header and its tokens must agree."""
    header = header_of(text, name)
    declared = _mapping(header.get("parameters"))
    used = dict(tokens(text))
    parameters = {key: _parameter(key, used.get(key, ""), _mapping(declared.get(key))) for key in declared or used}
    for key in used.keys() ^ parameters.keys():
        raise QueryError(f"{name}: parameter {key!r} stands in the header or in the query but not in both")
    for key, parameter in parameters.items():
        if used[key] not in TYPES or parameter.ending != used[key]:
            raise QueryError(
                f"{name}: ?_{key}_{used[key]} is declared as {parameter.type!r}; expected the same known type"
            )
    return SavedQuery(name, text, header, parameters)


def _parameter(name: str, used_type: str, declared: Mapping[str, Yaml]) -> Parameter:
    scheme = declared.get("scheme")
    labels = {key: str(value) for key, value in _mapping(declared.get("label")).items()}
    type_, values = str(declared.get("type", used_type)), _texts(declared.get("values"))
    return Parameter(name, type_, str(scheme) if scheme else None, labels, values)


def _defaults(found: Yaml) -> dict[str, str]:
    """Join a list of one-key maps, as grlc writes defaults."""
    items = found if isinstance(found, list) else []
    pairs = [pair for item in items for pair in _mapping(item).items()]
    return {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in pairs}


def _texts(value: Yaml | None) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _mapping(value: Yaml | None) -> Mapping[str, Yaml]:
    return value if isinstance(value, dict) else {}
