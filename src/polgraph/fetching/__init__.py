"""Pages of the web, fetched by command only: one at a time, within limits, from public addresses."""

from polgraph.fetching.fetcher import Fetcher, fetch
from polgraph.fetching.pages import read_list
from polgraph.fetching.reading import Fetched

__all__ = ["Fetched", "Fetcher", "fetch", "read_list"]
