"""Check and draft: what people send, read and judged, put right by hand, and kept by nobody."""
