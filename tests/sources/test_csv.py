"""CSV: a report a row, whatever wrote the table."""

import csv as format
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import choose, csv, load
from onrecord.sources.decoding import normalise
from tests.sources.texts import anything, check


def read(data, path="a.csv"):
    items = list(csv.load(data if isinstance(data, bytes) else data.encode(), path))
    for item in items:
        check(item)
    return items


def test_columns_are_known_by_their_usual_names():
    (report,) = read(
        "Headline,Full Text,Source Name,URL,Author,Publish_Date,lang,crawl date\n"
        'No,"Karelin said:\n""No."", twice",Courier,https://a.example/b,By Jane Roe and Ann Poe,14 May 2024,en,2024-05-15T10:00:00Z\n'
    )
    assert report.text == 'Karelin said:\n"No.", twice'
    assert (report.title, report.outlet, report.url, report.language) == ("No", "Courier", "https://a.example/b", "en")
    assert (report.authors, report.published, report.captured) == (("Jane Roe", "Ann Poe"), "2024-05-14", "2024-05-15T10:00:00Z")
    assert report.path == "a.csv#2"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_separator_encoding_and_line_end_will_do(separator, encoding, end):
    rows = [("id", "text", "outlet"), ("1", "“Nø”, said Karélin.", "Courier"), ("2", "Told.", "Post")]
    first, second = read(end.join(separator.join(f'"{cell}"' for cell in row) for row in rows).encode(encoding))
    assert (first.text, first.outlet, second.text) == ("“Nø”, said Karélin.", "Courier", "Told.")


def test_a_bad_row_is_unread_and_the_rest_is_read():
    items = read("id,text\n1,Told.\n\n2,\n3,Ships, he said, wait.\n4\n5,Told again.\n")
    assert [item.path for item in items] == ["a.csv#2", "a.csv#4", "a.csv#5", "a.csv#6", "a.csv#7"]
    assert ["no text" in getattr(item, "why", "") for item in items] == [False, True, False, True, False]
    assert "4 cells for 2 columns" in items[2].why


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "empty"),
        ("text,outlet\n", "no rows"),
        ("a,b\n1,2\n", "no column that is known to hold the text among a, b: name it, as in --column text=a"),
    ],
)
def test_what_is_no_table_of_reports_is_refused(data, why):
    with pytest.raises(CannotLoad, match=why):
        read(data)


class TestColumnsThatAreNamed:
    @pytest.fixture
    def file(self, tmp_path):
        (tmp_path / "a.csv").write_text("text,words,paper\n1,Told.,Courier\n")
        return str(tmp_path / "a.csv")

    def test_hold_before_the_usual(self, file):
        (report,) = load(file, {"text": "words", "outlet": "Paper"})
        assert (report.text, report.outlet) == ("Told.", "Courier")

    def test_hold_for_their_run_alone(self, file):
        named, usual = load(file, {"text": "words"}), load(file)
        assert (next(named).text, next(usual).text) == ("Told.", "1")

    def test_that_are_not_there_are_told(self, file):
        (refused,) = load(file, {"text": "body"})
        assert "no column 'body' among text, words, paper" in refused.why


def test_a_row_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(csv, "_MAX_ROW", 1000)
    found = csv.load(b'text,outlet\nTold.,a\n"' + b"never closed\n" * 1000, "a.csv")
    assert isinstance(next(found), Report)
    with pytest.raises(CannotLoad, match="quotation mark that is never closed"):
        next(found)


def test_a_table_is_known_by_its_columns():
    assert choose("-", b"title;text;date\n").__name__ == "onrecord.sources.csv"
    assert choose("-", b"Text of the speech, in full\n").__name__ == "onrecord.sources.text"


def test_standard_input_is_left_open(monkeypatch):
    given = io.TextIOWrapper(io.BytesIO(b"text,title\nTold.,No\n"))
    monkeypatch.setattr("sys.stdin", given)
    (report,) = load("-")
    assert report.path == "-#2"
    assert not given.buffer.closed


@given(data=anything)
def test_any_bytes_give_reports_or_reasons(data):
    try:
        items = list(csv.load(b"text,title\n" + data, "a.csv"))
    except CannotLoad as error:
        items = [Unread("a.csv", str(error))]
    for item in items:
        check(item)


@given(texts=st.lists(st.text(), min_size=1))
def test_a_text_is_what_it_would_be_in_a_file_of_its_own(texts):
    file = io.StringIO()
    format.writer(file).writerows([["text", "title"], *([text, "t"] for text in texts)])
    items = list(csv.load(file.getvalue().encode("utf-8", "replace"), "a.csv"))
    assert len(items) == len(texts)
    for text, item in zip(texts, items, strict=True):
        if isinstance(item, Report):
            assert item.text == normalise(text.encode("utf-8", "replace").decode())[0]
