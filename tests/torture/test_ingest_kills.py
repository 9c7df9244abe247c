"""An ingest that is killed and begun again ends as if nothing had been: what it told is there, and all digests are equal."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest
from bench.generator.dice import Dice
from bench.generator.newsroom import write_texts

from polgraph.pipeline.stores import caring
from tests.cases import ROOT
from tests.torture.looking import assert_whole, digests

TEXTS = 10
KILLS = 40


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    write_texts(folder, 0, TEXTS)
    return folder


def command(texts: Path, store: Path) -> list[str]:
    options = ["--store", str(store), "--format", "jsonl", "--jobs", "2"]
    return [sys.executable, "-m", "polgraph", "ingest", str(texts), *options]


def killed(texts: Path, store: Path, dice: Dice) -> list[str]:
    """Kill an ingest some time after some line of it; return the releases that it told to be stored."""
    with subprocess.Popen(
        command(texts, store), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        lines = list(islice(process.stdout, 1 + dice.below(TEXTS)))
        time.sleep(dice.below(100) / 1000)
        process.kill()
        lines += process.stdout.readlines()
    return [told["release"] for told in map(json.loads, lines) if told["done"] == "stored"]


def test_kills(many: bool, texts: Path, tmp_path: Path) -> None:
    if not many:
        pytest.skip("takes ten seconds of the processor for one kill; `make torture` does it")
    undisturbed = tmp_path / "undisturbed"
    caring.create(undisturbed)
    subprocess.run(command(texts, undisturbed), cwd=ROOT, check=True, capture_output=True)
    for kill in range(KILLS):
        store = tmp_path / str(kill)
        caring.create(store)
        told = killed(texts, store, Dice("ingest", kill))
        assert told, kill
        kept = {path.stem for path in (store / "releases").glob("*.ttl")}
        assert set(told) <= kept, kill
        subprocess.run(command(texts, store), cwd=ROOT, check=True, capture_output=True)
        assert digests(store) == digests(undisturbed), kill
        assert_whole(store)
