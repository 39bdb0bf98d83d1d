"""What the record holds, counted, and numbers that tell whether it changed."""

from __future__ import annotations

from itertools import count
from time import sleep

from onrecord.archive import actors
from onrecord.archive.actors import ActorRow
from onrecord.archive.census import stamp, tally
from onrecord.archive.database import Archive
from tests.archive.filled import fill, said

KNOWN = ActorRow("Q1", "Edda Norvik", "person", "[]", "[]", "{}", "known.csv")


def now(archive: Archive) -> tuple[int, ...]:
    with archive.reading() as connection:
        return stamp(connection)


def test_the_stamp_is_another_when_reports_come_and_the_same_when_nothing_does(archive):
    before = now(archive)
    fill(archive, [said(1)])
    after = now(archive)
    assert before != after == now(archive)


def test_the_stamp_is_another_when_known_ones_come_again_under_another_name(archive):
    for name in ("Edda Norvik", "Edda Norvik-Brandt"):
        before = now(archive)
        with archive.writing() as connection:
            actors.put(connection, [ActorRow("Q1", name, *(getattr(KNOWN, each) for each in ActorRow.__slots__[2:]))])
        waited = count()
        while archive.on_server and now(archive) == before and next(waited) < 100:
            sleep(0.1)  # a server counts a moment later
        assert now(archive) != before


def test_what_there_is_is_counted(archive):
    fill(archive, [said(1, outlet="The Post"), said(2, outlet="Halyard"), said(3, outlet="The Post")])
    with archive.reading() as connection:
        found = tally(connection)
    assert (found.reports, found.statements) == (3, 9)
    assert found.outlets == (("The Post", 2), ("Halyard", 1))
    assert dict(found.flags) == {"no-byline": 3, "redacted": 3}
    assert (found.first, found.last) == ("2024-05-02", "2024-05-04")
