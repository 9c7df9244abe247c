"""What one part of a name may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["given", "patronymic", "surname"]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a word of a name; *cost* is high where the reading breaks a rule that people do break."""

    gender: str
    case: str
    nominative: str
    cost: float
