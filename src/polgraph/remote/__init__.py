"""Any SPARQL 1.1 store: asked like the embedded dataset, and written by the Graph Store Protocol."""

from polgraph.remote.addresses import graph_store_of
from polgraph.remote.endpoint import Endpoint, open_endpoint
from polgraph.remote.graph_store import SECONDS_TO_WRITE, GraphStore
from polgraph.remote.transport import SECONDS

__all__ = ["SECONDS", "SECONDS_TO_WRITE", "Endpoint", "GraphStore", "graph_store_of", "open_endpoint"]
