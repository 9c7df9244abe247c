"""Requests that cannot be led astray: to one service only, verified, with a cap on the answer."""

from __future__ import annotations

import time
import urllib.request
from http.client import HTTPException, HTTPResponse
from typing import cast
from urllib.error import URLError
from urllib.parse import urljoin

from polgraph.errors import (
    EndpointAddressError,
    EndpointAnswerError,
    EndpointBusyError,
    EndpointCredentialsError,
    EndpointLimitError,
    EndpointUnreachableError,
)
from polgraph.remote.addresses import is_here, is_private, root, same_service, without_user
from polgraph.remote.faults import FaultHandler, printable
from polgraph.remote.login import Login

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message
    from typing import IO

    from polgraph.remote.credentials import Credentials
    from polgraph.remote.faults import Faults

SECONDS = 30.0
MAX_BYTES = 64 * 1024 * 1024
PAUSES = (0.5, 2.0)
LONGEST_PAUSE = 10.0
MAX_HOPS = 5
CUT = ("X-SPARQL-MaxRows", "X-SQL-State")
"""Headers by which Virtuoso says, with status 200, that it stopped at its limit of rows or of time."""


def opener_for(url: str, credentials: Credentials, faults: Faults) -> urllib.request.OpenerDirector:
    """Make what opens requests to the service at *url*, with *credentials* when it asks for them."""
    if credentials and not is_private(url):
        raise EndpointCredentialsError(f"{url}: credentials would travel open to all; expected an https address")
    proxies = urllib.request.ProxyHandler({} if is_here(url) else None)  # what is for this machine stays on it
    opener = urllib.request.build_opener(proxies, _Redirects, FaultHandler(faults), Login(root(url), credentials))
    opener.addheaders = [("Authorization", f"Bearer {credentials.token}")] if credentials.token else []
    return opener


def answer_of(send: Callable[[], HTTPResponse], where: str, types: tuple[str, ...] = ()) -> bytes:
    """Return the body of the answer to *send*, of one of *types*; one error of our tree a cause."""
    try:
        with send() as response:
            body = response.read(MAX_BYTES + 1)
            missing, form, cut = response.length, response.headers.get_content_type(), _cut(response.headers)
    except URLError as exc:
        raise EndpointUnreachableError(f"{where}: {printable(str(exc.reason))}; expected a connection") from exc
    except TimeoutError as exc:
        raise EndpointLimitError(f"{where}: nothing came in time; expected an answer") from exc
    except (HTTPException, ValueError) as exc:
        raise EndpointAnswerError(f"{where}: its answer breaks off or is not HTTP; expected a whole one") from exc
    except OSError as exc:
        raise EndpointUnreachableError(f"{where}: {printable(str(exc))}; expected a connection that holds") from exc
    if len(body) > MAX_BYTES:
        raise EndpointLimitError(f"{where}: its answer is over {MAX_BYTES} bytes; expected a smaller one")
    if missing:
        raise EndpointAnswerError(f"{where}: its answer breaks off {missing} bytes early; expected a whole one")
    if cut:
        raise EndpointLimitError(f"{where}: it gives a part of the answer only ({cut}); expected it whole, or a LIMIT")
    if types and form not in types:
        raise EndpointAnswerError(f"{where}: it answers in {printable(form)[:60]}; expected {types[0]}")
    return body


def _cut(headers: Message) -> str:
    """Tell by which header a service says that there were more rows."""
    return ", ".join(f"{name}: {printable(headers[name])}" for name in CUT if name in headers)


def patiently(ask: Callable[[], bytes]) -> bytes:
    """Do a read; where the service is busy do it again, after a pause or when it says."""
    for pause in PAUSES:
        try:
            return ask()
        except EndpointBusyError as exc:
            if exc.wait > LONGEST_PAUSE:
                raise
            time.sleep(max(pause, exc.wait))
    return ask()


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a redirect within a service, with the same method and body."""

    def __init__(self) -> None:
        self._hops = 0

    def http_error_302(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message
    ) -> HTTPResponse:
        """Send the request again; EndpointAddressError if it would go to another service, or round in a circle."""
        fp.close()
        url = urljoin(req.full_url, headers.get("Location", ""))
        self._hops += 1
        if self._hops > MAX_HOPS or not same_service(req.full_url, url):
            expected = "the same service" if self._hops <= MAX_HOPS else f"at most {MAX_HOPS} redirects"
            raise EndpointAddressError(
                f"{req.full_url}: status {code}, it sends us to {without_user(url)}; expected {expected}"
            )
        again = urllib.request.Request(  # noqa: S310  # the same service as before
            url, data=req.data, headers=dict(req.headers), method=req.get_method()
        )
        return cast("HTTPResponse", self.parent.open(again, timeout=req.timeout))

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302
