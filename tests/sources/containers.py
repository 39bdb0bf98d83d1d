"""Archives of every kind, each made with the library of its format."""

import gzip
import io
import zipfile

from fastwarc.stream_io import BrotliWriter
from pyarrow import table
from pyarrow.parquet import write_table
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TOLD = "Ships will not pay\n\nKarelin said no ship would pay.\n"
PAGE = b"<html><body><h1>Ships will not pay</h1><p>Karelin said no ship would pay.</p></body></html>"


def zipped(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)  # with no time of its own, so that it is the same each time
    return file.getvalue()


def warc(*records: dict, packed: bool = False) -> bytes:
    """A WARC of captures: `url`, `body`, and where it matters `kind`, `status`, `headers` (of HTTP) and `told` (of the record)."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for number, record in enumerate(records):
        kind, told = record.get("kind", "response"), record.get("told", {})
        http = None
        if kind in ("response", "revisit"):
            headers = {"Content-Type": "text/html; charset=utf-8"} | record.get("headers", {})
            http = StatusAndHeaders(record.get("status", "200 OK"), list(headers.items()), protocol="HTTP/1.1")
        told = {"WARC-Date": "2024-05-14T10:00:00Z", "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>"} | told
        made = writer.create_warc_record(
            record.get("url", "https://courier.example/ships"),
            kind,
            payload=io.BytesIO(record.get("body", PAGE)),
            http_headers=http,
            warc_content_type=record.get("media", ""),
            warc_headers_dict=told,
        )
        writer.write_record(made)
        for stream in (made.raw_stream, getattr(made, "_orig_stream", None)):
            if stream:
                stream.close()
    return file.getvalue()


def wacz(*records: dict) -> bytes:
    return zipped(
        {
            "datapackage.json": "{}",
            "pages/pages.jsonl": '{"format": "json-pages-1.0"}\n',
            "archive/day.warc.gz": warc(*records, packed=True),
        },
        zipfile.ZIP_STORED,
    )


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def brotlied(data: bytes) -> bytes:
    class Kept(io.BytesIO):
        def close(self):
            """It is closed by its writer, and read after that."""

    file = Kept()
    writer = BrotliWriter(file)
    writer.write(data)
    writer.close()
    return file.getvalue()


def parquet(columns: dict) -> bytes:
    file = io.BytesIO()
    write_table(table(columns), file)
    return file.getvalue()
