"""Messages taken from bytes: headers in any encoding, and mailboxes cut where a message begins."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CannotLoad
from onrecord.sources import messages
from tests.sources.texts import anything


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"Ships will not pay", "Ships will not pay"),
        (b"Ships\n will not\n\tpay", "Ships will not pay"),
        (b"=?utf-8?q?Skib_=C3=B8?= =?utf-8?b?w7g=?= now", "Skib øø now"),
        (b"=?koi8-r?b?8sHE?=", "Рад"),
        (b"=?no-such?q?Ships?=", "Ships"),
        ("Skib ø".encode(), "Skib ø"),
    ],
)
def test_a_header_is_read_as_it_was_meant(written, told):
    message = messages.parsed(b"Subject: " + written + b"\nFrom: a@b.example\n\nTold.\n")
    assert messages.header(message, "subject") == told


def test_a_header_is_cut_to_what_one_may_have():
    message = messages.parsed(b"Subject: " + b"x" * 100_000 + b"\nFrom: a@b.example\n\nTold.\n")
    assert len(messages.header(message, "subject")) < 4001


def test_a_mailbox_is_cut_at_lines_that_begin_a_message_after_an_empty_one():
    box = b"A: 1\n\nFrom the harbour\nFrom afar\n\n>From here\n\nFrom b\nA: 2\n\nTold.\n"
    assert list(messages.in_mailbox(io.BytesIO(box)))[-1] == b"A: 2\n\nTold.\n"


def test_a_message_beyond_all_bounds_is_refused_and_the_next_is_not():
    box = b"Subject: a\n\n" + b"word " * (14 * 2**20) + b"\n\nFrom b\nSubject: b\n\nTold.\n"
    large, small = messages.in_mailbox(io.BytesIO(box))
    with pytest.raises(CannotLoad, match="more than 64 MB"):
        messages.parsed(large)
    assert messages.header(messages.parsed(small), "subject") == "b"


@given(data=st.one_of(anything, st.builds(lambda head, rest: b"From: a\nContent-Type: " + head + b"\n\n" + rest, anything, anything)))
def test_any_bytes_are_a_message_or_refused(data):
    try:
        message = messages.parsed(data)
    except CannotLoad:
        return
    for part in message.walk():
        assert messages.name_of(part) is None or messages.name_of(part).strip()
        assert isinstance(messages.bytes_of(part), bytes)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"From: a@b.example\nSubject: a\n\n" + b"a\n" * 30, "more than 20 lines"),
        (b"From: a@b.example\n" + b"Subject: a\n" * 15 + b"\nTold.\n", "of headers, which no mail has"),
        (b"From: a@b.example\r\n" + b"Subject: a\r\n" * 15 + b"\r\nTold.\r\n", "of headers, which no mail has"),
    ],
)
def test_more_lines_or_headers_than_mail_has_are_refused_before_they_fill_the_memory(monkeypatch, data, why):
    monkeypatch.setattr(messages, "_MAX_LINES", 20)
    monkeypatch.setattr(messages, "_MAX_HEAD", 100)
    with pytest.raises(CannotLoad, match=why):
        messages.parsed(data)
