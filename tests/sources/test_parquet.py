"""Parquet: a report a row, with plain reasons where there is none."""

import datetime
import io

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet as format

from onrecord.errors import CannotLoad, MissingExtra
from onrecord.records import Unread
from onrecord.sources import load, parquet
from tests.sources.texts import check


def table(columns, **options):
    file = io.BytesIO()
    format.write_table(pa.table(columns), file, **options)
    return file.getvalue()


def read(data):
    items = list(parquet.load(data, "a.parquet"))
    for item in items:
        check(item)
    return items


def test_values_of_every_type_are_taken():
    (report,) = read(
        table(
            {
                "Body": pa.array(["Karelin said no."], pa.large_string()),
                "authors": pa.array([["Jane Roe", "Ann Poe"]]),
                "date": pa.array([datetime.datetime(2024, 5, 14, 10, 0)]),
                "source": pa.array(["Courier"]).dictionary_encode(),
                "score": pa.array([1.5]),
            }
        )
    )
    assert (report.text, report.outlet, report.authors) == ("Karelin said no.", "Courier", ("Jane Roe", "Ann Poe"))
    assert (report.published, report.path) == ("2024-05-14T10:00:00", "a.parquet#1")


def test_rows_are_counted_over_groups_and_one_without_text_is_unread():
    items = read(table({"text": ["Told."] * 40 + [None, "Told."]}, row_group_size=7))
    assert [item.path for item in items] == [f"a.parquet#{number}" for number in range(1, 43)]
    assert "no text" in items[40].why


def test_a_text_beyond_bounds_is_unread(monkeypatch):
    monkeypatch.setattr(parquet, "_MAX_TEXT", 10)
    long, short = read(table({"text": ["Told at length.", "Told."]}))
    assert "split it" in long.why
    assert short.text == "Told."


def test_a_group_of_rows_that_is_too_much_at_once_is_refused(monkeypatch):
    monkeypatch.setattr(parquet, "_MAX_GROUP", 10)
    with pytest.raises(CannotLoad, match="smaller ones"):
        read(table({"text": ["Told at length."]}))


def test_a_column_can_be_named(tmp_path):
    (tmp_path / "a.parquet").write_bytes(table({"words": ["Told."]}))
    (refused,) = load(str(tmp_path / "a.parquet"))
    assert "--column text=words" in refused.why
    (report,) = load(str(tmp_path / "a.parquet"), {"text": "words"})
    assert report.text == "Told."


def test_without_its_library_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'onrecord\[parquet\]'"):
        read(table({"text": ["Told."]}))


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + bytes(99) + b"PAR1", b"text\nTold.\n"])
def test_what_is_no_parquet_is_refused(data):
    with pytest.raises(CannotLoad):
        read(data)


@given(at=st.integers(0, 10**6), by=st.integers(1, 255))
def test_damage_anywhere_gives_reports_or_reasons(at, by):
    data = bytearray(table({"text": ["Told.", "Told again."], "title": ["No", "Yes"]}))
    data[at % len(data)] ^= by
    try:
        items = list(parquet.load(bytes(data), "a.parquet"))
    except CannotLoad as error:
        items = [Unread("a.parquet", str(error))]
    for item in items:
        check(item)
