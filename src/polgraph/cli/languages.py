"""Which language a person reads: by option, by POLGRAPH_LANG, by the locale, else English."""

from __future__ import annotations

import os

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
    """Return the language to speak."""
    for source in (chosen, os.environ.get("POLGRAPH_LANG"), os.environ.get("LC_ALL"), os.environ.get("LANG")):
        if source and source[:2] in LANGUAGES:
            return source[:2]
    return "en"
