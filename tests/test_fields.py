"""Values out of somebody else's JSON."""

import pytest

from onrecord.errors import CannotLoad
from onrecord.fields import Field
from onrecord.records import Span


def test_a_value_knows_where_it_stands():
    (cue,) = Field({"statements": [{"cue": 3}]})["statements"]
    assert cue["cue"].where == "statements[0].cue"


def test_an_error_names_the_place_what_was_expected_and_what_was_found():
    with pytest.raises(CannotLoad, match=r"^a\.b: expected words, found 3$"):
        Field({"a": {"b": 3}})["a"]["b"].string()


def test_a_span_lies_within_the_text():
    assert Field({"start": 2, "end": 5}).span(5) == Span(2, 5)
    with pytest.raises(CannotLoad, match="within the 4 characters"):
        Field({"start": 2, "end": 5}).span(4)


def test_spans_that_may_overlap_keep_their_order():
    assert Field([[3, 5], [0, 4]]).spans_in_any_order(5) == (Span(3, 5), Span(0, 4))
