"""Imported by the process that the children of the service are copies of: the data, and the templates of pages."""

import gc

import polgraph.pipeline.serving.prepared  # noqa: F401  # makes the data ready
from polgraph.web.pages import rendering

rendering.prepare()
gc.freeze()  # as there
