"""Documents of the kinds that offices and agencies send, made for a test."""

import ctypes
import re
from collections.abc import Sequence
from email.message import EmailMessage
from html import escape
from io import BytesIO

import docx
import pypdfium2
import pypdfium2.raw as pdfium

WIDTH, HEIGHT = 595, 842


def newsml_item(headline: str, *paragraphs: str, item_meta: str = "", content_meta: str = "", content: str | None = None) -> bytes:
    """A NewsML-G2 item with NITF in it, or any other content."""
    body = "".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    inner = (
        f'<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>{body}'
        "</body.content></body></nitf></inlineXML>"
        if content is None
        else content
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:halyard.example:20240514:1" version="1" '
        f'standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en"><itemMeta>{item_meta}</itemMeta>'
        f"<contentMeta>{content_meta}<headline>{escape(headline)}</headline></contentMeta><contentSet>{inner}</contentSet></newsItem>"
    ).encode()


def word(*paragraphs: tuple[str, str] | str) -> bytes:
    """A Word document of paragraphs, with their styles where these are given."""
    document = docx.Document()
    for paragraph in paragraphs:
        words, style = (paragraph, "Normal") if isinstance(paragraph, str) else paragraph
        document.add_paragraph(words, style)
    return saved(document)


def saved(document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def mail(subject: str, body: str, *, sender: str = "Jane Roe <jane@tidewater.example>") -> EmailMessage:
    """A message, ready for more parts."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "desk@courier.example"
    message["Subject"] = subject
    message["Date"] = "Tue, 14 May 2024 16:30:00 +0200"
    message["Message-ID"] = "<1@tidewater.example>"
    message.set_content(body)
    return message


def pdf(*pages: Sequence[tuple[float, float, float, str]], title: str = "") -> bytes:
    """A PDF with lines of text at places (from the left, from the top) in a size."""
    document = pypdfium2.PdfDocument.new()
    for lines in pages:
        page = document.new_page(WIDTH, HEIGHT)
        for left, down, size, words in lines:
            text = pdfium.FPDFPageObj_NewTextObj(document, b"Helvetica", size)
            wide = (words + "\0").encode("utf-16-le")
            pdfium.FPDFText_SetText(text, ctypes.cast(ctypes.create_string_buffer(wide), pdfium.FPDF_WIDESTRING))
            pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, left, HEIGHT - down)
            pdfium.FPDFPage_InsertObject(page, text)
        pdfium.FPDFPage_GenerateContent(page)
        page.close()
    file = BytesIO()
    document.save(file)
    document.close()
    return titled(file.getvalue(), title) if title else file.getvalue()


def titled(data: bytes, title: str) -> bytes:
    """The PDF with a title in its properties, as a change written to its end."""
    root = re.findall(rb"/Root (\d+ 0 R)", data)[-1]
    last, size = int(re.findall(rb"startxref\s+(\d+)", data)[-1]), int(re.findall(rb"/Size (\d+)", data)[-1])
    at = len(data)
    told = b"%d 0 obj\n<</Title(%s)>>\nendobj\n" % (size, title.encode())
    table = b"xref\n%d 1\n%010d 00000 n \n" % (size, at)
    trailer = b"trailer<</Size %d/Root %s/Info %d 0 R/Prev %d>>\n" % (size + 1, root, size, last)
    return data + told + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (at + len(told))


def set_in(words: str, width: int) -> list[str]:
    """Words in lines of a width in characters, as a printer sets them."""
    lines = [""]
    for word_ in words.split():
        if len(lines[-1]) + 1 + len(word_) > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word_}".strip()
    return lines


def column(words: Sequence[str], *, left: float = 60, down: float = 80, size: float = 11, width: int = 80, gap: float = 8):
    """Paragraphs set one under another; yields what `pdf` takes."""
    for paragraph in words:
        for line in set_in(paragraph, width):
            yield left, down, size, line
            down += size * 1.25
        down += gap
