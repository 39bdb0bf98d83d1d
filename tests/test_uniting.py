from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Judgement, Party, Span, Speaker, Term, Verdict
from onrecord.standing import Standing
from onrecord.uniting import anchor, own_ids, parties, unite

ANA, BO, RULE = "person:ana", "person:bo", "rule:link@1"


def party(id):
    return Party(id) if id.startswith("Q") else Party(id, f"report of {id}", Span(0, 3))


def row(n, verdict, left, right=None, author=ANA, **more):
    return Judgement(n=n, author=author, verdict=verdict, left=party(left), right=right and party(right), **more)


def same(n, left, right, author=RULE):
    return row(n, Verdict.SAME, left, right, author)


def differ(n, left, right, author=ANA):
    return row(n, Verdict.DIFFER, left, right, author)


def undo(n, undoes, author=ANA):
    return Judgement(n=n, author=author, verdict=Verdict.UNDO, undoes=undoes)


def there(each):
    return each.identity


def sets(rows, now=there):
    """Who is one, as sets of ids."""
    return {frozenset(each.ids) for each in unite(rows, now).of.values()}


def standings(rows, now=there):
    return [what for _, what in sorted(unite(rows, now).standings.items())]


class TestPutTogether:
    def test_what_is_the_same_as_the_same_is_one(self):
        assert sets([same(1, "a", "b"), same(2, "b", "c")]) == {frozenset("abc")}

    def test_the_id_is_the_one_that_the_ledger_met_first_and_all_others_lead_to_it(self):
        found = unite([same(1, "c", "d"), same(2, "a", "c")], there).of
        assert {found[id].id for id in "acd"} == {"c"}

    def test_a_known_one_gives_its_id(self):
        found = unite([same(1, "a", "b"), same(2, "Q1", "b")], there).of
        assert (found["a"].id, found["a"].actor) == ("Q1", "Q1")

    def test_a_rule_never_makes_two_known_ones_one(self):
        rows = [same(1, "Q1", "a"), same(2, "Q2", "a")]
        assert sets(rows) == {frozenset(["Q1"]), frozenset(["Q2", "a"])}
        assert standings(rows) == [Standing.OUTVOTED, Standing.IN_FORCE]

    def test_a_person_may_make_two_known_ones_one(self):
        assert sets([same(1, "Q1", "Q2", ANA)]) == {frozenset(["Q1", "Q2"])}


class TestSetApart:
    def test_a_person_outvotes_a_rule_that_comes_later(self):
        rows = [differ(1, "a", "b"), same(2, "a", "b")]
        assert sets(rows) == {frozenset("a"), frozenset("b")}
        assert standings(rows) == [Standing.IN_FORCE, Standing.OUTVOTED]

    def test_a_person_outvotes_rules_by_way_of_others(self):
        rows = [same(1, "a", "b"), same(2, "b", "c"), differ(3, "a", "c")]
        assert sets(rows) == {frozenset("a"), frozenset("bc")}

    def test_the_newer_decision_of_people_holds(self):
        assert sets([differ(1, "a", "b"), same(2, "a", "b", BO)]) == {frozenset("ab")}
        assert sets([same(1, "a", "b", BO), differ(2, "a", "b")]) == {frozenset("a"), frozenset("b")}

    def test_one_taken_out_leaves_the_others_together(self):
        rows = [same(1, "a", "b"), same(2, "a", "c"), same(3, "a", "d"), differ(4, "a", "c")]
        assert sets(rows) == {frozenset("abd"), frozenset("c")}

    def test_what_a_reading_has_as_one_speaker_is_not_set_apart(self):
        rows = [differ(1, "a", "b")]
        assert standings(rows, lambda each: "a") == [Standing.ORPHANED]


class TestUndone:
    def test_is_as_if_it_had_never_been(self):
        assert sets([same(1, "a", "b"), undo(2, 1)]) == {frozenset("a"), frozenset("b")}
        assert standings([same(1, "a", "b"), undo(2, 1)]) == [Standing.UNDONE, Standing.IN_FORCE]

    def test_an_undo_undone_brings_it_back(self):
        assert sets([same(1, "a", "b"), undo(2, 1), undo(3, 2)]) == {frozenset("ab")}

    def test_a_rule_undoes_nothing_that_a_person_decided(self):
        assert sets([same(1, "a", "b", ANA), undo(2, 1, RULE)]) == {frozenset("ab")}


class TestNobodyThere:
    def test_the_rest_stays_together(self):
        rows = [same(1, "a", "b"), same(2, "a", "c")]
        gone = lambda each: None if each.identity == "a" else each.identity
        assert sets(rows, gone) == {frozenset("abc")}
        assert unite(rows, gone).of["b"].id == "a"
        assert standings(rows, gone) == [Standing.ORPHANED, Standing.ORPHANED]

    def test_a_speaker_who_has_another_id_now_takes_over_what_was_decided(self):
        found = unite([same(1, "a", "b")], lambda each: {"b": "new"}.get(each.identity, each.identity)).of
        assert found["b"].ids == {"a", "b", "new"}
        assert found["new"].id == "a"

    def test_two_who_became_one_speaker_bring_theirs_together(self):
        rows = [same(1, "a", "b"), same(2, "c", "d")]
        assert sets(rows, lambda each: {"d": "b"}.get(each.identity, each.identity)) == {frozenset("abcd")}


class TestNamesAndRoles:
    def test_the_last_name_that_a_person_gave_holds(self):
        rows = [same(1, "a", "b"), row(2, Verdict.RENAME, "b", name="Ivo Pell"), row(3, Verdict.RENAME, "a", author=RULE, name="I. Pell")]
        assert unite(rows, there).of["a"].name == "Ivo Pell"
        assert standings(rows) == [Standing.IN_FORCE, Standing.IN_FORCE, Standing.OUTVOTED]

    def test_a_name_goes_with_the_speaker_it_was_given_to(self):
        rows = [same(1, "a", "b"), row(2, Verdict.RENAME, "b", name="Ivo Pell"), differ(3, "a", "b")]
        found = unite(rows, there).of
        assert (found["a"].name, found["b"].name) == (None, "Ivo Pell")

    def test_a_later_decision_on_a_role_takes_the_place_of_an_earlier_one(self):
        mayor = Term("Mayor", "Tarn", "2031", None, by=ANA)
        rows = [
            row(1, Verdict.ROLE, "a", role=mayor),
            row(2, Verdict.NO_ROLE, "a", role=replace(mayor, title="mayor")),
            row(3, Verdict.ROLE, "a", role=replace(mayor, of="Sula")),
        ]
        assert [each.n for each in unite(rows, there).of["a"].roles] == [2, 3]
        assert standings(rows) == [Standing.OUTVOTED, Standing.IN_FORCE, Standing.IN_FORCE]


IDS = ["a", "b", "c", "d", "e", "Q1", "Q2"]


@st.composite
def ledgers(draw, most=12):
    rows = []
    for n in range(1, draw(st.integers(0, most)) + 1):
        author = draw(st.sampled_from([ANA, BO, RULE, RULE, RULE]))
        kind = draw(st.sampled_from([Verdict.SAME, Verdict.SAME, Verdict.DIFFER, Verdict.RENAME, Verdict.ROLE, Verdict.SKIP, Verdict.UNDO]))
        if kind is Verdict.UNDO:
            rows.append(undo(n, draw(st.integers(1, most)), author))
            continue
        left, right = draw(st.sampled_from(IDS)), draw(st.sampled_from(IDS))
        paired = kind in (Verdict.SAME, Verdict.DIFFER, Verdict.SKIP)
        name = draw(st.sampled_from(["X", "Y"])) if kind is Verdict.RENAME else None
        role = Term(draw(st.sampled_from(["M", "N"])), None, None, None) if kind is Verdict.ROLE else None
        rows.append(row(n, kind, left, right if paired else None, author, name=name, role=role))
    return rows


#: Who stands where they stood: as before, somebody else who may be two of them, or nobody.
places = st.fixed_dictionaries({}, optional={id: st.sampled_from([None, "new", "newer", "d", "e"]) for id in "abc"}).map(
    lambda moved: lambda each: moved.get(each.identity, each.identity)
)


class TestWhateverWasDecided:
    @given(ledgers(), st.randoms(), places)
    def test_the_order_of_the_rows_does_not_matter(self, rows, random, now):
        mixed = random.sample(rows, len(rows))
        assert unite(mixed, now) == unite(rows, now)

    @given(ledgers(), places)
    def test_every_id_is_of_one_identity_which_knows_it(self, rows, now):
        found = unite(rows, now).of
        assert {each.identity for each in parties(rows)} <= set(found)
        assert all(id in found[id].ids and found[found[id].id] == found[id] for id in found)
        assert set(unite(rows, now).standings) == {each.n for each in rows}

    @given(ledgers())
    def test_an_undo_of_the_last_row_leaves_what_was_before(self, rows):
        before = unite(rows, there)
        made = same(len(rows) + 1, "a", "b", ANA)
        after = unite([*rows, made, undo(made.n + 1, made.n)], there)
        assert {id: each.id for id, each in before.of.items()}.items() <= {id: each.id for id, each in after.of.items()}.items()
        assert before.standings.items() <= after.standings.items() or any(each.undoes in (made.n, made.n + 1) for each in rows)

    @given(ledgers(), ledgers())
    def test_no_row_of_a_rule_changes_what_people_decided(self, rows, later):
        people = [each for each in rows if each.author != RULE]
        rules = [replace(each, n=each.n + 20, author=RULE) for each in later if each.verdict is not Verdict.UNDO]
        before, after = unite(people, there), unite([*people, *rules], there)
        for each in people:
            if each.verdict is Verdict.SAME and before.standings[each.n] is Standing.IN_FORCE:
                assert after.of[each.left.identity] == after.of[each.right.identity]
            if each.verdict is Verdict.DIFFER and before.standings[each.n] is Standing.IN_FORCE:
                assert after.of[each.left.identity] != after.of[each.right.identity]
            if each.verdict in (Verdict.SAME, Verdict.DIFFER, Verdict.UNDO):
                assert after.standings[each.n] is before.standings[each.n]

    @given(ledgers(), places)
    def test_who_has_nothing_to_do_with_others_can_be_looked_at_apart(self, rows, now):
        """What is made anew after a row is only the identities that rows of `same` lead to from it."""
        whole = unite(rows, now)
        for id in {each.identity for each in parties(rows)}:
            near = _near(rows, now, id)
            part = [each for each in rows if any(p.identity in near for p in parties([each]))]
            part += [each for each in rows if each.verdict is Verdict.UNDO]
            assert unite(part, now).of[id] == whole.of[id]


def _near(rows, now, id):
    found, size = {id}, 0
    while size != len(found):
        size = len(found)
        nodes = {now(each) or each.identity for each in parties(rows) if each.identity in found}
        found |= {each.identity for each in parties(rows) if (now(each) or each.identity) in nodes}
        for each in rows:
            if each.verdict is Verdict.SAME and {each.left.identity, each.right.identity} & found:
                found |= {each.left.identity, each.right.identity}
    return found


class TestOwnIds:
    PELL = Speaker(id="p1", name="Ivo Pell", mentions=(Span(0, 2), Span(4, 12)))
    SPEAKERS = (PELL, Speaker(id="p2", name="Pell", mentions=(Span(0, 2),)))

    def test_the_anchor_is_the_first_mention_by_name_else_the_first(self):
        assert [anchor("He, Ivo Pell", each) for each in self.SPEAKERS] == [Span(4, 12), Span(0, 2)]

    def test_ids_stand_for_the_report_and_the_anchor(self):
        found = own_ids("r", "He, Ivo Pell", self.SPEAKERS)
        assert found == own_ids("r", "He, Ivo Pell", self.SPEAKERS[::-1])
        assert not {id for id, _ in found.values()} & {id for id, _ in own_ids("q", "He, Ivo Pell", self.SPEAKERS).values()}

    @pytest.mark.parametrize("mentions", [(), (Span(0, 2),)])
    def test_no_two_of_a_report_have_one(self, mentions):
        twice = [Speaker(id=id, name="Pell", mentions=mentions) for id in ("p1", "p2")]
        assert len({id for id, _ in own_ids("r", "He, Ivo Pell", twice).values()}) == 2
