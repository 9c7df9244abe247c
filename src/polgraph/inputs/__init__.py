"""RDF from outside: files of any kind and size, refused in one line where they are hostile or cannot be read."""

from polgraph.inputs.files import STDIN, expanded, name_of, read_source
from polgraph.inputs.forms import FORMS, form_of
from polgraph.inputs.reading import quads_of

__all__ = ["FORMS", "STDIN", "expanded", "form_of", "name_of", "quads_of", "read_source"]
