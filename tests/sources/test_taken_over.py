"""Pages and feeds that say that what they tell is another site's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources import feed, html
from onrecord.sources.reports import Facts
from onrecord.sources.taken_over import by_another, site

PAGE = "<html><head>{}</head><body><article><h1>Ferries</h1><p>The ferry will not sail before June, he said.</p></article>"
OWN = '<link rel="canonical" href="https://www.orion.example/ferries">'


def flags(head: str, taken_from: str | None) -> list[tuple[str, str]]:
    (report,) = html.load(PAGE.format(head).encode(), "a.html", Facts(url=taken_from))
    return [(flag.kind, flag.note) for flag in report.flags]


def entries(item: str, told: str = "<title>Harbour Notes</title><link>https://harbournotes.example</link>") -> list[tuple[str, ...]]:
    body = "<title>Ferries</title><description>The ferry will not sail before June.</description>"
    data = f'<?xml version="1.0"?><rss version="2.0"><channel>{told}<item>{body}{item}</item></channel></rss>'.encode()
    return [tuple(flag.note for flag in report.flags if flag.kind == "copy-of") for report in feed.load(data, "a.rss")]


def test_a_page_whose_own_address_is_on_another_site_is_a_copy():
    assert flags(OWN, "https://harbournotes.example/a") == [
        ("copy-of", "the page gives the report's own address as one on www.orion.example")
    ]


@pytest.mark.parametrize(
    "taken_from",
    [
        None,
        "https://orion.example/ferries?from=mail",
        "https://m.orion.example/ferries",
        "https://news.orion.co.uk/ferries",
        "http://127.0.0.1:8000/ferries",
        "http://localhost/ferries",
        "https://archive.example/web/2031/https://www.orion.example/ferries",
        "https://orion-example.cache.example/c/s/ferries",
    ],
)
def test_editions_of_a_site_stores_of_pages_and_machines_without_a_name_make_no_copies(taken_from):
    assert flags(OWN, taken_from) == []


def test_a_page_may_name_the_report_that_it_repeats():
    origin = '<meta name="syndication-source" content="https://orion.example/ferries">'
    assert len(flags(origin, "https://harbournotes.example/a")) == 1
    assert flags(origin, "https://orion.example/ferries") == []


def test_a_feed_may_name_whose_an_entry_is():
    assert entries('<source url="https://orion.example/rss">The Orion</source>') == [("the feed says that it is from The Orion",)]


def test_a_feed_may_name_itself():
    assert entries('<source url="https://harbournotes.example/rss">Harbour</source>') == [()]
    assert entries("<source>Harbour notes</source>") == [()]
    assert entries("") == [()]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.orion.example/a", "orion"),
        ("https://uk.orion.co.uk", "orion"),
        ("https://orion.uk", "orion"),
        ("https://10.0.0.1/a", ""),
        ("http://[::1]/", ""),
        ("http://[::1", ""),
        ("no address", ""),
        (None, ""),
    ],
)
def test_a_site_has_the_name_by_which_it_is_known(address, name):
    assert site(address) == name


@given(st.text(), st.text())
def test_any_two_addresses_can_be_compared(said, taken_from):
    assert by_another(said, said) is None
    assert by_another(f"https://{said}", f"https://{taken_from}") is None or said != taken_from
