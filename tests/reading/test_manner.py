from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import marks
from onrecord.reading.manner import Quoted
from onrecord.records import Manner, Span

DIRECT, MIXED, INDIRECT = Manner.DIRECT, Manner.MIXED, Manner.INDIRECT


def manners(marked: str) -> list[Manner]:
    text, statements = marks.parse(marked)
    return [Quoted(text).manner(each.content, each.parent is not None) for each in statements]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ('[what:1 "We will not pay,"] [who:1 Ms Rao] [said:1 said].', DIRECT),
        ("[what:1 ‘We will not pay’], [who:1 Ms Rao] [said:1 said].", DIRECT),
        ('[who:1 Rao] [said:1 said], [what:1 "We waited," and "Nobody came."]', MIXED),
        ('"[what:1 We will not pay]," [who:1 Ms Rao] [said:1 said].', DIRECT),
        ('[what:1 "We waited,"] [who:1 Rao] [said:1 said]. [what:1 "Nobody came."]', DIRECT),
        ('[what:1 "We waited,"] [who:1 Rao] [said:1 said]. [what:1 Nobody came].', MIXED),
        ("[who:1 Rao] [said:1 called] [what:1 the talks “a farce”].", MIXED),
        ("[who:1 Rao] [said:1 said] [what:1 no deal was made].", INDIRECT),
        ("[who:1 Rao] [said:1 said] [what:1 the ministers' cars hadn’t come].", INDIRECT),
        ('"Not now." [who:1 Rao] [said:1 said] [what:1 no deal was made]. "Later."', INDIRECT),
        ("[who:1 Rao] [said:1 said] [what:1 18,000 crowns].", INDIRECT),
        ('[who:1 Rao] [said:1 said]: [what:1 "We waited.]\n', DIRECT),
    ],
)
def test_the_words_inside_quotation_marks_are_the_speakers(marked, expected):
    assert manners(marked) == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # told by the speaker of the outer one, in the speaker's own words
        ("[what:1 “[who:2 She] [said:2 told] us [what:2 that it was over],”] [who:1 Rao] [said:1 said].", [DIRECT, INDIRECT]),
        ("[what:1 “[who:2 She] [said:2 told] us, [what:2 ‘It is over’],”] [who:1 Rao] [said:1 said].", [DIRECT, DIRECT]),
        ("[what:1 “[who:2 She] [said:2 said] [what:2 it was a ‘farce’ and left],”] [who:1 Rao] [said:1 said].", [DIRECT, MIXED]),
        ('[what:1 "[who:2 She] [said:2 said], [what:2 "It is over,"]"] [who:1 Rao] [said:1 said].', [DIRECT, DIRECT]),
        # the outer one told indirectly: the marks are the inner one's
        ("[who:1 Rao] [said:1 said] [what:1 [who:2 she] [said:2 had told] him [what:2 “it is over”]].", [MIXED, DIRECT]),
        ("[who:1 Rao] [said:1 said] [what:1 [who:2 she] [said:2 had told] him [what:2 it was “over” by then]].", [MIXED, MIXED]),
        ("[who:1 Rao] [said:1 said] [what:1 [who:2 she] [said:2 had told] him [what:2 it was over]].", [INDIRECT, INDIRECT]),
        # a quotation that its paragraph leaves open
        ("[who:1 Rao] [said:1 said]: [what:1 “[who:2 She] [said:2 told] us, [what:2 ‘It is over.’]]", [DIRECT, DIRECT]),
    ],
)
def test_a_nested_statement_inside_a_quotation_needs_marks_of_its_own(marked, expected):
    assert manners(marked) == expected


@settings(max_examples=100)
@given(st.text(st.sampled_from("aB \"'“”‘’«»\n.,"), min_size=2, max_size=80), st.data())
def test_the_manner_is_that_of_its_letters(text, data):
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)))
    content = tuple(Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False))
    quoted = Quoted(text)
    inside = [any(q.start <= i < q.end for q in quoted.outer) for c in content for i in range(c.start, c.end) if text[i].isalnum()]
    expected = INDIRECT if not any(inside) else DIRECT if all(inside) else MIXED
    assert quoted.manner(content, nested=False) is expected
    assert quoted.manner(content, nested=True) in Manner


def test_thousands_of_statements_among_thousands_of_quotations_are_no_burden():
    unit = '"No deal for us," he said. '
    quoted = Quoted(unit * 5_000)
    start = process_time()
    found = {quoted.manner((Span(i, i + 17),), nested) for nested in (False, True) for i in range(0, len(unit) * 5_000, len(unit))}
    assert found == {DIRECT}
    assert process_time() - start < 5


def test_thousands_of_statements_inside_one_quotation_are_no_burden():
    unit = "she said it was over; "
    quoted = Quoted('"' + unit * 5_000 + '"')
    start = process_time()
    found = {quoted.manner((Span(i + 9, i + 20),), nested=True) for i in range(1, len(unit) * 5_000, len(unit))}
    assert found == {INDIRECT}
    assert process_time() - start < 5
