"""What is written of what was read: each output by Spark's own committer, and counted once it is there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from polgraph.errors import StoreError
from polgraph.pipeline.bulk.reading import FAILED, QUARANTINED
from polgraph.pipeline.tabling import vocabulary_rows
from polgraph.spark.executing import ABOUT, TABLES
from polgraph.spark.manifest import folder_of, root_of
from polgraph.tables.arrow import arrow, batch_of
from polgraph.tables.schema import CONCEPTS, NO_YEAR, RELEASES, YEAR, tables

if TYPE_CHECKING:
    from pyspark.sql import Column, SparkSession

    from polgraph.spark.files import Files

_REJECTED = (FAILED, QUARANTINED)
DIGESTED = ("graphs", "facts", "tables")
_SIDE_BY_SIDE = 4
_DOCUMENTS = 10_000  # of some kilobytes each, for one task
_BUCKET = 3  # hex digits: 4,096 parts of a digest, each small enough for one worker


@dataclass(frozen=True, slots=True)
class Output:
    """One folder of a batch: what of the reads goes there, how, and how many rows that must be."""

    name: str
    frame: DataFrame
    expected: int
    form: str = "parquet"
    parted: bool = False
    """Whether by year."""
    together: int = 1_000_000
    """About so many rows are written by one task."""


def write_all(spark: SparkSession, folder: str, number: int, outputs: list[Output]) -> None:
    """Write *outputs* side by side; StoreError if one has other rows than expected once all are there."""
    paths = {one.name: f"{folder}/{one.name}/{folder_of(number)}" for one in outputs}
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        for _ in pool.map(lambda one: _write(one, paths[one.name]), outputs):
            pass
    found = _found(spark, paths, [one for one in outputs if one.expected])
    for one in outputs:
        if (rows := found.get(one.name, 0)) != one.expected:
            raise StoreError(f"{paths[one.name]}: has {rows} rows after it was written; expected {one.expected}")


def outputs_of(reads: DataFrame, chosen: DataFrame, counts: dict[str, int]) -> list[Output]:
    """Return all outputs: *reads* is what became of each record, *chosen* the releases, *counts* their rows."""
    releases = counts[RELEASES]
    graphs = chosen.select(f.explode("graphs").alias("graph"))
    rejected = reads.where(f.col("done").isin(*_REJECTED)).select(*ABOUT, "done", "reason", "sha256", "facts")
    return [
        Output("sources", reads.select(*ABOUT, "sha256", "done"), counts["records"]),
        Output("rejected", rejected, counts["rejected"]),
        Output("texts", chosen.select("sha256", "text"), releases, together=_DOCUMENTS),
        Output("facts", chosen.select("sha256", "source", "where", "url", "facts"), releases, together=_DOCUMENTS),
        Output("graphs", graphs.select("graph.name", "graph.digest", "graph.triples"), counts["graphs"]),
        Output("nquads", graphs.select(f.rtrim(f.col("graph.nquads"), f.lit("\n"))), counts["triples"], "text"),
        *(Output(f"tables/{name}", _rows(chosen, name), counts[name], parted=True) for name in TABLES),
    ]


def counted(reads: DataFrame, chosen: DataFrame) -> dict[str, int]:
    """Count the records, the releases, their graphs and triples, and the rows of each table."""
    sizes = [f.sum(f.size(name)).alias(name) for name in ("graphs", *TABLES)]
    triples = f.sum(f.aggregate("graphs", f.lit(0).cast("bigint"), lambda sum_, one: sum_ + one["triples"]))
    found = chosen.agg(triples.alias("triples"), *sizes).first()
    became = {row["done"]: row["count"] for row in reads.groupBy("done").count().collect()}
    rejected = sum(became.get(done, 0) for done in _REJECTED)
    own = {name: int(number or 0) for name, number in (found.asDict() if found else {}).items()}
    return {**own, "records": sum(became.values()), "rejected": rejected, **became}


def digests(chosen: DataFrame) -> dict[str, str]:
    """Return the digests of the graphs, facts and rows of releases, the same however they are spread."""
    of_release: dict[str, Column] = {
        "graphs": f.concat_ws("", f.transform("graphs", lambda one: f.concat(one["name"], one["digest"]))),
        "facts": f.sha2("facts", 256),
        "tables": f.sha2(f.to_json(f.struct(*TABLES)), 256),
    }
    each = [f.concat(f.col("sha256"), of_release[kind]).alias(kind) for kind in DIGESTED]
    joined = [f.sha2(f.concat_ws("", f.sort_array(f.collect_list(kind))), 256).alias(kind) for kind in DIGESTED]
    bucket = f.substring("sha256", 1, _BUCKET).alias("bucket")
    parts = chosen.select(bucket, *each).groupBy("bucket").agg(*joined).collect()
    return {kind: root_of({row["bucket"]: row[kind] for row in parts}) for kind in DIGESTED}


def write_concepts(spark: SparkSession, files: Files, number: int) -> None:
    """Write the table of concepts, which does not depend on releases, for the newest batch."""
    frame = spark.createDataFrame(arrow().Table.from_batches([batch_of(tables()[CONCEPTS], vocabulary_rows())]))
    frame.coalesce(1).write.parquet(f"{files.folder}/tables/{CONCEPTS}/{folder_of(number)}")


def _rows(chosen: DataFrame, name: str) -> DataFrame:
    return chosen.select(f.col(YEAR), f.explode(name).alias("row")).select("row.*", YEAR)


def _write(output: Output, path: str) -> None:
    frame = output.frame.coalesce(1 + output.expected // output.together)
    if output.form == "text":
        frame.write.text(path, compression="gzip")
        return
    if output.parted and not output.expected:  # a folder without files has no columns for its readers
        frame.drop(YEAR).write.parquet(f"{path}/{YEAR}={NO_YEAR}")
        return
    keys = frame.columns[:2]
    writer = frame.sortWithinPartitions(*([YEAR] if output.parted else []), *keys).write
    (writer.partitionBy(YEAR) if output.parted else writer).parquet(path)


def _found(spark: SparkSession, paths: dict[str, str], outputs: list[Output]) -> dict[str, int]:
    """Count what was written, in one job."""
    readers = {one.name: spark.read.schema(one.frame.schema).format(one.form) for one in outputs}
    frames = [reader.load(paths[name]).select(f.lit(name).alias("name")) for name, reader in readers.items()]
    rows = reduce(DataFrame.union, frames).groupBy("name").count().collect()
    return {row["name"]: row["count"] for row in rows}
