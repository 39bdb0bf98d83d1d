"""What those who listen to a page, or go through it by keys, are given: the tree that a browser tells screen readers of."""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest

from tests.web.browsing import PLACES

if not find_spec("playwright"):
    pytest.skip("Playwright is not installed: pip install playwright", allow_module_level=True)

from playwright.sync_api import Page, expect


def landmarks(page: Page) -> list[str]:
    """The landmarks of a page, in its order, with their names."""
    found = re.findall(
        r"^ *- '?(banner|navigation|search|main|contentinfo|complementary|form)\b(?: \"([^\"]*)\")?",
        page.locator("body").aria_snapshot(),
        re.M,
    )
    return [f"{role} {name}".strip() for role, name in found]


def test_a_report_is_told_in_its_order_with_where_each_statement_begins_and_ends(opened):
    page = opened("chain")
    expect(page.get_by_role("article")).to_match_aria_snapshot(
        """
        - article "The report as published":
          - paragraph: Nobody rules out fog
          - paragraph:
            - text: Secretary Ilir Brandt noted that
            - link "Statement 1, Secretary Ilir Brandt, mixed"
            - text: Minister Amal Teryn had warned that
            - link "Statement 2, Minister Amal Teryn, mixed, inside 1"
            - text: as her own pilots admit,
            - link "Statement 3, her own pilots, direct, inside 2"
            - text: >-
                “no ferry returns on time” end of statement 3 end of statement 2 end of statement 1 . It is well known that
                berths are blind.
          - list "Statements here":
            - listitem:
              - link "Statement 1 in the text"
              - link "Secretary Ilir Brandt"
              - text: mixed
              - link "Address of statement 1"
            - listitem:
              - link "Statement 2 in the text"
              - link "Minister Amal Teryn"
              - text: mixed as told by Secretary Ilir Brandt
              - link "Address of statement 2"
            - listitem:
              - link "Statement 3 in the text"
              - link "her own pilots"
              - text: direct as told by Minister Amal Teryn, by Secretary Ilir Brandt
              - link "Address of statement 3"
        """
    )


def test_a_flag_and_the_outlets_own_voice_are_told_at_their_words(opened):
    heard = opened("hostile").get_by_role("article").aria_snapshot()
    assert "own voice:" in heard
    assert "end of own voice" in heard
    assert "flagged: <scri" in heard


def test_what_is_found_is_told_with_source_cue_manner_and_place(opened):
    expect(
        opened('/search?q="returns+on+time"').get_by_role("region", name="What was found").get_by_role("listitem").first
    ).to_match_aria_snapshot(
        """
        - listitem:
          - paragraph:
            - link "her own pilots"
            - text: direct
          - paragraph:
            - text: /her own pilots admit/
            - mark: returns on time
            - text: ”
          - paragraph:
            - link "Nobody rules out fog"
            - text: The Post 20 May 2024
        """
    )


@pytest.mark.parametrize("place", PLACES)
def test_headings_are_an_outline_and_landmarks_are_one_of_a_name(opened, place):
    page = opened(place)
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.filter((one) => one.checkVisibility()).map((one) => +one.tagName[1])")
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    found = landmarks(page)
    assert len(found) == len(set(found))
    assert {"banner", "main", "contentinfo", *(["navigation Main"] if place != "sign" else [])} <= set(found)


def test_the_parts_of_a_report_that_goes_on_under_new_headlines_are_headings(opened):
    page = opened("lived")
    assert page.get_by_role("heading", level=1).count() == 1
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text(re.compile("Second wind"))


def test_what_is_typed_is_answered_in_words_once(opened):
    page = opened("/search")
    status = page.get_by_role("status")
    assert status.count() == 1
    expect(status).to_be_empty()  # there before it says anything
    page.get_by_role("searchbox").press_sequentially("ferry", delay=10)
    expect(status).to_have_text("4 statements in 2 reports")
    page.get_by_role("searchbox").fill("zebra")
    expect(status).to_have_text("0 statements in 0 reports")
    page.get_by_role("searchbox").fill('"zebra')
    expect(status).to_contain_text("quotation mark")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_first_keys_skip_what_is_on_every_page(opened):
    page = opened("chain")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Statement 1, Secretary Ilir Brandt, mixed")).to_be_focused()


@pytest.mark.parametrize("place", ["chain", "search", "speaker", "reports", "analysis", "home"])
@pytest.mark.parametrize("forced", [False, True])
def test_where_one_is_by_keys_can_be_seen_and_goes_the_way_it_is_read(opened, place, forced):
    page = opened(place, forced=forced)
    told = """() => { const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
        if (at === document.body) return null;
        return [[...document.querySelectorAll("*")].indexOf(at), style.outlineStyle, parseFloat(style.outlineWidth), box.width * box.height,
                box.bottom > 0 && box.right > 0 && box.top < innerHeight]; }"""
    before = -1
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(told)
        if found is None or found[0] < before:
            break
        before, style, width, size, seen = found
        assert (style, width >= 2, size > 0, seen) == ("solid", True, True, True), page.evaluate(
            "document.activeElement.outerHTML.slice(0, 200)"
        )
    assert before > 0


def test_words_tell_their_language(opened):
    page = opened("arabic")
    assert page.locator("h1").get_attribute("lang") == "ar"
    assert opened("/search?outlet=صدى+المرافئ").locator(".hits .b").first.get_attribute("lang") == "ar"


def test_what_never_slants_is_marked_otherwise(opened):
    styles = "all => all.map((one) => [getComputedStyle(one).fontStyle, getComputedStyle(one).textDecorationLine])"
    assert opened("arabic").locator(".cue, .marks em").evaluate_all(styles) == [["normal", "overline"]] * 2
    assert opened("chain").locator(".cue, .marks em").evaluate_all(styles)[0] == ["italic", "none"]


def test_in_forced_colours_manner_and_what_is_pointed_at_can_be_told(opened):
    page = opened("chain", forced=True)
    key = page.locator(".marks .man").evaluate_all("all => all.map((one) => getComputedStyle(one, '::before').backgroundImage)")
    assert len(set(key)) == 4
    styles = page.locator(".st").evaluate_all("all => all.map((one) => getComputedStyle(one).textDecorationStyle)")
    assert set(styles) == {"dashed", "solid"}
    page.locator(".card").first.hover()
    expect(page.locator(".st.lit").first).to_have_css("outline-style", "solid")


@pytest.mark.parametrize("place", PLACES)
def test_words_twice_as_large_do_not_run_out_of_the_page(opened, place):
    page = opened(place, width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
