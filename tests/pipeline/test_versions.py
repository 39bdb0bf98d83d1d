"""The versions of a report in their order, by any name that it has."""

import os

import pytest
from sqlalchemy import select, update

from onrecord.archive.tables import report
from onrecord.errors import NotFound
from onrecord.pipeline.versions import versions
from tests.pipeline.test_keep import add, lines

URL = "https://news.example/talks"


@pytest.fixture
def told(archive, tmp_path):
    """Three versions of a page, among others, and two of a file."""
    pages = [{"url": URL, "text": f"Rao said {word}. Bell denied it."} for word in ("no", "nothing", "yes")]
    (tmp_path / "in.jsonl").write_text(lines(pages[0], {"text": "Another."}, *pages[1:]))
    file = tmp_path / "talks.txt"
    kept = list(add([str(tmp_path / "in.jsonl")], archive))
    for words in ("Rao said no to it all.", "Rao said no to it."):
        file.write_text(words)
        kept += add([str(file)], archive)
    return archive, str(file), [each.report for each in kept]


def test_come_in_order_each_with_what_changed_from_the_one_before(told):
    archive, _, ids = told
    first, second, third = versions(archive, URL)
    assert [each.dossier.report.id for each in (first, second, third)] == [ids[0], *ids[2:4]]
    assert [(each.number, each.of) for each in (first, second, third)] == [(1, 3), (2, 3), (3, 3)]
    assert (first.before, first.change) == (None, None)
    assert third.before == second.dossier
    assert [(len(each.change.came), len(each.change.went), len(each.change.stayed)) for each in (second, third)] == [(1, 1, 1)] * 2


def test_are_found_by_any_of_them(told, monkeypatch):
    archive, file, ids = told
    for name in (ids[0], ids[2], ids[3][:8], URL):
        assert [each.dossier.report.id for each in versions(archive, name)] == [ids[0], *ids[2:4]]
    monkeypatch.chdir(os.path.dirname(file))
    for name in (file, "talks.txt", "./talks.txt"):
        assert [each.dossier.report.id for each in versions(archive, name)] == ids[4:]


def test_that_follow_the_same_are_compared_with_it(told):
    archive, _, ids = told
    with archive.writing() as connection:
        keys = [connection.execute(select(report.c.pk).where(report.c.id == id)).scalar() for id in ids]
        connection.execute(update(report).where(report.c.pk == keys[3]).values(follows=keys[0]))
    before = [each.before.report.id if each.before else None for each in versions(archive, URL)]
    assert before == [None, ids[0], ids[0]]


def test_that_follow_each_other_in_a_circle_still_end(told):
    archive, _, ids = told
    with archive.writing() as connection:
        keys = [connection.execute(select(report.c.pk).where(report.c.id == id)).scalar() for id in ids]
        connection.execute(update(report).where(report.c.pk == keys[0]).values(follows=keys[3]))
    assert len(list(versions(archive, URL))) == 3


def test_of_what_is_not_there_are_not_found(told):
    with pytest.raises(NotFound, match="nowhere"):
        list(versions(told[0], "nowhere"))
    with pytest.raises(NotFound, match=r"test_versions\.py"):
        list(versions(told[0], __file__))
