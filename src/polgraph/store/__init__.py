"""The named graphs of a dataset: the shipped files; `reader` and `writer` have directories that keep releases."""

from polgraph.store.shipped import (
    derived_quads,
    matching_files,
    open_shipped,
    other_releases,
    other_shipped_releases,
    release_files,
    release_graph,
    shipped,
    shipped_by_file,
    shipped_quads,
    vocabulary_files,
    vocabulary_seal,
)

__all__ = [
    "derived_quads",
    "matching_files",
    "open_shipped",
    "other_releases",
    "other_shipped_releases",
    "release_files",
    "release_graph",
    "shipped",
    "shipped_by_file",
    "shipped_quads",
    "vocabulary_files",
    "vocabulary_seal",
]
