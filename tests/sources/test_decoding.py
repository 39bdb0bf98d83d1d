"""Bytes become text: marks, declarations, guesses, refusals."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CannotLoad
from onrecord.sources.decoding import MAX_BYTES, decode, is_blank, known, normalise

QUOTE = "“Hallvåne knew,” she said – naïve?"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells(mark, encoding):
    decoded = decode(mark + QUOTE.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.note) == (QUOTE, encoding, None)


def test_utf_8_goes_before_what_is_declared():
    assert decode(QUOTE.encode(), "windows-1252").text == QUOTE


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("windows-1252", "cp1252", QUOTE),
        ("ISO-8859-1", "cp1252", QUOTE),
        ("us-ascii", "cp1252", QUOTE),
        ("iso-8859-2", "iso8859-2", "łódź"),
        ("Shift_JIS", "cp932", "首相は述べた"),
        ("gb2312", "gb18030", "总统说"),
        ("EUC-KR", "cp949", "대통령은"),
        ("koi8-r", "koi8-r", "сказал"),
        ("iso-2022-jp", "iso2022_jp", "首相は述べた"),
    ],
)
def test_a_declared_encoding_is_read_as_browsers_read_it(declared, encoding, text):
    decoded = decode(text.encode(encoding), declared)
    assert (decoded.text, decoded.encoding, decoded.note) == (text, encoding, None)


@pytest.mark.parametrize("declared", ["rot13", "utf-7", "unicode_escape", "idna", "hex", "none such", "", "\0", "x" * 1000, None])
def test_a_name_that_no_text_is_written_in_is_not_obeyed(declared):
    assert known(declared) is None
    assert decode(b"Uryyb +AGE- \\x41", declared).text == "Uryyb +AGE- \\x41"


def test_utf_16_is_known_without_its_mark():
    decoded = decode("Karelin said no.".encode("utf-16-be"))
    assert decoded.text == "Karelin said no."
    assert "utf-16-be" in decoded.note


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“It’s a tax on the open sea,” he said – and Hallvåne, who was at the café, agreed."),
        ("cp1251", "Министр заявил, что суда не будут платить этот сбор. «Это налог на открытое море», — сказал он."),
        ("shift_jis", "首相は記者団に対し、船舶は料金を支払わないと述べた。「これは公海への課税だ」と語った。"),
    ],
)
def test_what_is_not_declared_is_guessed_and_noted(encoding, text):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert "guess" in decoded.note


def test_a_stray_byte_in_utf_8_is_shown_as_lost():
    decoded = decode((QUOTE * 5).encode() + b"\xff")
    assert decoded.text == QUOTE * 5 + "\ufffd"
    assert decoded.note == "read as utf-8; 1 unreadable character shown as \ufffd"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"%PDF-1.4\n", "PDF"),
        (b"PK\x03\x04\x14\0", "office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(500), "an office document: save it as plain text"),
        (b"\xd0\xcf\x11\xe0" + bytes(500) + "__substg1.0_1000001F".encode("utf-16-le"), r"an Outlook message .* save it as \.eml"),
        (b"\xd0\xcf\x11\xe0" + bytes(500) + "WordDocument".encode("utf-16-le"), r"save it as \.docx"),
        (b"!BDN" + bytes(500), r"export the messages .* as \.eml"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x7fELF" + bytes(60), "binary"),
        (bytes(range(256)), "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data, why):
    with pytest.raises(CannotLoad, match=why):
        decode(data)


def test_what_is_too_large_is_refused():
    with pytest.raises(CannotLoad, match="64 MB: split"):
        decode(b"a" * (MAX_BYTES + 1))


def test_a_zero_byte_alone_makes_no_binary():
    assert decode(b"Karelin\0 said no.").text == "Karelin\0 said no."


@given(st.text())
def test_any_text_in_utf_8_is_itself(text):
    data = text.encode("utf-8", "replace")
    try:
        decoded = decode(b"\xef\xbb\xbfa" + data)
    except CannotLoad:
        return
    assert decoded.text == "a" + data.decode()


@given(st.text(st.characters(codec=None, exclude_categories=[])))
def test_normalising_twice_changes_nothing(text):
    once, _ = normalise(text)
    again, note = normalise(once)
    assert again.removeprefix("\ufeff") == once.removeprefix("\ufeff")
    assert note is None


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\ufeff", "\u00a0\u2028"])
def test_what_nobody_would_see_is_blank(text):
    assert is_blank(text)
