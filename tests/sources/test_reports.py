"""Facts put together, and a report frozen."""

import pytest

from onrecord.errors import CannotLoad
from onrecord.sources.reports import Facts, fact, file_name, freeze


def test_a_text_is_known_by_its_outlet_else_its_address_else_its_file():
    def identity(path="a/x.txt", **facts):
        return freeze("Told.", path, facts=Facts(**facts)).id

    assert identity(outlet="Courier") == identity("b/y.txt", outlet="Courier", url="https://a.example")
    assert identity(url="https://a.example") == identity("b/y.txt", url="https://a.example") != identity(outlet="Courier")
    assert identity() == identity("b\\x.txt") != identity("b/y.txt")
    assert freeze("Told.", "many.jsonl#4", facts=Facts(), name="x.txt").id == identity()


def test_notes_are_one_flag():
    (flag,) = freeze("Told.", "x", facts=Facts(), notes=("guessed", None, "2 lost")).flags
    assert (flag.kind, flag.span, flag.note) == ("odd-encoding", None, "guessed; 2 lost")


def test_what_nobody_would_see_is_no_report():
    with pytest.raises(CannotLoad, match="empty"):
        freeze("\u200b\n", "x", facts=Facts())


def test_facts_are_filled_up_from_others_and_never_replaced():
    known = Facts(outlet="Courier").or_else(Facts(outlet="Post", authors=("Roe",)))
    assert known == Facts(outlet="Courier", authors=("Roe",))


@pytest.mark.parametrize(("value", "told"), [(" a\n b\t", "a b"), ("", None), (" ", None), (None, None), (7, None), ("x" * 501, None)])
def test_a_fact_is_a_line_of_bounded_length(value, told):
    assert fact(value) == told


@pytest.mark.parametrize("path", ["a/b/x.txt", "x.txt", "C:\\b\\x.txt", "./x.txt"])
def test_the_name_of_a_file_is_the_end_of_its_path(path):
    assert file_name(path) == "x.txt"


@pytest.mark.parametrize(
    ("value", "told"), [("a\x08b\x1b[31m", "a b [31m"), ("cafe\u0301", "caf\u00e9"), ("\x93Yes\x94", "“Yes”"), ("\ud800", "\ufffd")]
)
def test_a_fact_is_normalised_as_texts_are(value, told):
    assert fact(value) == told


def test_a_fact_that_is_no_writing_is_left_alone():
    assert len(fact("a" + "\u0301\u0323" * 150)) == 301


def test_the_language_is_that_of_the_page_else_that_of_the_text():
    text = "Die Regierung hat am Mittwoch beschlossen, dass die Steuern nicht erhöht werden, sagte der Minister in Berlin."
    assert freeze(text, "a.txt", facts=Facts()).language == "de"
    assert freeze(text, "a.txt", facts=Facts(language="de-CH")).language == "de-CH"
    assert freeze("Told.", "a.txt", facts=Facts()).language is None


def test_what_is_longer_than_a_shelf_of_books_is_refused_before_it_is_read():
    with pytest.raises(CannotLoad, match="longer than 25,000,000 characters, which is no report: split it"):
        freeze("a harbour closes. " * 1_500_000, "a.txt", facts=Facts())
