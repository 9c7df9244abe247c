"""Pages as HTML: templates in which everything is escaped, and the data block beside what people read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from polgraph.web.pages import files
from polgraph.web.pages.words import words

if TYPE_CHECKING:
    from polgraph.web.pages.model import Page

_LANGUAGES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
_NO_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def html(template: str, language: str, page: Page, **more: object) -> bytes:
    """Render a page in *language*."""
    made = environment().get_template(f"{template}.html")
    return made.render(page=page, words=words(language), language=language, languages=_LANGUAGES, **more).encode()


def data_block(document: bytes) -> str:
    """Return JSON for a data block of HTML, which nothing in it can end."""
    return Markup(document.decode().translate(_NO_MARKUP))  # noqa: S704  # has no character of markup any more


@cache
def environment() -> Environment:
    """Return the templates, which are read once; a name that is not given is an error."""
    made = Environment(
        loader=FileSystemLoader(files.path_of("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["static"] = files.address_of
    return made


def prepare() -> None:
    """Read the templates, so that children find them ready."""
    for name in environment().list_templates():
        environment().get_template(name)
    for language in _LANGUAGES:
        words(language)
