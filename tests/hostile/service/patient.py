"""Serve as `polgraph serve` does, but wait a second for the head of a request and for its body, not ten and thirty."""

from __future__ import annotations

from polgraph.web.serving import serve
from polgraph.web.settings import Limits, Settings

if __name__ == "__main__":
    serve(Settings(port=0, limits=Limits(header_seconds=1, body_seconds=1)))
