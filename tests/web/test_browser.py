"""The page in a real browser: an analyst's ways through it, by mouse, by keys alone, without scripts, for everybody."""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest

from tests.web.browsing import PLACES, WIDTHS

if not find_spec("playwright"):
    pytest.skip("Playwright is not installed: pip install playwright", allow_module_level=True)

from playwright.sync_api import expect


def test_from_the_first_page_to_a_statement_that_can_be_cited(opened, shown):
    page = opened("home")
    page.get_by_role("link", name="Search what was said").click()
    page.get_by_role("searchbox").fill('"returns on time"')
    expect(page.get_by_role("status")).to_contain_text("3 statements in 1 report")
    assert page.url.endswith("/search?q=%22returns+on+time%22")
    page.locator(".hits a[href*='#at']").first.click()
    expect(page.locator("#at")).to_be_in_viewport()
    expect(page.locator("#at")).to_have_text("returns on time")
    card = page.locator(".card").filter(has_text="her own pilots")
    card.hover()
    number = card.get_attribute("data-s")
    expect(page.locator(f".st[data-s='{number}']").first).to_have_class(re.compile(r"\blit\b"))
    expect(card).to_contain_text("as told by Minister Amal Teryn, by Secretary Ilir Brandt")
    card.get_by_role("link", name="Address of statement").click()
    assert page.url == f"{shown.address}{shown.places['chain']}#s{number}"
    expect(page.locator(f"#s{number}")).to_be_in_viewport()
    expect(page.locator(".card.aimed")).to_have_attribute("data-s", number)
    expect(page.locator(".st.aimed").first).to_have_attribute("id", f"s{number}")


def test_pointing_in_the_text_lights_the_list(opened):
    page = opened("chain")
    page.get_by_text("no ferry returns on time").last.hover()
    expect(page.locator(".card.lit").filter(has_text="her own pilots")).to_have_count(1)
    page.mouse.move(5, 5)
    expect(page.locator(".lit")).to_have_count(0)


def test_the_innermost_line_is_nearest_the_words(opened):
    page = opened("chain")
    offsets = page.locator(".st").evaluate_all("all => all.map((one) => parseFloat(getComputedStyle(one).textUnderlineOffset))")
    assert offsets == sorted(offsets, reverse=True)
    assert len(set(offsets)) == 3


def test_keys_alone_are_enough(opened):
    page = opened("chain")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".card > .n").first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".card > .n").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".card > .n").first).to_be_focused()
    expect(page.locator(".st.lit").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("j / k")
    expect(page.get_by_role("searchbox")).to_have_value("j / k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=j+%2F+k")


def test_single_keys_can_be_turned_off(opened):
    page = opened("chain")
    page.get_by_role("button", name="Keys").click()
    page.reload()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_what_is_typed_is_found_and_can_be_narrowed(opened):
    page = opened("/search")
    page.get_by_role("searchbox").press_sequentially("qua", delay=10)
    expect(page.get_by_role("status")).to_contain_text("30 statements in 30 reports")
    page.get_by_role("searchbox").fill('"qua')
    expect(page.get_by_role("status")).to_contain_text("quotation mark")
    expect(page.locator(".hits > li")).to_have_count(20)  # what was there stays
    page.get_by_role("searchbox").fill("quay")
    page.get_by_role("link", name="Halyard").first.click()
    assert "outlet=Halyard" in page.url
    expect(page.get_by_role("link", name="Without Halyard")).to_be_visible()


def test_two_speakers_are_merged_and_parted_again(opened, shown):
    page = opened("/speakers?name=norvig")
    page.get_by_role("link", name="Eda Norvig").click()
    other = page.locator("code").filter(has_text=re.compile("^w")).first.inner_text()
    page.goto(f"{shown.address}/speakers?name=edda")
    page.get_by_role("link", name="Edda Norvik").click()
    page.get_by_text("Decide about somebody else").click()
    page.get_by_label("Name or id of the other").fill(other)
    page.locator("#why").fill("the same <b>speech</b>")
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("the same <b>speech</b>")).to_be_visible()
    expect(page.locator("#names").get_by_role("rowheader", name="Eda Norvig", exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo row").first.click()
    expect(page.get_by_text("undone", exact=True)).to_be_visible()
    expect(page.locator("#names").get_by_role("rowheader", name="Eda Norvig", exact=True)).to_have_count(0)


def test_a_speaker_is_renamed(opened):
    page = opened("/speakers?name=pell")
    page.get_by_role("link", name="Ivo Pell").first.click()
    page.get_by_text("Call this one otherwise").click()
    page.get_by_label("Name", exact=True).fill("Ivo Pell <i>senior</i>")
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ivo Pell <i>senior</i>")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("width", "scheme"), [("wide", "light"), ("narrow", "dark")])
def test_everybody_can_use_every_page(opened, place, width, scheme):
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-core is not installed: pip install axe-playwright-python"
    )
    page = opened(place, width=WIDTHS[width], scheme=scheme)
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(each["id"], each["impact"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("place", PLACES)
def test_every_page_reads_the_same_without_scripts(opened, place):
    words = "document.querySelector('main').innerText.replace(/\\s+/g, ' ')"
    with_scripts = opened(place).evaluate(words)
    page = opened(place, scripts=False)
    assert re.sub(r"\s+", " ", page.locator("main").inner_text()).strip() == with_scripts.strip()


def test_search_and_decisions_work_without_scripts(opened):
    page = opened("/search", scripts=False)
    page.get_by_role("searchbox").fill('"returns on time"')
    page.get_by_role("button", name="Search").click()
    assert page.locator(".hits > li").count() == 3
    page.locator(".hits a[href*='#at']").first.click()
    assert page.locator("#at").inner_text() == "returns on time"


def test_words_from_right_to_left_run_that_way(opened):
    page = opened("arabic")
    row = page.locator(".txt").filter(has_text="نستبعد")
    assert row.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    assert row.get_attribute("lang") == "ar"


def test_a_printed_report_keeps_its_marks_and_loses_the_buttons(opened):
    page = opened("chain")
    page.emulate_media(media="print")
    expect(page.locator(".top nav")).to_be_hidden()
    expect(page.locator(".tabs")).to_be_hidden()
    expect(page.locator(".cards").first).to_be_visible()
    assert page.locator(".st").first.evaluate("(one) => getComputedStyle(one).textDecorationLine") == "underline"


def test_copied_words_are_the_reports_own(opened):
    page = opened("chain")
    copied = page.evaluate(
        "() => { const row = [...document.querySelectorAll('.txt')].find((one) => one.textContent.includes('ferry'));"
        " getSelection().selectAllChildren(row); return getSelection().toString().trim(); }"
    )
    assert copied.startswith("Secretary Ilir Brandt noted that Minister Amal Teryn had warned that as her own pilots admit, “no ferry")


def test_a_role_is_given_and_taken_away_on_the_page(opened):
    page = opened("/speakers?name=pilots")
    page.get_by_role("link", name="her own pilots").click()
    page.get_by_text("Give a role, or other dates for one").click()
    page.get_by_label("Title").fill("Pilots <i>of the strait</i>")
    page.get_by_label("From", exact=True).fill("2024-05")
    page.get_by_role("button", name="Give the role").click()
    line = page.locator("#roles .line li")
    expect(line).to_contain_text("Pilots <i>of the strait</i>")
    expect(line).to_contain_text("decided by ana")
    line.get_by_role("button", name="Take the role away").click()
    expect(page.locator("#roles")).to_contain_text("No report gives a role.")
    page.get_by_role("button", name="Undo row").first.click()
    expect(page.locator("#roles .line li")).to_contain_text("May 2024")


def test_a_misspelt_word_leads_to_the_nearest(opened):
    page = opened("/search?q=fery")
    page.get_by_role("link", name="ferry", exact=True).click()
    expect(page.locator(".hits > li").first).to_contain_text("ferry")


def test_a_list_is_seldom_longer_than_its_paragraph(opened):
    page = opened("chain")
    row = page.locator(".row").filter(has=page.locator(".cards"))
    heights = row.evaluate("(one) => ['.txt', '.cards'].map((name) => one.querySelector(name).getBoundingClientRect().height)")
    assert heights[1] < 1.5 * heights[0]
