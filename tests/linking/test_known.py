"""What is known of somebody."""

from dataclasses import replace

from hypothesis import given

from onrecord.linking.known import COMPANIONS, NAMES, ROLES, SAID, companion, joined, of_dossier, spellings
from onrecord.records import Dossier, Role, Span, Speaker
from tests.builders import dossier
from tests.linking.speakers import known
from tests.strategies import dossiers


def report() -> Dossier:
    made = dossier(
        "[who:1 Ada Pell], mayor of Fenby, [said:1 said] [what:1 that the lock would open]. [who:2 Ivo Marsh] [said:2 denied] [what:2 it]."
    )
    ada, ivo = made.reading.speakers
    at = made.report.text.index("mayor")
    ada = replace(ada, kind="person", roles=(Role("mayor", "Fenby", Span(at, at + 5)),))
    speakers = (ada, replace(ivo, kind="person"))
    return Dossier(replace(made.report, published="2031-05-03T10:00"), replace(made.reading, speakers=speakers))


def test_a_report_tells_names_dated_roles_company_and_words():
    ada, _ = of_dossier(report()).values()
    assert ada.names == (("Ada Pell", 1),)
    assert [(role.title, role.of, role.since, role.until) for role in ada.roles] == [("mayor", "Fenby", "2031-05-03", "2031-05-03")]
    assert ada.companions == {"marsh"}
    assert ada.said
    assert not of_dossier(report())["p2"].said  # too few words


def test_the_same_words_are_met_in_another_report():
    again = dossier("[who:1 The mayor] [said:1 said] [what:1 that the lock would open].")
    assert of_dossier(report())["p1"].said & of_dossier(again)["p1"].said


def test_other_names_of_a_report_are_kept_where_they_may_be_the_same_ones():
    text = "The Joint Rail Tariff Board met. JRTB did it. Kipanga stood."
    at = lambda words: Span(text.index(words), text.index(words) + len(words))
    board = Speaker(
        id="s",
        name="Joint Rail Tariff Board",
        kind="organisation",
        mentions=(at("Joint Rail Tariff Board"), at("JRTB"), at("Kipanga"), at("it")),
    )
    made = dossier(text)
    found = of_dossier(Dossier(made.report, replace(made.reading, speakers=(board,))))["s"]
    assert found.names == (("Joint Rail Tariff Board", 1), ("JRTB", 1))


def test_spellings_hold_a_name_once():
    assert list(spellings("Ada Pell", "person", ["Pell", "Ada Maria Pell", "Ivo Marsh", "Ada Pell"])) == ["Ada Pell", "Ada Maria Pell"]


def test_others_are_remembered_by_surname_or_telling_words():
    assert companion("Dr Ada Pell", "person") == "pell"
    assert companion("Orlec Bank", "organisation") == "orlec"
    assert companion("the Board", "organisation") == ""


def test_an_identity_is_all_its_speakers_together():
    one = known("Ada Pell", ("mayor", "Fenby"), day="2031-01-01", companions=["marsh"])
    other = known("A. Pell", ("mayor", "Fenby"), day="2031-03-01", companions=["brezovic"])
    both = joined([one, other, known("Ada Pell")], id="i")
    assert both.id == "i"
    assert both.names == (("Ada Pell", 2), ("A. Pell", 1))
    assert [(role.title, role.since, role.until) for role in both.roles] == [("mayor", "2031-01-01", "2031-03-01")]
    assert both.companions == {"marsh", "brezovic"}
    assert len(both.reports) == 3


def test_an_office_gives_its_holder_no_name():
    both = joined([known("the mayor", ("mayor", "Fenby"), kind="office"), known("Ada Pell")], id="i")
    assert (both.kind, both.names) == ("person", (("Ada Pell", 1),))


def test_what_is_kept_of_an_identity_is_bounded():
    many = [
        known(f"Ada {n} Pell", (f"post {n}", None), companions=[f"c{n}{k}" for k in range(20)], said=range(n * 50, n * 50 + 50))
        for n in range(60)
    ]
    both = joined(many, id="i")
    assert (len(both.names), len(both.roles), len(both.companions), len(both.said)) == (NAMES, ROLES, COMPANIONS, SAID)


@given(dossiers())
def test_every_reading_can_be_told(made):
    assert of_dossier(made).keys() == {speaker.id for speaker in made.reading.speakers}
