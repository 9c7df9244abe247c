"""What a name stands for, with its labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.iris import compact, kind_and_slug
from polgraph.pipeline.assisting.answers import Wish
from polgraph.pipeline.serving.finding import KINDS, things

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked, Json

_LANGUAGES = ("en", "ru", "kk")
_NONE = f"nothing here is called so; expected another name of it; kinds are {', '.join(KINDS)}"


def find(asked: Asked, origin: Origin) -> Json:
    """Return the things that `text` names, of any `kind` unless one is given."""
    dataset, wish = origin.dataset(), Wish.of(asked)
    found = things(dataset, asked.text("text"), asked.text("kind"))
    given = found[wish.first : wish.first + wish.most]
    labels = {language: dataset.labels(given, [language]) for language in _LANGUAGES}
    rows: list[Json] = [
        {
            "id": compact(iri),
            "kind": kind_and_slug(iri)[0],
            "iri": iri,
            "labels": {language: labels[language][iri] for language in _LANGUAGES if iri in labels[language]},
        }
        for iri in given
    ]
    return {"rows": rows, **wish.extent(len(rows), len(found))} | ({} if found else {"hint": _NONE})
