"""Plain text, from bytes to a report."""

import unicodedata

import pytest

from onrecord.errors import CannotLoad
from onrecord.sources import text
from tests.sources.texts import check


def read(data: bytes | str, path: str = "a.txt"):
    (report,) = text.load(data.encode() if isinstance(data, str) else data, path)
    check(report)
    return report


@pytest.mark.parametrize(
    "data",
    [
        "“We wait,” she said.",
        "MINISTER SAYS NO\n\nSHE SAID NO SHIP WOULD PAY. HE SAID NOTHING.",
        "Nobody knows 👩🏽‍🚀🇺🇦 why 🤷.\n\n“Why?” 😀",
        "אמר השר: „לא נשלם”.\n\nوقال الوزير: «لن ندفع».",
        "\u202eevil\u202c \u2066isolated\u2069 zero\u200bwidth soft\u00adhyphen",
        "x",
        "\n\n\n  led by blank lines\n",
        "تم\t一\n二",
    ],
    ids=["one line", "capitals", "emoji", "right to left", "directions", "one character", "blank lines", "tab"],
)
def test_what_was_printed_stays_as_it_was(data):
    report = read(data)
    assert report.text == unicodedata.normalize("NFC", data)
    assert report.flags == ()


def test_line_ends_of_every_system_are_one():
    assert read("a\r\nb\rc\u2028d\u2029e\ff\vg\r\n").text == "a\nb\nc\nd\ne\nf\ng\n"


def test_letters_with_accents_are_one_character():
    assert read("Hallva\u030ane").text == "Hallvåne"


def test_control_characters_are_spaces_and_flagged():
    report = read("one\0two\x1b[31mthree")
    assert report.text == "one two [31mthree"
    (flag,) = report.flags
    assert (flag.kind, flag.span, flag.note) == ("odd-encoding", None, "2 control or broken characters replaced")


def test_quotation_marks_lost_in_an_old_encoding_are_found_again():
    assert read("\x93It\x92s a tax,\x94 he said").text == "“It’s a tax,” he said"


def test_what_had_to_be_guessed_is_flagged():
    report = read("“It’s a tax,” he said.".encode("cp1252"))
    assert report.text == "“It’s a tax,” he said."
    assert "cp1252" in report.flags[0].note


def test_the_outlet_or_the_name_of_the_file_and_the_text_make_the_identity():
    assert read("Told.", "a/x.txt").id == read("Told.", "b/x.txt").id
    assert read("Told.", "a/x.txt").id != read("Told.", "a/y.txt").id
    assert read("Told.").id != read("Told!").id
    courier = "The Brackwater Courier\n\nWednesday, 15 May 2024\n\nNo ship will pay\n\nTold."
    assert read(courier, "x.txt").id == read(courier, "y.txt").id


def test_a_text_of_marks_without_end_is_refused():
    with pytest.raises(CannotLoad, match="combining marks"):
        read("e" + "\u0301" * 500)
