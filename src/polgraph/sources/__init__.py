"""Texts of releases from files and pages: the bytes that are hashed, and the characters that are sliced."""

from __future__ import annotations

from polgraph.sources.pages import Block, Page, page_of, read_release, release_of
from polgraph.sources.profiles import SiteProfile
from polgraph.sources.text import SourceText, decoded_text, read_text

__all__ = [
    "Block",
    "Page",
    "SiteProfile",
    "SourceText",
    "decoded_text",
    "page_of",
    "read_release",
    "read_text",
    "release_of",
]
