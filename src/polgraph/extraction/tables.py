"""Read the tables of words that the finders stand on: one header line, then one entry a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from polgraph.resources import read_bytes, resource_dir

Rows = Sequence[tuple[str, ...]]
Tables = Mapping[str, Rows]
"""The rows of tables by the names of their files, without the ending."""


def load_table(path: str) -> list[tuple[str, ...]]:
    """Return the rows of a table; *path* is below the folder of the ontology, lines that begin with # are comments."""
    lines = read_bytes(f"{resource_dir('ontology')}/{path}").decode("utf-8").split("\n")
    return [tuple(line.split("\t")) for line in lines[1:] if line and not line.startswith("#")]


def load_tables(*names: str) -> dict[str, list[tuple[str, ...]]]:
    """Return the rows of tables of the lexicon by name."""
    return {name: load_table(f"lexicon/{name}.tsv") for name in names}
