"""Single statements come as all of a record's do: as people have judged them."""

import pytest

from onrecord.archive.fetch import dossiers
from onrecord.archive.shown import shown
from onrecord.errors import CannotKeep
from onrecord.records import Verdict
from tests.archive.filled import fill, said
from tests.archive.test_index import judge, span


def test_are_those_of_their_dossiers_in_the_order_that_is_asked_for(archive):
    one, two = said(1), said(2)
    fill(archive, [one, two])
    judge(archive, one, Verdict.REJECTED, 0)
    judge(archive, one, Verdict.CORRECTED, 2, source=span(one, "many"))
    with archive.reading() as connection:
        asked = [6, 2, 4, 3, 5]
        found = list(shown(connection, asked))
        every = {(each.report.id, told.id): (each, told) for each in dossiers(connection) for told in each.reading.statements}
    assert len(every) == len(asked)
    assert [(report.title, told.id) for report, told, _ in found] == [
        ("Harbour 2 shut", "s3"),
        ("Harbour 1 shut", "s2"),
        ("Harbour 2 shut", "s1"),
        ("Harbour 1 shut", "s3"),
        ("Harbour 2 shut", "s2"),
    ]
    for report, told, speaker in found:
        dossier, same = every[report.id, told.id]
        assert (report, told) == (dossier.report, same)
        assert speaker == next((who for who in dossier.reading.speakers if who.id == told.speaker), None)


def test_one_that_is_not_there_any_more_is_told(archive):
    fill(archive, [said(1)])
    with archive.reading() as connection, pytest.raises(CannotKeep, match="onrecord check --repair"):
        shown(connection, [1, 99])
