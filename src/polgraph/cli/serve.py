"""polgraph serve: SPARQL, linked data and an API over HTTP."""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from polgraph.cli.numbers import positive
from polgraph.cli.stores import add_store
from polgraph.errors import lacking
from polgraph.web.settings import WHAT, Limits, Settings

if TYPE_CHECKING:
    import argparse

TOKEN = "POLGRAPH_TOKEN"  # noqa: S105  # the name of a variable
_SENDABLE = re.compile("[!-~]+")  # in a header, as it is
EXAMPLES = f"""examples:
  polgraph serve                                    the shipped data, at http://127.0.0.1:8765/
  polgraph serve --store archive --port 9000        a store of your own
  {TOKEN}=... polgraph serve --store archive --writable
  {TOKEN}=... polgraph serve --writable --no-validate    a scratch dataset that takes any RDF
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_store(parser)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8765, help="the port to listen at, 0 for any (8765)")
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a name that the service is asked by as well"
    )
    parser.add_argument("--writable", action="store_true", help=f"let those write who show the token in {TOKEN}")
    parser.add_argument(
        "--no-validate", action="store_true", help="take any RDF: a scratch dataset, in --store or gone at the end"
    )
    for name, what in WHAT.items():
        default = getattr(Limits(), name)
        option = f"--{name.replace('_', '-')}"
        told = f"{what} ({default})"
        parser.add_argument(option, type=positive(type(default)), default=default, metavar="N", help=told)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Serve."""
    options = parser.parse_args(arguments)
    token = os.environ.pop(TOKEN, "")  # what is started inherits the rest
    if options.writable and not token:
        parser.error(f"--writable needs {TOKEN}; expected a secret in that variable")
    if options.writable and not _SENDABLE.fullmatch(token):
        parser.error(f"{TOKEN} is no token; expected letters, digits and signs of ASCII, without spaces")
    if options.no_validate and not options.writable:
        parser.error("--no-validate is for a service that takes data; expected --writable too")
    if options.writable and not options.no_validate and options.store is None:
        parser.error("--writable needs a store; expected --store DIR, or --no-validate for a scratch dataset")
    try:
        from polgraph.web.serving import serve
    except ModuleNotFoundError as exc:
        raise lacking("the service needs libraries that are not installed", "web") from exc
    if options.no_validate and options.store is None:
        with TemporaryDirectory(prefix="polgraph-") as folder:
            serve(_settings(options, token, Path(folder)))
    else:
        serve(_settings(options, token, options.store))
    return 0


def _settings(options: argparse.Namespace, token: str, folder: Path | None) -> Settings:
    return Settings(
        folder=folder,
        scratch=options.no_validate,
        token=token if options.writable else "",
        host=options.host,
        port=options.port,
        names=tuple(options.allow_host),
        limits=Limits(**{name: getattr(options, name) for name in WHAT}),
    )
