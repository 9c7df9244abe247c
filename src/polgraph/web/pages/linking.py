"""Terms as a page shows them: our things as local links, others as far ones, what is no address on the web as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from polgraph.engine import Literal, NamedNode
from polgraph.iris import short_iri
from polgraph.namespaces import BASE, XSD
from polgraph.web.pages.days import day_told
from polgraph.web.pages.model import Value

if TYPE_CHECKING:
    from polgraph.engine import Term
    from polgraph.web.pages.names import Names
    from polgraph.web.pages.words import Wording

_FAR = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_SAFE = "/:@!$&'()*+,;=~%"
_GROUPED = 10_000  # from here on, numbers are read in groups of three digits


def href(iri: str) -> tuple[str, bool]:
    """Return where *iri* leads, and whether that is far: our paths are local, so that pages work without a network."""
    if iri.startswith(BASE):
        path, mark, fragment = iri.removeprefix(BASE).partition("#")
        local = "" if path.startswith("/") else f"/{quote(path, safe=_SAFE)}{mark}{quote(fragment, safe=_SAFE)}"
        return local, False
    return (iri, True) if _FAR.match(iri) else ("", False)


def value(term: Term | None, names: Names, words: Wording) -> Value:
    """Show a term: a thing by its name, a number in groups of digits, a text as it is."""
    if isinstance(term, NamedNode):
        address, far = href(term.value)
        return Value(term_name(term.value, names, words), address, far, note=names.kind(term.value) if address else "")
    if not isinstance(term, Literal):
        return Value("" if term is None else str(term))
    text = term.value
    if term.datatype.value == XSD.boolean:
        text = words.get(text, text)
    if term.datatype.value == XSD.integer and text.isdecimal() and len(text) < 20 and int(text) >= _GROUPED:
        text = f"{int(text):,}".replace(",", "\N{NO-BREAK SPACE}")
    if term.datatype.value == XSD.date:
        text = day_told(text, names.language)
    return Value(text, language=term.language or "")


def linked(iri: str, text: str) -> Value:
    """Show *text* as a link to *iri*, if that may be one."""
    address, far = href(iri)
    return Value(text, address, far)


def term_name(iri: str, names: Names, words: Wording) -> str:
    """Name a thing, or a term of another vocabulary that our table has words for."""
    return words.get(short_iri(iri)) or names[iri]
