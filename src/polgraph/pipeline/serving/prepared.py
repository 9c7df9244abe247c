"""Imported by the process that the children of a service are copies of: all that they need is ready then."""

import gc
from contextlib import suppress

from polgraph.errors import PolgraphError
from polgraph.pipeline.serving import jobs

with suppress(PolgraphError):  # raised again, and told, where it is needed first
    jobs.prepare()
gc.freeze()  # what all copies share is looked at by none of them, and stays shared
