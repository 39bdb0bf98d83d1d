"""What identities are compared by, looked at and made again."""

import json

import pytest
from sqlalchemy import delete, select, update

from onrecord.archive.tables import identity, namekey, profile
from onrecord.pipeline import profiles
from onrecord.pipeline.link import link
from tests.archive.people import fill, party, told
from tests.archive.people import together as joined

ONE, TWO = told(1, "Mayor Hedda Norvik", "Ivo Pell"), told(2, "Mayor Hedda Norvik", "Runa Thale", published="2031-06-02")
NORVIK = party(ONE, "Hedda Norvik").identity


@pytest.fixture
def linked(archive):
    fill(archive, ONE, TWO)
    list(link(archive))
    return archive


def faults(archive):
    with archive.reading() as connection:
        return [fault.what for fault in profiles.faults(connection)]


def data(archive):
    with archive.reading() as connection:
        return json.loads(connection.execute(select(profile.c.data).where(profile.c.identity == NORVIK)).scalar_one())


def test_what_reports_tell_is_kept(linked):
    assert faults(linked) == []


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"companions": ["thale"]}, "by something else than its reports tell"),
        ({"roles": [["Senator", None, "2031-05-01", "2031-05-01", "report"]]}, "by something else than its reports tell"),
        ({"names": [["Ivo Pell", 2]]}, "not kept under all keys"),
        ({"place": []}, "can't be read"),
    ],
)
def test_what_they_do_not_tell_is_a_fault_and_made_again(linked, changed, what):
    right = data(linked)
    with linked.writing() as connection:
        connection.execute(update(profile).where(profile.c.identity == NORVIK).values(data=json.dumps(right | changed)))
    (fault,) = faults(linked)
    assert NORVIK in fault
    assert what in fault
    profiles.repair(linked)
    assert faults(linked) == []
    list(link(linked))
    assert (faults(linked), data(linked)) == ([], right)


@pytest.mark.parametrize(("table", "what"), [(namekey, "not kept under all keys"), (profile, "is not kept")])
def test_what_is_gone_is_a_fault(linked, table, what):
    with linked.writing() as connection:
        connection.execute(delete(table).where(table.c.identity == NORVIK))
    (fault,) = faults(linked)
    assert what in fault
    profiles.repair(linked)
    fill(linked, told(3, "Mayor Hedda Norvik", published="2031-06-03"))
    list(link(linked))
    assert ["Hedda Norvik 1", "Hedda Norvik 2", "Hedda Norvik 3"] in joined(linked)
    assert faults(linked) == []


def test_what_waits_to_be_made_again_is_none(linked):
    profiles.repair(linked)
    with linked.writing() as connection:
        connection.execute(delete(profile))
        connection.execute(update(identity).values(stale=1))
    assert faults(linked) == []
