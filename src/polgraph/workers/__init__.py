"""Run a function in a child process with a deadline and a memory limit; the child may die, the caller never does."""

from polgraph.workers.bounded import run_bounded
from polgraph.workers.task import Bounds

__all__ = ["Bounds", "run_bounded"]
