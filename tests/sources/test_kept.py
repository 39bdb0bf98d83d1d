"""Copies of pages say where they are from."""

import pytest

from onrecord.sources.kept import bookmarks, of_browser, of_store, without_store
from onrecord.sources.page import parse
from onrecord.sources.reports import Facts

STORED = "https://web.archive.org/web/20310505101244/https://gazette.example/a?b=c"


def test_the_first_address_of_a_store_tells_address_and_time():
    known = of_store([None, "https://gazette.example/a", STORED, STORED.replace("2031", "2032")])
    assert known == Facts(url="https://gazette.example/a?b=c", captured="2031-05-05T10:12:44Z")


@pytest.mark.parametrize(
    "address", ["", "https://gazette.example/20310505101244", "https://gazette.example/2031/05/https://b.example", "web/20310505101244/x"]
)
def test_other_addresses_tell_nothing_and_stay(address):
    assert of_store([address]) == Facts()
    assert without_store(address) == address


def test_a_time_that_there_is_not_is_none():
    assert of_store([STORED.replace("0505", "1505")]) == Facts(url="https://gazette.example/a?b=c")


@pytest.mark.parametrize(
    "source", ["", "<!-- saved from url=(0014)about:internet -->", " " * 5000 + "<!-- saved from url=(0021)https://a.example/b -->"]
)
def test_a_page_that_no_browser_noted_anything_in_says_nothing(source):
    assert of_browser(source) == Facts()


def test_lasting_addresses_are_those_of_bookmark_links():
    page = parse("<html><head><link rel=Bookmark href=a><link rel=icon href=b></head></html>")
    assert list(bookmarks(page)) == ["a"]
