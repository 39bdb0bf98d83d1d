"""Texts of every kind, and what must hold of whatever is read in them."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import strategies as st

from onrecord.records import Reading, Spans, Speaker, Statement

SENTENCES = [
    '"We will not pay," Ms Rao said.',
    "Mr Bell denied that the talks had failed.",
    "According to the ministry, no deal was made.",
    "“We waited,” she said. “Nobody came.”",
    "“I have to work with both of them.”",
    "It rained.",
    "Rao said that Bell had warned that Dorn would leave.",
    "MODERATOR: Thank you. Mr Bell said it was over.",
    "KARELIN: We know. “It is a tax,” she told us.",
    "Q: Will they pay?",
    "Talks failed — minister",
    "‘No deal,’ says union leader",
    "“Never again will we pay for that.” — Ada Bell, captain",
]
NEWS = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", "\n", "\n\n"])), max_size=8).map(
    lambda parts: "".join(sentence + gap for sentence, gap in parts)
)
BITS = ["a", "Said", " said ", "B", " ", "\n", '"', "“", "”", "'", "«", "—", ":", ".", ",", "\0", "😀", "é", "\u202e"]
NOISE = st.lists(st.sampled_from(BITS), max_size=40).map("".join)
TEXTS = st.one_of(st.text(max_size=80), NOISE, NEWS, st.tuples(NEWS, NOISE, NEWS).map("".join))


def pieces(statement: Statement) -> Spans:
    return (*statement.source, *statement.cue, *statement.content)


def check(text: str, reading: Reading) -> None:
    """What must hold of every reading."""
    check_statements(text, reading.statements, reading.speakers)
    counts = reading.coverage
    assert counts.chars == counts.chars_read == len(text)
    assert 0 <= counts.sentences_with_statement <= counts.sentences
    assert bool(counts.sentences_with_statement) == bool(reading.statements)


def check_statements(text: str, statements: Sequence[Statement], speakers: Sequence[Speaker]) -> None:
    ids = [each.id for each in statements]
    by_id = dict(zip(ids, statements, strict=True))
    assert len(by_id) == len(ids)
    known = {speaker.id for speaker in speakers}
    assert len(known) == len(speakers)
    for each in statements:
        assert each.content
        for part in (each.source, each.cue, each.content):
            assert all(a.end <= b.start for a, b in pairwise(part)), "pieces of a part stand in order and apart"
        assert all(0 <= span.start < span.end <= len(text) for span in pieces(each))
        assert all(any(map(str.isalnum, span.of(text))) for span in each.content), "a piece of content has a word"
        assert 0 <= each.score <= 1
        assert each.by
        assert each.speaker is None or each.speaker in known
        if each.parent is not None:
            parent = by_id[each.parent]
            assert ids.index(each.parent) < ids.index(each.id), "an outer statement comes before what it holds"
            assert all(any(c.holds(piece) for c in parent.content) for piece in pieces(each))
            assert depth(each, by_id) <= 3
    firsts = [min(pieces(each)).start for each in statements]
    assert firsts == sorted(firsts), "statements come in text order"
    assert all(mention.end <= len(text) for speaker in speakers for mention in speaker.mentions)


def depth(statement: Statement, by_id: dict[str, Statement]) -> int:
    return 1 if statement.parent is None else 1 + depth(by_id[statement.parent], by_id)
