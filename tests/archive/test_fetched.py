"""What is remembered of addresses, by which they are asked for again."""

from onrecord.archive import fetched, refusals
from onrecord.records import Unread

A = "https://herald.example/a"
TAGS = {"etag": '"x1"', "modified": "Tue, 14 May 2024 08:00:00 GMT", "report": None}


def test_what_is_remembered_is_recalled_and_replaced(archive):
    with archive.writing() as connection:
        assert fetched.recall(connection, A) is None
        fetched.remember(connection, A, **TAGS)
        assert fetched.recall(connection, A) == TAGS
        fetched.remember(connection, A, etag='"x2"', modified=None, report=None)
        assert fetched.recall(connection, A) == {"etag": '"x2"', "modified": None, "report": None}
        assert fetched.recall(connection, f"{A}/b") is None


def test_nothing_is_recalled_of_a_report_that_is_not_there(archive):
    with archive.writing() as connection:
        fetched.remember(connection, A, **TAGS | {"report": "gone"})
        assert fetched.recall(connection, A) is None


def test_nothing_is_remembered_without_tags_or_where_some_was_set_aside(archive):
    with archive.writing() as connection:
        fetched.remember(connection, A, **TAGS)
        fetched.remember(connection, A, etag=None, modified=None, report=None)
        assert fetched.recall(connection, A) is None
        refusals.note(connection, [Unread(f"{A}#3", "empty"), Unread(f"{A}/b", "empty")])
        for address, kept in ((A, False), (f"{A}/b", False), (f"{A}/c", True), (f"{A}/b/", True)):
            fetched.remember(connection, address, **TAGS)
            assert (fetched.recall(connection, address) is not None) is kept


def test_an_address_beyond_all_bounds_is_not_remembered(archive):
    with archive.writing() as connection:
        fetched.remember(connection, A + "é" * 1500, **TAGS)
        assert fetched.recall(connection, A + "é" * 1500) is None


def test_what_is_forgotten_leaves_nothing(archive):
    with archive.writing() as connection:
        for address, report in ((A, None), (f"{A}/b", "r1"), (f"{A}/c", "r2")):
            fetched.remember(connection, address, **TAGS | {"report": report})
        fetched.forget(connection, ["r1"], [f"{A}#4"])
        left = connection.exec_driver_sql("SELECT address FROM fetched").scalars().all()
    assert left == [f"{A}/c"]
