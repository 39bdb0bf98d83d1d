"""Mail: whose words, which part holds them, what is attached, and mailboxes."""

import re
import time
from email.message import EmailMessage
from io import BytesIO

import pytest

from onrecord.errors import CannotLoad
from onrecord.records import Report, Unread
from onrecord.sources import load, mail
from tests.sources.documents import mail as message
from tests.sources.documents import pdf, word
from tests.sources.texts import check

PAGE = "<html><head><title>View online</title></head><body><p>Karelin said no ship would pay, and the owners agreed.</p></body></html>"


def read(sent: EmailMessage | bytes, path: str = "a.eml") -> list[Report | Unread]:
    items = list(mail.load(sent if isinstance(sent, bytes) else sent.as_bytes(), path))
    for item in items:
        check(item)
    return items


def zones(report: Report) -> list[tuple[str, str]]:
    return [(zone.kind, report.text[zone.span.start : zone.span.end]) for zone in report.zones]


class TestMessage:
    def test_the_subject_is_the_headline_over_its_words(self):
        (report,) = read(message("Ships will not pay", "Karelin said no ship would pay.\n"))
        assert zones(report) == [("headline", "Ships will not pay"), ("body", "Karelin said no ship would pay.")]
        assert (report.title, report.published, report.path) == ("Ships will not pay", "2024-05-14T16:30:00+02:00", "a.eml")

    def test_a_subject_that_the_words_begin_with_is_not_said_twice(self):
        (report,) = read(message("Ships will not pay", "Ships will not pay\n\nKarelin said no ship would pay.\n"))
        assert report.text.count("Ships") == 1
        assert zones(report)[0] == ("headline", "Ships will not pay")

    @pytest.mark.parametrize(
        ("sender", "outlet", "authors"),
        [
            ("Jane Roe <jane@tidewater.example>", None, ("Jane Roe",)),
            ("Halyard News <desk@halyard.example>", "Halyard News", ()),
            ("=?utf-8?b?SmFuZSBSw7hl?= <jane@tidewater.example>", None, ("Jane Røe",)),
            ("news@tidewater.example", "tidewater.example", ()),
            ("harbour.friend@gmail.com", None, ()),
            ("", None, ()),
            ("((((" * 500, None, ()),
        ],
    )
    def test_the_sender_is_a_person_or_an_outlet(self, sender, outlet, authors):
        (report,) = read(f"From: {sender}\nSubject: Ships\nMIME-Version: 1.0\n\nTold.\n".encode())
        assert (report.outlet, report.authors) == (outlet, authors)

    def test_whoever_writes_to_a_list_is_its_outlet(self):
        sent = message("Ships", "Told.\n", sender="Jane Roe <jane@tidewater.example>")
        sent["List-Unsubscribe"] = "<https://tidewater.example/out>"
        (report,) = read(sent)
        assert report.outlet == "Jane Roe"

    def test_words_in_any_encoding_are_read(self):
        sent = message("Schiffe zahlen nicht", "x")
        sent.set_content("Kapitän Øberg sagte: „Nein“.\n", charset="utf-8", cte="base64")
        assert "Kapitän Øberg sagte: „Nein“." in read(sent)[0].text
        head = b"From: a@b.example\nSubject: Ships\nContent-Type: text/plain; charset="
        assert "Øberg" in read(head + b"iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nKapit=E4n =D8berg\n")[0].text
        assert "Øberg" in read(head + b"no-such-thing\n\nKapit\xc3\xa4n \xc3\x98berg\n")[0].text

    def test_the_plain_form_is_read_before_the_page(self):
        sent = message("Ships", "Karelin said no.\n")
        sent.add_alternative(PAGE, subtype="html")
        (report,) = read(sent)
        assert report.text == "Ships\n\nKarelin said no."

    def test_a_page_is_read_where_there_is_no_other_form(self):
        sent = message("Ships will not pay", "x")
        sent.set_content(PAGE, subtype="html")
        (report,) = read(sent)
        assert "Karelin said no ship would pay, and the owners agreed." in report.text
        assert (report.title, report.published) == ("Ships will not pay", "2024-05-14T16:30:00+02:00")

    def test_an_empty_plain_form_gives_way_to_the_page(self):
        sent = message("Ships", " \n")
        sent.add_alternative(PAGE, subtype="html")
        assert "the owners agreed" in read(sent)[0].text

    def test_the_card_under_two_dashes_is_boilerplate(self):
        (report,) = read(message("Ships", "Karelin said no ship would pay.\n\n-- \nJane Roe\nTidewater Courier\n"))
        assert zones(report)[-1] == ("boilerplate", "-- \nJane Roe\nTidewater Courier")

    def test_lines_that_were_cut_at_a_width_are_joined(self):
        words = (
            "Captain Ilya Karelin said on Tuesday that no ship of his would pay",
            "the new toll, and that he had told the office so in April.",
        )
        (report,) = read(message("Ships", "\n".join(words) + "\n"))
        assert "would pay the new toll" in report.text

    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (b"Karelin said no.\n", "no message"),
            (b"X-Note: a\n\nKarelin said no.\n", "no message"),
            (b"From: a@b.example\nSubject: Ships\n\n \n", "without a text"),
            (b"From: a@b.example\n" + b"Content-Type: message/rfc822\n\n" * 20_000, "taken apart"),
            (b'From: a@b.example\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 100_000, "parts in parts"),
        ],
    )
    def test_what_is_no_message_is_refused_with_a_reason(self, data, why):
        try:
            (refused,) = read(data)
        except CannotLoad as error:
            refused = Unread("a", str(error))
        assert why in refused.why

    @pytest.mark.parametrize(
        "data",
        [
            b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(1500)) + b"\n\nTold.\n",
            b"Content-Type: text/plain; " + b'x*0*="a";' * 200_000 + b"\n\nTold.\n",
            b"Subject: " + b"=?utf-8?q?x?= " * 500_000 + b"\n\nTold.\n",
            b"X: y\n" * 300_000 + b"\nTold.\n",
        ],
        ids=["parts in parts", "parameters", "a long subject", "headers"],
    )
    def test_hostile_mail_is_read_or_refused_in_time(self, data):
        start = time.process_time()
        try:
            read(b"From: a@b.example\n" + data)
        except CannotLoad as error:
            assert re.search(r"taken apart|parts in parts|of headers", str(error))  # noqa: PT017 (each end is right)
        assert time.process_time() - start < 20


def saved(*, location: str = "https://gazette.example/a", to: str | None = None) -> EmailMessage:
    """A page as browsers save it in one file."""
    sent = EmailMessage()
    sent["From"], sent["Subject"], sent["Date"] = "<Saved by Blink>", "Toll | The Gazette", "Mon, 5 May 2031 10:12:44 -0000"
    if to:
        sent["To"] = to
    sent.set_content("<html><body><article><h1>Toll</h1><p>Karelin: “No.”</p></article></body></html>", subtype="html")
    if location:
        sent["Content-Location"] = location
    sent.make_related()
    sent.add_related("<html><body><p>An advert.</p></body></html>", subtype="html")
    sent.add_related(b"x", "image", "png")
    return sent


class TestAPageInTheFormOfMail:
    def test_is_read_as_the_page_that_it_was_with_its_address_and_the_time_of_saving(self):
        (report,) = read(saved(), "a.mhtml")
        assert report.text == "Toll\nKarelin: “No.”"
        assert (report.title, report.published, report.path) == ("Toll", None, "a.mhtml")
        assert (report.url, report.captured) == ("https://gazette.example/a", "2031-05-05T10:12:44")

    def test_of_a_file_on_somebodys_disk_has_no_address(self):
        (report,) = read(saved(location="file:///C:/a.html"))
        assert (report.title, report.url) == ("Toll", None)

    @pytest.mark.parametrize("sent", [saved(to="roe@gazette.example"), saved(location="")])
    def test_is_mail_where_it_is_sent_to_somebody_or_its_text_has_no_address(self, sent):
        assert read(sent)[0].title == "Toll | The Gazette"


class TestAttachments:
    def test_those_of_known_kinds_are_reports_of_their_own(self):
        sent = message("Ships", "See what is attached.\n", sender="Halyard News <desk@halyard.example>")
        told = word(("Toll put off", "Title"), "The harbour office said so.")
        sent.add_attachment(told, maintype="application", subtype="octet-stream", filename="toll.docx")
        sent.add_attachment(
            pdf([(60, 60, 20, "Mole repaired"), (60, 100, 11, "Workers said the mole holds.")]), maintype="application", subtype="pdf"
        )
        sent.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
        sent.add_attachment("Karelin said no.\n", filename="note/../of.txt")
        found = read(sent)
        assert [item.path for item in found] == ["a.eml", "a.eml#toll.docx", "a.eml#2", "a.eml#note/../of.txt"]
        assert [item.title for item in found[1:3]] == ["Toll put off", "Mole repaired"]
        assert {item.outlet for item in found} == {"Halyard News"}

    def test_a_forwarded_message_has_its_own_facts(self):
        sent = message("Fwd: Ships", "See below.\n")
        sent.add_attachment(message("Toll put off", "The office said so.\n", sender="Jo Doe <jo@office.example>"))
        _, inner = read(sent)
        assert (inner.title, inner.authors, inner.path) == ("Toll put off", ("Jo Doe",), "a.eml#1")

    def test_one_that_is_damaged_is_unread_and_the_rest_goes_on(self):
        sent = message("Ships", "Told.\n")
        sent.add_attachment(b"no document", maintype="application", subtype="octet-stream", filename="a.docx")
        report, refused = read(sent)
        assert isinstance(report, Report)
        assert (refused.path, "docx" in refused.why) == ("a.eml#a.docx", True)

    def test_messages_in_messages_end(self):
        sent = message("Ships", "Told.\n")
        for number in range(9):
            outer = message(f"Fwd {number}", "See below.\n")
            outer.add_attachment(sent)
            sent = outer
        found = read(sent)
        assert len(found) < 9
        assert "archives" in found[-1].why


class TestMailbox:
    def mailbox(self, *messages: bytes) -> bytes:
        return b"".join(b"From jane@tidewater.example Tue May 14 16:30:00 2024\n" + sent + b"\n\n" for sent in messages)

    def test_each_message_is_a_report(self):
        found = read(self.mailbox(*(message(f"Ship {n}", "Told.\n").as_bytes() for n in (1, 2, 3))), "a.mbox")
        assert [(item.path, item.title) for item in found] == [("a.mbox#1", "Ship 1"), ("a.mbox#2", "Ship 2"), ("a.mbox#3", "Ship 3")]

    def test_a_line_of_a_message_that_begins_like_an_envelope_is_its_own(self):
        (report,) = read(self.mailbox(b"From: a@b.example\nSubject: Ships\n\nTold.\n\n>From the harbour\n>>From afar\n"))
        assert "\nFrom the harbour" in report.text
        assert ">From afar" in report.text

    def test_one_bad_message_stops_nothing(self):
        found = read(self.mailbox(b"no message", message("Ships", "Told.\n").as_bytes(), b"From: a@b.example\n\n"))
        assert [type(item) for item in found] == [Unread, Report, Unread]

    def test_messages_come_as_they_are_read(self):
        file = BytesIO(self.mailbox(*[message("Ships", "Told.\n" + "word " * 1000).as_bytes()] * 200))
        reports = mail.stream(file, "a.mbox")
        next(reports)
        assert file.tell() < 40_000
        assert sum(1 for _ in reports) == 199

    def test_a_mailbox_is_known_by_its_first_lines(self, tmp_path):
        (tmp_path / "inbox").write_bytes(self.mailbox(message("Ships", "Told.\n").as_bytes()))
        (report,) = load(str(tmp_path / "inbox"))
        assert report.title == "Ships"
        assert not mail.knows(b"From: the harbour\nTold: in April.\n\nKarelin said no.")
        assert not mail.knows(b"From the harbour, we heard.")
