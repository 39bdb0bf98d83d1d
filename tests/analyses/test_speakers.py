"""Who speaks."""

from dataclasses import replace

from onrecord.analyses.speakers import CITED
from onrecord.records import Identity, Role, Span, Term
from tests.analyses.asked import ask, linked, table
from tests.builders import dossier

FERRY = dossier(
    "[who:1 Norvik] [said:1 said] [what:1 no]. [who:2 Amsel] [said:2 said] [what:2 yes]. [who:3 She] [said:3 left] [what:3 it].",
    path="a.txt",
)
BRIDGE = dossier("[who:1 Norvik] [said:1 hailed] [what:1 a bridge]. [who:2 Norvig] [said:2 asked] [what:2 why].", path="b.txt")
MAYOR = Term("mayor", "Halm", "2031-03-05T10:00", "2031-04")
NORVIK = Identity(id="Q1", name="Tora Norvik", kind="person", names=(("Norvik", 2), ("Norvig", 1)), roles=(MAYOR,))


def test_one_identity_is_one_row_with_all_that_it_says_in_however_many_reports():
    rows = table(ask("speakers", linked(FERRY, Norvik=NORVIK), linked(BRIDGE, Norvik=NORVIK, Norvig=NORVIK)))
    assert rows[0] == {
        "speaker": "Tora Norvik",
        "speaker_id": "Q1",
        "kind": "person",
        "roles": ({"title": "mayor", "of": "Halm", "from": "2031-03-05", "to": "2031-04"},),
        "names": ("Norvik", "Norvig"),
        "reports": 2,
        "statements": 3,
    }
    assert [(row["speaker"], row["reports"], row["statements"]) for row in rows[1:]] == [("Amsel", 1, 1)]


def test_speakers_that_nobody_linked_have_a_row_for_each_report():
    assert [row["speaker"] for row in table(ask("speakers", FERRY, BRIDGE))] == ["Amsel", "Norvig", "Norvik", "Norvik"]


def test_who_says_nothing_in_the_part_has_no_row():
    silent = replace(FERRY, reading=replace(FERRY.reading, statements=FERRY.reading.statements[:1]))
    assert [row["speaker"] for row in table(ask("speakers", silent))] == ["Norvik"]


def test_it_says_how_many_statements_are_in_no_row():
    assert ask("speakers", FERRY).notes[0] == "1 of 3 statements have no speaker that is known, and are in no row"


def test_a_row_cites_the_first_words_in_each_of_a_few_reports_and_those_that_give_a_role():
    norvik, amsel = FERRY.reading.speakers
    titled = replace(FERRY, reading=replace(FERRY.reading, speakers=(replace(norvik, roles=(Role("mayor", None, Span(1, 3)),)), amsel)))
    many = [linked(replace(titled, report=replace(FERRY.report, id=f"r{n}")), Norvik=NORVIK) for n in range(CITED + 2)]
    row = ask("speakers", *many).rows[0]
    assert [(cited.report, cited.statement, cited.text) for cited in row.evidence] == [
        *((f"r{n}", "s1", "Norvik") for n in range(CITED)),
        ("r0", None, "or"),
    ]
    assert row.cells[-2:] == (CITED + 2, CITED + 2)


def test_a_quotation_without_a_source_is_cited_itself():
    item = dossier("[who:1 Norvik] [said:1 said] [what:1 no]. [what:2@1 “So what?”]")
    floating = replace(item, reading=replace(item.reading, statements=item.reading.statements[1:]))
    assert [cited.text for cited in ask("speakers", floating).rows[0].evidence] == ["“So what?”"]


def test_of_a_report_the_first_statement_that_names_its_source_is_cited():
    item = dossier("[what:1 no], [said:1 said] [who:1 Norvik]. [who:2 She] [said:2 left] [what:2 it].")
    first, second = item.reading.statements
    turned = replace(item, reading=replace(item.reading, statements=(replace(second, speaker=first.speaker), first)))
    assert [cited.text for cited in ask("speakers", turned).rows[0].evidence] == ["Norvik"]
