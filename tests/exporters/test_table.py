"""The table in the terminal."""

import io
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exporters import table
from onrecord.outline import outline
from onrecord.records import Act, Coverage, Flag, Manner, Unread
from onrecord.screens import cells
from tests.builders import dossier
from tests.strategies import items

TOLD = dossier(
    "[what:1 [who:2 Sigrun Hallvane] [said:2 expressed confidence] [what:2 that others would pay]], [who:1 Dana Rao] [said:1 noted].\n"
    "[what:3@1 “No,] and\n[what:3@1 never,”] [who:3 she] [said:3 said]. [what:4@1 “Enough.”] [said:5 It is said that] [what:5 it rains].",
    title="A title",
    outlet="The Courier",
    published="2024-05-15",
    path="news/told.txt",
)


def shown(*given_items, width: int = 80, **options) -> str:
    file = io.BytesIO()
    table.write(given_items, file, width=width, **{"colour": False} | options)
    return file.getvalue().decode()


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise AssertionError("its size is not needed")


def test_a_report_is_a_heading_a_row_a_statement_and_what_was_read():
    assert shown(TOLD) == (
        "A title\n"
        "The Courier · 15 May 2024 · 5 statements, 2 speakers · news/told.txt\n"
        "\n"
        "1  Dana Rao           noted        ┊ Sigrun Hallvane expressed confidence that\n"
        "                                   ┊ others would pay\n"
        "2  └ Sigrun Hallvane  expressed    ┊ that others would pay\n"
        "                      confidence   ┊\n"
        "3  she (Dana Rao)     said         │ “No, … never,”\n"
        "4  (Dana Rao)                      ┃ “Enough.”\n"
        "5  (no source)        It is said   ┊ it rains\n"
        "                      that         ┊\n"
        "\n"
        "5 sentences read, 5 with a statement   ┃ direct   │ mixed   ┊ indirect\n"
        "\n"
    )


def test_a_report_without_a_title_is_called_by_its_file():
    assert shown(replace(TOLD, report=replace(TOLD.report, title=None))).startswith("told.txt\n")


def test_an_act_is_named_where_it_is_more_than_stating():
    statements = (replace(TOLD.reading.statements[0], act=Act.DENY), *TOLD.reading.statements[1:])
    assert "noted" in shown(TOLD)
    assert "(deny)" in shown(replace(TOLD, reading=replace(TOLD.reading, statements=statements)))
    assert "(state)" not in shown(TOLD)


def test_no_quotation_mark_is_added_to_what_is_quoted():
    item = dossier("[who:1 Rao] [said:1 said] [what:1 no].")
    item = replace(item, reading=replace(item.reading, statements=(replace(item.reading.statements[0], manner=Manner.DIRECT),)))
    assert "┃ no\n" in shown(item)


def test_why_a_reading_means_little_has_lines_of_its_own():
    note = "mostly not in Latin letters: the model reads English, and what it finds here means little to anybody"
    item = replace(TOLD, report=replace(TOLD.report, flags=(Flag("language-unread", None, note),)))
    item = replace(item, reading=replace(item.reading, statements=()))
    assert shown(item, width=60).endswith(
        "5 sentences read, 5 with a statement; flagged\nlanguage-unread\nmostly not in Latin letters: the model reads English, and\n"
        "what it finds here means little to anybody\n\n"
    )


def test_what_was_not_read_and_what_is_flagged_is_said():
    item = replace(TOLD, report=replace(TOLD.report, flags=(Flag("no-byline", None, ""), Flag("redacted", None, ""))))
    item = replace(item, reading=replace(item.reading, coverage=Coverage(2000, 1500, 9, 5)))
    closing = " ".join(shown(item, width=200).split())
    assert "9 sentences read, 5 with a statement; 1,500 of 2,000 characters read; flagged no-byline, redacted" in closing


def test_a_language_that_is_not_read_is_said_in_words():
    told = "mostly not in Latin letters: the model reads English, and what it finds here means little"
    item = replace(TOLD, report=replace(TOLD.report, flags=(Flag("language-unread", None, told),)))
    assert told in " ".join(shown(item, width=200).split())


def test_a_report_without_statements_has_no_key():
    assert shown(dossier("It rains.")) == "report.txt\n0 statements, 0 speakers\n\n1 sentence read, 0 with a statement\n\n"


def test_an_unread_input_is_a_line_of_its_own():
    assert shown(Unread("a.html", "it is empty")) == "Not read: a.html: it is empty\n\n"


def test_the_text_stands_before_its_statements_where_it_is_wanted():
    out = shown(dossier("[who:1 Rao] [said:1 said] [what:1 no].\nIt \\[red\\] rained."), with_text=True)
    assert "Rao said no.\nIt [red] rained.\n" in out


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_words_are_wrapped_to_the_width_and_none_is_cut(width):
    long = dossier(f"[who:1 {'The secretary of the council ' * 5}] [said:1 did not rule out] [what:1 {'escorts for every ship ' * 30}].")
    lines = shown(long, width=width).split("\n")
    assert max(map(len, lines)) <= width
    assert sum(line.count("ship") for line in lines) == 30
    if width > 80:
        assert max(map(len, lines)) > width - 12


def test_wide_characters_take_two_cells_and_break_anywhere():
    out = shown(dossier(f"[who:1 外交部发言人] [said:1 表示] [what:1 {'中方一贯主张通过对话' * 12}]。"), width=60)
    rows = [line for line in out.split("\n") if "┊ 中" in line or "┊ 方" in line]
    assert len({cells(line.partition("┊")[0]) for line in rows}) == 1
    assert max(map(cells, rows)) in (59, 60)


def test_combining_characters_take_no_cell_and_stay_with_their_letter():
    out = shown(dossier("[who:1 Rao] [said:1 said] [what:1 " + "e\u0301" * 100 + "]."), width=60)
    rows = [line.partition("┊ ")[2] for line in out.split("\n") if "┊ e" in line]
    assert len(rows) == 3
    assert all(len(row) % 2 == 0 and row.startswith("e") for row in rows)


def test_words_from_right_to_left_are_kept_in_their_column():
    row = next(
        line for line in shown(dossier("[who:1 عباس] [said:1 قال] [what:1 «لن ندفع» 120].")).split("\n") if "┃" in line or "│" in line
    )
    assert re.fullmatch("1  \u2067عباس\u2069  \u2067قال\u2069  [┃│] \u2067«لن ندفع» 120\u2069", row)


def test_report_text_is_never_taken_for_markup():
    assert "[bold]no[/bold] :smile:" in shown(dossier("[who:1 Rao] [said:1 said] [what:1 \\[bold\\]no\\[/bold\\] :smile:]."))


def test_what_would_steer_the_terminal_is_shown_as_a_sign_or_left_out():
    out = shown(dossier("[who:1 Rao\x07] [said:1 said\x1b] [what:1 a\x9b2J\u202eb\u2066c\u00add\te\x7f].", path="x\x1b\udce9.txt"))
    assert "Rao␇" in out
    assert "said␛" in out
    assert "a�2Jbcd e␡" in out
    assert out.startswith("x␛�.txt\n")


@pytest.mark.parametrize("colour", [True, False])
def test_only_colours_bring_escapes(colour):
    assert ("\x1b[" in shown(TOLD, colour=colour)) is colour


@pytest.mark.parametrize(("no_colour", "term", "coloured"), [("", "xterm", True), ("1", "xterm", False), ("", "dumb", False)])
def test_a_terminal_has_colours_unless_somebody_does_not_want_them(monkeypatch, no_colour, term, coloured):
    for name, value in {"NO_COLOR": no_colour, "TERM": term, "COLUMNS": "90"}.items():
        monkeypatch.setenv(name, value)
    file = Terminal()
    table.write([TOLD], file)
    assert (b"\x1b[" in file.getvalue()) is coloured


def test_a_file_has_no_colours_and_the_usual_width(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    file = io.BytesIO()
    table.write([TOLD], file)
    assert file.getvalue().decode() == shown(TOLD, width=100)


@given(items, st.integers(60, 130))
def test_whatever_is_in_a_report_no_control_character_is_written_and_no_line_is_too_long(item, width):
    out = shown(item, width=width, with_text=True)
    assert {character for character in out if unicodedata.category(character) in ("Cc", "Cs")} <= {"\n"}
    assert not set(out) & set("\u202a\u202b\u202c\u202d\u202e\u2068")
    assert max(map(cells, out.split("\n"))) <= width
    assert out.count("\u2066") + out.count("\u2067") == out.count("\u2069")


@given(items)
def test_no_letter_of_a_statement_is_lost(item):
    out = re.sub(r"\s", "", shown(item, width=100))
    if not isinstance(item, Unread):
        letters = {c for entry in outline(item) for c in entry.content + entry.source if c.isalnum()}
        assert letters <= set(out)
