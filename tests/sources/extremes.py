"""Bombs, loops, traps and giants: files that mean harm, each made to a measure (1: as large as they come)."""

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from itertools import chain
from typing import BinaryIO

from tests.sources.containers import PAGE, brotlied, gzipped, wacz, warc, zipped
from tests.sources.documents import mail, newsml_item, word

MB = 2**20
TOLD = b"Ships will not pay\n\nKarelin said no ship would pay.\n"

Made = bytes | Iterable[bytes]


def write(file: BinaryIO, made: Made) -> None:
    for portion in (made,) if isinstance(made, bytes) else made:
        file.write(portion)


def times(measure: float, most: float) -> int:
    return max(1, int(measure * most))


def much(measure: float, most: int, piece: bytes, before: bytes = b"", after: bytes = b"") -> Iterable[bytes]:
    """So many bytes of the same, in portions."""
    size = times(measure, most)
    portion = piece * max(1, min(MB, size) // len(piece))
    yield before
    for _ in range(max(1, size // len(portion))):
        yield portion
    yield after


def places(measure: float) -> Iterable[bytes]:
    """Lines of a place and a date each, no two of one place, over words that hold none of them."""
    yield b"Ships will not pay\n\n"
    for number in range(times(measure, 60_000)):
        letters = bytes(97 + number // 26**i % 26 for i in range(4))
        yield b"Port %s, 3 May 2031\nKarelin said at length that no ship of his would ever pay.\n" % letters.capitalize()


def laughs(words: str = "&l9;") -> tuple[str, str]:
    """A document type whose entities stand for each other, a billion times in the end; and what calls them."""
    inner = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    return f'<!DOCTYPE a [<!ENTITY l0 "ha">{inner}]>', words


def spying(address: str = "file://SECRET") -> tuple[str, str]:
    """A document type with an entity that is a file of this machine."""
    return f'<!DOCTYPE a [<!ENTITY s SYSTEM "{address}"><!ENTITY % p SYSTEM "{address}">%p;]>', "&s;"


def feed(kind: tuple[str, str]) -> bytes:
    item = f"<item><title>Ships</title><description>Told {kind[1]}</description></item>"
    return f'<?xml version="1.0"?>{kind[0]}<rss version="2.0"><channel><title>a</title>{item}</channel></rss>'.encode()


def newsml(kind: tuple[str, str]) -> bytes:
    head, _, rest = newsml_item("Ships", "Told HERE").decode().partition("?>")
    return f"{head}?>{kind[0]}{rest.replace('HERE', kind[1])}".encode()


def page(kind: tuple[str, str]) -> bytes:
    return f'<?xml version="1.0"?>{kind[0]}<html><body><p>Told {kind[1]} so.</p></body></html>'.encode()


def document(body: bytes) -> bytes:
    """A Word document with another text in it."""
    with zipfile.ZipFile(io.BytesIO(word("Told."))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | {"word/document.xml": body})


def paragraphs(inner: bytes, kind: tuple[str, str] = ("", "")) -> bytes:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return b'<?xml version="1.0"?>' + kind[0].encode() + b"<w:document " + space + b"><w:body>" + inner + b"</w:body></w:document>"


def footnoted(count: int) -> bytes:
    """A Word document that refers to many notes, over and over."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    marks = "".join(f'<w:r><w:footnoteReference w:id="{i % (count // 2 + 1)}"/></w:r>' for i in range(count))
    notes = "".join(f'<w:footnote w:id="{i}"><w:p><w:r><w:t>a</w:t></w:r></w:p></w:footnote>' for i in range(count))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(io.BytesIO(document(paragraphs(f"<w:p><w:r><w:t>Told.</w:t></w:r>{marks}</w:p>".encode())))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    link = f'<Relationship Id="rIdN" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
    rels = members["word/_rels/document.xml.rels"].replace(b"</Relationships>", link)
    return zipped(
        members | {"word/_rels/document.xml.rels": rels, "word/footnotes.xml": f"<w:footnotes {space}>{notes}</w:footnotes>".encode()}
    )


def overlapping(members: int, size: int) -> bytes:
    """A zip whose members are all the same few bytes, which unpack to many."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    text = b"a " * (size // 2)
    data, crc = packer.compress(text) + packer.flush(), zlib.crc32(text)
    names = [b"%06d.txt" % i for i in range(members)]
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(data), len(text), len(names[0]), 0) + names[0] + data
    entry = (20, 20, 0, 8, 0, 0, crc, len(data), len(text), len(names[0]), 0, 0, 0, 0, 0, 0)
    central = b"".join(struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *entry) + name for name in names)
    return local + central + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, members, members, len(central), len(local), 0)


def matryoshka(depth: int) -> bytes:
    data = zipped({"a.txt": TOLD})
    for _ in range(depth):
        data = zipped({"a.zip": data, "b.zip": data})
    return data


def bomb(measure: float, piece: bytes, most: int = 12 * 2**30) -> Iterable[bytes]:
    """Gzip that unpacks to so many bytes."""
    size = min(16 * MB, times(measure, most))
    packed = gzip.compress(piece * (size // len(piece)), mtime=0)
    return (packed for _ in range(max(1, times(measure, most) // size)))


def chunked(measure: float) -> bytes:
    return warc({"body": b"1\r\na\r\n" * times(measure, 8 * MB) + b"0\r\n\r\n", "headers": {"Transfer-Encoding": "chunked"}})


def coded(measure: float, coding: str) -> bytes:
    bytes_ = b"a " * times(measure, 256 * MB)
    return warc({"body": brotlied(bytes_) if coding == "br" else gzipped(bytes_), "headers": {"Content-Encoding": coding}})


def multiparts(depth: int) -> bytes:
    """A message in parts in parts."""
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(depth))
    return b"From: a@b.example\nSubject: a\nDate: Tue, 14 May 2024 16:30:00 +0200\n" + opened + b"\n" + TOLD


def messages(depth: int) -> bytes:
    """A message in a message, and so on."""
    return b"From: a@b.example\nSubject: a\nContent-Type: message/rfc822\n\n" * depth + mail("Ships", "Told.").as_bytes()


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of them its root."""
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer.replace(b"HERE", b"%d" % len(data)),
        len(data),
    )
    return data + table + end


ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def drawing(content: bytes, more: bytes = b"", *others: bytes) -> bytes:
    """A PDF of one page with this drawn on it."""
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    one = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>%s>>" % more
    packed = zlib.compress(content, 9)
    return pdf(ROOT, kids, one, b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed), FONT, *others)


def columns(measure: float) -> bytes:
    """Parquet where few bytes are many texts."""
    import pyarrow
    from pyarrow import parquet

    file = io.BytesIO()
    text = "word " * times(measure, 200_000)
    one = pyarrow.DictionaryArray.from_arrays([0] * times(measure, 200), [text])
    table = pyarrow.table({"text": one})
    parquet.write_table(table, file, compression="zstd")
    return file.getvalue()


def nested_items(depth: int) -> bytes:
    item: dict[str, object] = {"uri": "urn:a", "headline": "a", "body_text": "Told."}
    for _ in range(depth):
        item = {"uri": "urn:a", "headline": "a", "body_text": "Told.", "associations": {"a": item, "b": {"uri": "b", "body_text": "Told."}}}
    return json.dumps(item).encode()


ENDLESS = b"WARC/1.0\r\nContent-Length: 99999999999\r\nWARC-Type: resource\r\n\r\n"
FORM = b"<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</X 6 0 R>>>>/Length 13>>stream\n/X Do /X Do \nendstream"

#: By the source and what they are: the file's name, and what makes it to a measure.
EXTREMES: dict[str, tuple[str, Callable[[float], Made]]] = {
    "text line of a gigabyte": ("a.txt", lambda m: much(m, 1024 * MB, b"word ")),
    "text without words": ("a.txt", lambda m: much(m, 60 * MB, b"\n")),
    "text of one word": ("a.txt", lambda m: much(m, 60 * MB, b"\n", b"Told.", b"Told.")),
    "text of bylines": ("a.txt", lambda m: much(m, 30 * MB, b"By Jane Roe\n")),
    "text of times": ("a.txt", lambda m: much(m, 30 * MB, b"10:30 Told.\n\n")),
    "text of quotation marks": ("a.txt", lambda m: much(m, 30 * MB, b'"')),
    "text of brackets": ("a.txt", lambda m: much(m, 30 * MB, b"([")),
    "text of stars": ("a.txt", lambda m: much(m, 30 * MB, b"* ")),
    "text of capitals": ("a.txt", lambda m: much(m, 30 * MB, b"A. B ")),
    "text of headings": ("a.txt", lambda m: much(m, 30 * MB, b"Told Again\n\n")),
    "text of places": ("a.txt", places),
    "text of labels": ("a.txt", lambda m: much(m, 30 * MB, b"ROE: Told.\n")),
    "text in an unknown encoding": ("a.txt", lambda m: much(m, 60 * MB, "Сказал он. ".encode("koi8-r"))),
    "text of marks": ("a.txt", lambda m: much(m, 60 * MB, "\u0301\u0323".encode())),
    "html billion laughs": ("a.html", lambda m: page(laughs())),
    "html spying": ("a.html", lambda m: page(spying())),
    "html without end": ("a.html", lambda m: much(m, 1024 * MB, b"<p>a", b"<html>")),
    "html of openings": ("a.html", lambda m: much(m, 15 * MB, b"<", b"<html>")),
    "html of comments": ("a", lambda m: much(m, 4096, b"<!---->")),
    "html of open comments": ("a.html", lambda m: much(m, 15 * MB, b"<!--", b"<html>")),
    "html of references": ("a.html", lambda m: much(m, 15 * MB, b"&amp;", b"<html><p>")),
    "html of scripts": ("a.html", lambda m: much(m, 15 * MB, b"<script>", b"<html>")),
    "html of data": ("a.html", lambda m: much(m, 15 * MB, b"[", b'<html><script type="application/ld+json">', b"</script><p>Told.")),
    "html of times": ("a.html", lambda m: much(m, 400_000, b"<p><time>10:30</time> Told.", b"<html><p>Told.")),
    "jsonl line of a gigabyte": ("a.jsonl", lambda m: much(m, 1024 * MB, b"a", b'{"text": "', b'"}\n{"text": "Told."}')),
    "jsonl of lists": ("a.jsonl", lambda m: much(m, 60 * MB, b"[],", b'{"text": "a", "b": [', b"0]}")),
    "jsonl of depths": ("a.jsonl", lambda m: much(m, 60 * MB, b"[", b'{"text": "a", "b": ')),
    "jsonl of digits": ("a.jsonl", lambda m: much(m, 60 * MB, b"9", b'{"text": "a", "b": ', b"}")),
    "csv line of a gigabyte": ("a.csv", lambda m: much(m, 1024 * MB, b"a", b'title,text\na,"')),
    "csv of columns": ("a.csv", lambda m: much(m, 15 * MB, b",", b"title,text")),
    "csv of cells": ("a.csv", lambda m: much(m, 15 * MB, b",", b"title,text\na,b")),
    "csv of quotation marks": ("a.csv", lambda m: much(m, 64 * MB, b'""', b'title,text\na,"')),
    "gzipped bomb of text": ("a.txt.gz", lambda m: bomb(m, b"a ")),
    "gzipped bomb of lines": ("a.jsonl.gz", lambda m: bomb(m, b"\n")),
    "gzipped bomb of empty objects": ("a.jsonl.gz", lambda m: bomb(m, b"{}\n")),
    "gzipped bomb of empty rows": ("a.csv.gz", lambda m: chain([gzipped(b"title,text\n")], bomb(m, b",\n"))),
    "gzipped bomb of rows without text": ("a.csv.gz", lambda m: chain([gzipped(b"title,text\n")], bomb(m, b"a,\n"))),
    "gzipped bomb of a mailbox": ("a.mbox.gz", lambda m: chain([gzipped(b"From a\n\n")], bomb(m, b"\n"))),
    "gzipped bomb of one message": ("a.mbox.gz", lambda m: chain([gzipped(b"From a\n\n")], bomb(m, b"a a a a a\n"))),
    "gzipped bomb of one line": ("a.csv.gz", lambda m: bomb(m, b"a")),
    "gzipped bomb of a capture": ("a.warc.gz", lambda m: bomb(m, b"WARC/1.0\r\n")),
    "gzipped bomb in bombs": ("a.txt.gz.gz", lambda m: gzipped(b"".join(bomb(m, b"\0")))),
    "zipped overlapping": ("a.zip", lambda m: overlapping(times(m, 30_000), times(m, 8 * MB))),
    "zipped matryoshka": ("a.zip", lambda m: matryoshka(times(m, 10))),
    "zipped crowd": ("a.zip", lambda m: zipped({f"{i}.txt": b"" for i in range(times(m, 60_000))}, zipfile.ZIP_STORED)),
    "zipped ways out": ("a.zip", lambda m: zipped(dict.fromkeys(("../a.txt", "/etc/a.txt", "C:\\a.txt", "a/../../b.txt"), TOLD))),
    "warc without end": (
        "a.warc",
        lambda m: much(m, 1024 * MB, b"a", ENDLESS),
    ),
    "warc of headers": ("a.warc", lambda m: much(m, 256 * MB, b"A: a\r\n", b"WARC/1.0\r\n")),
    "warc of records": ("a.warc", lambda m: much(m, 64 * MB, b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n")),
    "warc of chunks": ("a.warc", chunked),
    "warc of gzip": ("a.warc", lambda m: coded(m, "gzip")),
    "warc of brotli": ("a.warc", lambda m: coded(m, "br")),
    "warc in wacz": ("a.wacz", lambda m: wacz({"body": PAGE * times(m, 100_000)})),
    "feed billion laughs": ("a.rss", lambda m: feed(laughs())),
    "feed spying": ("a.rss", lambda m: feed(spying())),
    "feed of entries": ("a.rss", lambda m: much(m, MB, b"<item><title>a</title></item>", b'<rss version="2.0"><channel>')),
    "feed of empty entries": ("a.rss", lambda m: much(m, 8 * MB - 99, b"<item/>", b'<rss version="2.0"><channel>')),
    "feed of depths": ("a.rss", lambda m: much(m, MB, b"<item>", b'<rss version="2.0"><channel>')),
    "feed of comments": ("a", lambda m: much(m, 4096, b"<!---->")),
    "feed of openings": ("a.rss", lambda m: much(m, 8 * MB - 99, b"< ", b'<rss version="2.0"><channel>')),
    "newsml billion laughs": ("a.newsml", lambda m: newsml(laughs())),
    "newsml spying": ("a.newsml", lambda m: newsml(spying())),
    "newsml of elements": ("a.newsml", lambda m: much(m, 31 * MB, b"<a/>", b"<newsItem>", b"</newsItem>")),
    "newsml of attributes": ("a.newsml", lambda m: b"<newsItem " + b" ".join(b"a%d=''" % i for i in range(times(m, 1_000_000))) + b"/>"),
    "ninjs of lists": ("a.ninjs", lambda m: much(m, 60 * MB, b"[],", b"[", b"0]")),
    "ninjs of depths": ("a.ninjs", lambda m: much(m, 60 * MB, b"[")),
    "ninjs of items": ("a.ninjs", lambda m: nested_items(times(m, 200))),
    "mail of parts in parts": ("a.eml", lambda m: multiparts(times(m, 20_000))),
    "mail in mail": ("a.eml", lambda m: messages(times(m, 20_000))),
    "mail line of a gigabyte": ("a.eml", lambda m: much(m, 1024 * MB, b"a", b"From: a@b.example\nSubject: a\n\n")),
    "mail of headers": ("a.eml", lambda m: much(m, 60 * MB, b"Subject: a\n")),
    "mail of words in a header": ("a.eml", lambda m: much(m, 60 * MB, b" =?utf-8?q?a?=\n", b"From: a@b.example\nSubject:\n", b"\n\nTold.")),
    "mail of envelopes": ("a.mbox", lambda m: much(m, 16 * MB, b"From a\n\n")),
    "mail of base64": (
        "a.eml",
        lambda m: much(m, 60 * MB, b"YWEg\n", b"From: a@b.example\nContent-Transfer-Encoding: base64\n\n"),
    ),
    "mail of lines": ("a.eml", lambda m: much(m, 60 * MB, b"\n", b"From: a@b.example\nSubject: a\n\n")),
    "pdf of pages in a ring": ("a.pdf", lambda m: pdf(ROOT, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>")),
    "pdf of tables in a ring": ("a.pdf", lambda m: pdf(ROOT, b"<</Type/Pages/Kids[]/Count 0>>", trailer=b"/Prev HERE")),
    "pdf of drawings in a ring": ("a.pdf", lambda m: drawing(b"/X Do", b"", FORM)),
    "pdf of packed spaces": ("a.pdf", lambda m: drawing(b" " * times(m, 512 * MB))),
    "pdf of letters": ("a.pdf", lambda m: drawing(b"BT /F 9 Tf 9 9 Td " + b"(told so )Tj " * times(m, 4_000_000) + b"ET")),
    "pdf of a paragraph": ("a.pdf", lambda m: drawing(b"BT /F 9 Tf 9 TL 9 800 Td " + b"(told so )' " * times(m, 150_000) + b"ET")),
    "pdf of junk": ("a.pdf", lambda m: much(m, 60 * MB, b"1 0 obj<<", b"%PDF-1.7\n")),
    "word of spaces": ("a.docx", lambda m: document(paragraphs(b" " * times(m, 512 * MB)))),
    "word billion laughs": ("a.docx", lambda m: document(paragraphs(b"<w:p><w:r><w:t>a &l9;</w:t></w:r></w:p>", laughs()))),
    "word spying": ("a.docx", lambda m: document(paragraphs(b"<w:p><w:r><w:t>Told &s; so</w:t></w:r></w:p>", spying()))),
    "word of paragraphs": ("a.docx", lambda m: document(paragraphs(b"<w:p/>" * times(m, 5_000_000)))),
    "word of notes": ("a.docx", lambda m: footnoted(times(m, 150_000))),
    "word of depths": ("a.docx", lambda m: document(paragraphs(b"<w:p>" * times(m, 1_000_000)))),
    "parquet of one text": ("a.parquet", columns),
}
