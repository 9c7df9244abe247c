"""The same bytes on every run, whatever the order of the data and the hashes of the process."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from polgraph import store
from polgraph.engine import Dataset, Quad
from polgraph.pipeline import views
from polgraph.pipeline.exports import EXPORT_FORMATS
from polgraph.serialization import to_jsonld, to_turtle
from tests.cases import ROOT

ALL = f"""
import hashlib, json, polgraph
from polgraph.pipeline import exports, views
part = dict(region="KZ-59")
made = {{form: polgraph.export(form, **part) for form in {EXPORT_FORMATS}}}
made |= {{view: polgraph.export(view=view) for view in views.views()}}
made |= {{frame: polgraph.export("jsonld", frame=frame, **part) for frame in exports.frames()}}
made |= polgraph.export_tables()
print(json.dumps({{name: hashlib.sha256(content).hexdigest() for name, content in made.items()}}))
"""


def made_with(seed: str) -> dict[str, str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    result = subprocess.run([sys.executable, "-c", ALL], env=environment, cwd=ROOT, capture_output=True, check=True)
    return dict(json.loads(result.stdout))


def test_two_processes_with_other_hashes_make_the_same() -> None:
    first = made_with("1")
    assert len(first) == len(EXPORT_FORMATS) + 5 + 5 + 13
    assert hashlib.sha256(b"").hexdigest() not in first.values()
    assert made_with("2") == first


ORDERS: dict[str, Callable[[list[Quad]], list[Quad]]] = {
    "backwards": lambda quads: quads[::-1],
    "sorted": lambda quads: sorted(quads, key=str),
    "by object": lambda quads: sorted(quads, key=lambda quad: str(quad.object)[::-1]),
}


def loaded(quads: list[Quad]) -> Dataset:
    dataset = Dataset()
    for quad in quads:
        dataset.add([quad.triple], quad.graph_name.value)
    return dataset


def everything(dataset: Dataset) -> dict[str, bytes]:
    made = views.written_tables(dataset)
    for view in views.views().values():
        is_graph = view.header["format"] in EXPORT_FORMATS
        made[view.name] = to_turtle(views.triples_of(view, dataset)) if is_graph else views.written(view, dataset)
        if is_graph:
            made[f"{view.name}.jsonld"] = to_jsonld(views.triples_of(view, dataset), {})
    return made


@pytest.mark.parametrize("order", ORDERS)
def test_views_do_not_depend_on_the_order_of_the_data(order: str) -> None:
    assert everything(loaded(ORDERS[order](list(store.shipped_quads())))) == everything(store.open_shipped())
