"""Questions asked of a record."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import analyses
from onrecord.archive.database import open_archive
from onrecord.archive.store import store
from onrecord.errors import BadQuery, NotFound
from onrecord.pipeline.ask import ask, needs, passing
from onrecord.records import Part
from tests.analyses.asked import table
from tests.builders import dossier

FERRY = dossier("[who:1 Tora Norvik] [said:1 said] [what:1 no]. [who:2 Amsel] [said:2 said] [what:2 yes].", path="a.txt", outlet="Herald")
BRIDGE = dossier("[who:1 Pilot Amsel] [said:1 denied] [what:1 that Norvik asked].", path="b.txt", outlet="Star")


@pytest.fixture
def record(archive):
    with archive.writing() as connection:
        store(connection, [FERRY, BRIDGE], lambda report: None)
    return archive


def speakers(finding):
    return sorted(row["speaker"] for row in table(finding))


def test_the_whole_record_is_asked_or_a_part_of_it(record):
    assert speakers(ask(record, "speakers")) == ["Amsel", "Pilot Amsel", "Tora Norvik"]
    assert speakers(ask(record, "speakers", part=Part(outlet="star"))) == ["Pilot Amsel"]
    assert speakers(ask(record, "speakers", part=Part(speaker="norvik"))) == ["Tora Norvik"]


def test_each_report_is_told_of_as_it_is_looked_at(record):
    for analysis, part, reports in (("speakers", None, 2), ("profile", Part(speaker="norvik"), 1)):
        seen = []
        ask(record, analysis, part=part, seen=seen.append)
        assert len(seen) == reports


def test_what_is_about_one_speaker_is_asked_by_name_or_by_id(record):
    (found,) = table(ask(record, "speakers", part=Part(speaker="norvik")))
    named = ask(record, "profile", part=Part(speaker="NORVIK"))
    assert named == ask(record, "profile", part=Part(speaker=found["speaker_id"]))
    assert [row["what"] for row in table(named)] == ["Tora Norvik said no", "Tora Norvik"]


def test_what_is_about_one_speaker_is_asked_of_none_of_nobody_and_of_none_of_several(record):
    assert needs("profile") == ("speaker",)
    assert needs("speakers") == ()
    with pytest.raises(BadQuery, match="profile --speaker NAME"):
        ask(record, "profile")
    with pytest.raises(NotFound, match="nobody of this name or id"):
        ask(record, "profile", part=Part(speaker="nobody"))


def test_several_that_are_meant_are_listed_with_their_ids(archive):
    with archive.writing() as connection:
        store(connection, [FERRY, replace(FERRY, report=replace(FERRY.report, id="other", path="c.txt"))], lambda report: None)
    ids = sorted(row["speaker_id"] for row in table(ask(archive, "speakers", part=Part(speaker="norvik"))))
    with pytest.raises(NotFound, match=r"norvik: 2 ") as told:
        ask(archive, "profile", part=Part(speaker="norvik"))
    assert len(ids) == 2
    assert all(id in str(told.value) for id in ids)


def test_a_whole_name_goes_before_a_part_of_one(record):
    for name, whole in (("amsel", "Amsel"), ("pilot", "Pilot Amsel")):
        rows = table(ask(record, "profile", part=Part(speaker=name)))
        assert [row["what"] for row in rows if row["section"] == "spelled"] == [whole]


def test_a_passing_record_is_gone_afterwards():
    with passing() as archive:
        path = Path(archive.where)
        assert path.exists()
    assert not path.parent.exists()


def test_an_empty_record_answers_with_nothing(archive):
    assert ask(archive, "speakers").rows == ()


def test_the_question_is_that_of_the_analysis(record):
    assert ask(record, "speakers").question == analyses.speakers.__doc__.partition("\n")[0]


def test_what_is_written_meanwhile_is_not_seen(tmp_path):
    where = str(tmp_path / "record.db")
    with closing(open_archive(where, create=True)) as archive, closing(open_archive(where)) as other:
        with archive.writing() as connection:
            store(connection, [FERRY], lambda report: None)

        def writing(item):
            with other.writing() as connection:
                store(connection, [BRIDGE], lambda report: None)

        assert speakers(ask(archive, "speakers", seen=writing)) == ["Amsel", "Tora Norvik"]
        assert "Pilot Amsel" in speakers(ask(archive, "speakers"))
