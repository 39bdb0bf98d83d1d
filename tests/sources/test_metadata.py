"""What a page says of itself."""

import pytest

from onrecord.sources.metadata import body, bylined, facts_of
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
        assert bylined(page, page.elements[-1], Facts()) == ("Jane Roe", "Ann van der Fox")

    @pytest.mark.parametrize("inner", ["<a>Lesotho Gazette</a>", "<a>read more</a>", "<a>The whole of a long sentence about it</a>", ""])
    def test_the_outlet_and_sentences_are_nobody(self, inner):
        page = parse(f"<html><body><p>a</p><div class=author>{inner}</div></body></html>")
        known = Facts(outlet="Lesotho Gazette", url="https://lesothogazette.example")
        assert bylined(page, page.elements[-1], known) == ()

    @pytest.mark.parametrize("address", ["https://a.example/author/jane-roe", "/autoren/name/roe", "/by/jane"])
    def test_a_link_to_the_page_of_who_writes_names_who_wrote(self, address):
        page = parse(f"<html><body><p>By <a href='{address}'>Jane Roe</a></p><p>No</p></body></html>")
        assert bylined(page, page.elements[-1], Facts()) == ("Jane Roe",)

    def test_who_is_named_after_the_story_wrote_another(self):
        page = parse("<html><body><p>No</p><div class=author><b>Jane Roe</b></div></body></html>")
        assert bylined(page, next(page.of("p")), Facts()) == ()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The ships will not pay | The Post", "The ships will not pay"),
        ("The ships will not pay - Post", "The ships will not pay"),
        ("The ships will not pay-World", "The ships will not pay"),
        ("The ships will not pay | Owners say", "The ships will not pay | Owners say"),
        ("Post | The ships will not pay", "Post | The ships will not pay"),
    ],
)
def test_a_title_is_told_without_what_every_page_of_the_site_has_behind_it(title, name):
    head = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Post">'
    head += '<link rel=canonical href="https://post.example/a">'
    headline = "The ships will not pay" if "World" in title else ""
    assert facts(head + ld(f'{{"@type": "NewsArticle", "headline": "{headline}", "datePublished": "2031"}}')).title == name


@pytest.mark.parametrize(
    "own",
    [
        '<link rel=canonical href="https://a.example/b">',
        '<meta property="og:title" content="Ships will not pay | The Post">',
        "<title>Ships will not pay</title>",
    ],
)
def test_of_several_reports_told_to_machines_the_pages_own_holds(own):
    told = """{"@graph": [{"@type": "NewsArticle", "headline": "Fish", "author": "Tom Poole", "url": "https://a.example/fish"},
    {"@type": "NewsArticle", "headline": "Ships will not pay", "author": "Jane Roe", "mainEntityOfPage": {"@id": "https://a.example/b"}}]}"""
    assert facts(own + ld(told)).authors == ("Jane Roe",)


def test_what_somebody_is_is_no_author():
    told = '{"@type": "NewsArticle", "headline": "No", "author": "Jane Roe, professor of marine transport and customs law"}'
    assert facts(ld(told)).authors == ("Jane Roe",)


@pytest.mark.parametrize(("base", "url"), [("https://a.example/news/", "https://a.example/news/b"), ("news/", None), ("https://[a", None)])
def test_an_address_is_by_the_pages_base(base, url):
    assert facts(f'<base href="{base}"><link rel=canonical href="b">').url == url


def test_the_text_told_to_machines_is_in_lines_without_markup():
    told = '{"@type": "NewsArticle", "headline": "No", "articleBody": "<p>One <b>ship</b></p><p>a &lt; b</p>\\n\\nEnd"}'
    assert body(parse(f"<html><head>{ld(told)}</head></html>")) == ["One ship", "a < b", "End"]
    assert body(parse(f"<html><head>{ld('{}')}</head></html>")) == []
