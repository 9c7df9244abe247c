"""The notebook runs from its first cell to its last, and shows what it says."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from tests.cases import ROOT

REGIONS = 20
NOTEBOOKS = sorted((ROOT / "docs/notebooks").glob("*.ipynb"))


class ThisPython(AsyncKernelManager):
    """The kernel of the Python that runs the tests, whatever others are installed."""

    kernel_spec = KernelSpec(argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"])


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


def test_it_runs_and_shows_what_it_says(tmp_path: Path) -> None:
    shown = executed(NOTEBOOKS[0], tmp_path)
    assert "seized drugs lower-bound 85 | более 85 кг наркотических средств" in shown
    assert "conforms: True" in shown
    chart, country = (part for part in shown.split("<svg") if 'aria-roledescription="' in part)
    assert "more than this" in chart  # a bound is drawn as one
    assert "Pavlodar Region" in chart
    assert country.count('fill="white" stroke="gray"') == REGIONS
    assert country.count('aria-roledescription="geoshape"') == 2  # of which something was read


def test_what_was_shown_is_not_kept() -> None:
    notebook = nbformat.read(NOTEBOOKS[0], as_version=4)
    assert [cell for cell in notebook.cells if cell.get("outputs")] == []
