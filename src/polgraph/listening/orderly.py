"""A server of HTTP that ends orderly."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn


class Orderly(uvicorn.Server):
    """Serves till SIGINT or SIGTERM."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End orderly at a signal, and go on to what comes after; uvicorn itself would die of it then."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield
