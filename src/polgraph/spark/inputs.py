"""What is to be read, as one frame whatever it comes in: files of texts and pages, JSON Lines, Parquet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pyspark.sql import functions as f

from polgraph.errors import SourceError
from polgraph.pipeline.bulk.formats import FORMATS, JSONL, PARQUET, TEXTS
from polgraph.resources import MAX_BYTES
from polgraph.spark.session import failures_told

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

COLUMNS = ("source", "where", "content", "url", "published", "language", "refused")
"""*source* is the hash by which a record is known; *refused* says why it cannot be read."""
_ENDINGS = {".json": JSONL, ".jsonl": JSONL, ".ndjson": JSONL, ".parquet": PARQUET}
_TEXT_FILES = r"(?i)\.(txt|html?|xhtml)$"
_SHOWN = 200  # letters of what is no record
_GIVEN = ("url", "published", "language")


def records_in(spark: SparkSession, inputs: Sequence[str], form: str | None = None) -> DataFrame:
    """Return the records in *inputs*, each once, with COLUMNS; of equal ones the first by where it is counts.

    *form* is one of FORMATS; by default the ending tells, and a name without a known one is a folder of texts.
    SourceError if an input is not there, or has no texts.
    """
    frames = []
    for name in inputs:
        kind = form or next((kind for ending, kind in _ENDINGS.items() if name.rstrip("/").endswith(ending)), TEXTS)
        with failures_told(name):
            frames.append(_READERS[kind](spark, name))
    whole = frames[0]
    for one in frames[1:]:
        whole = whole.unionByName(one)
    return whole.select(_source().alias("source"), *COLUMNS[1:])


def refuse_unusable(inputs: Sequence[str], output: str, form: str | None = None) -> None:
    """Refuse, before Spark starts, names here that lead to nothing, a file as output, unknown formats; SourceError."""
    if form not in (None, *FORMATS):
        raise SourceError(f"{form}: is no input format; expected {', '.join(FORMATS)}")
    for name in inputs:
        if _is_here(name) and not Path(name).exists():
            raise SourceError(f"{name}: is not there; expected files or folders, or an address that Spark reads")
    if _is_here(output) and Path(output).exists() and not Path(output).is_dir():
        raise SourceError(f"{output}: is a file; expected a folder, which need not be there")


def _is_here(name: str) -> bool:
    return ":" not in name and not set(name) & set("*?[{")


def first_of_each(records: DataFrame, partitions: int) -> DataFrame:
    """Return the records, each once, spread over *partitions* by their hash."""
    others = [f.col(name) for name in COLUMNS[1:]]
    first = f.min(f.struct(*others)).alias("one")
    return records.repartition(partitions, "source").groupBy("source").agg(first).select("source", "one.*")


def _source() -> Column:
    """Return the hash of all that the graph of a record depends on: files have no more than their content."""
    given = [f.coalesce(f.col(name), f.lit("")) for name in ("published", "language")]
    nothing = f.encode(f.concat_ws("\n", "where", "refused"), "UTF-8")
    content = f.sha2(f.coalesce(f.col("content"), nothing), 256)
    stated = f.concat_ws("\n", content, *given)
    return f.when((given[0] == "") & (given[1] == ""), content).otherwise(f.sha2(stated, 256))


def _texts(spark: SparkSession, name: str) -> DataFrame:
    """Read files as bytes; of those that are too large, only that they are there."""
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(name)
    files = files.where(f.col("path").rlike(_TEXT_FILES)) if "*" not in name else files
    if files.select("path").isEmpty():
        raise SourceError(
            f"{name}: holds no texts and pages; expected .txt, .htm, .html, .xhtml, or another input format"
        )
    fits = f.col("length") <= MAX_BYTES
    where = f.regexp_replace("path", "^file:/+", "/").alias("where")
    nothing = [f.lit(None).cast("string").alias(each) for each in _GIVEN]
    small = files.where(fits).select(where, "content", *nothing, f.lit(None).cast("string").alias("refused"))
    large = files.where(~fits).select(where, f.lit(None).cast("binary").alias("content"), *nothing, _too_large())
    return small.unionByName(large)


def _json_lines(spark: SparkSession, name: str) -> DataFrame:
    schema = "text string, url string, published string, language string, broken string"
    lines = spark.read.schema(schema).option("columnNameOfCorruptRecord", "broken").json(name)
    reason = f.concat(f.lit("no JSON object: "), f.substring("broken", 1, _SHOWN))
    return _rows(lines, f.when(f.col("broken").isNotNull(), reason), name)


def _parquet(spark: SparkSession, name: str) -> DataFrame:
    rows = spark.read.parquet(name)
    if "text" not in rows.columns:
        raise SourceError(f"{name}: has no column text; expected text, and at will {', '.join(_GIVEN)}")
    missing = {each: f.lit(None).cast("string") for each in _GIVEN if each not in rows.columns}
    return _rows(rows.withColumns(missing) if missing else rows, f.lit(None).cast("string"), name)


def _rows(rows: DataFrame, broken: Column, name: str) -> DataFrame:
    """Return rows with a text, an address and so on as records; where the text is missing, the file is named."""
    text = f.col("text").cast("string")
    where = f.coalesce(f.col("url").cast("string"), f.lit(name))
    refused = f.coalesce(broken, f.when(text.isNull(), f.lit("no text; expected a string")))
    refused = f.coalesce(refused, f.when(f.octet_length(text) > MAX_BYTES, _too_large()))
    given = [f.col(each).cast("string").alias(each) for each in _GIVEN]
    return rows.select(
        where.alias("where"),
        f.when(refused.isNull(), f.encode(text, "UTF-8")).alias("content"),
        *given,
        f.concat(where, f.lit(": "), refused).alias("refused"),
    )


def _too_large() -> Column:
    return f.lit(f"larger than {MAX_BYTES} bytes; expected a smaller text").alias("refused")


_READERS = {JSONL: _json_lines, PARQUET: _parquet, TEXTS: _texts}
