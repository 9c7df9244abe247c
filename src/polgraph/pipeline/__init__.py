"""Wire the steps: what every surface can do, without printing."""
