"""Releases and claims that no shape would let in: what is missing is left out, and what is wrong stays text."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from polgraph.namespaces import PREFIXES
from tests.hostile.service.watched import SECRET
from tests.service.served import serving

EVIL = "<script>alert(1)</script>"
TEXT = f"{PREFIXES['text']}{'0' * 64}"
DATA = f"""
release:bare a pg:Release .
release:odd a pg:Release ; pg:text <{TEXT}> , <{PREFIXES["text"]}..%2F..%2Fpasswd> ; dct:title "{EVIL}", "b"@kk ;
  dct:language "{EVIL}" ; dct:issued "{EVIL}" ; pg:titleEvidence <{TEXT}#char=0,99999999999> , <{TEXT}#char=5,3> .
<{TEXT}> pg:length "{EVIL}" .
retrieval:a pg:retrievalOf <{TEXT}> ; dct:source "javascript:alert(1)" .
run:a prov:used <{TEXT}> ; pg:extractor "{EVIL}" , "b" .
observation:odd a pg:Observation ; prov:wasGeneratedBy run:a ; pg:evidence <{TEXT}#char=2,9> , "text" , <http://e/#char=1,2> ;
  pg:value "{EVIL}" , 3 , 4 ; pg:unit <javascript:alert(1)> ; pg:confidence "{EVIL}" ; pg:indicator "{EVIL}" ;
  pg:reviewState <javascript:alert(1)> ; pg:partOf observation:odd .
observation:bare a pg:Observation .
change:odd prov:wasGeneratedBy run:a ; pg:direction direction:sideways ; pg:changeValue "NaN" .
comparability:odd pg:compares observation:odd , observation:bare ; pg:verdict "{EVIL}" .
issue:odd a pg:Issue ; prov:wasGeneratedBy run:a ; pg:message "{EVIL}" .
person:odd a pg:Person ; pg:identifiedAs <urn:x> ; skos:prefLabel "odd" .
indicator:odd a pg:Indicator .
observation:without a pg:Observation ; pg:indicator indicator:odd ; pg:region region:KZ-47 ; pg:period period:odd ;
  pg:valueKind value-kind:exact ; pg:value 3 ; pg:unit unit:count ; pg:evidence <{TEXT}#char=1,2> .
region:KZ a pg:Region .
region:KZ-47 a pg:Region ; schema:containedInPlace region:KZ-47 .
period:odd pg:firstDay "yesterday" ; pg:lastDay "to morrow" .
<{TEXT}#char=1,2> nif:referenceContext <{TEXT}> ; nif:beginIndex "1e5" ; nif:endIndex "x" .
release:newer prov:wasRevisionOf release:odd , <http://e/{"x" * 2000}> .
"""
PAGES = (
    "coverage",
    "editor/terms",
    "id/change/odd",
    "id/issue/odd",
    "id/observation/bare",
    "id/indicator/odd",
    "id/observation/odd",
    "id/observation/without",
    "id/person/odd",
    "id/region/KZ-47",
    "id/release/bare",
    "id/release/newer",
    "id/release/odd",
    f"id/release/odd?claim={EVIL}",
    "id/release/odd?claim=observation:odd",
    "indicators",
    "regions",
    "releases",
    "search?q=odd",
    f"text/{'0' * 64}",
)


@pytest.fixture(scope="module")
def scratch() -> Iterator[httpx.Client]:
    with (
        serving("--writable", "--no-validate", POLGRAPH_TOKEN=SECRET) as served,
        httpx.Client(base_url=served.address, trust_env=False, timeout=60) as client,
    ):
        prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
        head = {"Authorization": f"Bearer {SECRET}", "Content-Type": "text/turtle"}
        assert client.post("store?default", content=prefixes + DATA, headers=head).is_success
        yield client


@pytest.mark.parametrize("address", PAGES)
def test_pages_answer(scratch: httpx.Client, address: str) -> None:
    answer = scratch.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.text
    assert EVIL not in answer.text
    assert 'href="javascript' not in answer.text


def test_what_cannot_be_read_is_refused(scratch: httpx.Client) -> None:
    for address in (
        "releases/odd/facts.json",
        "releases/odd/text.txt",
        "releases/bare/facts.json",
        "releases/%20/text.txt",
    ):
        assert scratch.get(address).status_code in {400, 404}, address
