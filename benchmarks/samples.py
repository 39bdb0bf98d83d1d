"""Realistic files of every source, made by the library of their format, to be mutated: a new source needs its own here."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from html import escape
from pathlib import Path

from tests.sources.containers import gzipped, wacz, warc, zipped
from tests.sources.documents import column, mail, newsml_item, pdf, word

__all__ = ["SAMPLES", "packed", "unpacked"]

EXAMPLES = Path(__file__).parent.parent / "examples"
_TEXT = (EXAMPLES / "wire.txt").read_text(encoding="utf-8")
_PARAGRAPHS = [line for line in _TEXT.split("\n") if line]
_PAGE = (EXAMPLES / "live.html").read_bytes()
_RECORD = {"outlet": "Courier", "url": "https://courier.example/ships", "published": "2024-05-14", "authors": ["Jane Roe"]}

Files = Mapping[str, bytes]


def _json_lines() -> bytes:
    return b"".join(json.dumps(_RECORD | {"title": words[:30], "text": words}).encode() + b"\n" for words in _PARAGRAPHS)


def _table() -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["Headline", "Body", "Publisher", "Date", "URL"])
    writer.writerows([words[:20], words, "Courier", "2024-05-14", f"https://courier.example/{i}"] for i, words in enumerate(_PARAGRAPHS))
    return file.getvalue()


def _parquet() -> bytes:
    import pyarrow
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(pyarrow.table({"title": [words[:20] for words in _PARAGRAPHS], "text": _PARAGRAPHS}), file)
    return file.getvalue()


def _feeds() -> Files:
    items = "".join(
        f"<item><title>{escape(words[:30])}</title><link>https://courier.example/{number}</link><description>{escape(f'<p>{words}</p>')}"
        "</description><pubDate>Tue, 14 May 2024 16:30:00 +0200</pubDate></item>"
        for number, words in enumerate(_PARAGRAPHS)
    )
    entries = "".join(
        f"<entry><id>urn:{number}</id><title type='html'>{escape(words[:30])}</title><updated>2024-05-14T16:30:00Z</updated>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{escape(words)}</p></div></content></entry>"
        for number, words in enumerate(_PARAGRAPHS)
    )
    return {
        "a.rss": f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'.encode(),
        "a.atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>{entries}</feed>'.encode(),
    }


def _mails() -> Files:
    message = mail("Ships will not pay", _TEXT)
    message.add_alternative(f"<html><body><p>{escape(_TEXT)}</p></body></html>", subtype="html")
    message.add_attachment(_PAGE, maintype="text", subtype="html", filename="live.html")
    message.add_attachment(zipped({"a.txt": _TEXT}), maintype="application", subtype="zip", filename="Ünits.zip")
    outer = mail("Fwd: Ships will not pay", "See below.")
    outer.add_attachment(message)
    data = message.as_bytes()
    box = b"".join(b"From jane@tidewater.example Tue May 14 16:30:00 2024\n" + each + b"\n" for each in (data, outer.as_bytes(), data))
    return {"a.eml": data, "b.eml": outer.as_bytes(), "a.mbox": box, "a.mhtml": _saved_page()}


def _saved_page() -> bytes:
    """A page in one file, as browsers save it."""
    sent = EmailMessage()
    sent["From"], sent["Subject"], sent["Date"] = "<Saved by Blink>", "Ships will not pay", "Tue, 14 May 2024 16:30:00 -0000"
    sent.set_content(_page().decode(), subtype="html", cte="quoted-printable")
    sent["Content-Location"] = _RECORD["url"]
    sent.make_related()
    sent.add_related(b"<p>An advert.</p>", "text", "html")
    return sent.as_bytes()


def _page() -> bytes:
    """A page that says all of itself that pages do, twice, kept by an archive."""
    told = {"@type": "NewsArticle", "headline": _PARAGRAPHS[0], "author": [{"@type": "Person", "name": "Jane Roe"}], "articleBody": _TEXT}
    stored = f"https://archive.example/web/20240514163000/{_RECORD['url']}"
    head = f'<base href="{stored}"><link rel="canonical" href="{stored}">'
    head += f'<script type="application/ld+json">{json.dumps([told, told])}</script>'
    story = "".join(f'<p class="image-text">{escape(words)}</p><div class="entry-meta">By Jane Roe</div>' for words in _PARAGRAPHS)
    article = f"<article><h1><span>Strait</span>{escape(_PARAGRAPHS[0])}</h1>{story}</article>"
    return f"<!-- saved from url=(0014){_RECORD['url']} --><html><head>{head}</head><body>{article}{article}</body></html>".encode()


def _ninjs() -> Files:
    one = {"uri": "urn:a", "type": "text", "versioncreated": "2024-05-14T16:30:00Z", "headline": "Ships will not pay", "language": "en"}
    newer = {"standard": {"name": "ninjs", "version": "3.0"}, "headlines": [{"role": "main", "value": "Ships will not pay"}]}
    bodies = [{"role": "main", "contenttype": "text/html", "value": f"<p>{escape(_TEXT)}</p>"}]
    return {
        "a.ninjs": json.dumps(one | {"body_html": "".join(f"<p>{escape(words)}</p>" for words in _PARAGRAPHS)}).encode(),
        "b.json": json.dumps([one | newer | {"bodies": bodies, "associations": {"side": one | {"body_text": _TEXT}}}]).encode(),
    }


def _captures() -> Files:
    pages = (
        {"body": _PAGE},
        {"body": gzipped(_PAGE), "headers": {"Content-Encoding": "gzip"}},
        {"body": b"5\r\n<p>No\r\n9\r\n more</p>\r\n0\r\n\r\n", "headers": {"Transfer-Encoding": "chunked"}},
        {"kind": "revisit", "body": b""},
    )
    return {"a.warc": warc(*pages), "a.warc.gz": warc(*pages, packed=True), "a.wacz": wacz(*pages)}


#: A maker of files for each source, by their names.
SAMPLES: Mapping[str, Callable[[], Files]] = {
    "text": lambda: {path.name: path.read_bytes() for path in sorted(EXAMPLES.glob("*.txt"))} | {"a.md": _TEXT.encode("utf-16")},
    "html": lambda: {path.name: path.read_bytes() for path in sorted(EXAMPLES.glob("*.html"))} | {"a.html": _page()},
    "jsonl": lambda: {"a.jsonl": _json_lines()},
    "csv": lambda: {"a.csv": _table().encode(), "b.csv": _table().encode("cp1252", "replace"), "a.tsv": _table().encode("utf-16")},
    "parquet": lambda: {"a.parquet": _parquet()},
    "feed": _feeds,
    "mail": _mails,
    "newsml": lambda: {
        "a.newsml": newsml_item("Ships will not pay", *_PARAGRAPHS),
        "b.newsml": newsml_item("Ships will not pay", content=f'<inlineData contenttype="text/html">{escape(_TEXT)}</inlineData>'),
    },
    "ninjs": _ninjs,
    "pdf": lambda: {"a.pdf": pdf(list(column(_PARAGRAPHS)), list(column(_PARAGRAPHS, size=9, width=50)), title="Ships will not pay")},
    "word": lambda: {"a.docx": word(("Ships will not pay", "Title"), *_PARAGRAPHS)},
    "warc": _captures,
    "gzipped": lambda: {"a.txt.gz": gzipped(_TEXT.encode()), "a.jsonl.gz": gzipped(_json_lines()), "a.html.gz": gzipped(_PAGE)},
    "zipped": lambda: {"a.zip": zipped({"a.txt": _TEXT, "b/c.html": _PAGE, "d.zip": zipped({"e.jsonl": _json_lines()})})},
}


def unpacked(data: bytes) -> dict[str, bytes] | None:
    """The members of a zip by name, what is in a gzip under no name; None where it is neither."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist()}
    if data.startswith(b"\x1f\x8b"):
        import gzip

        return {"": gzip.decompress(data)}
    return None


def packed(members: Mapping[str, bytes]) -> bytes:
    """The same kind of archive again."""
    return gzipped(members[""]) if "" in members else zipped(dict(members))
