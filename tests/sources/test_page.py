"""Markup becomes elements in page order."""

import pytest

from onrecord.errors import CannotLoad
from onrecord.sources.page import clean, parse


def test_elements_are_in_page_order_and_know_what_is_in_them():
    page = parse("<html><body><div><p>a<b>c</b></p>d</div><p>e</body></html>")
    tags = [element.tag for element in page.elements]
    assert tags == ["html", "body", "div", "p", "b", "p"]
    root, body, div, first, bold, second = page.elements
    assert [element.tag for element in page.elements if div.holds(element)] == ["div", "p", "b"]
    assert list(bold.ancestors()) == [first, div, body, root]
    assert page.text(div) == "acd"
    assert list(page.of("p")) == [first, second]


def test_names_are_told_apart_in_camel_case():
    (element,) = parse('<p class="NewsletterSignUp x" id="aB">a').of("p")
    assert element.names == "Newsletter-Sign-Up x a-B"


def test_comments_and_instructions_are_no_text():
    page = parse("<?xml version='1.0'?><p>a<!-- b --><?php c ?>d</p>")
    assert "b" not in page.text(page.elements[0])
    assert page.text(page.elements[0]).startswith("a")


def test_entities_of_a_document_s_own_are_not_resolved():
    page = parse('<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>')
    assert "root" not in page.text(page.elements[0])


@pytest.mark.parametrize("source", ["<", "<!-- only -->", "<!DOCTYPE html>"])
def test_markup_without_an_element_is_no_page_or_an_empty_one(source):
    try:
        page = parse(source)
    except CannotLoad:
        return
    assert page.text(page.elements[0]) in ("", "<")


@pytest.mark.parametrize(("source", "why"), [("<div>" * 1500 + "a", "too deeply"), ("<p>a" * 301_000, "elements")])
def test_markup_beyond_bounds_is_refused(source, why):
    with pytest.raises(CannotLoad, match=why):
        parse(source)


def test_white_space_is_as_browsers_show_it():
    assert clean(" a\n\t b\u00a0 c ") == "a b\u00a0 c"


def test_what_begins_no_head_is_not_in_it_though_its_end_was_left_out():
    page = parse("<!DOCTYPE html><html><meta charset=utf-8><title>a</title><article><p>b</p></article>")
    (article,) = page.of("article")
    assert [around.tag for around in article.ancestors()] == ["html"]
    assert [around.tag for around in next(page.of("title")).ancestors()] == ["head", "html"]


def test_what_a_report_is_about_is_no_name_of_its_box():
    (box,) = parse('<div class="post hentry tag-consent category-comments single">a').of("div")
    assert box.names == "post hentry single"
    (other,) = parse('<div class="tag-list">a').of("div")
    assert other.names == "tag-list"
