"""The page that checks what people send: read, judged and told in a child that may be killed; nothing of it is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from polgraph.errors import SourceError
from polgraph.facts import facts_json
from polgraph.pipeline.drafting.correcting import corrected
from polgraph.pipeline.drafting.draft import Draft, draft_of
from polgraph.pipeline.drafting.labels import Labels
from polgraph.pipeline.drafting.taking import taken
from polgraph.web.pages.drafts.forms import Form, form_of
from polgraph.web.pages.drafts.making import DraftMaker
from polgraph.web.pages.drafts.showing import Outcome, of_data, of_draft
from polgraph.web.pages.making import BY_LANGUAGE
from polgraph.web.pages.model import Page
from polgraph.web.pages.rendering import html
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.engine import Quad
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked

FILES: dict[str, tuple[str, str, Callable[[Draft], bytes]]] = {
    "facts": ("application/json", "json", lambda draft: facts_json(draft.facts).encode()),
    "text": ("text/plain", "txt", lambda draft: draft.text.content.encode()),
    "turtle": ("text/turtle", "ttl", lambda draft: draft.turtle),
}
"""What a draft can be taken away as: media type, ending, content."""
MOST_FACTS = 1000
RESULT = "result"
"""The wish for the part of the page that tells what came out, for a script."""
_HEADERS = {**BY_LANGUAGE, "Referrer-Policy": "same-origin"}
"""With no referrer at all, browsers would not say either that it is our page that sends the form."""
_PRIVATE = {**_HEADERS, "Cache-Control": "no-store"}


def check(asked: Asked, origin: Origin) -> Answer:
    """Show the form, and what came of what was sent; or answer with the file that is wished for."""
    maker, form = DraftMaker(asked, origin), Form()
    if refused := asked.text("refused"):
        return _page(maker, form, Outcome(wrong=refused, hint="check.large"))
    if not asked.values.get("sent"):
        return _page(maker, form, None)
    try:
        form = form_of(asked)
        found = _found(form, origin)
        if not isinstance(found, Draft):
            return _page(maker, form, of_data(found, maker))
        draft, wrong = _put_right(found, form, maker.language)
        if form.wish in FILES and not wrong:
            return _file(draft.kept(form.out), form.wish)
        return _page(maker, form, of_draft(found, draft, form, maker, wrong))
    except SourceError as exc:
        return _page(maker, form, Outcome(wrong=str(exc), hint=_hint(form)))


def _found(form: Form, origin: Origin) -> Draft | list[Quad]:
    """Return the draft that the page carries, or what is sent for the first time."""
    if not form.release:
        return _bounded(taken(form.sent, origin.texts))
    try:
        draft = draft_of(json.loads(form.release))
    except (ValueError, RecursionError):
        draft = None
    if draft is None:
        raise SourceError("the form: its draft cannot be read; expected it as the page gave it")
    return draft


def _bounded(found: Draft | list[Quad]) -> Draft | list[Quad]:
    """Refuse what no press release states, and no page has room for; SourceError."""
    if isinstance(found, Draft) and (count := len(found.names)) > MOST_FACTS:
        raise SourceError(f"the text: states {count} facts; expected one press release, of at most {MOST_FACTS}")
    return found


def _hint(form: Form) -> str:
    """Return the key of what to tell those whose input is unusable for a common reason."""
    sent = form.sent
    if not (sent.content.strip() or sent.pasted.strip() or form.release):
        return "check.hint.empty"
    try:
        sent.content.decode()
    except UnicodeDecodeError:
        return "check.hint.encoding"
    return ""


def _put_right(original: Draft, form: Form, language: str) -> tuple[Draft, str]:
    """Return the draft as it is put right; as it was, and what is wrong, if that cannot be meant."""
    try:
        draft = corrected(original, form.put, Labels(language, original.triples if form.put else ()))
        return (draft, "") if draft.triples else (original, "")
    except SourceError as exc:
        return original, str(exc)


def _file(draft: Draft, wish: str) -> Answer:
    media, ending, write = FILES[wish]
    name = f'attachment; filename="release-{draft.text.sha256[:12]}.{ending}"'
    return Answer(media, write(draft), headers={"Cache-Control": "no-store", "Content-Disposition": name})


def _page(maker: DraftMaker, form: Form, outcome: Outcome | None) -> Answer:
    values, most = maker.asked.values, maker.asked.values.get("most")
    more = {
        "form": form,
        "outcome": outcome,
        "most": most // 1024 // 1024 if isinstance(most, int) else 0,
        "most_bytes": most,
    }
    template = "check-result" if form.wish == RESULT else "check"
    content = html(template, maker.reader, Page(maker.words["check.title"]), **more)
    status = 200 if outcome is None or not outcome.wrong else 413 if values.get("refused") else 422
    return Answer("text/html", content, status, _PRIVATE if values.get("sent") else _HEADERS)
