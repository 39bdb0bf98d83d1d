from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.chains import LINKS, Link, chains
from onrecord.reading.decode import Found, Run
from tests.reading.words import labelled, tagged

OUTER, INNER = 0.5, 0.5
CHAIN = (
    "[who:1 Rao] [said:1 noted] [what:1 that [who:2 Bell] [said:2 recalled] "
    "[what:2 that [who:3 Dorn] [said:3 warned] [what:3 of war]] in May]"
)


class TestChains:
    def test_a_sure_outermost_cue_is_a_first_link(self):
        assert tagged("[who:1 Rao] [said:1 said] [what:1 no].").chains() == [("said", "no", None, 1)]

    def test_a_cue_below_the_threshold_is_none(self):
        assert tagged("[who:1 Rao] [said:1 said] [what:1 no].", sure={1: 0.4}).chains() == []

    def test_a_cue_told_inside_a_content_is_the_next_link(self):
        assert [(cue, parent, depth) for cue, _, parent, depth in tagged(CHAIN).chains()] == [
            ("noted", None, 1),
            ("recalled", "noted", 2),
            ("warned", "recalled", 3),
        ]

    def test_a_fourth_link_is_left_out_and_not_told_as_a_third(self):
        marked = CHAIN.replace("of war", "that [who:4 Hall] [said:4 denied] [what:4 it]")
        assert [cue for cue, *_ in tagged(marked).chains()] == ["noted", "recalled", "warned"]

    def test_an_inner_cue_outside_every_content_is_none(self):
        text = tagged("[who:1 Rao] [said:1 said] [what:1 no [who:2 Bell] [said:2 denied] [what:2 it]].")
        assert chains(text.found[1:], OUTER, INNER) == []

    def test_a_content_that_runs_out_of_its_parent_is_cut_to_it(self):
        text = tagged("[who:1 Rao] [said:1 said] [what:1 [who:2 Bell] [said:2 denied] [what:2 it at length]] today.")
        inner = Found(3, ((2, 3),), ((3, 4),), ((4, 8),), any=0.9, top=0.1, certain=(0, 0, 0))
        assert text.words[4:8] == ["it", "at", "length", "today"]
        links = chains([text.found[0], inner], OUTER, INNER)
        assert [text.of(link.found.content) for link in links] == ["Bell denied it at length", "it at length"]

    def test_a_statement_without_a_cue_or_a_content_does_not_stand(self):
        no_cue = Found(1, ((0, 1),), (), ((2, 3),), any=0.9, top=0.9, certain=(0, 0, 0))
        no_content = Found(5, ((4, 5),), ((5, 6),), (), any=0.9, top=0.9, certain=(0, 0, 0))
        assert chains([no_cue, no_content], OUTER, INNER) == []

    def test_of_two_claims_to_a_cue_the_surer_has_it(self):
        one = Found(2, ((0, 1),), ((1, 3),), ((3, 6),), any=0.6, top=0.6, certain=(0, 0, 0))
        two = Found(1, ((0, 1),), ((1, 2),), ((3, 5),), any=0.9, top=0.9, certain=(0, 0, 0))
        assert [link.found for link in chains([one, two], OUTER, INNER)] == [two]

    def test_a_content_that_runs_into_the_next_statement_is_cut_before_it(self):
        text = tagged("[who:1 Rao] [said:1 said] [what:1 no], [who:2 Bell] [said:2 said] [what:2 yes].")
        greedy = Found(1, ((0, 1),), ((1, 2),), ((2, 6),), any=0.9, top=0.9, certain=(0, 0, 0))
        assert text.words[2:6] == ["no", ",", "Bell", "said"]
        links = chains([greedy, text.found[1]], OUTER, INNER)
        assert [text.of(link.found.content) for link in links] == ["no ,", "yes"]
        assert [link.parent for link in links] == [None, None]

    def test_a_statement_in_a_known_content_stays_in_it(self):
        text = tagged("[who:1 Rao] [said:1 said] [what:1 no more Q why].")
        assert text.chains(contexts=[((0, 4),), ((5, 7),)]) == [("said", "no more", None, 1)]

    def test_statements_come_in_text_order(self):
        text = tagged(
            "[what:1 No], [said:1 said] [who:1 Rao]. [who:2 Bell] [said:2 agreed] [what:2 to it]. [who:3 He] [said:3 denied] [what:3 it]."
        )
        links = chains(text.found[::-1], OUTER, INNER)
        assert [text.of(link.found.cue) for link in links] == ["said", "agreed", "denied"]


PROBABILITY = st.floats(0, 1)
ANY = st.builds(labelled, st.integers(0, 30), st.text("..sccccq", min_size=1, max_size=30), st.tuples(PROBABILITY, PROBABILITY))
STATEMENTS = st.lists(ANY, max_size=9, unique_by=lambda f: f.head)


def held(runs: tuple[Run, ...], by: tuple[Run, ...]) -> bool:
    return all(any(a <= c and d <= b for a, b in by) for c, d in runs)


def first_word(link: Link) -> int:
    return min(a for a, _ in link.found.source + link.found.cue + link.found.content)


class TestAnyStatements:
    @settings(max_examples=50)
    @given(STATEMENTS)
    def test_a_child_stands_whole_inside_its_parent_and_after_it_at_most_three_deep(self, found):
        links = chains(found, OUTER, INNER)
        for i, link in enumerate(links):
            assert 1 <= link.depth <= LINKS
            assert (link.parent is None) == (link.depth == 1)
            if link.parent is not None:
                parent = links[link.parent]
                assert link.parent < i
                assert link.depth == parent.depth + 1
                assert held(link.found.source + link.found.cue + link.found.content, by=parent.found.content)

    @settings(max_examples=50)
    @given(STATEMENTS)
    def test_no_word_is_in_two_cues(self, found):
        cues = [{word for a, b in link.found.cue for word in range(a, b)} for link in chains(found, OUTER, INNER)]
        assert all(not one & other for one, other in combinations(cues, 2))

    @settings(max_examples=50)
    @given(STATEMENTS)
    def test_first_links_come_in_text_order(self, found):
        outer = [first_word(link) for link in chains(found, OUTER, INNER) if link.parent is None]
        assert all(a <= b for a, b in pairwise(outer))

    @settings(max_examples=50)
    @given(STATEMENTS, st.randoms(use_true_random=False))
    def test_the_order_in_which_they_are_found_does_not_count_where_all_are_unlike(self, found, random):
        if len({max(f.any, f.top) for f in found}) == len(found):
            again = random.sample(found, len(found))
            assert chains(again, OUTER, INNER) == chains(found, OUTER, INNER)

    @settings(max_examples=50)
    @given(STATEMENTS)
    def test_only_cues_above_a_threshold_stand(self, found):
        assert all(
            link.found.top >= OUTER if link.parent is None else link.found.any >= INNER or link.found.top >= OUTER
            for link in chains(found, OUTER, INNER)
        )
