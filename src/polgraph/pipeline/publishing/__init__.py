"""The graph on its way to other stores: graph by graph over HTTP, or as files that they load."""
