"""Take releases in on a cluster: read what is new, write it as one batch, and then list the batch in the manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING

from pyspark.sql import Window
from pyspark.sql import functions as f

from polgraph import __version__
from polgraph.pipeline.bulk.reading import FAILED, QUARANTINED, READ
from polgraph.pipeline.bulk.spreading import SECONDS
from polgraph.spark import outputs
from polgraph.spark.executing import ABOUT, TABLES, reader, schema
from polgraph.spark.files import Files
from polgraph.spark.inputs import COLUMNS, first_of_each, records_in, refuse_unusable
from polgraph.spark.manifest import Batch, folder_of, held, read_manifest, sweep, write_manifest
from polgraph.spark.session import LOCAL, failures_told, session
from polgraph.tables.schema import CONCEPTS, YEAR

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

DUPLICATE = "duplicate"
_PER_TASK = 250
"""About so many releases are one task: some seconds, which are lost if its worker dies."""
_READS = "unfinished/reads"
Progress = Callable[[int, int], None]
"""Is told how many tasks of how many are done."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to read, where it goes, and on which cluster."""

    inputs: tuple[str, ...]
    output: str
    master: str = LOCAL
    form: str | None = None
    """One of `polgraph.pipeline.bulk.formats.FORMATS`; by default the endings tell."""
    minimum: float = 0.5
    """A figure that is less sure puts its release into quarantine."""
    seconds: float = SECONDS
    """What one release may take."""
    again: bool = False
    """Whether what was rejected before is read again."""
    partitions: int | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    """Spark's own."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run did: the batch that it wrote, None if there was nothing new; how many records were known."""

    batch: Batch | None
    known: int


def ingest(wanted: Wanted, progress: Progress = lambda *_: None) -> Done:
    """Read what is wanted and new into the output folder; the same output, however the work was spread.

    SourceError for input that cannot be used, StoreError if Spark or the folder fails: then nothing counts.
    """
    refuse_unusable(wanted.inputs, wanted.output, wanted.form)
    with session(wanted.master, wanted.settings) as spark, failures_told(wanted.output):
        files = Files(spark, wanted.output)
        batches = read_manifest(files)
        with held(files):
            sweep(files, batches)
            return _run(spark, files, wanted, batches, progress)


def _run(spark: SparkSession, files: Files, wanted: Wanted, batches: list[Batch], progress: Progress) -> Done:
    records = records_in(spark, wanted.inputs, wanted.form)
    fresh, new, known = _unknown(spark, files, records, batches, again=wanted.again)
    if not new:
        return Done(None, known)
    number = batches[-1].number + 1 if batches else 1
    least = 2 * spark.sparkContext.defaultParallelism
    parts = wanted.partitions or max(least, new // _PER_TASK)
    with _watched(spark, progress):
        _read(first_of_each(fresh, parts), wanted).write.parquet(f"{files.folder}/{_READS}")
    reads = spark.read.parquet(f"{files.folder}/{_READS}")
    reads, chosen = _parted(spark, files, reads, batches)
    counts = outputs.counted(reads, chosen)
    outputs.write_all(spark, files.folder, number, outputs.outputs_of(reads, chosen, counts))
    outputs.write_concepts(spark, files, number)
    became = {name: counts[name] for name in (READ, DUPLICATE, FAILED, QUARANTINED) if name in counts}
    rows = {name: counts[name] for name in TABLES}
    batch = Batch(number, __version__, became, counts["triples"], rows, outputs.digests(chosen))
    write_manifest(files, [*batches, batch])
    for earlier in batches:
        files.remove(f"tables/{CONCEPTS}/{folder_of(earlier.number)}")
    files.remove("unfinished")
    return Done(batch, known)


def _unknown(
    spark: SparkSession, files: Files, records: DataFrame, batches: list[Batch], *, again: bool
) -> tuple[DataFrame, int, int]:
    """Return the records that no batch has, how many they are, and how many the batches have."""
    if not batches:
        return records, records.select("source").distinct().count(), 0
    done = spark.read.parquet(*(f"{files.folder}/sources/{folder_of(one.number)}" for one in batches))
    done = done.where(f.col("done").isin(READ, DUPLICATE)) if again else done
    had = records.select("source").distinct().join(done.select("source").distinct(), "source", "left_semi").count()
    fresh = records.join(done.select("source"), "source", "left_anti")
    return fresh, fresh.select("source").distinct().count(), had


def _read(records: DataFrame, wanted: Wanted) -> DataFrame:
    """Return what becomes of *records*: what can be read is, what cannot be is refused."""
    from pyspark.sql.pandas.types import from_arrow_schema

    kept = records.select(*COLUMNS)
    schema_ = from_arrow_schema(schema())
    read = kept.where(f.col("refused").isNull()).mapInArrow(reader(wanted.minimum, wanted.seconds), schema_)
    own = {"done": f.lit(FAILED), "reason": f.col("refused"), YEAR: f.lit(0)}
    empty = {one.name: f.lit(None) for one in schema_ if one.name not in (*ABOUT, *own)}
    columns = {**{name: f.col(name) for name in ABOUT}, **empty, **own}
    refused = kept.where(f.col("refused").isNotNull())
    return read.unionByName(refused.select(*(columns[one.name].cast(one.dataType).alias(one.name) for one in schema_)))


def _parted(spark: SparkSession, files: Files, reads: DataFrame, batches: list[Batch]) -> tuple[DataFrame, DataFrame]:
    """Return what became of each record, and the releases: of records with one text the first by where it is."""
    read = reads.where(f.col("done") == READ).select("source", "sha256", "where")
    place = f.row_number().over(Window.partitionBy("sha256").orderBy("where", "source"))
    late = read.withColumn("place", place).where("place > 1").select("source")
    if batches:
        texts = spark.read.parquet(*(f"{files.folder}/texts/{folder_of(one.number)}" for one in batches))
        late = late.union(read.join(texts.select("sha256"), "sha256", "left_semi").select("source")).distinct()
    if late.isEmpty():
        return reads, reads.where(f.col("done") == READ)
    late = late.withColumn("late", f.lit(True))
    done = f.when(f.col("late"), DUPLICATE).otherwise(f.col("done"))
    told = reads.join(late, "source", "left").withColumn("done", done).drop("late")
    return told, told.where(f.col("done") == READ)


@contextmanager
def _watched(spark: SparkSession, progress: Progress) -> Iterator[None]:
    """Tell how many tasks are done, now and then, while the work goes on."""
    over, tracker = Event(), spark.sparkContext.statusTracker()

    def watch() -> None:
        while not over.wait(0.5):
            stages = [info for stage in tracker.getActiveStageIds() if (info := tracker.getStageInfo(stage))]
            if stages:
                progress(stages[0].numCompletedTasks, stages[0].numTasks)

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
