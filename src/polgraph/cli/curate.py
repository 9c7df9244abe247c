"""polgraph curate: decisions of people about what a store holds."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from polgraph.cli.languages import add_language, language_of
from polgraph.cli.progress import ticking
from polgraph.cli.stores import add_store
from polgraph.cli.tables import draw
from polgraph.curation import KINDS
from polgraph.iris import short_iri
from polgraph.pipeline.stores import curating, decisions

if TYPE_CHECKING:
    from polgraph.pipeline.stores.decisions import Decided

EXAMPLES = """examples:
  polgraph curate accept observation:28ec04d43edd --store archive --who Aigerim --why "read against the text"
  polgraph curate correct observation:28ec04d43edd --property value --value 1240 --store archive --who … --why …
  polgraph curate retract participation:2086abbac647 tenure:c01980c496b7 --store archive --who … --why …
  polgraph curate prefer observation:28ec04d43edd observation:885477a4e3f8 --store archive --who … --why …
  polgraph curate merge person:20a191b41a16 person:61c2ad7be01f --store archive --who … --why …
  polgraph curate withdraw decision:0a1b2c3d4e5f --store archive --who … --why …
  polgraph curate list --store archive

exit codes: 0 decided, 1 a release would break a shape or belie its words, 2 usage or no such target, 3 store is held
"""
_COLUMNS = ("decision", "what", "about", "words", "who", "when", "why", "state")
_LIST = "list"
_LONGEST = 60


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("action", choices=(*KINDS, _LIST), help="what to decide, or list what was decided")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="claims, people or decisions; the preferred first")
    add_store(parser, required=True)
    parser.add_argument("--who", metavar="NAME", help="who decides")
    parser.add_argument("--why", metavar="TEXT", help="for what reason")
    parser.add_argument("--property", metavar="P", help="for a correction: what of the claim is wrong, such as value")
    parser.add_argument("--value", metavar="V", help="for a correction: what is right, such as 1240 or region:KZ-47")
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="of a list (default: table)")
    add_language(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Decide and name the decisions, or list them."""
    options = parser.parse_args(arguments)
    if options.action == _LIST:
        if options.targets:
            parser.error(f"unexpected {options.targets[0]!r}; a list is of all decisions")
        return _list(options)
    if not options.targets or options.who is None or options.why is None:
        parser.error("expected targets, --who and --why")
    if (options.property is None) != (options.value is None):
        parser.error("expected --property and --value together")
    fix = (options.property, options.value) if options.property is not None else None
    with ticking("deciding"):
        made = curating.curate(options.store, options.action, options.targets, (options.who, options.why), fix)
    for decision in made:
        print(f"{short_iri(decision.iri)}: {decision.kind} {' '.join(short_iri(one.iri) for one in decision.about)}")
    return 0


def _list(options: argparse.Namespace) -> int:
    found = decisions.listed(options.store, [language_of(options.lang), "en"])
    if options.format == "jsonl":
        for one in found:
            print(json.dumps({**asdict(one), "pending": one.is_pending}, ensure_ascii=False))
    else:
        print(draw(_COLUMNS, [_row(one) for one in found]))
    return 0


def _row(one: Decided) -> list[str]:
    words = one.words if len(one.words) <= _LONGEST else f"{one.words[: _LONGEST - 1]}…"
    what = f"{one.label} {one.change}" if one.change else one.label
    return [one.decision, what, one.target, words, one.who, one.when[:10], one.why, one.state]
