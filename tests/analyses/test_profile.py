"""One speaker's profile."""

from dataclasses import replace

from onrecord.records import Identity, Part, Role, Span, Speaker
from tests.analyses.asked import ask, linked, table
from tests.builders import dossier

NORVIK = Identity(id="Q1", name="Tora Norvik", names=(("Norvik", 2), ("Norvig", 1)))
ASKED = Part(speaker="Q1")


def mentioned(item, name, role=None):
    """The report with every mention of a name, and a role of its speaker."""
    text, at, spans = item.report.text, 0, []
    while (at := text.find(name, at)) >= 0:
        spans.append(Span(at, at + len(name)))
        at += 1
    roles = (Role(role, "Halm", Span(text.index(role), text.index(role) + len(role))),) if role else ()
    others = tuple(each for each in item.reading.speakers if each.name != name)
    own = next((each for each in item.reading.speakers if each.name == name), Speaker(id="p9", name=name))
    reading = replace(item.reading, speakers=(*others, replace(own, mentions=tuple(spans), roles=roles)))
    return linked(replace(item, reading=reading), **{name: NORVIK})


FERRY = mentioned(
    dossier("The mayor met. [who:1 Norvik] [said:1 did not rule out] [what:1 a bridge].", path="a.txt", published="2031-03-05"),
    "Norvik",
    "mayor",
)
STAR = mentioned(
    dossier(
        "[who:1 Amsel] [said:1 denied] [what:1 that Norvig asked]. [who:2 Amsel] [said:2 said] [what:2 it].",
        path="b.txt",
        published="2031-03-07",
    ),
    "Norvig",
)


def of(section, *items):
    return [row for row in table(ask("profile", *items, part=ASKED)) if row["section"] == section]


def test_what_they_say_is_told_with_source_and_cue_as_printed():
    assert of("said", FERRY, STAR) == [
        {"section": "said", "date": "2031-03-05", "what": "Norvik did not rule out a bridge", "report": FERRY.report.id}
    ]


def test_what_others_say_of_them_is_what_mentions_them():
    assert [(row["what"], row["date"]) for row in of("said-about", FERRY, STAR)] == [("Amsel denied that Norvig asked", "2031-03-07")]


def test_each_spelling_has_its_first_and_its_last_place():
    later = replace(FERRY, report=replace(FERRY.report, id="later", published="2031-04"))
    finding = ask("profile", FERRY, STAR, later, part=ASKED)
    rows = [row for row in finding.rows if row.cells[0] == "spelled"]
    assert [row.cells[1:] for row in rows] == [("2031-03-05", "Norvik", FERRY.report.id), ("2031-03-07", "Norvig", STAR.report.id)]
    assert [[cited.report for cited in row.evidence] for row in rows] == [[FERRY.report.id, "later"], [STAR.report.id]]


def test_each_role_has_the_words_that_give_it():
    (row,) = (row for row in ask("profile", FERRY, STAR, part=ASKED).rows if row.cells[0] == "titled")
    assert row.cells[2] == "mayor of Halm"
    assert [cited.text for cited in row.evidence] == ["mayor"]


def test_the_day_of_saying_goes_before_that_of_the_report_and_orders_the_rows():
    said = tuple(replace(each, said_on="2031-01") for each in FERRY.reading.statements)
    earlier = replace(FERRY, report=replace(FERRY.report, id="earlier"), reading=replace(FERRY.reading, statements=said))
    undated = replace(FERRY, report=replace(FERRY.report, id="undated", published=None))
    assert [row["date"] for row in of("said", FERRY, earlier, undated)] == [None, "2031-01", "2031-03-05"]


def test_it_looks_through_what_everybody_says_but_at_no_more_than_was_asked():
    seen = []

    class Told:
        part = Part(speaker="Q1", outlet="Star")

        def of(self, part):
            seen.append(part)
            return self

        def meeting(self, identity):
            seen.append(identity)
            return iter(())

    from onrecord.analyses import profile

    profile.analyse(Told())
    assert seen == [Part(outlet="Star"), "Q1"]


def test_positions_are_said_to_be_missing():
    assert ask("profile", FERRY, part=ASKED).notes == ("positions are not told yet: there are no analyses of questions",)
    assert of("position", FERRY) == []
