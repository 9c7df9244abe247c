"""Credentials go to the endpoint that asks for them, are read from safe places only, and are never told."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from polgraph import errors
from polgraph.remote import Endpoint
from polgraph.remote.credentials import read_credentials
from tests.remote.misbehaving import Misbehaving

ASK = "ASK { ?s ?p ?o }"


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLGRAPH_ENDPOINT_USER", "reader")
    monkeypatch.setenv("POLGRAPH_ENDPOINT_PASSWORD", "secret")


@pytest.mark.usefixtures("reader")
def test_user_and_password_are_sent_when_they_are_asked_for(misbehaving: Misbehaving) -> None:
    Endpoint(f"{misbehaving.root}/login").select("SELECT ?s WHERE { ?s ?p ?o }")
    assert [seen.authorization for seen in misbehaving.seen] == [None, "Basic cmVhZGVyOnNlY3JldA=="]


def test_wrong_ones_are_sent_once_and_not_told(
    misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch, reader: None
) -> None:
    monkeypatch.setenv("POLGRAPH_ENDPOINT_PASSWORD", "mistyped")
    with pytest.raises(
        errors.EndpointCredentialsError, match="status 401, it wants credentials, or other ones"
    ) as told:
        Endpoint(f"{misbehaving.root}/login").select(ASK)
    assert len(misbehaving.seen) == 2
    assert "mistyped" not in str(told.value)


def test_a_token_is_sent_at_once(misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLGRAPH_ENDPOINT_TOKEN", "abc")
    Endpoint(f"{misbehaving.root}/good").select("SELECT ?s WHERE { ?s ?p ?o }")
    assert [seen.authorization for seen in misbehaving.seen] == ["Bearer abc"]


@pytest.mark.usefixtures("reader")
def test_credentials_do_not_travel_in_the_open() -> None:
    with pytest.raises(errors.EndpointCredentialsError, match="would travel open to all; expected an https address"):
        Endpoint("http://example.org/sparql").select(ASK)


@pytest.mark.usefixtures("reader")
def test_what_is_for_this_machine_does_not_go_to_a_proxy(
    misbehaving: Misbehaving, elsewhere: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", elsewhere.root)
    Endpoint(f"{misbehaving.root}/login").select("SELECT ?s WHERE { ?s ?p ?o }")
    assert (len(misbehaving.seen), elsewhere.seen) == (2, [])


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org/sparql",
        "ftp://example.org/sparql",
        "file:///etc/hostname",
        "http:///sparql",
        "http://[::1/sparql",
        "http://example.org:port/sparql",
        "http://example.org/sparql#part",
        "http://example.org/a b",
        "http://example.org/\nHost: other",
        "http://пример.kz/sparql",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(errors.EndpointAddressError, match="is no address; expected http"):
        Endpoint(url)


@pytest.mark.parametrize("url", ["http://reader:secret@127.0.0.1/sparql", "https://secret@example.org/"])
def test_a_password_in_the_address_is_refused_and_not_told(url: str) -> None:
    with pytest.raises(errors.EndpointAddressError, match="holds a user or password; expected them in") as told:
        Endpoint(url)
    assert "secret" not in str(told.value)


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "credentials"
    path.write_text("user = reader\npassword = a=b c\n\n", encoding="utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("POLGRAPH_ENDPOINT_CREDENTIALS", str(path))
    return path


def test_a_file_of_credentials_is_read(secrets: Path) -> None:
    found = read_credentials()
    assert (found.user, found.password, found.token) == ("reader", "a=b c", "")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_that_others_can_read_is_refused(mode: int, secrets: Path) -> None:
    secrets.chmod(mode)
    with pytest.raises(
        errors.EndpointCredentialsError, match=rf"others can read it \(mode {mode:o}\); expected mode 600"
    ):
        read_credentials()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("reader:secret\n", "a line is not understood; expected user=…, password=… or token=…"),
        ("user=a\ntoken=b\n", "hold a user and a token; expected one of them"),
        ("user=a\x1bb\n", "hold a control character; expected printable ones"),
    ],
)
def test_a_file_that_is_not_understood_is_told_without_its_text(text: str, message: str, secrets: Path) -> None:
    secrets.write_text(text, encoding="utf-8")
    with pytest.raises(errors.EndpointCredentialsError, match=message) as told:
        read_credentials()
    assert "secret" not in str(told.value)


def test_a_file_that_is_missing_is_told(secrets: Path) -> None:
    secrets.unlink()
    with pytest.raises(
        errors.EndpointCredentialsError, match="No such file or directory; expected a file of credentials"
    ):
        read_credentials()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 that nobody else has signed, and its key."""
    path = tmp_path / "both.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test -addext subjectAltName=IP:127.0.0.1"
    try:
        subprocess.run(
            [*command.split(), "-keyout", path, "-out", tmp_path / "own.pem"], check=True, capture_output=True
        )
    except FileNotFoundError:
        pytest.skip("openssl is not installed (Debian: apt install openssl)")
    path.write_bytes(path.read_bytes() + (tmp_path / "own.pem").read_bytes())
    return path


@pytest.fixture
def secure(misbehaving: Misbehaving, certificate: Path) -> Iterator[Misbehaving]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    misbehaving.wrap(context)
    return misbehaving


@pytest.mark.usefixtures("reader")
def test_a_certificate_that_nobody_signed_is_not_trusted(secure: Misbehaving) -> None:
    with pytest.raises(errors.EndpointUnreachableError, match=r"CERTIFICATE_VERIFY_FAILED.*; expected a conn"):
        Endpoint(f"{secure.root}/login").select(ASK)
    assert secure.seen == []


@pytest.mark.usefixtures("reader")
def test_a_certificate_that_the_operator_trusts_is(
    secure: Misbehaving, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    Endpoint(f"{secure.root}/login").select("SELECT ?s WHERE { ?s ?p ?o }")
    assert len(secure.seen) == 2


def test_another_host_is_not_the_one_of_the_certificate(
    secure: Misbehaving, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(errors.EndpointUnreachableError, match="mismatch"):
        Endpoint(f"{secure.root}/good".replace("127.0.0.1", "localhost")).select(ASK)
    assert secure.seen == []


def test_no_redirect_leads_from_https_to_http(
    secure: Misbehaving, elsewhere: Misbehaving, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(errors.EndpointAddressError, match="expected the same service"):
        Endpoint(f"{secure.root}/redirect/307/{elsewhere.root}/good").select(ASK)
    assert elsewhere.seen == []
