"""What the statuses of HTTP mean here: one error a cause, told in one line."""

from __future__ import annotations

import urllib.request

from polgraph.errors import (
    EndpointAddressError,
    EndpointAnswerError,
    EndpointBusyError,
    EndpointCredentialsError,
    EndpointError,
    EndpointLimitError,
    PolgraphError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import Message
    from typing import IO, NoReturn

    Faults = Mapping[int, tuple[type[PolgraphError], str]]

SAID = 500
"""Characters of a service's own words in a message."""
FAULTS: Faults = {
    400: (EndpointError, "it refuses the request; expected one that it takes"),
    401: (
        EndpointCredentialsError,
        "it wants credentials, or other ones; expected them in POLGRAPH_ENDPOINT_USER and POLGRAPH_ENDPOINT_PASSWORD",
    ),
    403: (EndpointCredentialsError, "it forbids this; expected credentials that may do it"),
    404: (EndpointAddressError, "nothing is there; expected the address of the service"),
    405: (EndpointAddressError, "it takes no such requests; expected the address of the service"),
    406: (EndpointAnswerError, "it has no answer in JSON or N-Triples; expected one of them"),
    407: (EndpointCredentialsError, "the proxy wants credentials; expected them in the proxy's address"),
    408: (EndpointLimitError, "the request took it too long; expected a faster connection"),
    410: (EndpointAddressError, "it is gone; expected the address of the service"),
    413: (EndpointLimitError, "the request is too large for it; expected a smaller one"),
    414: (EndpointLimitError, "the address is too long for it; expected a shorter one"),
    415: (EndpointAnswerError, "it does not read what polgraph writes; expected SPARQL 1.1"),
    429: (EndpointBusyError, "it is asked too often; expected to be asked again later"),
    500: (EndpointError, "it failed; expected an answer"),
    501: (EndpointAddressError, "it cannot do this; expected a service that can"),
    502: (EndpointBusyError, "its gateway got no answer; expected to be asked again later"),
    503: (EndpointBusyError, "it is not available; expected to be asked again later"),
    504: (EndpointBusyError, "its gateway got no answer in time; expected to be asked again later"),
}


class FaultHandler(urllib.request.HTTPDefaultErrorHandler):
    """Raises the error of a status, before a library wraps it or reads more of it."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def http_error_default(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, hdrs: Message
    ) -> NoReturn:
        """Raise what *code* means."""
        with fp:
            said = printable(fp.read(4 * SAID).decode(errors="replace"))
        raise self._told(f"{req.full_url.partition('?')[0]}: status {code}", code, said, hdrs.get("Retry-After", ""))

    def _told(self, where: str, code: int, said: str, wait: str) -> PolgraphError:
        kind, meaning = self._faults.get(code, (EndpointError, "polgraph does not know this; expected 200"))
        error = kind(f"{where}, {meaning}" + (f"; it says: {said}" if said else ""))
        if isinstance(error, EndpointBusyError) and wait.isdecimal():
            error.wait = float(wait)
        return error


def printable(text: str) -> str:
    """Return the beginning of *text* on one line, without what a terminal could take for a command."""
    return "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))[:SAID]
