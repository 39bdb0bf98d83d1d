from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.judging import Decision, Standing, as_judged, form_of, is_person, state
from onrecord.records import Form, Judgement, Manner, Span, Statement, Verdict
from tests import builders, strategies

ANA, BEN, RULE, MODEL = "person:ana", "person:ben", "rule:short", "model:judge@2"
ACCEPTED, REJECTED, CORRECTED, MEMO, UNDO = Verdict.ACCEPTED, Verdict.REJECTED, Verdict.CORRECTED, Verdict.MEMO, Verdict.UNDO


def said(content: str, source: str = "", cue: str = "", id: str = "s1") -> Statement:
    """A statement by its spans, written `10-40 50-60`."""
    return Statement(id=id, content=spans(content), source=spans(source), cue=spans(cue))


def spans(words: str) -> tuple[Span, ...]:
    return tuple(Span(*map(int, span.split("-"))) for span in words.split())


PARTS = ("content", "source", "cue")


def rows(*decisions: tuple) -> list[Judgement]:
    """A ledger of (author, verdict, statement judged) and, of a correction, (..., statement as it should be); an undo names a number."""
    made = []
    for n, (author, verdict, about, *other) in enumerate(decisions, 1):
        if verdict is UNDO:
            made.append(Judgement(n=n, author=author, verdict=UNDO, undoes=about))
            continue
        form = form_of(other[0]) if verdict is CORRECTED else form_of(about) if verdict is ACCEPTED else None
        made.append(Judgement(n=n, author=author, verdict=verdict, object=form_of(about), form=form))
    return made


def standings(ledger: list[Judgement], *statements: Statement) -> list[str]:
    return [standing.value for standing in state(ledger, statements).standings.values()]


HERE = said("20-60", "0-8", "9-14")


class TestVotes:
    def test_the_last_person_decides(self):
        found = state(rows((ANA, REJECTED, HERE), (BEN, ACCEPTED, HERE)), [HERE])
        assert found.verdicts == {"s1": Decision(2, ACCEPTED, BEN, form_of(HERE))}
        assert list(found.standings.values()) == ["outvoted", "in force"]

    @pytest.mark.parametrize("machine", [RULE, MODEL])
    def test_a_person_outvotes_any_rule_and_model_before_and_after(self, machine):
        ledger = rows((machine, ACCEPTED, HERE), (ANA, REJECTED, HERE), (machine, ACCEPTED, HERE))
        assert state(ledger, [HERE]).verdicts["s1"].author == ANA
        assert standings(ledger, HERE) == ["outvoted", "in force", "outvoted"]

    def test_without_a_person_the_last_rule_or_model_decides(self):
        assert state(rows((RULE, REJECTED, HERE), (MODEL, ACCEPTED, HERE)), [HERE]).verdicts["s1"].author == MODEL

    def test_memos_stand_beside_any_verdict(self):
        found = state(rows((ANA, MEMO, HERE), (BEN, REJECTED, HERE), (RULE, MEMO, HERE)), [HERE])
        assert [memo.n for memo in found.memos["s1"]] == [1, 3]
        assert set(found.standings.values()) == {"in force"}

    def test_manner_and_act_do_not_tell_objects_apart(self):
        other = replace(HERE, manner=Manner.DIRECT)
        assert standings(rows((ANA, ACCEPTED, HERE), (BEN, ACCEPTED, other)), HERE) == ["outvoted", "in force"]


class TestUndo:
    def test_makes_void_what_it_names(self):
        ledger = rows((ANA, ACCEPTED, HERE), (ANA, REJECTED, HERE), (BEN, UNDO, 2))
        assert state(ledger, [HERE]).verdicts["s1"].n == 1
        assert standings(ledger, HERE) == ["in force", "undone", "in force"]

    def test_can_be_undone(self):
        ledger = rows((ANA, REJECTED, HERE), (ANA, UNDO, 1), (ANA, UNDO, 2))
        assert state(ledger, [HERE]).verdicts["s1"].n == 1
        assert standings(ledger, HERE) == ["in force", "undone", "in force"]

    def test_by_a_rule_leaves_a_persons_decision_and_a_persons_undo(self):
        assert standings(rows((ANA, REJECTED, HERE), (RULE, UNDO, 1)), HERE) == ["in force", "outvoted"]
        assert standings(rows((RULE, REJECTED, HERE), (ANA, UNDO, 1), (RULE, UNDO, 2)), HERE) == ["undone", "in force", "outvoted"]

    def test_of_nothing_or_of_what_came_later_is_an_orphan(self):
        assert standings(rows((ANA, UNDO, 2), (ANA, ACCEPTED, HERE), (ANA, UNDO, 9)), HERE) == ["orphaned", "in force", "orphaned"]


class TestAnotherReading:
    """What a row comes to where the statement that it is about was read otherwise."""

    WIDER = said("15-60", "0-8", "9-14", id="new")

    @pytest.mark.parametrize("verdict", [ACCEPTED, CORRECTED, MEMO])
    def test_what_was_accepted_corrected_or_noted_is_carried_over(self, verdict):
        found = state(rows((ANA, verdict, HERE, HERE)), [self.WIDER])
        assert list(found.standings.values()) == ["in force"]
        assert found.verdicts.keys() | found.memos.keys() == {"new"}

    def test_an_old_no_does_not_reject_a_new_reading(self):
        found = state(rows((ANA, REJECTED, HERE)), [self.WIDER])
        assert not found.verdicts
        assert [row.n for row in found.orphaned] == [1]

    def test_an_old_no_holds_where_content_and_cue_are_the_same(self):
        assert state(rows((ANA, REJECTED, HERE)), [replace(HERE, id="new", source=(Span(2, 8),))]).verdicts["new"].verdict is REJECTED

    def test_a_yes_that_was_taken_back_does_not_come_back(self):
        assert standings(rows((ANA, ACCEPTED, HERE), (ANA, REJECTED, HERE)), self.WIDER) == ["outvoted", "orphaned"]

    @pytest.mark.parametrize(
        "other",
        [
            said("50-60", "0-8", "9-14"),  # less than half of the words
            said("20-60", "70-75", "76-80"),  # somebody else's, told otherwise
            said("20-60"),  # on nobody's word
            said("70-90", "0-8", "9-14"),
        ],
    )
    def test_a_statement_that_is_not_alike_is_another(self, other):
        assert standings(rows((ANA, ACCEPTED, HERE), (ANA, MEMO, HERE)), other) == ["orphaned", "orphaned"]

    def test_quotations_without_attribution_are_alike_by_their_words(self):
        assert state(rows((ANA, ACCEPTED, said("20-60"))), [said("20-50", id="new")]).verdicts.keys() == {"new"}

    def test_the_one_that_shares_most_is_taken(self):
        found = state(rows((ANA, MEMO, HERE)), [said("20-50", "0-8", id="a"), said("20-58", "0-8", id="b"), said("20-45", "0-8", id="c")])
        assert found.memos.keys() == {"b"}

    def test_of_two_that_share_as_much_the_first_in_the_text_is_taken(self):
        two = said("10-60", "0-8", id="b"), said("20-70", "0-8", id="a")
        assert state(rows((ANA, MEMO, HERE)), two).memos.keys() == state(rows((ANA, MEMO, HERE)), two[::-1]).memos.keys() == {"b"}

    def test_the_very_same_goes_before_all(self):
        same_words = replace(HERE, id="words", source=())
        assert state(rows((ANA, ACCEPTED, HERE)), [same_words, replace(HERE, id="very")]).verdicts.keys() == {"very"}
        assert state(rows((ANA, ACCEPTED, HERE)), [same_words, self.WIDER]).verdicts.keys() == {"words"}

    def test_a_correction_finds_the_statement_that_is_now_read_as_it_said(self):
        right = said("100-140", "80-88", "90-94", id="right")
        ledger = rows((ANA, CORRECTED, HERE, right), (BEN, MEMO, HERE))
        found = state(ledger, [right])
        assert found.verdicts["right"].form == form_of(right)
        assert found.memos.keys() == {"right"}

    def test_statements_with_the_same_words_in_all_parts_are_judged_together(self):
        twins = replace(HERE, id="a"), replace(HERE, id="b", manner=Manner.DIRECT)
        assert state(rows((ANA, REJECTED, HERE)), twins).verdicts.keys() == {"a", "b"}

    def test_a_new_judgement_of_what_was_carried_over_outvotes_it(self):
        ledger = rows((ANA, CORRECTED, HERE, said("20-50", "0-8")), (BEN, REJECTED, self.WIDER))
        assert standings(ledger, self.WIDER) == ["outvoted", "in force"]

    def test_what_a_person_said_of_nearly_the_same_goes_before_a_rule_of_the_very_same(self):
        ledger = rows((ANA, CORRECTED, HERE, said("20-50", "0-8", "9-14")), (RULE, ACCEPTED, self.WIDER))
        assert state(ledger, [self.WIDER]).verdicts["new"].author == ANA

    def test_of_two_that_became_one_the_nearer_holds(self):
        less = said("20-42", "0-8", "9-14")
        assert standings(rows((ANA, ACCEPTED, HERE), (BEN, ACCEPTED, less)), self.WIDER) == ["in force", "orphaned"]
        near = said("18-60", "0-8", "9-14")
        assert standings(rows((ANA, ACCEPTED, near), (BEN, ACCEPTED, HERE)), self.WIDER) == ["in force", "outvoted"]

    def test_of_two_peoples_words_that_became_one_the_other_is_an_orphan(self):
        one, other = said("20-60", "0-3", "9-14"), said("20-60", "5-8", "9-14")
        together = said("20-60", "0-8", "9-14", id="both")
        assert standings(rows((ANA, ACCEPTED, one), (BEN, ACCEPTED, other)), one, replace(other, id="s2")) == ["in force", "in force"]
        assert sorted(standings(rows((ANA, ACCEPTED, one), (BEN, ACCEPTED, other)), together)) == ["in force", "orphaned"]

    def test_a_source_that_was_corrected_is_nobody_elses(self):
        wrong, right = said("20-60", "70-75", "9-14"), said("20-58", "0-8", "9-14")
        ledger = rows((ANA, CORRECTED, wrong, right), (BEN, ACCEPTED, HERE))
        assert standings(ledger, HERE) == ["outvoted", "in force"]

    def test_nothing_is_lost_where_nothing_is_read(self):
        ledger = rows((ANA, ACCEPTED, HERE), (ANA, REJECTED, HERE), (ANA, MEMO, HERE))
        assert standings(ledger) == ["outvoted", "orphaned", "orphaned"]
        assert standings(ledger, HERE) == ["outvoted", "in force", "in force"]


@st.composite
def forms(draw) -> Form:
    """A form within few characters, so that many meet."""
    return Form(
        content=draw(strategies.spans(12, 1)),
        source=draw(strategies.spans(6)),
        cue=draw(strategies.spans(6)),
        manner=draw(st.sampled_from(Manner)),
    )


statements = st.lists(forms(), max_size=5).map(
    lambda found: [Statement(id=f"s{i}", **{name: getattr(form, name) for name in (*PARTS, "manner")}) for i, form in enumerate(found)]
)


@st.composite
def ledgers(draw, authors: tuple[str, ...] = (ANA, BEN, RULE, MODEL), first: int = 1) -> list[Judgement]:
    objects = draw(st.lists(forms(), min_size=1, max_size=4))
    made = []
    for n in range(first, first + draw(st.integers(0, 8))):
        verdict, author = draw(st.sampled_from(Verdict)), draw(st.sampled_from(authors))
        if verdict is UNDO:
            made.append(Judgement(n=n, author=author, verdict=verdict, undoes=draw(st.integers(1, 12))))
            continue
        form = draw(forms()) if verdict in (ACCEPTED, CORRECTED) else None
        made.append(Judgement(n=n, author=author, verdict=verdict, object=draw(st.sampled_from(objects)), form=form))
    return made


@st.composite
def cases(draw) -> tuple[list[Judgement], list[Statement]]:
    """A ledger and a reading; many of its rows are about the very statements."""
    ledger, reading = draw(ledgers()), draw(statements)
    known = [form_of(each) for each in reading]
    if known:
        ledger = [replace(row, object=draw(st.sampled_from([row.object, *known]))) if row.object else row for row in ledger]
    return ledger, reading


class TestForEveryLedger:
    @given(cases(), st.randoms())
    def test_the_order_in_which_rows_and_statements_are_given_is_nothing(self, case, chance: Random):
        ledger, reading = case
        mixed, shuffled = chance.sample(ledger, len(ledger)), chance.sample(reading, len(reading))
        assert state(mixed, shuffled) == state(ledger, reading) == state(ledger, reading)

    @given(cases(), st.lists(st.text(max_size=3)))
    def test_the_clock_is_nothing(self, case, times):
        ledger, reading = case
        other = [replace(row, at=at) for row, at in zip(ledger, [*times, *[""] * len(ledger)], strict=False)]
        then, now = state(other, reading), state(ledger, reading)
        assert (then.verdicts, then.standings) == (now.verdicts, now.standings)

    @given(cases())
    def test_every_row_has_come_to_exactly_one_thing(self, case):
        ledger, reading = case
        found = state(ledger, reading)
        assert [*found.standings] == [row.n for row in ledger]
        orphaned = [n for n, standing in found.standings.items() if standing is Standing.ORPHANED]
        assert [row.n for row in found.orphaned] == orphaned
        at_work = {decision.n for decision in found.verdicts.values()} | {memo.n for memos in found.memos.values() for memo in memos}
        undos = {row.n for row in ledger if row.verdict is UNDO}
        assert at_work == {n for n, standing in found.standings.items() if standing is Standing.IN_FORCE} - undos

    @given(cases(), forms(), st.sampled_from([ANA, RULE]), st.sampled_from([ACCEPTED, REJECTED, CORRECTED, MEMO]))
    def test_an_undo_brings_back_exactly_what_was_before(self, case, form, author, verdict):
        ledger, reading = case
        row = Judgement(n=20, author=author, verdict=verdict, object=form, form=form if verdict in (ACCEPTED, CORRECTED) else None)
        undo, redo = Judgement(n=21, author=BEN, verdict=UNDO, undoes=20), Judgement(n=22, author=BEN, verdict=UNDO, undoes=21)
        before, after = state(ledger, reading), state([*ledger, row], reading)
        undone, redone = state([*ledger, row, undo], reading), state([*ledger, row, undo, redo], reading)
        assert (undone.verdicts, undone.memos, undone.orphaned) == (before.verdicts, before.memos, before.orphaned)
        assert undone.standings == before.standings | {20: Standing.UNDONE, 21: Standing.IN_FORCE}
        assert (redone.verdicts, redone.memos) == (after.verdicts, after.memos)
        assert redone.standings == after.standings | {21: Standing.UNDONE, 22: Standing.IN_FORCE}

    @given(cases(), ledgers(authors=(RULE, MODEL), first=20))
    def test_no_rule_and_no_model_ever_changes_what_a_person_decided(self, case, more):
        ledger, reading = case
        before, after = state(ledger, reading), state([*ledger, *more], reading)
        for id, decision in before.verdicts.items():
            if is_person(decision.author):
                assert after.verdicts[id] == decision

    @given(cases(), forms(), st.sampled_from([ACCEPTED, REJECTED, MEMO]))
    def test_a_judgement_moves_nothing_that_is_about_something_else(self, case, form, verdict):
        ledger, reading = case
        row = Judgement(n=20, author=ANA, verdict=verdict, object=form, form=form if verdict is ACCEPTED else None)
        before, after = state(ledger, reading), state([*ledger, row], reading)
        about = {memo.n for memo in ledger if memo.verdict is MEMO and memo.object and parts(memo.object) == parts(form)}
        for id in {*before.memos, *after.memos}:
            then, now = ([memo for memo in found.memos.get(id, ()) if memo.n not in {*about, 20}] for found in (before, after))
            assert then == now

    @given(cases())
    def test_what_was_rejected_has_the_very_words_of_the_judgement(self, case):
        ledger, reading = case
        objects = {row.n: row.object for row in ledger}
        for each in reading:
            decision = state(ledger, reading).verdicts.get(each.id)
            if decision and decision.verdict is REJECTED:
                assert (objects[decision.n].content, objects[decision.n].cue) == (each.content, each.cue)
                assert decision.form is None

    @given(cases())
    def test_what_a_person_decided_of_a_statement_that_is_there_is_no_orphan(self, case):
        ledger, reading = case
        there = {parts(each) for each in reading}
        known = {row.n for row in ledger if row.object and parts(row.object) in there and is_person(row.author)}
        assert not known & {row.n for row in state(ledger, reading).orphaned}


def parts(form: Form | Statement) -> tuple:
    return form.source, form.cue, form.content


NESTED = "[who:1 Norvik] [said:1 said] [what:1 [who:2 the pilots] [said:2 had warned] [what:2 [who:3 he] [said:3 told] [what:3 of fog]]]."


class TestAReadingAsJudged:
    DOSSIER = builders.dossier(NESTED)

    def judged(self, **decisions: Decision):
        return as_judged(self.DOSSIER, decisions)

    def test_is_as_it_was_where_nobody_judged(self):
        assert self.judged() is self.DOSSIER

    def test_leaves_out_what_was_rejected_and_what_is_told_in_it_goes_to_its_teller(self):
        no = Decision(1, REJECTED, ANA, None)
        assert [(each.id, each.parent) for each in self.judged(s2=no).reading.statements] == [("s1", None), ("s3", "s1")]
        assert [(each.id, each.parent) for each in self.judged(s1=no, s2=no).reading.statements] == [("s3", None)]

    def test_goes_up_through_all_that_was_rejected(self):
        first, *_, last = self.DOSSIER.reading.statements
        more = replace(self.DOSSIER.reading, statements=(*self.DOSSIER.reading.statements, replace(last, id="s4", parent="s3")))
        no = Decision(1, REJECTED, ANA, None)
        shown = as_judged(replace(self.DOSSIER, reading=more), {"s2": no, "s3": no}).reading.statements
        assert [(each.id, each.parent) for each in shown] == [(first.id, None), ("s4", "s1")]

    def test_leaves_a_speaker_who_is_known_without_a_source(self):
        dossier = builders.dossier("[who:1 Ms Rao] [said:1 said] [what:1 no].\n\n[what:2@1 “We tried.”]")
        quoted = dossier.reading.statements[1]
        shown = as_judged(dossier, {"s2": Decision(1, CORRECTED, ANA, replace(form_of(quoted), manner=Manner.MIXED))})
        assert shown.reading.statements[1].speaker == quoted.speaker == "p1"

    def test_names_the_judge_and_is_sure(self):
        first = self.DOSSIER.reading.statements[0]
        shown = self.judged(s1=Decision(1, ACCEPTED, ANA, form_of(first))).reading.statements[0]
        assert shown == replace(first, by=ANA, score=1.0)

    def corrected_source(self, words: str, text: str | None = None):
        text = text or self.DOSSIER.report.text
        start = text.index(words)
        form = replace(form_of(self.DOSSIER.reading.statements[1]), source=(Span(start, start + len(words)),))
        return self.judged(s2=Decision(1, CORRECTED, ANA, form))

    def test_a_corrected_source_has_the_speaker_of_its_words(self):
        dossier = self.corrected_source("Norvik")
        assert dossier.reading.statements[1].speaker == dossier.reading.statements[0].speaker == "p1"

    def test_a_corrected_source_that_nobody_knows_is_a_new_speaker(self):
        dossier = self.corrected_source("pilots")
        names = {each.id: each.name for each in dossier.reading.speakers}
        assert names[dossier.reading.statements[1].speaker] == "pilots"
        assert len(names) == len(self.DOSSIER.reading.speakers) + 1

    def test_a_pronoun_and_no_source_are_nobody(self):
        assert self.corrected_source("he").reading.statements[1].speaker is None
        form = replace(form_of(self.DOSSIER.reading.statements[1]), source=())
        assert self.judged(s2=Decision(1, CORRECTED, ANA, form)).reading.statements[1].speaker is None

    @given(strategies.dossiers(), st.data())
    def test_every_statement_stands_in_one_that_is_there_and_has_a_speaker_that_is_there(self, dossier, data):
        ids = [each.id for each in dossier.reading.statements]
        form = forms().filter(lambda form: form.content[-1].end <= len(dossier.report.text))
        decision = st.just(Decision(1, REJECTED, ANA, None)) | form.map(lambda form: Decision(1, CORRECTED, ANA, form))
        reading = as_judged(dossier, data.draw(st.dictionaries(st.sampled_from(ids or [""]), decision))).reading
        shown, speakers = {each.id for each in reading.statements}, {each.id for each in reading.speakers}
        assert len(speakers) == len(reading.speakers)
        for each in reading.statements:
            assert each.parent is None or each.parent in shown
            assert each.speaker is None or each.speaker in speakers
