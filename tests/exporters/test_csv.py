"""Comma-separated values."""

import csv as standard
import io
from dataclasses import replace

import pytest
from hypothesis import given

from onrecord.exporters import csv
from onrecord.outline import outline
from onrecord.records import Span, Unread, Zone
from tests.builders import dossier
from tests.strategies import dossiers

CHAIN = dossier(
    'Hope\n[what:1 “No,] [who:2 Austin] [said:2 hoped] [what:2 for "peace", again],\nand [what:1 more,”] [who:1 Patrushev] [said:1 noted].',
    path="a.txt",
    outlet="The Post",
    title="Hope",
    published="2024-03",
)


def raw(*items, **options) -> bytes:
    file = io.BytesIO()
    csv.write(items, file, **options)
    return file.getvalue()


def table(*items, **options) -> list[dict[str, str]]:
    return list(standard.DictReader(io.StringIO(raw(*items, **options).decode(), newline="")))


def unguarded(cell: str) -> str:
    """A cell as it was printed, by the rule in the docstring of `onrecord.spreadsheet`."""
    rest = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and rest[:1] in tuple("=+-@\t\r\n＝＋－＠") else cell


def test_the_first_line_names_the_columns():
    about, said = "report,path,outlet,title,published", "statement,parent,depth,speaker,source,cue,content,manner,act,said_on,channel"
    assert raw().decode() == f"{about},{said},zone,score,start,end,by\r\n"


def test_a_statement_is_a_row():
    first, second = table(replace(CHAIN, reading=replace(CHAIN.reading, zones=(Zone("headline", Span(0, 5)), Zone("body", Span(5, 90))))))
    assert first["content"] == "“No, … more,”"
    assert (first["speaker"], first["source"], first["cue"]) == ("Patrushev", "Patrushev", "noted")
    assert (first["outlet"], first["title"], first["published"], first["zone"]) == ("The Post", "Hope", "2024-03", "body")
    assert CHAIN.report.text[int(first["start"]) : int(first["end"])].startswith("“No, Austin hoped")
    assert (second["content"], second["score"], second["depth"]) == ('for "peace", again', "1.000", "0")


def test_a_statement_told_in_another_follows_it_with_its_depth():
    told = dossier("[what:1 [who:2 Austin] [said:2 hoped] [what:2 for peace]], [who:1 Patrushev] [said:1 noted].")
    assert [(row["statement"], row["parent"], row["depth"]) for row in table(told)] == [("s1", "", "0"), ("s2", "s1", "1")]


def test_fields_are_quoted_after_the_rfc():
    assert b'"for ""peace"", again"' in raw(CHAIN)
    assert raw(CHAIN).count(b"\r\n") == 3


@pytest.mark.parametrize("words", ["=1+1", "+7 900", "-2 degrees", "@all", "\tx", "＝1"])
def test_words_that_a_spreadsheet_would_run_get_an_apostrophe(words):
    (row,) = table(dossier(f"[who:1 Rao] [said:1 said] [what:1 {words}]."))
    assert row["content"] == f"'{words}"


@pytest.mark.parametrize("words", ["'Never'", "1 + 1 = 2", "“=1”", "'It's over,'", "– 2"])
def test_other_words_stay_as_they_are(words):
    (row,) = table(dossier(f"[who:1 Rao] [said:1 said] [what:1 {words}]."))
    assert row["content"] == words


def test_an_unread_input_has_no_row():
    assert table(Unread("b.txt", "empty")) == []


def test_the_text_is_a_last_column_where_it_is_wanted():
    assert [row["text"] for row in table(CHAIN, with_text=True)] == [CHAIN.report.text] * 2


@given(dossiers())
def test_every_row_gives_back_the_words_as_they_were_printed(item):
    for row, entry in zip(table(item), outline(item), strict=True):
        assert unguarded(row["content"]) == entry.content
        assert unguarded(row["source"]) == entry.source
