"""One service for all tests that only read pages: the shipped data, as `polgraph serve` has them."""

from __future__ import annotations

from tests.service.conftest import client, service

__all__ = ["client", "service"]
