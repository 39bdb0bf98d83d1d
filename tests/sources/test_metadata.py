"""What a page says of itself."""

import pytest

from onrecord.sources.metadata import bylined, facts_of
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


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="cXenseParse:author" content="Jane Roe">',
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Roe">',
        '<meta name="twitter:label2" content="Verfasst von"><meta name="twitter:data2" content="Jane Roe">',
        '<meta name="author" content="Jane Roe (jr.)">',
        ld('{"@type": "NewsArticle", "headline": "No", "author": {"@type": "Organization", "name": "Post News"}}')
        + "<meta name=author content='Jane Roe'>",
        ld('{"@type": "NewsArticle", "headline": "No", "author": {"name": "post.de"}}') + "<meta name=author content='Jane Roe'>",
        ld('{"@graph": [{"@type": "NewsArticle", "headline": "No", "author": {"@id": "#1"}}, {"@id": "#1", "name": "Jane Roe"}]}'),
    ],
    ids=["tracking", "card", "second of a card", "initials", "an organisation", "a host", "told elsewhere"],
)
def test_people_are_found_wherever_the_page_names_them(head):
    head = head.replace("post.de", "post.de")
    assert facts(head).authors == ("Jane Roe",)


@pytest.mark.parametrize("author", ["{'@id': '#1'}", "{'@id': {}}", "[{'@id': '#2', '@type': 7}, 3]"])
def test_authors_told_nowhere_are_none(author):
    told = '{"@type": "NewsArticle", "headline": "No", "author": ' + author.replace("'", '"') + "}"
    assert facts(ld(told)).authors == ()


def test_an_outlet_with_its_town_is_no_author():
    assert facts('<meta name=author content="The Post, Aldrevik, Velmark"><meta property=og:site_name content="the post">').authors == ()


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


@pytest.mark.parametrize("between", [" and ", " und ", " et ", " og ", " och ", " y ", " & ", "; ", ", "])
def test_names_are_parted_by_the_word_for_and_in_many_languages(between):
    assert facts(f'<meta name="author" content="Jane Roe{between}Ann Fox">').authors == ("Jane Roe", "Ann Fox")
    assert facts('<meta name="author" content="Jane Roe y Gasset">').authors in (("Jane Roe", "Gasset"), ("Jane Roe y Gasset",))


@pytest.mark.parametrize("name", ["Gazette", "gazette.example", "gazette.example, Quenna", "Gazette News", "GAZETTE ONLINE", "The-Gazette"])
def test_a_site_that_signs_with_its_own_name_names_nobody(name):
    head = '<link rel=canonical href="https://www.gazette.example/a"><meta property=og:site_name content="The Gazette">'
    assert facts(f'{head}<meta name=author content="{name}">').authors == ()


@pytest.mark.parametrize("name", ["Gazette Redaktion", "Gazette Roe", "Ann Gazette"])
def test_a_desk_or_a_namesake_of_the_site_is_somebody(name):
    head = f'<link rel=canonical href="https://www.gazette.example/a"><meta name=author content="{name}">'
    assert facts(head).authors == (name,)


class TestBylined:
    def test_names_by_themselves_in_what_is_called_a_byline_are_who_wrote(self):
        byline = '<div class="article-byline"><b>On</b><span>Jane Roe</span><span>Ann van der Fox</span><span>3 May 2031</span></div>'
        page = parse(f"<html><body><p>a</p>{byline}<div class=byline><a>Tom Poole</a></div></body></html>")
        assert bylined(page, None, None) == ("Jane Roe", "Ann van der Fox")

    @pytest.mark.parametrize("inner", ["<a>Lesotho Gazette</a>", "<a>read more</a>", "<a>The whole of a long sentence about it</a>", ""])
    def test_the_outlet_and_sentences_are_nobody(self, inner):
        page = parse(f"<html><body><p>a</p><div class=author>{inner}</div></body></html>")
        assert bylined(page, "Lesotho Gazette", "https://lesothogazette.example") == ()
