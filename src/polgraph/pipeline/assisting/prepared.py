"""Imported by the process that the children are copies of: the shipped data and its names, and the code of all jobs."""

import gc
from contextlib import suppress

from polgraph.errors import PolgraphError
from polgraph.pipeline.assisting import jobs
from polgraph.pipeline.serving import finding, names, shipped

__all__ = ["jobs"]

with suppress(PolgraphError):  # raised again, and told, where it is needed first
    finding.names_of(shipped.merged()).find("Mangystau", names.KINDS)
gc.freeze()  # what all copies share is looked at by none of them, and stays shared
