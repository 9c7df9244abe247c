"""Tools over a store: texts around the words, and what was taken in meanwhile."""

from __future__ import annotations

from pathlib import Path

import polgraph
from polgraph.pipeline.stores import caring
from tests.cases import ROOT
from tests.mcp.assistant import over_streams

OWN = ROOT / "tests/extraction/own"


def test_evidence_has_the_text_around_it_and_new_releases_are_seen(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    caring.create(folder)
    polgraph.ingest(OWN / "kk-review.txt", store=folder)
    with over_streams(POLGRAPH_STORE=str(folder)) as assistant:
        assert assistant.told("describe_graph")["releases_total"] == 1
        claim = assistant.told("observations")["rows"][0]["claim"]
        row = assistant.told("evidence", claim=claim)["rows"][0]
        text = (OWN / "kk-review.txt").read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["words"]
        assert row["before"] + row["words"] + row["after"] in text
        polgraph.ingest(OWN / "ru-review.txt", store=folder)
        assert assistant.told("describe_graph")["releases_total"] == 2
