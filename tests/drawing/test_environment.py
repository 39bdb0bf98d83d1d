"""Pages made of templates."""

import pytest
from jinja2 import UndefinedError

from onrecord.drawing.environment import environment, is_web_address


@pytest.fixture
def made(tmp_path):
    (tmp_path / "page.html").write_text("<p>{{ words }}</p>{{ date | when }}", encoding="utf-8")
    return environment([tmp_path]).get_template("page.html")


def test_what_comes_from_outside_is_escaped_and_shown_as_signs_where_a_page_may_not_hold_it(made):
    assert made.render(words="<b>\x1b\x00&", date="2024-05-14") == "<p>&lt;b&gt;␛␀&amp;</p>14 May 2024"


def test_a_name_that_is_not_given_is_an_error(made):
    with pytest.raises(UndefinedError):
        made.render(date="2024")


def test_every_page_may_have_the_style_and_tell_its_digest(tmp_path):
    assert environment([tmp_path]).get_template("page.css").render()
    assert len(environment([tmp_path]).globals["digest"]) == 44


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("https://a.example/b?c=1#d", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("https://a\" onclick='x", False),
        ("https://a.example/\njavascript:x", False),
        ("news/a.txt", False),
        ("", False),
        (None, False),
    ],
)
def test_only_an_address_of_the_web_is_led_to(words, there):
    assert is_web_address(words) is there
