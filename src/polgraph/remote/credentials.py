"""Credentials for an endpoint, from the environment or from a file that only its owner can read."""

from __future__ import annotations

import os
import stat

from polgraph.errors import EndpointCredentialsError
from polgraph.resources import read_bytes

VARIABLES = {
    "user": "POLGRAPH_ENDPOINT_USER",
    "password": "POLGRAPH_ENDPOINT_PASSWORD",
    "token": "POLGRAPH_ENDPOINT_TOKEN",
}
FILE = "POLGRAPH_ENDPOINT_CREDENTIALS"


class Credentials:
    """A user and password, or a token, or nothing."""

    def __init__(self, user: str = "", password: str = "", token: str = "") -> None:  # nothing is a value
        self.user, self.password, self.token = user, password, token

    def __bool__(self) -> bool:
        return bool(self.user or self.token)


def read_credentials() -> Credentials:
    """Read the file that POLGRAPH_ENDPOINT_CREDENTIALS names, else the variables; EndpointCredentialsError if open."""
    path = os.environ.get(FILE)
    found = _of_file(path) if path else {key: os.environ.get(name, "") for key, name in VARIABLES.items()}
    if found.get("token", "") and found.get("user", ""):
        raise EndpointCredentialsError("the credentials hold a user and a token; expected one of them")
    if any(not value.isprintable() for value in found.values()):
        raise EndpointCredentialsError("the credentials hold a control character; expected printable ones")
    return Credentials(**found)


def _of_file(path: str) -> dict[str, str]:
    """Read lines of user=…, password=… or token=…."""
    try:
        mode = stat.S_IMODE(os.stat(path).st_mode)  # noqa: PTH116  # as elsewhere, paths are plain strings
    except OSError as exc:
        raise EndpointCredentialsError(f"{path}: {exc.strerror}; expected a file of credentials") from exc
    if mode & 0o077:
        raise EndpointCredentialsError(f"{path}: others can read it (mode {mode:o}); expected mode 600")
    pairs = [line.partition("=") for line in read_bytes(path).decode(errors="replace").splitlines() if line.strip()]
    found = {key.strip(): value.strip() for key, _, value in pairs}
    if not found.keys() <= VARIABLES.keys():
        raise EndpointCredentialsError(f"{path}: a line is not understood; expected user=…, password=… or token=…")
    return found
