"""JSON-LD as trees: things of one kind with what a frame hangs under them; pyld does it and is imported only here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NoReturn

from polgraph.errors import SourceError, lacking

Json = Mapping[str, object]


def framed(document: bytes, frame: Json) -> bytes:
    """Arrange a JSON-LD *document* by *frame*, whose context is added to the document's; nothing is fetched."""
    try:
        from pyld import jsonld
    except ImportError:
        raise lacking("frames need pyld", "jsonld") from None
    content = json.loads(document)
    contexts = [content["@context"], *([frame["@context"]] if "@context" in frame else [])]
    options = {"documentLoader": _refuse, "embed": "@never", "omitDefault": True, "omitGraph": False}
    try:
        arranged = jsonld.frame(content, {**frame, "@context": contexts}, options)
    except jsonld.JsonLdError as exc:
        root = _root_of(exc)
        told = str(root) if isinstance(root, SourceError) else f"{' '.join(str(root).split())}; expected another frame"
        raise SourceError(f"the frame cannot be applied: {told}") from exc
    return (json.dumps(arranged, ensure_ascii=False, indent=1) + "\n").encode()


def _root_of(exc: BaseException) -> BaseException:
    return _root_of(exc.__cause__) if exc.__cause__ is not None else exc


def _refuse(url: str, _: object) -> NoReturn:
    raise SourceError(f"{url}: would be fetched; expected contexts inside the document")
