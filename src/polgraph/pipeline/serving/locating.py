"""What a path names, and in which form: a thing, a graph or a document, by Accept or by a suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from polgraph.errors import UnknownThingError
from polgraph.namespaces import BASE
from polgraph.pipeline.serving.describing import described, described_in
from polgraph.pipeline.serving.documents import DOCUMENTS, FOLDERS
from polgraph.pipeline.serving.forms import FORMS, form_for

if TYPE_CHECKING:
    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.describing import Described


def located(dataset: Dataset, path: str, accept: str, base: str) -> tuple[Described, str]:
    """Return what *path* names and the suffix of its form; what is known by the whole path wins over a suffix.

    UnknownThingError if that is nothing, NotAcceptableError if it has no form that *accept* has.
    """
    stem, _, suffix = path.rpartition(".")
    if found := _named(dataset, path, base):
        return found, form_for(accept)
    if suffix in FORMS and (found := _named(dataset, stem, base)):
        return found, suffix
    raise UnknownThingError(f"nothing is known of {BASE}{path[:200]}; expected the IRI of a thing that is served here")


def _named(dataset: Dataset, path: str, base: str) -> Described | None:
    if path in DOCUMENTS:
        return DOCUMENTS[path](dataset, base)
    iris = [f"{BASE}{one}" for one in dict.fromkeys((path, unquote(path)))]
    if document := FOLDERS.get(path.partition("/")[0]):
        holds = document(dataset, base)
        known = (described_in(holds, iri) for iri in iris)
    else:
        known = (described(dataset, iri) for iri in iris)
    return next((one for one in known if one), None)
