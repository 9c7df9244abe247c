"""Pages as HTML: templates in which everything is escaped, and the data block beside what people read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from polgraph.web.pages import files
from polgraph.web.pages.days import day_told
from polgraph.web.pages.words import words

if TYPE_CHECKING:
    from polgraph.web.pages.model import Page

LANGUAGES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
_NO_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a page: in which language, whether that was *chosen*, which links then keep to, and what was asked."""

    language: str
    chosen: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """What an address of ours needs, so that the next page is in the language that was chosen."""
        return f"lang={self.language}" if self.chosen else ""

    def here(self, **changed: str) -> str:
        """Return the address of this page with some of its fields *changed*, or left out if they are empty."""
        kept = {"lang": self.language} if self.chosen else {}
        return f"?{urlencode({name: value for name, value in {**kept, **self.fields, **changed}.items() if value})}"


def html(template: str, reader: Reader, page: Page, **more: object) -> bytes:
    """Render a page for *reader*."""
    language = reader.language
    common = {"words": words(language), "language": language, "languages": LANGUAGES, "reader": reader}
    return environment().get_template(f"{template}.html").render(page=page, **common, **more).encode()


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
    made.filters["asking"] = asking
    made.filters["day"] = day_told
    made.globals["static"] = files.address_of
    return made


def asking(address: str, query: str) -> str:
    """Put one more *query* into an address, if there is any."""
    path, mark, fragment = address.partition("#")
    between = "" if not query else "&" if "?" in path else "?"
    return f"{path}{between}{query}{mark}{fragment}"


def prepare() -> None:
    """Read the templates, so that children find them ready."""
    for name in environment().list_templates():
        environment().get_template(name)
    for language in LANGUAGES:
        words(language)
