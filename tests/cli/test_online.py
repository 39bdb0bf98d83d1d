"""Addresses, as a shell gives them."""

import json

import pytest

from tests.sites import answer, site
from tests.test_cli import onrecord, said

PAGE = "<html><body><h1>Talks over</h1><p>Ms Rao said that the talks had failed.</p></body></html>"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A site, and an empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    with site() as one:
        one.pages |= {"/a": answer(PAGE, etag='"x1"'), "/robots.txt": answer("User-agent: *\nDisallow: /no")}
        yield one


def test_an_address_is_read(here):
    run = onrecord("read", here.url("/a"), "--allow-private", "--format", "jsonl")
    assert run.returncode == 0, said(run)
    found = json.loads(run.stdout)
    assert (found["report"]["path"], found["report"]["url"]) == (here.url("/a"), here.url("/a"))
    assert len(found["statements"]) == 1


@pytest.mark.parametrize("command", ["read", "add"])
def test_this_machine_is_not_asked_without_leave(here, command):
    run = onrecord(command, here.url("/a"))
    assert run.returncode == 1
    assert f"{here.url('/a')}: 127.0.0.1 is on a private network or this machine, which is not asked: --allow-private " in said(run)
    assert not here.asked


def test_an_address_is_kept_and_what_can_t_be_had_is_named_and_listed(here):
    run = onrecord("add", here.url("/a"), here.url("/no/b"), here.url("/c"), "ftp://a.example/d", "--allow-private")
    assert run.returncode == 3
    words = said(run)
    assert f"{here.url('/no/b')}: the robots.txt of 127.0.0.1:{here.port} asks programs not to fetch it: " in words
    assert f"{here.url('/c')}: nothing is there (404, Not Found): check the address" in words
    assert "ftp://a.example/d: an address of a kind that is not fetched: " in words
    assert "1 new, 0 new versions, 0 known, 3 refused" in words
    assert here.url("/c") in onrecord("refused").stdout.decode()
    here.pages["/c"] = answer(PAGE.replace("failed", "begun"))
    assert "1 new, " in said(onrecord("refused", "--retry", "--allow-private"))
    here.pages["/a"] = answer(status="304 Not Modified")
    assert said(onrecord("add", here.url("/a"), "--allow-private")) == "onrecord: 1 report in: 0 new, 0 new versions, 1 known, 0 refused\n"
