"""Facts to triples and back: the only reader of both the facts and the ontology's terms."""

from polgraph.mapping.names import Concepts, names_of
from polgraph.mapping.reading import KeptWords, facts_of
from polgraph.mapping.writing import Provenance, triples_of

__all__ = ["Concepts", "KeptWords", "Provenance", "facts_of", "names_of", "triples_of"]
