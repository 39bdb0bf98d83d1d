"""Search: what is found, counted, narrowed, and shown with who says it."""

import pytest

from tests.archive.filled import fill, said
from tests.web.seen import Seen


@pytest.fixture
def filled(archive):
    fill(archive, [said(1, outlet="The Post"), said(2, outlet="Halyard"), said(3, outlet="The Post")])


def test_statements_are_found_with_their_source_and_cue(page, filled):
    html = page.get("/search?q=quay").text
    assert html.count('class="b k') == 3
    assert '<mark class="hit">quay</mark>' in html
    assert '<span class="cue">said</span> <span class="src">Ivo Pell</span>' in html


def test_what_is_found_is_counted_and_can_be_narrowed(page, filled):
    found = page.get("/search.json?q=quay").json()
    assert found["counted"]["outlets"] == [["The Post", 2], ["Halyard", 1]]
    assert found["counted"]["speakers"] == [["Ivo Pell", 3]]
    assert (found["counted"]["statements"], found["counted"]["reports"]) == (3, 3)
    links = Seen(page.get("/search?q=quay").text).links
    narrowed = next(link for link in links if "outlet=Halyard" in link)
    assert page.get(narrowed.replace("/search?", "/search.json?")).json()["counted"]["statements"] == 1
    assert "/search?q=quay" in Seen(page.get(narrowed).text).links  # the way back


@pytest.mark.parametrize(
    ("query", "count"), [("q=fog", 6), ("speaker=pell", 3), ("manner=direct", 3), ("q=fog&act=deny", 0), ("from=2024-05-04", 3)]
)
def test_it_finds_what_the_command_finds(page, filled, query, count):
    assert len(page.get(f"/search.json?{query}").json()["found"]) == count


def test_a_result_opens_at_its_place_with_the_words_lit(page, filled):
    link = next(link for link in Seen(page.get("/search?q=quay").text).links if "?at=" in link)
    assert link.endswith("#at")
    assert '<mark class="hit" id="at">quay</mark>' in page.get(link.partition("#")[0]).text


def test_reports_come_after_statements(page, filled):
    found = page.get("/search.json?q=vote").json()["found"]
    assert [each["told"]["statement"] for each in found] == [None] * 3
    assert "in the report’s text" in page.get("/search?q=vote").text


def test_while_somebody_types_the_last_word_may_be_unfinished(page, filled):
    assert "Ivo Pell" in page.get("/search.fragment?q=nob").text
    assert "Ivo Pell" not in page.get("/search?q=nob").text
    assert "<html" not in page.get("/search.fragment?q=nob").text


def test_while_somebody_types_fewer_are_counted_and_it_is_said(page, filled, monkeypatch):
    monkeypatch.setattr("onrecord.web.pages.search.COUNTED_TYPING", 2)
    monkeypatch.setattr("onrecord.web.pages.search.AT_ONCE", 1)
    assert "2 statements or more in 2 reports" in page.get("/search.fragment?q=quay").text
    assert page.get("/search.json?q=quay").json()["counted"]["statements"] == 3


def test_what_can_not_be_read_is_told_in_the_fragment_too(page, filled):
    answer = page.get('/search.fragment?q="nob')
    assert answer.status_code == 400
    assert "quotation mark" in answer.text


def test_nothing_found_says_where_it_looked_and_what_to_do(page, filled):
    html = page.get("/search?q=zebra&outlet=Halyard").text
    assert "3 reports were searched" in html
    assert 'href="/search?q=zebra"' in html


def test_long_lists_have_more(page, archive):
    fill(archive, [said(number) for number in range(1, 31)])
    first = page.get("/search.json?q=quay").json()
    assert (len(first["found"]), first["pages"]["of"]) == (20, None)
    second = page.get(first["pages"]["next"]).json()
    assert (len(second["found"]), second["pages"]["next"]) == (10, None)


def test_nothing_found_tells_the_nearest_words(page, filled):
    found = page.get("/search.json?q=Harbuor+Pell+Nobdy").json()
    assert [(each["word"], each["nearest"]) for each in found["nearest"]] == [("harbuor", ["harbour"]), ("nobdy", ["nobody"])]
    html = page.get("/search?q=Harbuor&outlet=Halyard").text
    assert "The nearest word is" in html
    link = next(link for link in Seen(html).links if "harbour" in link)
    assert link == "/search?q=harbour&outlet=Halyard&page=1"
    assert page.get(link.replace("/search?", "/search.json?")).json()["found"]
    assert "The nearest word is" in page.get("/search.fragment?q=harbuor").text
    assert page.get("/search.json?q=harbour").json()["nearest"] == []
