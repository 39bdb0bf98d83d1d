"""PDF: real ones made here, hostile ones, and what is refused."""

import time
import zlib

import pytest

from onrecord import sources
from onrecord.errors import CannotLoad
from onrecord.records import Report
from onrecord.sources import pdf
from tests.sources.documents import column
from tests.sources.documents import pdf as document
from tests.sources.texts import check

STORY = (
    "Ships will not pay the new harbour toll, said Captain Ilya Karelin on Tuesday at a meeting of the owners in Port Anselm, and the "
    "owners of the smaller boats would not pay it either.",
    "The harbour office did not answer. A spokeswoman had said on Monday that the toll was needed for the repair of the northern mole, "
    "which the storms of the last winter had broken in two places.",
    "Nobody knows what happens on Friday, when the toll begins: the office has two guards, and there are three hundred boats.",
)


def read(data: bytes) -> Report:
    (report,) = pdf.load(data, "a.pdf")
    check(report)
    return report


def zones(report: Report) -> list[tuple[str, str]]:
    return [(zone.kind, report.text[zone.span.start : zone.span.end]) for zone in report.zones]


def objects(*inner: bytes) -> bytes:
    """A PDF of raw objects, the first its root."""
    out, places = b"%PDF-1.7\n", []
    for number, told in enumerate(inner, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + told + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(inner) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(inner) + 1, len(out))


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n" % (entries, len(data)) + data + b"\nendstream"


def page(content: bytes, resources: bytes = b"", kids: bytes = b"3 0 R") -> list[bytes]:
    return [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>" + resources + b">>>>",
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]


class TestReport:
    def test_a_printed_page_reads_as_it_was_set(self):
        lines = [(60, 70, 22, "Ships will not pay"), (60, 100, 11, "By Jane Roe"), (60, 118, 11, "14 May 2024"), *column(STORY, down=150)]
        report = read(document(lines))
        assert zones(report) == [
            ("headline", "Ships will not pay"),
            ("byline", "By Jane Roe"),
            ("timestamp", "14 May 2024"),
            ("body", "\n\n".join(STORY)),
        ]
        assert (report.title, report.authors, report.published) == ("Ships will not pay", ("Jane Roe",), "2024-05-14")

    def test_running_heads_and_page_numbers_are_boilerplate_after_the_words_that_they_cut(self):
        first, *rest = column(STORY, down=100)
        pages = [[first, *rest[:4]], rest[4:6], rest[6:]]
        set_pages = [
            [(60, 40, 9, f"Tidewater Courier, 14 May 2024, edition {n}"), *lines, (290, 820, 9, str(n))]
            for n, lines in enumerate(pages, start=1)
        ]
        report = read(document(*set_pages))
        assert report.text.startswith("\n\n".join(STORY))
        assert [kind for kind, _ in zones(report)] == ["body", *["boilerplate"] * 6]
        assert report.published == "2024-05-14"

    def test_columns_are_read_one_after_the_other(self):
        report = read(document([*column(STORY[:2], width=38), *column(STORY[2:], left=310, width=38)]))
        assert report.text == "\n\n".join(STORY)

    def test_a_title_that_is_printed_is_the_headline_whatever_its_size(self):
        lines = [(60, 60, 11, "Ships will not pay."), (60, 90, 11, "Karelin said so.")]
        assert read(document(lines, title="Ships will not pay.")).title == "Ships will not pay."
        assert read(document(lines, title="Microsoft Word - toll3.doc")).title != "Microsoft Word - toll3.doc"

    def test_it_is_known_by_its_content(self, tmp_path):
        (tmp_path / "toll").write_bytes(document(column(STORY)))
        (report,) = sources.load(str(tmp_path / "toll"))
        assert report.text == "\n\n".join(STORY)


class TestRefused:
    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (b"Karelin said no.", "no PDF"),
            (b"%PDF-1.7\n", "damaged"),
            (document(column(STORY))[:500], "damaged"),
            (document([]), "a scanned PDF: no text on its 1 page"),
            (document(*[[(60, 60, 11, "ab")]] * 3), "a scanned PDF: hardly any text on its 3 pages"),
            (objects(*page(stream(b"BT /F 12 Tf 50 700 Td (x) Tj ET"), kids=b"2 0 R 2 0 R")), "damaged|scanned"),
            (objects(*page(b"[4 0 R 4 0 R]")), "scanned"),
        ],
        ids=["text", "empty", "cut", "no text", "hardly any", "pages in a ring", "contents in a ring"],
    )
    def test_what_has_no_text_is_refused_with_a_reason(self, data, why):
        with pytest.raises(CannotLoad, match=why):
            read(data)

    def test_one_that_is_locked_is_refused(self):
        locked = b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")/P -4>>/ID[(a)(b)]"
        with pytest.raises(CannotLoad, match="password"):
            read(objects(*page(stream(b""))).replace(b"trailer<<", locked))

    def test_forms_that_double_in_forms_break_only_their_own_process(self):
        forms = [
            stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % n) for n in range(7, 40)
        ]
        start = time.process_time()
        with pytest.raises(CannotLoad, match="more memory or time"):
            read(objects(*page(stream(b"/X Do"), b"/XObject<</X 6 0 R>>"), *forms, stream(b"BT /F 12 Tf (x) Tj ET")))
        assert time.process_time() - start < 20

    def test_a_page_that_unpacks_to_much_is_bounded(self):
        packed = zlib.compress(b"(x) Tj " * 5_000_000, 9)
        with pytest.raises(CannotLoad):
            read(objects(*page(stream(packed, b"/Filter/FlateDecode"))))


class TestNotes:
    def test_at_the_foot_of_a_page_follow_the_text_which_goes_on_over_them(self):
        words = STORY[0].rsplit(" ", 30)
        first, rest = " ".join(words[:1]), " ".join(words[1:])
        notes = [(60, 760, 8, "1 See the toll order, p. 12."), (60, 772, 8, "2 He told the Gazette in May that he would not pay, and that"),
                 (60, 782, 8, "nobody else should.")]  # fmt: skip
        head = [(60, 70, 22, "Ships will not pay")]
        told = list(column([*STORY[1:], first], down=110, width=85))
        report = read(document([*head, *told, *notes, (300, 815, 8, "1")], list(column([rest], down=80, width=85))))
        assert report.text.split("\n\n")[-4:] == [
            STORY[0], "1", "See the toll order, p. 12.", "He told the Gazette in May that he would not pay, and that nobody else should."
        ]  # fmt: skip
        kinds = dict(map(reversed, zones(report)))
        assert kinds["See the toll order, p. 12."] == "boilerplate"

    @pytest.mark.parametrize("words", ["Photograph: Halyard", "1 See the toll order."])
    def test_are_small_lines_at_the_foot_that_begin_with_a_mark(self, words):
        above = document([(60, 70, 22, "Ships will not pay"), (60, 90, 8, words), *column(STORY, down=110)])
        below = document([(60, 70, 22, "Ships will not pay"), *column(STORY, down=110), (60, 760, 8, words)])
        assert words in read(above).text
        assert (words in read(below).text) == words.startswith("P")
