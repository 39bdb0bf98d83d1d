"""What others say of a speaker, the same on both databases."""

from __future__ import annotations

import pytest

from onrecord.archive import ledger, mentioned
from onrecord.judging import form_of
from onrecord.records import Dossier, Form, Judgement, Verdict
from tests.archive.filled import fill
from tests.archive.people import ANA, party
from tests.builders import dossier


def of_day(day: int) -> Dossier:
    """A report in which two speak, and the first and a third speak of the second, who speaks of herself, too."""
    return dossier(
        f"Day {day}\n\n"
        "[who:1 Ivo Pell] [said:1 said] that [what:1 [who:2 Edda Norvik] had [said:2 promised] "
        f"[what:2 that Edda Norvik stays until {day}]]."
        f"\n\n[who:3 The union] [said:3 added] [what:3 that nobody believes it on day {day}].",
        published=f"2031-05-{day:02}",
        path=f"{day}.txt",
    )


@pytest.fixture
def reports(archive):
    made = [of_day(day) for day in range(1, 4)]
    fill(archive, made)
    return made


def about(archive, made: Dossier, name: str, limit: int = 9) -> list[str]:
    from onrecord.archive.shown import shown

    with archive.reading() as connection:
        keys = mentioned.said_about(connection, party(made, name).identity, limit=limit)
        return [f"{who.name if who else '?'} {one.path}" for one, _, who in shown(connection, keys)]


def test_statements_of_others_that_name_one_are_found_and_ones_own_are_not(archive, reports):
    assert about(archive, reports[0], "Edda Norvik") == ["Ivo Pell 1.txt"]
    assert about(archive, reports[0], "Ivo Pell") == []


def test_of_many_reports_the_newest_come_first_and_only_so_many(archive, reports):
    one = [party(made, "Edda Norvik") for made in reports]
    with archive.writing() as connection:
        ledger.add(connection, [Judgement(author=ANA, verdict=Verdict.SAME, left=one[0], right=other) for other in one[1:]])
    assert about(archive, reports[0], "Edda Norvik") == ["Ivo Pell 3.txt", "Ivo Pell 2.txt", "Ivo Pell 1.txt"]
    assert about(archive, reports[0], "Edda Norvik", limit=2) == ["Ivo Pell 3.txt", "Ivo Pell 2.txt"]


def test_what_people_rejected_or_corrected_counts_as_they_left_it(archive, reports):
    first, second = (next(each for each in made.reading.statements if each.parent is None) for made in reports[:2])
    short = reports[0].reading.statements[-1].content
    shorter = Form(source=first.source, cue=first.cue, content=short, manner=first.manner, act=first.act)
    with archive.writing() as connection:
        for verdict, made, statement, form in (
            (Verdict.CORRECTED, reports[0], first, shorter),
            (Verdict.REJECTED, reports[1], second, None),
        ):
            object = form_of(statement)
            row = Judgement(author=ANA, verdict=verdict, report=made.report.id, object=object, form=form)
            ledger.add(connection, [row])
    assert [about(archive, made, "Edda Norvik") for made in reports] == [[], [], ["Ivo Pell 3.txt"]]
