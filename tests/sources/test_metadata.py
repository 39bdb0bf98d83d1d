"""What a page says of itself."""

import pytest

from onrecord.sources.metadata import facts_of
from onrecord.sources.page import parse
from onrecord.sources.reports import Facts


def facts(head: str, root: str = "<html>", body: str = "") -> Facts:
    return facts_of(parse(f"{root}<head>{head}</head><body><p>a</p>{body}</body></html>"))


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_meta_tags_are_read():
    head = """<title>No | Post</title><meta property="og:site_name" content="The Post">
    <meta name="author" content="By Jane Roe and Ann Fox">
    <meta property="article:published_time" content="2024-05-16T15:50:00+02:00">
    <meta property="og:title" content="No"><link rel="canonical" href="https://a.example/b">"""
    assert facts(head, '<html lang="en-GB">') == Facts(
        outlet="The Post",
        url="https://a.example/b",
        title="No",
        authors=("Jane Roe", "Ann Fox"),
        published="2024-05-16T15:50:00+02:00",
        language="en-GB",
    )


def test_json_ld_is_read():
    told = """{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "No", "datePublished": "2024-05-16",
    "author": [{"@type": "Person", "name": "Jane Roe"}, "Ann Fox"], "publisher": {"name": "The Post"}, "url": "https://a.example/b"}]}"""
    assert facts(ld(told)) == Facts(
        outlet="The Post", url="https://a.example/b", title="No", authors=("Jane Roe", "Ann Fox"), published="2024-05-16"
    )


def test_an_agency_is_no_author_and_neither_is_the_outlet_or_an_address():
    head = '<meta name=author content="Reuters, Post, https://x.example/roe, Jane Roe"><meta property=og:site_name content=Post>'
    assert facts(head) == Facts(outlet="Post", agency="Reuters", authors=("Jane Roe",))


def test_a_time_on_the_page_is_better_than_none():
    assert facts("", body="<time datetime='soon'></time><time datetime='2024-05-16'>").published == "2024-05-16"


@pytest.mark.parametrize(
    "head",
    [
        ld("{"),
        ld("[" * 10_000),
        ld('{"@type": "NewsArticle", "headline": 7, "author": {"name": {}}, "datePublished": [], "publisher": [[]]}'),
        ld('{"@type": "NewsArticle", "headline": "", "datePublished": "soon", "author": [[[["x"]]]]}'),
        '<link rel=canonical href="javascript:alert(1)"><link rel=canonical href="/b"><meta property=og:url content="data:x">',
        '<meta name=author><meta content=x><meta name=date content="soon"><meta property=og:title content=" ">',
        f"<title>{'x' * 5000}</title>",
    ],
)
def test_what_makes_no_sense_is_unknown(head):
    assert facts(head) == Facts()
