from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.archive.database import Archive, open_archive
from onrecord.errors import CannotJudge, NotFound
from onrecord.outline import join
from onrecord.pipeline.judge import Judged, Wish, judge, look, undo
from onrecord.records import Act, Manner, Statement, Verdict
from tests import builders
from tests.archive import filled

TEXT = """The harbour board met on Monday. Mayor Hedda Norvik spoke first.

“[what:1 We asked the pilots],” [who:1 she] [said:1 told] reporters. “We were told nothing.” Norvik said no more.

[who:2 Ivo Pell] [said:2 said] [what:2 that the quay was safe].
"""


@pytest.fixture
def archive(tmp_path) -> Archive:
    made = builders.dossier(TEXT)
    ids = {"s1": "aaaaaa11", "s2": "bbbbbb22"}
    named = tuple(replace(said, id=ids[said.id]) for said in made.reading.statements)
    archive = open_archive(str(tmp_path / "record.db"), create=True)
    filled.fill(archive, [replace(made, reading=replace(made.reading, statements=named))])
    yield archive
    archive.close()


@pytest.fixture
def judged(archive) -> Callable[..., Judged]:
    return lambda **wish: judge(archive, "aaaaaa", Wish(**{"author": "person:ana"} | wish))


def corrected(judged: Callable[..., Judged], **parts: object) -> Judged:
    return judged(verdict=Verdict.CORRECTED, **parts)


def words(judged: Judged, part: str) -> str:
    assert judged.after.shown
    return join(judged.after.report.text, getattr(judged.after.shown, part))


class TestACorrection:
    def test_takes_the_words_nearest_to_the_statement(self, judged):
        found = corrected(judged, source=("Norvik",))
        assert words(found, "source") == "Norvik"
        text = found.after.report.text
        assert found.after.shown.source[0].start == text.index("Norvik spoke")
        assert found.after.speaker == "Norvik"

    def test_takes_words_out_of_other_parts_last(self, archive):
        found = judge(archive, "bbbbbb22", Wish(author="person:ana", verdict=Verdict.CORRECTED, cue=("was",), content=("that the quay",)))
        assert (words(found, "cue"), words(found, "content")) == ("was", "that the quay")

    def test_leaves_all_else_as_it_is(self, judged):
        found = corrected(judged, act=Act.DENY)
        before, after = found.before.shown, found.after.shown
        assert after == replace(before, act=Act.DENY, by="person:ana", score=1.0)

    def test_takes_pieces_and_positions(self, judged):
        start = builders.dossier(TEXT).report.text.index("Norvik")
        found = corrected(
            judged, content=("We were told nothing", "We asked the pilots"), source=(f"{start}:{start + 6}",), manner=Manner.DIRECT
        )
        assert words(found, "content") == "We asked the pilots … We were told nothing"
        assert found.after.shown.source[0].start == start
        assert found.after.shown.manner is Manner.DIRECT

    def test_takes_nothing_for_none(self, judged):
        found = corrected(judged, source=("",), cue=("",))
        assert (found.after.shown.source, found.after.shown.cue, found.after.speaker) == ((), (), None)

    def test_builds_on_what_was_corrected_before_and_names_the_statement_as_it_was_read(self, judged):
        first = corrected(judged, source=("Norvik",))
        second = corrected(judged, act=Act.WARN)
        assert words(second, "source") == "Norvik"
        assert first.rows[0].object == second.rows[0].object
        assert second.before.shown == first.after.shown

    def test_of_what_was_rejected_begins_with_what_was_read(self, judged):
        judged(verdict=Verdict.REJECTED)
        found = corrected(judged, act=Act.WARN)
        assert found.before.shown is None
        assert words(found, "source") == "she"

    @pytest.mark.parametrize(
        ("parts", "why"),
        [
            ({"source": ("Karelin",)}, "'Karelin': these words don't stand in the report"),
            ({"content": ("",)}, "a statement without words is none: name what it says, or reject it"),
            ({"source": ("she",)}, "this changes nothing: the statement stands like that already; to agree with it, accept it"),
            (
                {"manner": Manner.MIXED, "act": Act.STATE, "source": ("she told",)},
                "the source 'she told' and the cue 'told' have words in common",
            ),
            ({"content": ("We asked the pilots,” she told reporters",)}, "have words in common: give each part its own"),
        ],
    )
    def test_that_cannot_be_is_refused_and_leaves_nothing(self, archive, judged, parts, why):
        with pytest.raises(CannotJudge) as problem:
            corrected(judged, memo="a note", **parts)
        assert why in str(problem.value)
        case = look(archive, "aaaaaa")
        assert (case.decision, case.memos) == (None, ())


class TestOtherVerdicts:
    def test_a_memo_adds_to_a_verdict(self, judged):
        found = judged(verdict=Verdict.REJECTED, reason="a slip", memo="look at the recording")
        assert [(row.verdict, row.reason) for row in found.rows] == [("rejected", "a slip"), ("memo", "look at the recording")]
        assert (found.after.shown, found.after.decision.verdict, len(found.after.memos)) == (None, Verdict.REJECTED, 1)

    def test_what_is_accepted_stays_as_it_is_shown(self, judged):
        shown = corrected(judged, source=("Norvik",)).after.shown
        found = judged(verdict=Verdict.ACCEPTED, author="person:ben")
        assert found.after.shown == replace(shown, by="person:ben")

    def test_a_rule_tells_nothing_against_a_person(self, judged):
        judged(verdict=Verdict.REJECTED)
        found = judged(verdict=Verdict.ACCEPTED, author="rule:all")
        assert found.after.decision == found.before.decision

    def test_undo_takes_one_back(self, archive, judged):
        before = look(archive, "aaaaaa")
        row = judged(verdict=Verdict.REJECTED).rows[0]
        assert undo(archive, row.n, "person:ben", "no").undoes == row.n
        assert look(archive, "aaaaaa") == before

    def test_an_id_that_is_not_there_is_not_found(self, archive):
        with pytest.raises(NotFound, match="cccccc: no statement of this id"):
            judge(archive, "cccccc", Wish(author="person:ana", verdict=Verdict.ACCEPTED))


def test_a_case_has_the_statement_as_it_was_read(archive, judged):
    read = look(archive, "aaaaaa").read
    corrected(judged, source=("Norvik",), content=("We were told nothing",))
    assert isinstance(read, Statement)
    assert look(archive, "aaaaaa").read == read
