"""What very many releases come in."""

JSONL, PARQUET, TEXTS = "jsonl", "parquet", "texts"
FORMATS = (JSONL, PARQUET, TEXTS)
