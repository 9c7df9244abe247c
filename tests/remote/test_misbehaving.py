"""Whatever an endpoint does, the caller gets one line of one class, in time; and nobody else gets the credentials."""

from __future__ import annotations

import time
from urllib.parse import parse_qs

import pytest

from polgraph import errors
from polgraph.iris import DERIVED_GRAPH
from polgraph.pipeline.questions import Request
from polgraph.queries.registry import typed_query
from polgraph.remote import Endpoint, open_endpoint
from tests.remote.misbehaving import Misbehaving

ROWS = "SELECT ?release WHERE { ?release a pg:Release }"
FAULTS = {
    "status/400": (errors.QueryError, "status 400, it refuses the query; expected one that it can answer"),
    "status/401": (
        errors.EndpointCredentialsError,
        "status 401, it wants credentials, or other ones; expected them in",
    ),
    "status/403": (errors.EndpointCredentialsError, "status 403, it forbids this; expected credentials"),
    "status/404": (errors.EndpointAddressError, "status 404, nothing is there; expected the address"),
    "status/405": (errors.EndpointAddressError, "status 405, it takes no such requests; expected the address"),
    "status/406": (errors.EndpointAnswerError, "status 406, it has no answer in JSON or N-Triples; expected"),
    "status/407": (errors.EndpointCredentialsError, "status 407, the proxy wants credentials; expected"),
    "status/408": (errors.EndpointLimitError, "status 408, the request took it too long; expected"),
    "status/410": (errors.EndpointAddressError, "status 410, it is gone; expected"),
    "status/413": (errors.EndpointLimitError, "status 413, the request is too large for it; expected"),
    "status/414": (errors.EndpointLimitError, "status 414, the address is too long for it; expected"),
    "status/415": (errors.EndpointAnswerError, "status 415, it does not read what polgraph writes; expected"),
    "status/418": (errors.EndpointError, "status 418, polgraph does not know this; expected 200"),
    "status/429": (errors.EndpointBusyError, "status 429, it is asked too often; expected"),
    "status/500": (errors.EndpointError, "status 500, it failed; expected an answer"),
    "status/501": (errors.EndpointAddressError, "status 501, it cannot do this; expected"),
    "status/502": (errors.EndpointBusyError, "status 502, its gateway got no answer; expected"),
    "status/503": (errors.EndpointBusyError, "status 503, it is not available; expected"),
    "status/504": (errors.EndpointBusyError, "status 504, its gateway got no answer in time; expected"),
    "later/3600": (errors.EndpointBusyError, "status 429, it is asked too often; expected"),
    "endless/200": (errors.EndpointLimitError, "its answer is over 67108864 bytes; expected a smaller one"),
    "endless/500": (errors.EndpointError, "status 500, it failed; expected an answer"),
    "page": (errors.EndpointAnswerError, "it answers in text/html; expected application/sparql-results.json"),
    "truncated": (errors.EndpointAnswerError, "its answer breaks off 939 bytes early; expected a whole one"),
    'body/{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"typ': (errors.EndpointAnswerError, "cannot be read"),
    'body/{"error":"typed-literal"}': (errors.EndpointAnswerError, "cannot be read"),
    "body/": (errors.EndpointAnswerError, "its answer cannot be read: "),
    "part": (
        errors.EndpointLimitError,
        "it gives a part of the answer only .X-SPARQL-MaxRows: 10000.; expected it whole",
    ),
    "noise": (errors.EndpointAnswerError, "its answer breaks off or is not HTTP; expected a whole one"),
    "hang-up": (errors.EndpointAnswerError, "its answer breaks off or is not HTTP; expected a whole one"),
    "redirect/303/file:///etc/hostname": (
        errors.EndpointAddressError,
        "status 303, it sends us to file:///etc/hostname; expected the same service",
    ),
    "redirect/307/redirect/307/": (errors.EndpointAddressError, "sends us to .*; expected at most 5 redirects"),
    "redirect/302": (errors.EndpointAddressError, "expected at most 5 redirects"),
}
SLOW = ["drip/head", "drip/body", "silence"]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polgraph.remote.transport.PAUSES", (0.0, 0.0))


@pytest.mark.parametrize("path", FAULTS)
def test_each_fault_has_its_class_and_its_line(path: str, misbehaving: Misbehaving) -> None:
    kind, message = FAULTS[path]
    with pytest.raises(errors.PolgraphError, match=message) as told:
        Endpoint(f"{misbehaving.root}/{path}").select(ROWS)
    assert type(told.value) is kind
    assert misbehaving.root.removeprefix("http://") in str(told.value)
    assert str(told.value).isprintable()
    assert len(str(told.value)) < 800


@pytest.mark.parametrize("path", SLOW)
def test_a_slow_answer_ends_with_the_deadline(
    path: str, misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("polgraph.remote.SECONDS", 1.0)
    start = time.monotonic()
    with pytest.raises(
        errors.EndpointLimitError, match="the query took more than 1 seconds; expected a query that takes less"
    ):
        Request(typed_query(ROWS), {}, ours=False, origin=f"{misbehaving.root}/{path}").results("csv")
    assert time.monotonic() - start < 2


def test_a_cut_graph_is_no_small_graph(misbehaving: Misbehaving) -> None:
    endpoint = Endpoint(f"{misbehaving.root}/triples/<urn:a>%20<urn:b>%20<urn:c>.<urn:a>%20<ur")
    with pytest.raises(errors.EndpointAnswerError, match="its answer cannot be read"):
        endpoint.answer("CONSTRUCT WHERE { ?s ?p ?o }")


def test_nothing_listens() -> None:
    with pytest.raises(errors.EndpointUnreachableError, match=r"Connection refused; expected a connection"):
        Endpoint("http://127.0.0.1:9/sparql").select(ROWS)


@pytest.mark.parametrize("busy", [1, 2])
def test_a_busy_endpoint_is_asked_again(busy: int, misbehaving: Misbehaving) -> None:
    assert Endpoint(f"{misbehaving.root}/busy/{busy}").select(ROWS).rows == ()
    assert len(misbehaving.seen) == busy + 1


def test_a_busy_endpoint_is_asked_three_times_at_most(misbehaving: Misbehaving) -> None:
    with pytest.raises(errors.EndpointBusyError):
        Endpoint(f"{misbehaving.root}/busy/3").select(ROWS)
    assert len(misbehaving.seen) == 3


def test_who_asks_for_an_hour_is_not_asked_again(misbehaving: Misbehaving) -> None:
    with pytest.raises(errors.EndpointBusyError) as told:
        Endpoint(f"{misbehaving.root}/later/3600").select(ROWS)
    assert (told.value.wait, len(misbehaving.seen)) == (3600, 1)


def test_no_other_fault_is_asked_again(misbehaving: Misbehaving) -> None:
    with pytest.raises(errors.EndpointError):
        Endpoint(f"{misbehaving.root}/status/500").select(ROWS)
    assert len(misbehaving.seen) == 1


def test_a_query_is_posted_and_our_prefixes_are_declared(misbehaving: Misbehaving) -> None:
    Endpoint(f"{misbehaving.root}/good", ["urn:a", "urn:b"]).select(f"# update, insert, load\n{ROWS}")
    (seen,) = misbehaving.seen
    sent = parse_qs(seen.body.decode())
    assert (seen.method, seen.path) == ("POST", "/good")
    assert sent["default-graph-uri"] == ["urn:a", "urn:b"]
    assert sent["named-graph-uri"] == ["urn:a", "urn:b", DERIVED_GRAPH]
    assert sent["query"] == [f"PREFIX pg: <https://w3id.org/polgraph/def#>\n# update, insert, load\n{ROWS}"]


def test_what_our_engine_cannot_read_is_not_sent(misbehaving: Misbehaving) -> None:
    with pytest.raises(errors.QueryError, match="the query cannot be read: line 1"):
        Endpoint(f"{misbehaving.root}/good").select("DROP ALL")
    service = typed_query("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    request = Request(service, {}, ours=False, origin=f"{misbehaving.root}/good")
    with pytest.raises(errors.QueryError, match="uses SERVICE"):
        request.results("csv")
    assert misbehaving.seen == []


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_within_the_service_keeps_method_and_body(code: int, misbehaving: Misbehaving) -> None:
    Endpoint(f"{misbehaving.root}/redirect/{code}//good").select(ROWS)
    first, second = misbehaving.seen
    assert (second.method, second.path, second.body) == ("POST", "/good", first.body)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("secret", [{"TOKEN": "secret"}, {"USER": "reader", "PASSWORD": "secret"}])
def test_no_redirect_leads_to_another_service(
    code: int,
    secret: dict[str, str],
    misbehaving: Misbehaving,
    elsewhere: Misbehaving,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in secret.items():
        monkeypatch.setenv(f"POLGRAPH_ENDPOINT_{name}", value)
    with pytest.raises(
        errors.EndpointAddressError, match=f"status {code}, it sends us to .*; expected the same service"
    ):
        Endpoint(f"{misbehaving.root}/redirect/{code}/{elsewhere.root}/good").select(ROWS)
    assert elsewhere.seen == []


def test_an_endpoint_without_our_graphs_is_asked_as_it_is(misbehaving: Misbehaving) -> None:
    open_endpoint(f"{misbehaving.root}/good").select(ROWS)
    assert all(b"default-graph-uri" not in seen.body for seen in misbehaving.seen)
