"""Stores that are killed, cut off, filled up and damaged."""
