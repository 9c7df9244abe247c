"""Tidy tables of what releases state: one schema, rows made of graphs, Parquet files."""
