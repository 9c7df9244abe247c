"""Ask the tables of an output folder, or of an export, on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.spark.files import Files
from polgraph.spark.manifest import folder_of, read_manifest
from polgraph.spark.session import failures_told
from polgraph.tables.answering import TABLES, Given, asked
from polgraph.tables.arrow import arrow_schema
from polgraph.tables.schema import CONCEPTS, YEAR, Table, tables

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

_INGESTED = "tables"


def answer(session: SparkSession, folder: str, name: str, **given: Given) -> DataFrame:
    """Answer the question *name*; in *folder* are the tables of `ingest --engine spark` or of `export`.

    What the tables are called, and the views of the question, stay known in *session*, which must be in ANSI mode, as
    it is by default: a number without room then stops it. UnknownQueryError or QueryParameterError for what
    cannot be asked, SourceError for a folder that has no tables, StoreError if Spark fails.
    """
    question = asked(name, given)
    with failures_told(folder):
        register(session, folder)
        for statement in question.views:
            session.sql(statement)
        return session.sql(question.query, dict(question.parameters))


def register(session: SparkSession, folder: str) -> None:
    """Let SQL in *session* know tables of *folder* by their names; what a manifest does not list is not there."""
    files = Files(session, folder)
    numbers = [one.number for one in read_manifest(files)] if files.names(_INGESTED) else []
    for table in map(tables().__getitem__, TABLES):
        if numbers:
            whole = f"{folder}/{_INGESTED}/{table.name}"
            chosen = numbers[-1:] if table.name == CONCEPTS else numbers  # each has all of them
            parts = [f"{whole}/{folder_of(number)}" for number in chosen]
        else:
            whole = f"{folder}/{table.name}"
            parts = [whole]
        schema = _schema(table)
        rows = session.read.schema(schema).option("basePath", whole).parquet(*parts)
        rows.select(*schema.fieldNames()).createOrReplaceTempView(table.name)


def _schema(table: Table) -> StructType:
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import IntegerType

    schema = from_arrow_schema(arrow_schema(table))
    return schema if table.name == CONCEPTS else schema.add(YEAR, IntegerType())
