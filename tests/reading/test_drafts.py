"""Where statements may stand."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.drafts import NEVER, Draft, fenced, readable
from onrecord.records import Span, Zone

TEXT = "He said it leaks a lot. Photo: Argus and nobody knew."
CREDIT = Zone("credit", Span(24, 36))


def test_the_model_does_not_see_credits_and_offsets_hold():
    seen = readable(TEXT, [CREDIT])
    assert len(seen) == len(TEXT)
    assert seen == TEXT.replace("Photo: Argus", " " * 12)


def test_a_content_does_not_run_over_a_credit():
    (draft,) = fenced([Draft((Span(8, 52),), (Span(0, 2),), (Span(3, 7),))], [CREDIT], TEXT)
    assert [span.of(TEXT) for span in draft.content] == ["it leaks a lot.", "and nobody knew"]


def test_a_statement_in_a_credit_is_none_and_what_it_held_stands_by_itself():
    outer, inner = Draft((Span(24, 36),), (), (Span(24, 29),)), Draft((Span(8, 16),), (Span(0, 2),), (Span(3, 7),), parent=0)
    (kept,) = fenced([outer, inner], [CREDIT], TEXT)
    assert (kept.parent, kept.cue) == (None, inner.cue)


def test_a_statement_of_a_caption_stays_in_it():
    (draft,) = fenced([Draft((Span(8, 52),), (), (Span(3, 7),))], [Zone("caption", Span(0, 23))], TEXT)
    assert draft.content == (Span(8, 23),)


@given(st.lists(st.tuples(st.sampled_from([*NEVER, "caption", "headline", "body"]), st.integers(0, 51), st.integers(1, 52)), max_size=5))
def test_no_piece_lies_in_what_nobody_says(zones):
    zones = [Zone(kind, Span(min(a, b), max(a, b) + 1)) for kind, a, b in zones]
    for draft in fenced([Draft((Span(8, 52),), (Span(0, 2),), (Span(3, 7),))], zones, TEXT):
        assert not any(piece.meets(zone.span) for piece in draft.pieces() for zone in zones if zone.kind in NEVER)
