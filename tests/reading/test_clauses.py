from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.clauses import Sentences, pieces_of
from onrecord.records import Span, Statement

TEXT = "Luik said on Monday that Tamm had promised a sale. Nobody came. Tamm said no."


def test_the_clause_of_a_nested_statement_ends_where_its_parent_does() -> None:
    outer = Statement(id="a", source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(20, 49),))
    inner = Statement(id="b", source=(Span(25, 29),), cue=(Span(30, 42),), content=(Span(43, 49),), parent="a")
    sentences = Sentences(TEXT, [outer, inner])
    assert [gap.of(TEXT) for gap in sentences.clause(outer).gaps] == [" ", " on Monday ", ". "]
    assert [gap.of(TEXT) for gap in sentences.clause(inner).gaps] == ["that ", " ", " "]
    assert sentences.apart(outer, Statement(id="c", content=(Span(64, 76),))) == 2


def test_the_sentence_before_is_untold_where_no_statement_has_words_in_it() -> None:
    first = Statement(id="a", source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(20, 49),))
    last = Statement(id="b", source=(Span(64, 68),), cue=(Span(69, 73),), content=(Span(74, 76),))
    sentences = Sentences(TEXT, [first, last])
    before = sentences.untold_before(64)
    assert before is not None
    assert before.of(TEXT).strip() == "Nobody came."
    assert sentences.untold_before(51) is None
    assert sentences.untold_before(0) is None


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 16)), min_size=2, max_size=8))
def test_no_gap_of_a_clause_meets_a_piece_of_its_statement(places: list[tuple[int, int]]) -> None:
    found = [Statement(id=str(i), content=(Span(start, start + size),)) for i, (start, size) in enumerate(places)]
    sentences = Sentences(TEXT, found)
    for said in found:
        assert not any(gap.meets(piece) for gap in sentences.clause(said).gaps for piece in pieces_of(said))
