"""The notebook runs from its first cell to its last, and shows what it says."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from tests.cases import ROOT

REGIONS = 20
NOTEBOOKS = sorted((ROOT / "docs/notebooks").glob("*.ipynb"))


class ThisPython(AsyncKernelManager):
    """The kernel of the Python that runs the tests, whatever others are installed."""

    kernel_spec = KernelSpec(argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"])


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All that the cells of the first notebook show."""
    return executed(NOTEBOOKS[0], tmp_path_factory.mktemp("notebook"))


def executed(path: Path, folder: Path) -> str:
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, kernel_manager_class=ThisPython, resources={"metadata": {"path": str(folder)}})
    client.execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    texts = [output.get("text", "") for output in outputs]
    data = [text for output in outputs for text in output.get("data", {}).values()]
    return "\n".join(map(str, [*texts, *data]))


def test_there_is_one() -> None:
    assert [path.name for path in NOTEBOOKS] == ["release-to-chart-and-map.ipynb"]


def test_each_figure_is_shown_with_its_words(shown: str) -> None:
    assert "seized drugs lower-bound 85 | более 85 кг наркотических средств" in shown
    assert "conforms: True" in shown


def test_a_bound_is_drawn_as_one(shown: str) -> None:
    assert "more than this" in shown
    assert "Pavlodar Region" in shown


def test_the_map_has_two_regions_and_the_outline_of_all(shown: str) -> None:
    shapes = [part for part in shown.split("<svg") if "geoshape" in part or 'aria-roledescription="geoshape"' in part]
    assert len(shapes) == 1
    assert shapes[0].count('fill="white" stroke="gray"') == REGIONS
    assert shapes[0].count('aria-roledescription="geoshape"') == 2


def test_what_was_shown_is_not_kept() -> None:
    notebook = nbformat.read(NOTEBOOKS[0], as_version=4)
    assert [cell for cell in notebook.cells if cell.get("outputs")] == []
