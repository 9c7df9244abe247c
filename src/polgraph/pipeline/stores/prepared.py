"""Imported by the process that readers of releases are copies of: all that they need is ready then."""

import gc
from contextlib import suppress

from polgraph.errors import PolgraphError
from polgraph.pipeline.stores import readings

with suppress(PolgraphError):  # raised again, and told, where the first release is read
    readings.prepare()
gc.freeze()  # what all copies share is looked at by none of them, and stays shared
