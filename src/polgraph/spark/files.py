"""Small files and folders wherever Spark has them: on this machine, on HDFS, in an object store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py4j.java_gateway import JavaObject
    from pyspark.sql import SparkSession


class Files:
    """What lies in one folder, by its name there."""

    def __init__(self, spark: SparkSession, folder: str) -> None:
        self.folder = folder
        gateway = spark.sparkContext._gateway
        assert gateway is not None  # noqa: S101  # it is there while the session is
        self._gateway, self._jvm = gateway, gateway.jvm
        self._system = self._path("").getFileSystem(spark._jsc.hadoopConfiguration())

    def read(self, name: str) -> str | None:
        """Return the text of a file; None if it is not there."""
        path = self._path(name)
        if not self._system.exists(path):
            return None
        stream = self._system.open(path)
        try:
            return str(self._jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
        finally:
            stream.close()

    def write(self, name: str, text: str) -> None:
        """Write a file in the place of an older one, whole or not at all."""
        unfinished = self._path(f".{name}.unfinished")
        stream = self._system.create(unfinished, True)
        stream.write(bytearray(text.encode()))
        stream.close()
        hadoop = self._jvm.org.apache.hadoop.fs
        kind = getattr(hadoop, "Options$Rename")
        overwriting = self._gateway.new_array(kind, 1)
        overwriting[0] = kind.OVERWRITE
        hadoop.FileContext.getFileContext(self._system.getUri()).rename(unfinished, self._path(name), overwriting)

    def names(self, pattern: str) -> list[str]:
        """Return what is there by a glob *pattern*, sorted."""
        whole = str(self._system.makeQualified(self._path("")).toUri().getPath()).rstrip("/")
        found = self._system.globStatus(self._path(pattern)) or []
        return sorted(str(one.getPath().toUri().getPath()).removeprefix(f"{whole}/") for one in found)

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all below it, if it is there."""
        self._system.delete(self._path(name), True)

    def _path(self, name: str) -> JavaObject:
        return self._jvm.org.apache.hadoop.fs.Path(f"{self.folder}/{name}" if name else self.folder)
