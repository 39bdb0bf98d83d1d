"""What changed between two versions of a report."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking import versions
from onrecord.linking.versions import Edit, changed, compare, passages
from onrecord.records import Dossier
from tests.builders import dossier
from tests.strategies import dossiers, words


def applied(edits: tuple[Edit, ...], old: str, new: str) -> str:
    """What the edits make of the old text, with nothing taken from the new one but what they name."""
    made, at = "", 0
    for edit in edits:
        made += old[at : edit.old[0]] + new[slice(*edit.new)]
        at = edit.old[1]
    return made + old[at:]


def shown(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[slice(*edit.old)], new[slice(*edit.new)]) for edit in changed(old, new)]


def kept_apart(change: versions.Change, old: Dossier, new: Dossier) -> bool:
    """Whether each statement of both versions is in one place and no other."""
    ids = lambda statements: sorted(said.id for said in statements)
    was, now = ([pair[side] for pair in change.stayed] for side in (0, 1))
    return ids([*change.went, *was]) == ids(old.reading.statements) and ids([*change.came, *now]) == ids(new.reading.statements)


class TestTheText:
    @pytest.mark.parametrize(
        ("old", "new", "edits"),
        [
            ("The talks had failed, he said.", "The talks were over, he said.", [("had failed", "were over")]),
            ("It rained.", "It rained on Monday.", [("", " on Monday")]),
            ("One.\n\nTwo.\n\nThree.", "One.\n\nThree.", [("\n\nTwo.", "")]),
            ("他说会谈失败了。", "他说会谈成功了。", [("失败", "成功")]),
            ("The same.", "The same.", []),
        ],
    )
    def test_changes_by_whole_words(self, old, new, edits):
        assert shown(old, new) == edits

    def test_changes_with_next_to_nothing_between_them_are_one(self):
        assert shown("He will go to Magas.", "She might go by boat.") == [("He will go to Magas", "She might go by boat")]
        assert shown("He will travel to Magas.", "She might travel by boat.") == [("He will", "She might"), ("to Magas", "by boat")]

    @given(words, words)
    def test_edits_make_the_new_text_of_the_old(self, old, new):
        edits = changed(old, new)
        assert applied(edits, old, new) == new
        assert all(a.old[1] < b.old[0] and a.new[1] <= b.new[0] for a, b in pairwise(edits))

    @settings(max_examples=30)
    @given(st.lists(st.sampled_from("a b c. d.\n e! f"), max_size=60), st.lists(st.sampled_from("a b c. d.\n e! f"), max_size=60))
    def test_edits_of_long_texts_do_so_too(self, old, new):
        with pytest.MonkeyPatch.context() as small:
            small.setattr(versions, "_WORDS_AT_ONCE", 40)
            small.setattr(versions, "_SENTENCES_AT_ONCE", 200)
            small.setattr(versions, "_EFFORT", 100)
            one, other = "".join(old), "".join(new)
            assert applied(changed(one, other), one, other) == other

    def test_a_word_changed_in_a_long_text_is_one_edit(self):
        sentences = [f"Sentence number {n} says nothing of note." for n in range(3000)]
        old = " ".join(sentences)
        new = old.replace("number 7 says", "number 7 tells").replace("number 2999 says", "number 2999 tells")
        assert shown(old, new) == [("says", "tells"), ("says", "tells")]


class TestTheStatements:
    OLD = dossier("[who:1 Ms Rao] [said:1 said] [what:1 the talks had failed]. [who:2 Mr Bell] [said:2 denied] [what:2 it].")

    def test_stay_where_their_words_stay_wherever_they_stand_now(self):
        new = dossier("On Monday, [who:1 Mr Bell] [said:1 denied] [what:1 it]. [who:2 Ms Rao] [said:2 said] [what:2 the talks had failed].")
        change = compare(self.OLD, new)
        assert [(was.id, now.id) for was, now in change.stayed] == [("s1", "s2"), ("s2", "s1")]
        assert not change.came
        assert not change.went

    def test_with_another_source_cue_or_content_come_and_go(self):
        new = dossier("[who:1 Ms Rao] [said:1 warned] [what:1 the talks had failed]. [who:2 Mr Bell] [said:2 denied] [what:2 it].")
        change = compare(self.OLD, new)
        assert [said.id for said in change.went] == ["s1"]
        assert [said.id for said in change.came] == ["s1"]
        assert [(was.id, now.id) for was, now in change.stayed] == [("s2", "s2")]

    def test_do_not_change_with_a_comma_or_a_capital(self):
        new = dossier("[who:1 MS RAO] [said:1 said] [what:1 the talks, had failed]; [who:2 Mr Bell] [said:2 denied] [what:2 it].")
        assert len(compare(self.OLD, new).stayed) == 2

    def test_said_twice_are_told_apart_by_their_place(self):
        old = dossier("[who:1 Rao] [said:1 said] [what:1 no]. They met. [who:2 Rao] [said:2 said] [what:2 no].")
        new = dossier("They met. [who:1 Rao] [said:1 said] [what:1 no].")
        change = compare(old, new)
        assert [(was.id, now.id) for was, now in change.stayed] == [("s2", "s1")]
        assert [said.id for said in change.went] == ["s1"]

    @given(dossiers(), dossiers())
    def test_are_each_in_one_place(self, old, new):
        assert kept_apart(compare(old, new), old, new)

    @given(dossiers(), words)
    def test_are_each_in_one_place_when_the_text_grew(self, old, more):
        new = replace(old, report=replace(old.report, text=old.report.text + more))
        change = compare(old, new)
        assert kept_apart(change, old, new)
        assert not change.came

    @given(dossiers())
    def test_a_report_compared_with_itself_has_not_changed(self, same):
        change = compare(same, same)
        assert (change.edits, change.came, change.went) == ((), (), ())
        assert all(was.content[0] == now.content[0] for was, now in change.stayed)


def test_edits_near_one_another_are_shown_together():
    edits = [Edit((0, 4), (0, 2)), Edit((14, 15), (12, 12)), Edit((26, 30), (23, 29))]
    assert list(passages(edits, 10)) == [edits[:2], edits[2:]]
    assert list(passages([], 10)) == []
