"""polgraph ask: a question in Kazakh, Russian or English."""

from __future__ import annotations

import shlex
import sys

from polgraph.asking import Match
from polgraph.cli.endpoints import add_origin, origin_of
from polgraph.cli.languages import add_language, language_of
from polgraph.cli.rows import add_formats, print_answer
from polgraph.pipeline import asking
from polgraph.pipeline.questions import FALLBACK, Request

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

EXAMPLES = """examples:
  polgraph ask "which deputy ministers came to meetings in Mangystau"
  polgraph ask "сколько наркотиков изъяли в 2025 году"
  polgraph ask "Маңғыстауда қандай сандар хабарланды" --format csv
  polgraph ask "what did Alenov say about mentoring" --which

exit codes: 0 answered, 2 no saved query is sure to be meant; the nearest are listed
"""
# What is said about the choice, in the language of the question.
_WORDS = {
    "en": (
        "asked: ",
        "not sure what is asked; the nearest questions are:",
        "the first has no use for: ",
        "still to say: ",
    ),
    "kk": ("сұрақ: ", "не сұралғаны анық емес; ең жақын сұрақтар:", "біріншісі ескермейді: ", "айтылмағаны: "),
    "ru": ("вопрос: ", "неясно, что спрашивается; ближайшие вопросы:", "первый не учитывает: ", "не сказано: "),
}
_NOTHING = "no saved query is near to the question; `polgraph query` lists what can be asked"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("question", nargs="+", help="the question; quotes around it may be left out")
    add_formats(parser)
    add_origin(parser)
    parser.add_argument("--which", action="store_true", help="only say which query is meant, as a command")
    add_language(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Choose, say what was chosen, answer."""
    options = parser.parse_args(arguments)
    question = " ".join(options.question)
    origin = origin_of(parser, options)
    choice = asking.choose(question, options.store)
    language = language_of(options.lang) if options.lang else asking.language_asked_in(question)
    if not choice.sure:
        print("\n".join(_nearest(choice.nearest, language)), file=sys.stderr)
        return 2
    best = choice.nearest[0]
    if options.which:
        print(_command(best))
        return 0
    print(f"{_WORDS[language][0]}{_asked(best, language, options.store)}", file=sys.stderr)
    request = Request(best.query, best.values, ours=True, origin=origin)
    return print_answer(parser, request, options, language)


def _asked(match: Match, language: str, store: Path | None) -> str:
    values = asking.told(match, FALLBACK[language], store)
    with_values = "; ".join(f"{name}: {value}" for name, value in values.items())
    return f"{match.query.question[language]} [{match.query.name}{'; ' if values else ''}{with_values}]"


def _nearest(matches: tuple[Match, ...], language: str) -> list[str]:
    if not matches:
        return [f"polgraph: {_NOTHING}"]
    _, unsure, of_no_use, missing = _WORDS[language]
    ignored = matches[0].ignored
    lines = [f"polgraph: {unsure}"]
    for match in matches:
        lacks = [match.query.parameters[name].label.get(language, name) for name in match.missing]
        lines.append(f"  {match.query.question[language]}" + (f" ({missing}{', '.join(lacks)})" if lacks else ""))
        lines.append(f"    {_command(match)}")
    return [*lines, *([f"{of_no_use}{', '.join(ignored)}"] if ignored else [])]


def _command(match: Match) -> str:
    values = [shlex.quote(f"--{name}={value}") for name, value in match.values.items()]
    return " ".join(["polgraph query", match.query.name, *values])
