"""The rules of a site, however they are written."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import CannotLoad
from onrecord.fetching.robots import Robots

LINES = [
    "User-agent: *",
    "User-agent: OnRecord",
    "Disallow: /",
    "Disallow: /a*b$",
    "Allow: /a",
    "Crawl-delay: 5",
    "Crawl-delay: nan",
    "Request-rate: 1/0",
]


def test_a_site_may_ask_for_time_between_two_pages():
    slept = []
    robots = Robots("OnRecord", lambda _: (200, "User-agent: *\nCrawl-delay: 7"), slept.append)
    assert robots.check("https://a.example/1") == 0
    assert 5 < robots.check("https://a.example/2") <= 7
    assert robots.check("https://b.example/1") == 0
    assert len(slept) == 1


@pytest.mark.parametrize(("delay", "longest"), [("100000000", 30), ("inf", 30), ("nan", 0), ("-5", 0), ("soon", 0)])
def test_no_site_is_waited_for_without_end(delay, longest):
    slept = [0.0]
    robots = Robots("OnRecord", lambda _: (200, f"User-agent: *\nCrawl-delay: {delay}"), slept.append)
    robots.check("https://a.example/1")
    robots.check("https://a.example/2")
    assert max(slept) <= longest


def test_each_origin_has_its_own():
    asked = []
    robots = Robots("OnRecord", lambda url: (asked.append(url), (404, ""))[1])
    for url in ("https://A.example/1", "https://a.example/2", "http://a.example/1", "https://a.example:8443/1"):
        robots.check(url)
    assert asked == ["https://a.example/robots.txt", "http://a.example/robots.txt", "https://a.example:8443/robots.txt"]


def test_a_site_that_can_t_say_is_asked_once_and_not_fetched():
    asked = []
    robots = Robots("OnRecord", lambda url: (asked.append(url), (503, ""))[1])
    for _ in range(2):
        with pytest.raises(CannotLoad, match="can't be had now \\(503\\)"):
            robots.check("https://a.example/1")
    assert len(asked) == 1


@settings(max_examples=200)
@given(
    text=st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=20))).map("\n".join)), path=st.text(max_size=30)
)
def test_any_rules_allow_or_refuse(text, path):
    robots = Robots("OnRecord", lambda _: (200, text), lambda _: None)
    with suppress(CannotLoad):
        assert robots.check(f"https://a.example/{path}") == 0


@pytest.mark.parametrize(
    "rule", ["/" + "*a" * 10_000 + "b$", "/" + "*" * 200_000 + "b", "/%" * 100_000], ids=["stars and letters", "stars", "signs"]
)
def test_no_rule_takes_for_ever(rule):
    began = time.process_time()
    robots = Robots("OnRecord", lambda _: (200, f"User-agent: *\nDisallow: {rule}"))
    assert robots.check("https://a.example/" + "a" * 1900) == 0
    assert time.process_time() - began < 20
