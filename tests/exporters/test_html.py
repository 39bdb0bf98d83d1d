"""The page."""

import io
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.exporters import html
from onrecord.outline import outline, showable
from onrecord.records import Act, Assertion, Flag, Manner, Span, Statement, Unread, Zone
from tests.builders import dossier
from tests.strategies import dossiers, items

VOID = {"meta", "br", "img", "input", "hr", "link"}
CHAIN = dossier(
    "Hope\n\n[what:1 [who:2 Austin] [said:2 hoped] [what:2 for “peace”]], [who:1 Patrushev] [said:1 noted]. [what:3@1 “So be it.”]",
    path="news/chain.txt",
    outlet="The Post",
    published="2024-03-07",
)


class Seen(HTMLParser):
    """What a browser would make of a page: its text by class, its ids and links; tags must nest."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict]] = []
        self.texts: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict]] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if "href" in attributes else []
        if tag not in VOID:
            self.open.append((tag, attributes))
        if "txt" in attributes.get("class", "").split():
            self.texts.append("")

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        classes = [attributes.get("class", "").split() for _, attributes in self.open]
        if any("txt" in names for names in classes) and not any("n" in names for names in classes):
            self.texts[-1] += data

    def of(self, name: str) -> list[dict]:
        return [attributes for _, attributes in self.elements if name in attributes.get("class", "").split()]


def page(*given_items) -> str:
    file = io.BytesIO()
    html.write(given_items, file)
    return file.getvalue().decode()


def body(*given_items) -> str:
    return page(*given_items).partition("</style>")[2]


def test_the_words_in_the_page_are_the_words_of_the_report():
    assert "".join(Seen(page(CHAIN)).texts) == CHAIN.report.text


def test_source_cue_and_content_are_marked():
    out = body(CHAIN)
    assert re.search(r'<span class="src"><span class="nb"><a [^>]*>1</a>Austin</span></span> <span class="cue">hoped</span>', out)
    assert '<span class="st mixed k1 o1" id="r1s1">' in out
    assert '<span class="qd">“peace”</span>' in out


def test_the_line_of_a_statement_stands_below_those_told_in_it():
    told = dossier("[what:1 [who:2 A] [said:2 says] [what:2 [who:3 B] [said:3 says] [what:3 x]]], [who:1 C] [said:1 says].")
    assert [re.search(r"o\d|$", seen["class"])[0] for seen in Seen(page(told)).of("st")] == ["o2", "o1", ""]


def test_list_and_text_lead_to_each_other():
    seen = Seen(page(CHAIN))
    for number in (1, 2, 3):
        assert f"#r1s{number}" in seen.links
        assert f"#r1c{number}" in seen.links
    assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)


def test_a_number_says_what_it_stands_for():
    labels = [number.get("aria-label") for number in Seen(page(CHAIN)).of("n")]
    assert "Statement 2, Austin, mixed, inside 1" in labels


def test_the_list_says_who_and_through_whom():
    out = body(CHAIN)
    assert re.search(r'id="r1c2".*?<bdi>Austin</bdi>.*?as told by <bdi>Patrushev</bdi>', out, re.DOTALL)
    assert re.search(r'id="r1c3".*?<bdi>Patrushev</bdi>.*?no source printed', out, re.DOTALL)


def test_acts_and_doubt_are_told_in_words():
    statements = (replace(CHAIN.reading.statements[0], act=Act.WARN, score=0.5, by="rule"), *CHAIN.reading.statements[1:])
    out = body(replace(CHAIN, reading=replace(CHAIN.reading, statements=statements)))
    for words in ("<li>warn</li>", "<li>certainty 0.50</li>", "<li>decided by rule</li>"):
        assert words in out
    assert "certainty 1" not in out


def test_zones_are_labelled_where_they_begin_and_a_headline_is_the_heading():
    text = CHAIN.report.text
    zoned = replace(CHAIN, report=replace(CHAIN.report, zones=(Zone("headline", Span(0, 4)), Zone("boilerplate", Span(6, len(text))))))
    out = body(zoned)
    assert '<h2 class="txt headline" id="r1h"' in out
    assert '<p class="zone">Headline</p>' in out
    assert '<p class="zone">Page furniture</p>' in out
    assert "chain.txt</h2>" in body(CHAIN)


def test_flags_and_claims_of_the_outlet_itself_are_noted_and_marked():
    reading = replace(CHAIN.reading, assertions=(Assertion("unsourced", Span(0, 4)), Assertion("vague", Span(6, 10))))
    flagged = replace(
        CHAIN,
        report=replace(CHAIN.report, flags=(Flag("no-byline", None, "Nobody signs."), Flag("redacted", Span(1, 3), ""))),
        reading=reading,
    )
    out = body(flagged)
    assert "<b>No byline</b> Nobody signs." in out
    assert '<span class="own-v"><i class="a"></i>H<mark class="fl">op</mark>e<i class="z"></i></span>' in out
    assert '<span class="st vague k0">' in out


def test_unread_inputs_are_listed_with_their_reasons():
    assert "<li><bdi>&lt;b&gt;.txt</bdi>: it is empty</li>" in body(Unread("<b>.txt", "it is empty"))
    assert "No report was read." in body(Unread("b.txt", "it is empty"))


def test_each_report_of_several_has_its_own_addresses():
    seen = Seen(page(CHAIN, Unread("b.txt", "empty"), CHAIN))
    assert len(seen.ids) == len(set(seen.ids))
    assert {"r1s1", "r3s1", "#r3"} <= {*seen.ids, *seen.links}


@pytest.mark.parametrize(
    ("items_given", "title"), [((CHAIN,), "chain.txt · OnRecord"), ((CHAIN, CHAIN), "Reports · OnRecord"), ((), "Reports · OnRecord")]
)
def test_the_page_is_called_as_its_only_report_is(items_given, title):
    assert f"<title>{title}</title>" in page(*items_given)


def test_nothing_is_asked_from_anywhere_and_nothing_runs():
    out = page(CHAIN)
    seen = Seen(out)
    style = re.search(r"<style>(.*?)</style>", out, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = next(each["content"] for tag, each in seen.elements if tag == "meta" and each.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in seen.elements}
    assert not [each for _, each in seen.elements if any(name == "style" or name.startswith("on") for name in each)]
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://a.example/b?c=1", True), ("javascript:alert(1)", False), ("https://a\" onclick='x", False), ("data:text/html,x", False)],
)
def test_only_addresses_of_the_web_become_links(url, linked):
    assert (url in Seen(page(replace(CHAIN, report=replace(CHAIN.report, url=url)))).links) is linked


def test_everything_from_outside_is_escaped():
    evil = "<script>x</script>\"'&amp;"
    item = dossier(
        f"[who:1 {evil}] [said:1 {evil}] [what:1 {evil}].", title=evil, outlet=evil, path=evil, authors=(evil,), place=evil, language=evil
    )
    item = replace(item, report=replace(item.report, flags=(Flag(evil, None, evil),), zones=(Zone(evil, Span(0, 5)),)))
    seen = Seen(page(item, Unread(evil, evil)))
    assert "script" not in {tag for tag, _ in seen.elements}
    assert "".join(seen.texts) == item.report.text


def test_many_statements_over_the_same_words_stay_readable():
    item = dossier("[who:1 A] [said:1 says] [what:1 that it rains].")
    many = tuple(Statement(id=f"s{i}", content=(Span(7, 20),), manner=Manner.MIXED, parent=f"s{i - 1}" if i else None) for i in range(300))
    seen = Seen(page(replace(item, reading=replace(item.reading, statements=many))))
    assert {f"r1s{number}" for number in range(1, 301)} <= set(seen.ids)
    assert len(seen.of("st")) < 10


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(dossiers())
def test_whatever_is_in_a_report_its_words_are_all_there(item):
    out = page(item)
    assert "".join(Seen(out).texts) == showable(item.report.text)
    assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", out) is None


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(items, max_size=3))
def test_whatever_is_in_reports_addresses_are_given_once_and_links_lead_somewhere(given_items):
    seen = Seen(page(*given_items))
    assert len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)
    told = [(n, entry.number) for n, item in enumerate(given_items, 1) if not isinstance(item, Unread) for entry in outline(item)]
    assert {f"r{n}s{number}" for n, number in told} <= set(seen.ids)
