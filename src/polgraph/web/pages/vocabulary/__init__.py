"""What the data are written by: the ontology, the shapes, and the dataset as a whole."""
