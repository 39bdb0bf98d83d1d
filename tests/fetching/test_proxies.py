"""Proxies that the environment names: refused where addresses must be checked, gone by where they need not be."""

import socket
import threading
from base64 import b64encode

import pytest

from onrecord.errors import CannotLoad
from onrecord.fetching import addresses
from onrecord.fetching.proxies import way
from onrecord.fetching.web import Limits, Web
from tests.fetching.conftest import SMALL
from tests.sites import answer, site

PAGE = "<p>Karelin said no ship would pay.</p>"


@pytest.fixture
def proxy():
    """A machine that answers for others: it is asked for whole addresses."""
    with site("127.0.0.2") as one:
        yield one


def test_without_one_a_site_is_asked_directly(monkeypatch):
    assert way("https://gazette.example/a", allow_private=False) is None
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    assert way("https://gazette.example/a", allow_private=False) is None


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY", "ALL_PROXY"])
def test_one_that_hides_who_is_asked_is_refused_with_both_ways_out(monkeypatch, name):
    monkeypatch.setenv(name, "http://proxy.example:3128")
    with pytest.raises(CannotLoad, match=r"give --allow-private to go by the proxy .* or set NO_PROXY=gazette.example"):
        way("https://gazette.example/a", allow_private=False)
    assert way("https://gazette.example/a", allow_private=True) == "http://proxy.example:3128"


@pytest.mark.parametrize("without", ["gazette.example", "other.example, .example", "*", "gazette.example:443"])
def test_what_is_to_be_asked_without_one_is(monkeypatch, without):
    monkeypatch.setenv("HTTPS_PROXY", "proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", without)
    assert way("https://gazette.example:443/a", allow_private=False) is None


def test_one_of_another_kind_is_refused(monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5h://127.0.0.1:9050")
    with pytest.raises(CannotLoad, match="socks5h"):
        way("https://gazette.example/a", allow_private=True)


def test_no_site_is_asked_past_it(monkeypatch, here, proxy):
    monkeypatch.setenv("HTTP_PROXY", proxy.url("", "127.0.0.2"))
    here.pages["/a"] = answer(PAGE)
    with Web(limits=SMALL) as web, pytest.raises(CannotLoad, match="behind which"):
        web.get(here.url("/a"))
    assert not here.asked
    assert not proxy.asked


def test_a_site_is_asked_by_it_where_that_is_allowed(monkeypatch, here, proxy):
    monkeypatch.setenv("HTTP_PROXY", f"ana:se%20cret@127.0.0.2:{proxy.port}")
    proxy.pages["http://gazette.example/a"] = answer(PAGE)
    with Web(allow_private=True, limits=SMALL) as web:
        assert web.get("http://gazette.example/a").data == PAGE.encode()
    assert [path for path, _ in proxy.asked] == ["http://gazette.example/robots.txt", "http://gazette.example/a"]
    assert proxy.asked[-1][1]["proxy-authorization"] == f"Basic {b64encode(b'ana:se cret').decode()}"


def test_where_it_leads_is_looked_at_again(monkeypatch, here, proxy):
    monkeypatch.setenv("HTTP_PROXY", proxy.url("", "127.0.0.2"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(addresses, "is_public", lambda _: True)
    here.pages["/a"] = answer(status="302 Found", location="http://gazette.example/a")
    with Web(limits=SMALL) as web, pytest.raises(CannotLoad, match="behind which"):
        web.get(here.url("/a"))
    assert not proxy.asked


def test_one_that_is_down_is_told_of(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
    with Web(allow_private=True, limits=SMALL) as web, pytest.raises(CannotLoad, match="can't be reached"):
        web.get("http://gazette.example/a")


def test_a_name_that_nobody_answers_for_is_given_up(monkeypatch):
    go_on = threading.Event()

    def silent(*_, **__):
        go_on.wait(20)
        raise socket.gaierror("no answer")

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    with (
        Web(limits=Limits(step=0.3, total=5)) as web,
        pytest.raises(CannotLoad, match=r"gazette\.example could not be looked up in 0.3 seconds"),
    ):
        web.get("http://gazette.example/a")
    go_on.set()
