"""Order, numbers, names and dates as people see them."""

from dataclasses import replace

import pytest
from hypothesis import given

from onrecord.outline import colours, flags, heading, outline, showable, when, zone_at, zones
from onrecord.records import Flag, Span, Zone
from tests.builders import dossier
from tests.strategies import dossiers


def with_parents(item, **parents):
    statements = tuple(replace(said, parent=parents.get(said.id, said.parent)) for said in item.reading.statements)
    return replace(item, reading=replace(item.reading, statements=statements))


def test_statements_are_numbered_in_text_order_each_followed_by_those_told_in_it():
    told = dossier(
        "[what:3 We win], [who:3 Bell] [said:3 said]. [what:1 [who:2 Austin] [said:2 hoped] [what:2 for it]], [who:1 Rao] [said:1 noted]."
    )
    assert [(entry.number, entry.depth, entry.source) for entry in outline(told)] == [(1, 0, "Bell"), (2, 0, "Rao"), (3, 1, "Austin")]
    assert outline(told)[2].teller == outline(told)[1]


def test_pieces_are_joined_by_a_gap():
    (entry,) = outline(dossier("[what:1 “No,”] [who:1 she] [said:1 said], [what:1 “never.”]"))
    assert entry.content == "“No,” … “never.”"


@pytest.mark.parametrize(
    ("marked", "unprinted"),
    [
        ("[who:1 Dana Rao] [said:1 said] [what:1 no]. [what:2@1 Never.]", "Dana Rao"),
        ("[who:1 Dana Rao] [said:1 said] [what:1 no]. [who:2 She] [said:2 said] [what:2@1 never].", "Dana Rao"),
        ("[who:1 Dana Rao] [said:1 said] [what:1 no]. [who:2 Ms Rao] [said:2 said] [what:2@1 never].", None),
        ("[who:1 Dana Rao] [said:1 said] [what:1 no]. [what:2 Never,] [said:2 it was said].", None),
    ],
    ids=["no source", "a pronoun", "part of the name", "nobody"],
)
def test_a_speaker_is_named_where_no_word_of_the_name_is_printed(marked, unprinted):
    assert outline(dossier(marked))[1].unprinted == unprinted


def test_statements_whose_parents_run_in_a_circle_are_still_there():
    circle = with_parents(dossier("[who:1 A] [said:1 says] [what:1 x]. [who:2 B] [said:2 says] [what:2 y]."), s1="s2", s2="s1")
    assert [(entry.statement.id, entry.depth) for entry in outline(circle)] == [("s1", 0), ("s2", 1)]


def test_a_statement_that_stands_in_itself_or_in_none_that_is_known_is_still_there():
    odd = with_parents(dossier("[who:1 A] [said:1 says] [what:1 x]. [who:2 B] [said:2 says] [what:2 y]."), s1="s1", s2="s9")
    assert {entry.statement.id for entry in outline(odd)} == {"s1", "s2"}


@given(dossiers())
def test_every_statement_has_one_place(item):
    entries = outline(item)
    assert sorted(entry.statement.id for entry in entries) == sorted(said.id for said in item.reading.statements)
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert all(entry.teller.number < entry.number for entry in entries if entry.teller)


def test_colours_go_to_those_who_say_most():
    told = dossier(
        "[who:1 A] [said:1 says] [what:1 one]. [who:2 B] [said:2 says] [what:2 one two three]. [who:3 it] [said:3 is] [what:3 so]."
    )
    assert colours(outline(told)) == {"p2": 1, "p1": 2}


def test_nine_speakers_have_eight_colours():
    told = dossier(" ".join(f"[who:{n} S{n}] [said:{n} says] [what:{n} {'word ' * n}]." for n in range(1, 10)))
    assert sorted(colours(outline(told)).values()) == list(range(1, 9))
    assert "p1" not in colours(outline(told))


def test_the_narrowest_zone_counts():
    found = (Zone("caption", Span(0, 20)), Zone("credit", Span(10, 20)))
    assert zone_at(found, 5).kind == "caption"
    assert zone_at(found, 12).kind == "credit"
    assert zone_at(found, 20) is None


def test_zones_and_flags_are_those_of_the_report_and_of_its_reading():
    item = dossier("A text.", zones=(Zone("body", Span(2, 6)),), flags=(Flag("redacted", Span(2, 4), ""), Flag("promo", None, "")))
    item = replace(item, reading=replace(item.reading, zones=(Zone("headline", Span(0, 1)),), flags=(Flag("promo", None, ""),)))
    assert [zone.kind for zone in zones(item)] == ["headline", "body"]
    assert [flag.kind for flag in flags(item)] == ["promo", "redacted"]


@pytest.mark.parametrize(
    ("fields", "called"),
    [
        ({"title": "War", "path": "a.txt"}, "War"),
        ({"path": "news/a.txt"}, "a.txt"),
        ({"path": None, "url": "https://a.example/b"}, "https://a.example/b"),
        ({"path": None, "id": "f00"}, "f00"),
    ],
)
def test_a_report_is_called_by_the_best_name_it_has(fields, called):
    assert heading(dossier("x", **fields).report) == called


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024", "2024"),
        ("2024-03", "March 2024"),
        ("2024-03-07", "7 March 2024"),
        ("--03-07", "7 March, year unknown"),
        ("--03", "March, year unknown"),
        ("2024-05-16T15:50:00+02:00", "16 May 2024, 15:50"),
        ("2024-13-07", "2024-13-07"),
        ("last week", "last week"),
        ("", ""),
        ("-", "-"),
    ],
)
def test_dates_are_told_to_the_precision_known(date, words):
    assert when(date) == words


def test_characters_that_may_not_be_shown_have_a_sign_of_their_own():
    assert showable("a\x1b[2J\x00\x7f\x9b\udce9\ufffe\tb\n") == "a␛[2J␀␡���\tb\n"
