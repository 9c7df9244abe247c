"""The service that the tests of pages ask: the shipped data, as `polgraph serve` has them."""

from tests.service.conftest import client, service

__all__ = ["client", "service"]
