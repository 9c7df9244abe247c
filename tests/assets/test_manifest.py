"""What is built is what its manifest says, and everything in it may be given on."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from polgraph.web.pages.files import address_of, statics
from tests.cases import ROOT

BUILT = ROOT / "src/polgraph/web/pages/static/built"
MANIFEST = json.loads((BUILT / "manifest.json").read_text(encoding="utf-8"))
LOCK = json.loads((ROOT / "frontend/package-lock.json").read_text(encoding="utf-8"))["packages"]
OPEN = {"0BSD", "Apache-2.0", "BSD-3-Clause", "CC-BY-4.0", "ISC", "MIT"}


def test_the_manifest_names_every_file() -> None:
    assert {file["name"] for file in MANIFEST["files"]} == {path.name for path in BUILT.iterdir()} - {"manifest.json"}


@pytest.mark.parametrize("told", MANIFEST["files"], ids=lambda file: file["name"])
def test_a_file_is_the_one_that_the_manifest_names(told: dict) -> None:
    content = (BUILT / told["name"]).read_bytes()
    assert told == {"name": told["name"], "bytes": len(content), "sha256": sha256(content).hexdigest()}


@pytest.mark.parametrize("told", MANIFEST["packages"], ids=lambda package: package["name"])
def test_a_package_is_the_one_of_the_lock_file_under_an_open_licence(told: dict) -> None:
    locked = LOCK[f"node_modules/{told['name']}"]
    assert (told["version"], told["integrity"]) == (locked["version"], locked["integrity"])
    assert any(set(choice.split(" AND ")) <= OPEN for choice in told["license"].split(" OR "))
    assert f"{told['name']} {told['version']} ({told['license']})\n" in (BUILT / "licences.txt").read_text(
        encoding="utf-8"
    )


def test_wanted_versions_are_exact() -> None:
    wanted = json.loads((ROOT / "frontend/package.json").read_text(encoding="utf-8"))
    assert all(
        version[0].isdigit() for part in ("dependencies", "devDependencies") for version in wanted[part].values()
    )


@pytest.mark.parametrize("name", ["polgraph.css", "regions.topojson", *(file["name"] for file in MANIFEST["files"])])
def test_a_file_is_served_under_its_hash(name: str) -> None:
    address = address_of(name)
    _, content = statics()[address.removeprefix("/static/")]
    assert sha256(content).hexdigest()[:12] in address


def test_scripts_are_served_as_scripts() -> None:
    assert {media for name, (media, _) in statics().items() if name.endswith(".js")} == {"text/javascript"}
