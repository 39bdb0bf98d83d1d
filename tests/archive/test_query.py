"""What can be looked for, and what a search means: on either database, and in any text."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.archive import fulltext
from onrecord.archive.entries import Entry
from onrecord.archive.fulltext import STATEMENTS, Wanted
from onrecord.archive.query import Either, Every, Row, fts, hits, parse, rows, tsquery
from onrecord.archive.words import words, words_at
from onrecord.errors import BadQuery
from tests import strategies

WORDS = ["war", "wars", "warn", "anti-war", "don't", "Zürich", "习近平", "近平", "said", "NEAR", "or", "not"]
SIGNS = ['"', "(", ")", "-", "*", "OR", "AND", "NOT", "^", ":", "{", "}", "+", "'", "\\", "&", "|", "!", "<->", ";--", " "]

queries = st.recursive(
    st.sampled_from([*WORDS, "war*", '"anti war"', '"war said"', '"said war*"']),
    lambda inner: st.one_of(
        st.builds("{} {}".format, inner, inner),
        st.builds("({} OR {})".format, inner, inner),
        st.builds("({} NOT ({}))".format, inner, inner),
        st.builds("(({}) -({}))".format, inner, inner),
    ),
    max_leaves=6,
)
texts = st.lists(st.sampled_from([*WORDS, "a", "…", "war,", "SAID"]), max_size=8).map(" ".join)


def refusal(text):
    with pytest.raises(BadQuery) as caught:
        parse(text)
    return str(caught.value)


def found(query, text):
    """The words that are marked, None where the text is not found."""
    spans = hits(parse(query), [list(words_at(text))])
    return None if spans is None else [span.of(text) for span in spans]


class TestTheLanguage:
    def test_words_must_all_occur(self):
        assert parse("Ground TROOPS") == Every((Row(("ground",)), Row(("troops",))))
        assert parse("ground AND troops") == parse("ground troops")

    def test_words_in_quotation_marks_stand_in_a_row_whatever_the_marks(self):
        row = Row(("ground", "troops"))
        assert {parse(text) for text in ('"ground troops"', "“ground troops”", "«ground  troops»", "„Ground troops“", "ground-troops")} == {
            row
        }

    def test_a_star_stands_for_any_end(self):
        assert parse("troo*") == Row(("troo",), open=True)
        assert parse('"ground troo*"') == parse('"ground troo"*') == Row(("ground", "troo"), open=True)
        assert parse("习*") == Row(("习",))

    def test_not_takes_away(self):
        wanted = Every((Row(("troops",)),), (Row(("france",)),))
        assert parse("troops NOT France") == parse("troops -France") == parse("-France troops") == parse("troops AND NOT France") == wanted
        assert parse('a -"b c"') == Every((Row(("a",)),), (Row(("b", "c")),))
        assert parse("a -(b OR c)") == Every((Row(("a",)),), (Either((Row(("b",)), Row(("c",)))),))

    def test_or_binds_less_than_words_side_by_side(self):
        a, b, c = (Row((word,)) for word in "abc")
        assert parse("a OR b c") == Either((a, Every((b, c))))
        assert parse("(a OR b) c") == Every((Either((a, b)), c))

    def test_operators_in_small_letters_are_words(self):
        assert parse("not or and") == Every((Row(("not",)), Row(("or",)), Row(("and",))))

    def test_signs_of_databases_part_words_and_do_nothing_else(self):
        assert parse("NEAR(a b)") == parse("near (a b)")
        assert parse("who:macron") == Row(("who", "macron"))
        assert parse("^a {b} 'c' a&b !d") == parse('a b c "a b" d')

    def test_a_sign_by_itself_is_passed_over(self):
        assert parse("a - b … -- **") == parse("a b")

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "write at least one word"),
            ("… -", "write at least one word"),
            ("NOT France", "what that is beside it, as in: troops NOT France"),
            ("a OR -b", "what that is beside it"),
            ("a (NOT b)", "what that is beside it"),
            ("a OR", "nothing to look for beside OR"),
            ("OR a", "nothing to look for beside OR"),
            ("a () b", "between parentheses"),
            ("(a", "an opening parenthesis without a closing one"),
            ("a)", "a closing parenthesis without an opening one"),
            ('a "b', '"b: a quotation mark without another'),
            ("a AND", 'AND stands between two words; as a word write "and"'),
            ("AND a", "AND stands between two words"),
            ("a NOT", "NOT stands before the word"),
            ("a NOT NOT b", "NOT stands before the word"),
            ("tro*ps", "tro*ps: the star goes at the end of a word"),
            ("a*", "a*: write at least 3 letters before the star"),
            ("(" * 30 + "a" + ")" * 30, "more than 20 deep"),
            ("a " * 500, "more than 200 words"),
            ("a-" * 70, "70 words in a row: write at most 64"),
            ("a" * 3000, "3,000 characters: write at most 2,000"),
        ],
    )
    def test_what_makes_no_search_is_refused_with_what_to_write(self, text, words):
        assert words in refusal(text)

    @given(st.one_of(strategies.words, st.lists(st.sampled_from(SIGNS + WORDS), max_size=30).map("".join), st.text(max_size=2500)))
    def test_anything_is_either_parsed_or_refused_in_words(self, text):
        try:
            query = parse(text)
        except BadQuery:
            return
        assert list(rows(query))
        word = r"[0-9a-z\x80-\U0010ffff]+"
        assert not re.sub(rf'"{word}(?: {word})*"(?: \*)?| AND | OR | NOT |[()]', "", fts(query))
        assert not re.sub(rf"'{word}'(?::\*)?| <-> | & | \| |!|[()]", "", tsquery(query))


class TestTheMarks:
    def test_stand_on_all_that_was_looked_for_and_is_there(self):
        assert found("troops OR soldiers", "Troops, or soldiers?") == ["Troops", "soldiers"]
        assert found("ground NOT air", "on the ground") == ["ground"]
        assert found("ground NOT air", "on the ground, in the air") is None
        assert found("zurich", "In ZÜRICH’s lake") == ["ZÜRICH"]

    def test_a_row_is_marked_from_its_first_to_its_last_word(self):
        assert found('"did not rule out"', "She did not “rule out” war") == ["did not “rule out"]
        assert found("近平", "习近平说") == ["近平"]
        assert found('"近平说"', "习近平：说") == ["近平：说"]

    def test_a_beginning_marks_the_whole_word(self):
        assert found("harb*", "the Harbour’s harbinger") == ["Harbour", "harbinger"]
        assert found('"the harb*"', "the harbour, the rest") == ["the harbour"]

    def test_no_row_goes_from_one_piece_to_the_next(self):
        text = "We go. Tomorrow."
        assert hits(parse('"go tomorrow"'), [list(words_at(text, 0, 5)), list(words_at(text, 6))]) is None

    def test_words_without_a_place_count_but_have_no_mark(self):
        assert hits(parse("norvik fog"), [list(words_at("fog")), [("norvik", None)]]) == hits(parse("fog"), [list(words_at("fog"))])

    @given(queries, texts)
    def test_never_stand_on_what_must_not_occur(self, query, text):
        marked = found(query, text)
        wanted = {word for row in rows(parse(query)) for word in row.words}
        assert marked is None or all(word.startswith(tuple(wanted)) for each in marked for word in words(each))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(query=queries, stored=st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=6))
def test_both_databases_find_what_the_marks_find(archive, query, stored):
    tree = parse(query)
    entries = [Entry(key, tuple(tuple(words(field)) for field in fields), ("m=direct",)) for key, fields in enumerate(stored, 1)]
    with archive.writing() as connection:
        fulltext.clear(connection, STATEMENTS)
        fulltext.put_in(connection, STATEMENTS, entries)
        keys = fulltext.keys(connection, STATEMENTS, Wanted(query=tree, marks=("m=direct",)), 100)
        by_who = fulltext.keys(connection, STATEMENTS, Wanted(field="who", in_field=tree), 100)
    texts_of = {key: [list(words_at(field)) for field in fields] for key, fields in enumerate(stored, 1)}
    assert keys == sorted((key for key, pieces in texts_of.items() if hits(tree, pieces) is not None), reverse=True)
    assert by_who == sorted((key for key, pieces in texts_of.items() if hits(tree, pieces[:1]) is not None), reverse=True)
