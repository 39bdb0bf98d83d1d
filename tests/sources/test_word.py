"""Word documents: what is printed in them, in its order, and what is not."""

import io
import zipfile

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from onrecord import sources
from onrecord.errors import CannotLoad
from onrecord.records import Report
from onrecord.sources import word
from tests.sources.documents import saved
from tests.sources.documents import word as document
from tests.sources.texts import check


def read(data: bytes) -> Report:
    (report,) = word.load(data, "a.docx")
    check(report)
    return report


def zones(report: Report) -> list[tuple[str, str]]:
    return [(zone.kind, report.text[zone.span.start : zone.span.end]) for zone in report.zones]


def changed(data: bytes, part: str, change) -> bytes:
    """The document with one of its parts changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return file.getvalue()


def with_xml(xml: str) -> bytes:
    """A document with a paragraph of any inner form."""
    made = docx.Document()
    made.add_paragraph("Before.")
    made.element.body.insert(1, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))
    made.add_paragraph("After.")
    return saved(made)


class TestText:
    def test_styles_tell_headline_deck_and_caption(self):
        report = read(
            document(
                ("Ships will not pay", "Title"),
                ("Owners reject the toll", "Subtitle"),
                "By Jane Roe",
                "Karelin said no ship would pay.",
                ("Ships in the harbour", "Caption"),
                "He did not say when.",
            )
        )
        assert zones(report) == [
            ("headline", "Ships will not pay"),
            ("deck", "Owners reject the toll"),
            ("byline", "By Jane Roe"),
            ("body", "Karelin said no ship would pay."),
            ("caption", "Ships in the harbour"),
            ("body", "He did not say when."),
        ]
        assert (report.title, report.authors) == ("Ships will not pay", ("Jane Roe",))

    def test_the_first_heading_is_the_headline_where_there_is_no_title(self):
        report = read(document(("Ships will not pay", "Heading 1"), "Karelin said no.", ("What now", "Heading 1"), "Nobody knows."))
        assert [kind for kind, _ in zones(report)] == ["headline", "body"]

    def test_without_styles_it_is_read_as_plain_text(self):
        report = read(document("Ships will not pay", "By Jane Roe", "PORT ANSELM, May 14 (Halyard) - Karelin said no ship would pay."))
        assert [kind for kind, _ in zones(report)] == ["headline", "byline", "dateline", "body"]
        assert (report.title, report.place, report.agency) == ("Ships will not pay", "PORT ANSELM", "Halyard")

    def test_tables_are_read_cell_by_cell_in_their_place(self):
        made = docx.Document()
        made.add_paragraph("Before.")
        table = made.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Karelin", "He said no."
        made.add_paragraph("After.")
        assert read(saved(made)).text.split("\n\n") == ["Before.", "Karelin", "He said no.", "After."]

    @pytest.mark.parametrize(
        ("xml", "told"),
        [
            ("<w:r><w:t>He </w:t></w:r><w:ins><w:r><w:t>never </w:t></w:r></w:ins><w:r><w:t>said no.</w:t></w:r>", "He never said no."),
            ("<w:r><w:t>He said no</w:t></w:r><w:del><w:r><w:delText> twice</w:delText></w:r></w:del>", "He said no"),
            ("<w:moveFrom><w:r><w:t>Gone. </w:t></w:r></w:moveFrom><w:r><w:t>Here.</w:t></w:r>", "Here."),
            ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden. </w:t></w:r><w:r><w:t>Shown.</w:t></w:r>", "Shown."),
            ("<w:hyperlink><w:r><w:t>The office</w:t></w:r></w:hyperlink><w:r><w:t> said so.</w:t></w:r>", "The office said so."),
            ("<w:sdt><w:sdtContent><w:r><w:t>Held.</w:t></w:r></w:sdtContent></w:sdt>", "Held."),
            ("<w:r><w:t>Port</w:t><w:noBreakHyphen/><w:t>Anselm</w:t><w:tab/><w:t>said</w:t></w:r>", "Port-Anselm said"),
            ("<w:r><w:t>One.</w:t><w:br/><w:t>Two.</w:t></w:r>", "One.\n\nTwo."),
        ],
    )
    def test_a_paragraph_reads_as_it_is_printed(self, xml, told):
        assert read(with_xml(xml)).text == f"Before.\n\n{told}\n\nAfter."

    @pytest.mark.parametrize(("author", "authors"), [("Jane Roe", ("Jane Roe",)), ("python-docx", ()), ("Office User", ()), ("desk", ())])
    def test_its_author_is_whoever_it_names_where_that_is_a_person(self, author, authors):
        made = docx.Document()
        made.add_paragraph("Karelin said no.")
        made.core_properties.author, made.core_properties.title = author, "Ships"
        report = read(saved(made))
        assert (report.authors, report.title) == (authors, "Ships")

    def test_it_is_known_by_its_content(self, tmp_path):
        (tmp_path / "toll").write_bytes(document("Karelin said no."))
        (report,) = sources.load(str(tmp_path / "toll"))
        assert report.text == "Karelin said no."


class TestDamage:
    @pytest.mark.parametrize("size", [30, 500, 5000, 20_000])
    def test_a_document_that_is_cut_off_is_refused(self, size):
        with pytest.raises(CannotLoad, match="damaged"):
            read(document("Karelin said no.")[:size])

    @pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
    def test_one_with_a_broken_part_is_refused(self, part):
        with pytest.raises(CannotLoad, match="no Word document, or a damaged one"):
            read(changed(document("Karelin said no."), part, lambda data: data[: len(data) // 2]))

    def test_one_without_words_is_refused(self):
        with pytest.raises(CannotLoad, match="empty"):
            read(document(" "))

    @pytest.mark.parametrize("part", ["word/document.xml", "word/media/a.png"])
    def test_one_that_unpacks_to_too_much_is_refused_before_it_is(self, part):
        file = io.BytesIO(document("Karelin said no."))
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(part + "x.xml", "w") as member:
            for _ in range(300):
                member.write(bytes(2**20))
        with pytest.raises(CannotLoad, match="unpacks to 300 MB"):
            read(file.getvalue())

    @pytest.mark.parametrize(
        "entities",
        [
            b'<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;">',
            b'<!ENTITY x SYSTEM "file:///etc/hostname">',
        ],
    )
    def test_entities_are_never_followed(self, entities):
        def change(data: bytes) -> bytes:
            head, _, rest = data.partition(b"?>")
            return head + b"?><!DOCTYPE a [" + entities + b"]>" + rest.replace(b"no.", b"no. &x;")

        try:
            text = read(changed(document("Karelin said no."), "word/document.xml", change)).text
        except CannotLoad as error:
            assert "damaged" in str(error)  # noqa: PT017 (either way nothing was followed)
        else:
            assert text == "Karelin said no."


def noted(body: str, *parts: tuple[str, str]) -> bytes:
    """A document of one paragraph, with parts of notes, each by its kind and its markup."""
    made = docx.Document()
    made.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>"))
    for kind, xml in parts:
        root = f"<w:{kind}s {nsdecls('w')}>{xml}</w:{kind}s>".encode()
        part = Part(PackURI(f"/word/{kind}s.xml"), f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml", root)
        made.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s")
    return saved(made)


class TestNotes:
    BODY = (
        "<w:r><w:t>Karelin said no ship would pay.</w:t></w:r><w:r><w:endnoteReference w:id='2'/></w:r>"
        "<w:r><w:footnoteReference w:id='5'/></w:r><w:r><w:t> The office was silent.</w:t></w:r>"
        "<w:r><w:footnoteReference w:id='3'/></w:r><w:del><w:r><w:footnoteReference w:id='4'/></w:r></w:del>"
    )
    FOOT = (
        "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
        "<w:footnote w:id='3'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>See the toll order, p. 12.</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='5'><w:p><w:r><w:t>He told the Gazette in May that he would.</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='9'><w:p><w:r><w:t>Nobody refers to this.</w:t></w:r></w:p></w:footnote>"
    )
    END = "<w:endnote w:id='2'><w:p><w:r><w:t>The order was made in secret.</w:t></w:r></w:p></w:endnote>"

    def test_follow_the_text_in_the_order_in_which_it_refers_to_them(self):
        report = read(noted(self.BODY, ("footnote", self.FOOT), ("endnote", self.END)))
        told = ["Karelin said no ship would pay. The office was silent.", "He told the Gazette in May that he would."]
        assert report.text.split("\n\n") == [*told, "See the toll order, p. 12.", "The order was made in secret."]

    def test_that_only_refer_are_boilerplate(self):
        report = read(noted(self.BODY, ("footnote", self.FOOT)))
        assert [words for kind, words in zones(report) if kind == "boilerplate"] == ["See the toll order, p. 12."]

    @pytest.mark.parametrize("xml", ["<w:footnote", "<w:footnote w:id='5'/>", "<w:footnote><w:p/></w:footnote>"])
    def test_that_are_damaged_or_empty_leave_the_text(self, xml):
        data = noted(self.BODY, ("footnote", ""))
        whole = changed(data, "word/footnotes.xml", lambda told: told.replace(b"></w:footnotes>", f">{xml}</w:footnotes>".encode()))
        assert read(whole).text == "Karelin said no ship would pay. The office was silent."
