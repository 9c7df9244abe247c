"""Imported by the process that readers of releases are copies of: all that they need is ready then."""

from contextlib import suppress

from polgraph.errors import PolgraphError
from polgraph.pipeline import readings

with suppress(PolgraphError):  # raised again, and told, where the first release is read
    readings.prepare()
