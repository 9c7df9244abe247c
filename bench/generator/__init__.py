"""Invented releases of any number, the same for the same seed: facts and a text each, for the real mapping."""

from bench.generator.pen import Pen
from bench.generator.scenes import invent
from bench.generator.world import World

__all__ = ["Pen", "World", "invent"]
