"""Where no request goes: not to this machine or network, under whatever name it is given."""

from __future__ import annotations

import socket
from ipaddress import ip_address

import pytest

from polgraph.errors import SourceError
from polgraph.fetching import fetch
from polgraph.fetching.addresses import addresses_of, is_public, target_of


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("file:///etc/passwd", "is no address of a page"),
        ("ftp://example.org/", "is no address of a page"),
        ("javascript:alert(1)", "is no address of a page"),
        ("example.org/page", "is no address of a page"),
        ("http://", "is no address of a page"),
        ("http://example.org/a page", "is no address of a page"),
        ("http://example.org/\r\nHost: elsewhere", "is no address of a page"),
        ("http://reader:secret@example.org/", "holds a user or password"),
        ("http://example.org:22/", "port 22 is not one of the web"),
        ("http://example.org:99999/", "expected http://"),
        ("http://2130706433/", "a number in disguise"),
        ("http://0x7f000001/", "a number in disguise"),
        ("http://0177.0.0.1/", "a number in disguise"),
        ("http://127.1/", "a number in disguise"),
        ("http://127.0.0.1./", "a number in disguise"),
        ("http://[::1/", "expected http://"),
        (f"http://{'a' * 70}.org/", "the host is no name"),
    ],
)
def test_what_is_no_address(url: str, told: str) -> None:
    with pytest.raises(SourceError, match=told) as refused:
        target_of(url)
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104  # an address that is refused
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "2001:db8::1",
        "2002:7f00:1::",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "ff02::1",
    ],
)
def test_private_addresses(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "169.254.169.254"])
def test_nothing_is_fetched_from_here(host: str) -> None:
    with pytest.raises(SourceError, match="which is private; expected a public one"):
        fetch(f"http://{host}/")


def test_a_host_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(SourceError, match=r"is at 10\.0\.0\.1"):
        addresses_of(target_of("http://example.org/"))
    assert addresses_of(target_of("http://example.org/"), allow_private=True) == ["1.1.1.1", "10.0.0.1"]


def test_names_and_paths_in_other_letters() -> None:
    target = target_of("https://полиция.қаз/жаңалық?бет=1&a=%20#top")
    assert (target.host, target.port) == ("xn--h1akdx1c2a.xn--80ao21a", 443) or target.host.startswith("xn--")
    assert target.path == "/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B?%D0%B1%D0%B5%D1%82=1&a=%20"
