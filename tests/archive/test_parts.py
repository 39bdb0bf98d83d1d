"""Values come some at a time, each once."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.parts import parts


@given(st.lists(st.integers()), st.integers(1, 7))
def test_every_value_comes_once_in_its_order_and_no_part_is_empty_or_too_large(values, size):
    found = list(parts(values, size))
    assert [value for part in found for value in part] == values
    assert all(1 <= len(part) <= size for part in found)
