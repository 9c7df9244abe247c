"""Drafts of releases: what was sent, the facts in it, what a person puts right, and how it is told."""
