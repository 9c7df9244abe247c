"""What an engine writes in its own way in JSON results, put in the standard's way."""

from __future__ import annotations

import json

from polgraph.namespaces import XSD

_OWN = (b"typed-literal", b"__ASK_RETVAL")
_BOOLEANS = {"0": "false", "1": "true"}


def as_standard(content: bytes) -> bytes:
    """Return JSON results with an ASK as a boolean, and booleans as true and false: Virtuoso 7 has rows, 0 and 1."""
    if not any(mark in content for mark in _OWN):
        return content
    try:
        document = json.loads(content)
        if document["head"]["vars"] == ["__ASK_RETVAL"]:
            return json.dumps({"head": {}, "boolean": bool(document["results"]["bindings"])}).encode()
        for row in document["results"]["bindings"]:
            for term in row.values():
                if term.get("datatype") == XSD.boolean:
                    term["value"] = _BOOLEANS.get(term["value"], term["value"])
        return json.dumps(document).encode()
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return content  # no results: the reader will say so
