"""Pages about regions, towns and indicators: what is reported where, when, and never."""
