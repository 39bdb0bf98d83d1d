from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.chains import score
from onrecord.evaluation.figures import Figure, Share
from onrecord.evaluation.matching import Case
from onrecord.records import Manner, Span, Speaker, Statement

from .conftest import statements

CHAIN = (
    "[what:1 [who:2 Austin] [said:2 told] them [what:2 that [who:3 the union] [said:3 had warned] him [what:3 of a strike]]], "
    "[who:1 Patrushev] [said:1 noted]."
)
TWO = (
    "[who:1 Ann] [said:1 said] [what:1 that [who:2 Bob] [said:2 denied] [what:2 taking the money]]. "
    "[who:3 Cy] [said:3 said] [what:3 that nobody knew]."
)


def test_gold_against_itself_is_right_at_every_depth(compare):
    chains = score([compare(CHAIN, CHAIN)])
    assert chains.by_depth == {depth: Figure(1.0, 1.0, 1, 1) for depth in (1, 2, 3)}
    assert chains.parents == Share(3, 3)
    assert chains.inner == Share(2, 2)


def test_the_right_words_in_the_wrong_statement_are_no_link(compare):
    case = compare(TWO, TWO)
    astray = tuple(replace(s, parent="3") if s.id == "2" else s for s in case.found)
    chains = score([Case(case.text, case.gold, astray)])
    assert chains.by_depth[1] == Figure(1.0, 1.0, 2, 2)
    assert chains.by_depth[2] == Figure(0.0, 0.0, 1, 1)
    assert chains.parents == Share(2, 3)
    assert chains.inner == Share(0, 1)


def test_a_chain_that_starts_wrong_is_wrong_all_the_way(compare):
    case = compare(CHAIN, CHAIN)
    wrong_outermost = tuple(replace(s, source=(Span(0, 6),)) if s.id == "1" else s for s in case.found)
    assert [figure.f1 for figure in score([Case(case.text, case.gold, wrong_outermost)]).by_depth.values()] == [0.0, 0.0, 0.0]


def test_an_inner_statement_told_as_an_outermost_one_counts_at_its_own_depth(compare):
    case = compare(TWO, TWO)
    flat = tuple(replace(s, parent=None) for s in case.found)
    chains = score([Case(case.text, case.gold, flat)])
    assert chains.by_depth[1] == Figure(2 / 3, 1.0, 3, 2)
    assert chains.by_depth[2] == Figure(0.0, 0.0, 0, 1)


def test_a_reading_that_goes_in_circles_is_scored_all_the_same(compare):
    case = compare(TWO, TWO)
    circle = tuple(replace(s, parent={"1": "2", "2": "1", "3": "elsewhere"}[s.id]) for s in case.found)
    chains = score([Case(case.text, case.gold, circle)])
    assert chains.by_depth[1] == Figure(1.0, 0.5, 1, 2)
    assert chains.by_depth[2].precision == 0.0


def test_links_are_told_apart_by_the_manner_of_their_words(compare):
    gold = '[who:1 Ann] [said:1 said] [what:1 "it is over"]. [who:2 Bob] [said:2 said] [what:2 it was not].'
    chains = score([compare(gold, gold.replace("[who:2 Bob] [said:2 said] [what:2 it was not]", "Bob said it was not"))])
    assert chains.by_manner[Manner.DIRECT] == Figure(1.0, 1.0, 1, 1)
    assert chains.by_manner[Manner.INDIRECT] == Figure(0.0, 0.0, 0, 1)
    assert chains.by_manner[Manner.MIXED] == Figure(0.0, 0.0, 0, 0)


def test_the_manner_that_the_reader_tells_is_judged_apart(compare):
    gold = '[who:1 Ann] [said:1 said] [what:1 "it is over"]. [who:2 Bob] [said:2 said] [what:2 it was not].'
    assert score([compare(gold, gold)]).told == Share(1, 2)  # all told as indirect, the default


@pytest.mark.parametrize(("told", "right"), [(Manner.DIRECT, 1), (Manner.INDIRECT, 0)])
def test_a_transcripts_turn_is_direct_without_quotation_marks(compare, told, right):
    case = compare("[who:1 PESKOV]: [what:1 We have said all.]", "[who:1 PESKOV]: [what:1 We have said all.]")
    assert score([Case(case.text, case.gold, tuple(replace(s, manner=told) for s in case.found))]).told == Share(right, 1)


RUNNING = '[who:1 Ann] [said:1 arrived saying] [what:1 it was late]. [what:2@1 "We waited."] [who:3 Bob] [said:3 said] [what:3 she lied].'


def speakers(case, spoken_by, known=()):
    found = tuple(replace(s, speaker=spoken_by.get(s.id)) for s in case.found)
    return score([Case(case.text, case.gold, found, tuple(known))]).speakers


def test_the_speaker_of_an_unattributed_quotation_is_the_one_who_says_the_rest(compare):
    case = compare(RUNNING, RUNNING)
    assert speakers(case, {"1": "ann", "2": "ann", "3": "bob"}) == Figure(1.0, 1.0, 1, 1)
    assert speakers(case, {"1": "ann", "2": "bob", "3": "bob"}) == Figure(0.0, 0.0, 1, 1)


def test_a_speaker_is_known_by_a_mention_too(compare):
    case = compare(RUNNING, RUNNING)
    ann, bob = Speaker(id="a", name="Ann", mentions=(Span(0, 3),)), Speaker(id="b", name="Bob", mentions=(Span(44, 47),))
    assert speakers(case, {"2": "a"}, [ann, bob]) == Figure(1.0, 1.0, 1, 1)
    assert speakers(case, {"2": "b"}, [ann, bob]) == Figure(0.0, 0.0, 1, 1)


def test_a_speaker_who_is_not_named_is_missing_but_not_wrong(compare):
    case = compare(RUNNING, RUNNING)
    assert speakers(case, {"1": "ann"}) == Figure(0.0, 0.0, 0, 1)


def test_what_is_found_where_nobody_says_anything_is_false():
    text, found = statements("[who:1 The bridge] [said:1 opened] [what:1 on May 3].")
    silent = Case(text, (), found)
    chains = score([silent, Case("Rain fell on the town all day.", (), ())])
    assert (chains.false_statements, chains.silent_words) == (1, 13)
    assert chains.false_per_thousand == pytest.approx(1000 / 13)


def test_texts_with_statements_say_nothing_of_false_ones(compare):
    chains = score([compare(TWO, TWO)])
    assert (chains.silent_words, chains.false_per_thousand) == (0, 0.0)


TEXT = " ".join(f"word{i}" for i in range(40))


def readings() -> st.SearchStrategy[tuple[Statement, ...]]:
    spans = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=2).map(tuple)
    parents = st.sampled_from([None, "0", "1", "2", "3", "9"])
    one = st.tuples(spans, spans, parents)
    numbered = lambda ones: tuple(
        Statement(id=str(i), content=content, source=source, parent=parent, speaker=parent)
        for i, (content, source, parent) in enumerate(ones)
    )
    return st.lists(one, max_size=5).map(numbered)


@given(readings(), readings())
def test_any_reading_gets_figures_between_nought_and_one(gold, found):
    chains = score([Case(TEXT, gold, found)])
    figures = [*chains.by_depth.values(), *chains.by_manner.values(), chains.speakers]
    assert all(0.0 <= share <= 1.0 for figure in figures for share in (figure.precision, figure.recall))
    assert all(share.right <= share.of for share in (chains.told, chains.parents, chains.inner))
