"""Who speakers are, and what rows rest on."""

from dataclasses import replace

from onrecord.analyses.evidence import cite, identities, question, told, whole
from onrecord.records import Identity, Role, Span, Statement, Term
from onrecord.uniting import own_ids
from tests.analyses.asked import linked
from tests.builders import dossier

ITEM = dossier(
    "[who:1 Norvik] [said:1 did not rule out] [what:1 a bridge]. [who:2 Amsel] [said:2 agreed] [what:2 to it].", published="2031-03"
)
NORVIK = Identity(id="Q1", name="Tora Norvik")


def test_a_linked_speaker_is_who_the_record_says_and_another_is_known_by_the_report_alone():
    known = identities(linked(ITEM, Norvik=NORVIK))
    assert known["p1"] is NORVIK
    assert (known["p2"].name, known["p2"].names, known["p2"].reports, known["p2"].statements) == ("Amsel", (("Amsel", 1),), 1, 1)


def test_an_unlinked_speaker_has_the_id_that_the_record_would_give():
    own = own_ids(ITEM.report.id, ITEM.report.text, ITEM.reading.speakers)
    assert {id: who.id for id, who in identities(ITEM).items()} == {id: each for id, (each, _) in own.items()}


def test_speakers_of_two_reports_never_share_an_id():
    other = replace(ITEM, report=replace(ITEM.report, id="other"))
    assert not {who.id for who in identities(ITEM).values()} & {who.id for who in identities(other).values()}


def test_an_unlinked_speaker_has_the_roles_of_the_report_with_its_date():
    norvik, amsel = ITEM.reading.speakers
    titled = replace(norvik, roles=(Role("mayor", "Halm", Span(0, 6)), Role("mayor", "Halm", Span(1, 6))))
    item = replace(ITEM, reading=replace(ITEM.reading, speakers=(titled, amsel)))
    assert identities(item)["p1"].roles == (Term("mayor", "Halm", "2031-03", "2031-03", (ITEM.report.id,)),)


def test_a_statement_is_cited_with_its_cue_so_that_no_negation_is_lost():
    first = ITEM.reading.statements[0]
    (cited,) = cite(ITEM.report, whole(ITEM.report, first), first)
    assert (cited.text, cited.statement) == ("Norvik did not rule out a bridge", "s1")


def test_pieces_with_words_between_them_stay_pieces():
    item = dossier("[what:1 “No,”] [who:1 Norvik], a mayor, [said:1 said], [what:1 “never.”]")
    spans = whole(item.report, item.reading.statements[0])
    assert told(cite(item.report, spans)) == "“No,” Norvik … said, “never.”"


def test_pieces_inside_one_another_are_one_stretch():
    said = Statement(id="s", content=(Span(0, 6), Span(8, 10)), source=(Span(2, 4),), cue=(Span(5, 12),))
    assert whole(ITEM.report, said) == (Span(0, 12),)


def test_a_question_is_the_first_line():
    assert question("Who?\n\nMore of it.\n") == "Who?"
    assert question(None) == ""
