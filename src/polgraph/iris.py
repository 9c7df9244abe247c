"""Mint IRIs; the only place that builds one."""

from __future__ import annotations

import re

from polgraph.namespaces import BASE, ID, PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_REGION_CODE = re.compile(r"KZ(-\d\d)?\Z")
_OFFICE_PREFIX = re.compile(r"(?:acting|former)-")
TEXT_IRI = re.compile(re.escape(PREFIXES["text"]) + r"([0-9a-f]{12})[0-9a-f]*")

ARCHIVE_GRAPH = f"{BASE}graph/archive"
CURATION_GRAPH = f"{BASE}graph/curation"
DERIVED_GRAPH = f"{BASE}graph/derived"
ONTOLOGY_GRAPH = f"{BASE}graph/ontology"
REFERENCE_GRAPH = f"{BASE}graph/reference"
STORE_GRAPH = f"{BASE}graph/store"
RESOLUTION_GRAPH = f"{BASE}graph/resolution"
RELEASE_GRAPHS = f"{BASE}graph/release/"
"""What the names of the graphs of releases begin with."""
PUBLISHED_GRAPH = f"{BASE}graph/published"


def thing(kind: str, slug: str) -> str:
    """Name a thing of *kind* by its slug."""
    return f"{ID}{kind}/{slug}"


def kind_and_slug(iri: str) -> tuple[str, str]:
    """Split the IRI of a thing into its kind and slug; ValueError if it is not one of ours."""
    if not iri.startswith(ID) or "/" not in iri[len(ID) :]:
        raise ValueError(f"{iri} is not the IRI of a polgraph thing")
    kind, slug = iri[len(ID) :].split("/", 1)
    return kind, slug


def compact(iri: str) -> str:
    """Write the IRI of a thing as kind:slug."""
    return ":".join(kind_and_slug(iri))


def short_iri(iri: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Write an IRI as people read it: prefix:name, a text by the start of its hash."""
    if iri.startswith(PREFIXES["text"]):
        return TEXT_IRI.sub(r"text:\1", iri)
    found = max(
        (item for item in prefixes.items() if iri.startswith(item[1])), key=lambda item: len(item[1]), default=None
    )
    return f"{found[0]}:{iri[len(found[1]) :]}" if found else iri


def place(code: str) -> str:
    """Name a region by its ISO code, or a town or district by its id."""
    return thing("region" if _REGION_CODE.match(code) else "place", code)


def post(organization: str | None, role: str) -> str:
    """Name the seat for a role; acting and former holders are counted for the same seat."""
    return thing("post", f"{organization or 'kz'}.{_OFFICE_PREFIX.sub('', role, count=1)}")


def indicator(measure: str, subject: str | None, setting: str | None) -> str:
    """Name a composed indicator; a missing subject is written out."""
    parts = [measure, subject or "unspecified", setting]
    return thing("indicator", ".".join(p for p in parts if p))


def period(first: str, last: str) -> str:
    """Name a closed interval of days; a calendar year by its number."""
    if first[:4] == last[:4] and first.endswith("-01-01") and last.endswith("-12-31"):
        return thing("period", first[:4])
    return thing("period", f"{first}_{last}")


def days_of(period_iri: str) -> tuple[str, str] | None:
    """Return the first and the last day of a period by its name; None if that is not how `period` names one."""
    slug = period_iri.removeprefix(f"{ID}period/")
    first, _, last = slug.partition("_") if "_" in slug else (f"{slug}-01-01", "_", f"{slug}-12-31")
    good = all(map(_is_day, (first, last))) and first <= last and period(first, last) == period_iri
    return (first, last) if good else None


def text(text_sha256: str) -> str:
    """Name a text by the hash of its bytes."""
    return f"{BASE}text/{text_sha256}"


def evidence(text_sha256: str, start: int, end: int) -> str:
    """Name a span of a text after RFC 5147, in code points."""
    return f"{text(text_sha256)}#char={start},{end}"


def release(text_sha256: str) -> str:
    """Name a release by the hash of its text."""
    return thing("release", text_sha256[:12])


def release_graph(release_iri: str) -> str:
    """Name the graph of a release."""
    return f"{RELEASE_GRAPHS}{kind_and_slug(release_iri)[1]}"


def retrieval(text_sha256: str, source_sha256: str, address: str) -> str:
    """Name the way by which a text came."""
    return thing("retrieval", _digest(text_sha256, source_sha256, address))


def part_of(graph: str, text_sha256: str) -> str:
    """Name what *graph* holds of one release, in a store, which keeps it apart to change it alone."""
    return f"{graph}/{text_sha256[:12]}"


def person(text_sha256: str, start: int, end: int) -> str:
    """Name a person as one release has them; never by their name."""
    return thing("person", _digest(text_sha256, f"{start},{end}"))


def claim(kind: str, text_sha256: str, key: tuple[str, ...], start: int, end: int) -> str:
    """Name a claim by its text, kind, key and first span, so that extraction can be repeated."""
    return thing(kind, _digest(text_sha256, kind, "|".join(key), f"{start},{end}"))


def decision(*content: str) -> str:
    """Name a decision by its content, so that one decision is written once."""
    return thing("decision", _digest(*content))


def run(text_sha256: str, extractor: str, version: str) -> str:
    """Name a run of an extractor over a text; no clock, so that the same input gives the same bytes."""
    return thing("run", _digest(text_sha256, extractor, version))


def derived(kind: str, rule: str, inputs: Sequence[str]) -> str:
    """Name a derived thing by its rule and what it was derived from, in any order."""
    return thing(kind, _digest(rule, *sorted(inputs)))


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _digest(*parts: str) -> str:
    from hashlib import sha256

    return sha256("\n".join(parts).encode()).hexdigest()[:12]
