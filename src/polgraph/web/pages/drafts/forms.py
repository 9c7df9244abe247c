"""The form of the page: what was pasted or chosen, the draft that it came to before, and what is put right in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from polgraph.pipeline.drafting.taking import Sent
from polgraph.pipeline.serving.parts import parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.workers.kept.jobs import Asked

_WHERE = "the form"


@dataclass(frozen=True, slots=True)
class Form:
    """What a person sent."""

    sent: Sent = field(default_factory=Sent)
    release: str = ""
    """The draft as it was first read, which the page carries."""
    wish: str = ""
    """What is wanted instead of the page: a file, or a part of the page for a script."""
    out: frozenset[str] = frozenset()
    """The ids of facts that are left out."""
    put: Mapping[str, str] = field(default_factory=dict)
    """What stands in the inputs, by id and key."""


def form_of(asked: Asked) -> Form:
    """Read the body; SourceError if it is no form."""
    texts: dict[str, str] = {}
    content, name, out = b"", "", set()
    for part in parts_of(asked.text("type"), asked.body, _WHERE):
        if part.name == "file":
            content, name = part.content, part.file
        elif part.name == "out":
            out.add(_text(part.content))
        else:
            texts[part.name] = _text(part.content)
    sent = Sent(texts.pop("text", ""), content, name)
    return Form(sent, texts.pop("release", ""), texts.pop("wish", ""), frozenset(out), texts)


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")  # as browsers send it; other senders see what became of theirs
