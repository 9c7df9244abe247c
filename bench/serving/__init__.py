"""Load over HTTP: polgraph's service beside the Oxigraph server and rdflib-endpoint."""
