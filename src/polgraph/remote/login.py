"""Give user and password to a service that asks for them, by digest where it can, and never before it asks."""

from __future__ import annotations

import urllib.request
from base64 import b64encode
from typing import cast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from email.message import Message
    from http.client import HTTPResponse
    from typing import IO

    from polgraph.remote.credentials import Credentials


class Login(urllib.request.HTTPDigestAuthHandler):
    """Answers the challenge of *service*, and goes on with the same answer."""

    def __init__(self, service: str, credentials: Credentials) -> None:
        self._credentials = credentials
        self._offered: dict[str, str] = {}
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, service, credentials.user, credentials.password)
        super().__init__(known)

    def http_request(self, req: urllib.request.Request) -> urllib.request.Request:
        """Add what the service has asked for."""
        value = None if req.has_header("Authorization") else self._authorization(req)
        if value:
            req.add_unredirected_header("Authorization", value)
        return req

    https_request = http_request

    def http_error_401(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message
    ) -> HTTPResponse | None:
        """Send the request again with credentials; None if it had them already, or there are none."""
        if not self._credentials.user or req.has_header("Authorization"):
            return None
        fp.close()
        self._offered = {value.split()[0].lower(): value for value in headers.get_all("WWW-Authenticate", [])}
        return cast("HTTPResponse", self.parent.open(req, timeout=req.timeout)) if self._authorization(req) else None

    def _authorization(self, req: urllib.request.Request) -> str | None:
        if "digest" in self._offered:
            fields = filter(None, urllib.request.parse_http_list(self._offered["digest"].partition(" ")[2]))
            answer = self.get_authorization(req, urllib.request.parse_keqv_list(list(fields)))
            return f"Digest {answer}" if answer else None
        if "basic" in self._offered:
            secret = f"{self._credentials.user}:{self._credentials.password}".encode()
            return f"Basic {b64encode(secret).decode()}"
        return None
