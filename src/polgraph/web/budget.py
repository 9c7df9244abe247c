"""How many bytes the bodies of all requests have together: each stays in memory till its request is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


class Share:
    """What one request has of the room for all."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._bytes = 0

    def take(self, more: int) -> None:
        """Take so many bytes *more*; HTTPException if there are not as many."""
        if more > self._budget.left:
            told = "the bodies of others take all the room there is; expected to be asked again later"
            raise HTTPException(503, told, {"Retry-After": "5"})
        self._budget.left -= more
        self._bytes += more

    def give_back(self) -> None:
        """Leave to others what was taken."""
        self._budget.left += self._bytes
        self._bytes = 0


class Budget:
    """Wraps the application, whose requests have a share each of *most* bytes."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self.left = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer, and take back what the body took."""
        scope["share"] = share = Share(self)
        try:
            await self._app(scope, receive, send)
        finally:
            share.give_back()
