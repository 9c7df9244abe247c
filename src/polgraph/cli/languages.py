"""Which language a person reads: by option, by POLGRAPH_LANG, by the locale, else English."""

from __future__ import annotations

import os

from polgraph.errors import QueryParameterError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

LANGUAGES = ("en", "kk", "ru")


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option --lang."""
    parser.add_argument(
        "--lang", choices=LANGUAGES, help="language of labels and messages (default: POLGRAPH_LANG, the locale, en)"
    )


def language_of(chosen: str | None) -> str:
    """Return the language to speak; QueryParameterError if POLGRAPH_LANG names none of ours."""
    stated = os.environ.get("POLGRAPH_LANG")
    if stated and stated[:2] not in LANGUAGES:
        raise QueryParameterError(f"POLGRAPH_LANG is {stated!r}; expected one of {', '.join(LANGUAGES)}")
    for source in (chosen, stated, os.environ.get("LC_ALL"), os.environ.get("LANG")):
        if source and source[:2] in LANGUAGES:
            return source[:2]
    return "en"
