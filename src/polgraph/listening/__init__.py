"""Take requests over HTTP, bounded, till a signal ends it: what `serve` and `mcp` have in common."""
