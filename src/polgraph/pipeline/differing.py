"""Read two states of a release, and say in words what differs between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from polgraph.comparison import Difference, differences
from polgraph.engine import NamedNode
from polgraph.errors import SourceError
from polgraph.inputs import form_of, name_of, quads_of, read_source
from polgraph.iris import kind_and_slug, short_iri
from polgraph.namespaces import ID, PG, RDF
from polgraph.pipeline import inputs
from polgraph.pipeline.releases import shipped_lexicon
from polgraph.workers import Bounds, run_bounded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from polgraph.comparison.entries import Value
    from polgraph.engine import Quad
    from polgraph.facts import Facts

FALLBACK = {"en": ("en", "ru", "kk"), "kk": ("kk", "ru", "en"), "ru": ("ru", "kk", "en")}
_RELEASE = NamedNode(PG.Release)
_SIGN = {"added": "+", "changed": "~", "removed": "-"}


def differ(old: Path, new: Path, *, spans: bool = False) -> list[Difference]:
    """Return what differs between the facts of two files, each a release as RDF or a facts document.

    The files are read in a child process, within the limits of `polgraph.limits`; SourceError if one cannot be used.
    """
    from polgraph.limits import limit

    bounds = Bounds(limit("seconds"), limit("megabytes"), "comparison", SourceError, "expected two releases")
    return run_bounded(_differences, str(old), str(new), inputs.read_stdin((old, new)), spans, bounds=bounds)


def states(old: str, new: str, folder: Path | None = None) -> tuple[Path, Path]:
    """Return the files that are meant by two names: releases of the store in *folder* by their ids, else files."""
    from pathlib import Path

    from polgraph.store.record import release_paths

    known = {path.stem: path for path in release_paths(folder)} if folder else {}
    first, second = (known.get(name.removeprefix("release:"), Path(name)) for name in (old, new))
    return first, second


def rows(found: Iterable[Difference], language: str) -> list[tuple[str, str, str, str]]:
    """Return differences as people read them: what happened, to which kind of fact, about what, and how."""
    words = _Words(language)
    return [(_SIGN[one.change], one.kind, words.about(one), words.differs(one)) for one in found]


class _Words:
    """Labels of things in a language, else in another, else their short IRIs."""

    def __init__(self, language: str) -> None:
        self._languages = FALLBACK[language]
        self._lexicon = shipped_lexicon()

    def about(self, one: Difference) -> str:
        return ", ".join(self._written(value) for value in one.about.values() if value not in (None, ()))

    def differs(self, one: Difference) -> str:
        now, then = one.differs, one.before
        if one.change != "changed":
            return "; ".join(f"{name} {self._written(value)}" for name, value in (now or then).items())
        return "; ".join(f"{name} {self._written(then[name])} → {self._written(now[name])}" for name in now)

    def _written(self, value: Value) -> str:
        if isinstance(value, tuple):
            return ", ".join(self._written(one) for one in value) or "–"
        if isinstance(value, str) and value.startswith(ID):
            return self._label(value, self._lexicon.labels(value))
        return "–" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    def _label(self, iri: str, labels: Mapping[str, str]) -> str:
        kind, slug = kind_and_slug(iri)
        unnamed = slug.replace("_", "–") if kind == "period" else short_iri(iri)
        return next((labels[one] for one in self._languages if one in labels), unnamed)


def _differences(old: str, new: str, stdin: bytes | None, spans: bool) -> list[Difference]:
    return differences(_facts(old, stdin), _facts(new, stdin), spans=spans)


def _facts(path: str, stdin: bytes | None) -> Facts:
    """Read the facts of one release; other graphs of the file, such as those of vocabularies, are left out."""
    from polgraph.facts import parse_facts
    from polgraph.mapping import facts_of

    where = name_of(path)
    content = stdin if path == "-" and stdin is not None else read_source(path)
    form = form_of("" if path == "-" else path, content, where)
    try:
        if form == "facts":
            return parse_facts(content.decode("utf-8-sig"), shipped_lexicon().vocabulary())
        return facts_of(quad.triple for quad in _release(quads_of(content, form, where)))[0]
    except UnicodeDecodeError as exc:
        raise SourceError(f"{where}: byte {exc.start} is not UTF-8; expected UTF-8 JSON") from exc
    except SourceError as exc:
        raise SourceError(str(exc) if where in str(exc) else f"{where}: {exc}") from exc


def _release(quads: list[Quad]) -> list[Quad]:
    graphs = {quad.graph_name for quad in quads if quad.predicate.value == RDF.type and quad.object == _RELEASE}
    return [quad for quad in quads if quad.graph_name in graphs] if len(graphs) == 1 else quads
