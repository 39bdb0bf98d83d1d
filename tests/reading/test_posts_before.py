import pytest

from onrecord.reading.posts_before import words_before


@pytest.mark.parametrize(
    ("before", "post"),
    [
        ("We met the acting ports minister ", "acting ports minister"),
        ("We met the head ", None),
        ("We met the minister, ", None),
        ("We met the ministry's lawyer ", "lawyer"),
        ("We met the minister\n", None),
        ("", None),
    ],
)
def test_the_post_right_before_a_name_is_told_with_its_own_words(before, post):
    found = words_before(before + "Ada Pell", len(before))
    assert (found.of(before) if found else None) == post
