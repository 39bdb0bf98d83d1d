"""Who is likelier meant by "he" and "she", by what is shown of each."""

from onrecord.reading.identity import Identity
from onrecord.reading.likely import WEIGHTS, Seen, choose, shown
from onrecord.records import Span

HE = Span(0, 2)


def seen(**facts) -> Seen:
    return Seen(Identity(facts.pop("kind", "person")), **({"away": 1, "chars": 40, "lines": 0, "unquoted": False, "score": 0.0} | facts))


def chosen(*some: Seen) -> int | None:
    top = max(each.score for each in some)
    return choose(HE, [each.who for each in some], [shown(each, top, source=True) for each in some])


def test_there_is_a_weight_for_all_that_is_shown():
    assert len(shown(seen(), 0.0, source=False)) == len(WEIGHTS)


def test_the_only_one_is_meant():
    assert chosen(seen()) == 0


def test_who_was_mentioned_often_is_likelier_than_who_was_mentioned_once():
    assert chosen(seen(count=1), seen(count=5)) == 1


def test_who_speaks_is_likelier_than_who_does_not():
    assert chosen(seen(), seen(speaks=True, speaks_near=True)) == 1


def test_who_has_a_name_is_likelier_than_who_has_none():
    assert chosen(seen(kind="unnamed"), seen()) == 1


def test_of_two_as_likely_nobody_is_meant():
    assert chosen(seen(), seen()) is None
