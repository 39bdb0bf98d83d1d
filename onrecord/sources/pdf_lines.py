"""The printed lines of a PDF, found by pdfium in a process of its own: a hostile file may break or fill only that.

Run as a file, not imported: the PDF comes on standard input, JSON goes to standard output. It knows nothing of OnRecord.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from typing import Any

MAX_MEMORY = 768 * 2**20
MAX_SECONDS = 60  # of the processor
MAX_PAGES = 3000
MAX_CHARACTERS = 10_000_000

_HYPHEN = 2  # what pdfium gives for a hyphen at the end of a line, where it joins the lines itself
_PASSWORD = 4

# left, right, bottom, top, words; a page is a list of them, in the order in which they were drawn
Line = tuple[float, float, float, float, str]


def main() -> None:
    """Writes {"pages": [[line]], "title": ...} or {"refused": why}."""
    _bound()
    told = _told(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(told).encode())


def _bound() -> None:
    import resource

    for limit, most in ((resource.RLIMIT_AS, MAX_MEMORY), (resource.RLIMIT_CPU, MAX_SECONDS), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):  # already lower, or not known here
            continue


def _told(data: bytes) -> dict[str, Any]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return {"refused": "password" if getattr(error, "err_code", 0) == _PASSWORD else "damaged"}
    if len(document) > MAX_PAGES:
        return {"refused": f"more than {MAX_PAGES:,} pages"}
    pages, left = [], MAX_CHARACTERS
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()  # it is gone when its last name is
            lines = list(_lines(text.raw))
            pages.append(lines)
            page.close()  # with its text; else all pages would stay in the memory
        except pdfium.PdfiumError:
            pages.append([])
            continue
        left -= sum(len(line[-1]) for line in lines)
        if left < 0:
            return {"refused": f"more than {MAX_CHARACTERS:,} characters"}
    return {"pages": pages, "title": document.get_metadata_value("Title")}


def _lines(page: Any) -> Iterator[Line]:
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountChars(page)
    start = 0
    codes = [raw.FPDFText_GetUnicode(page, i) for i in range(min(count, MAX_CHARACTERS))]
    for i, code in enumerate([*codes, 10]):
        if code in (10, 13, _HYPHEN):
            shown = [n for n in range(start, i) if codes[n] > 32]
            if shown:
                words = _text(codes[start:i]) + ("-\n" if code == _HYPHEN else "")
                yield (*_box(page, shown), words)
            start = i + 1


def _text(codes: list[int]) -> str:
    """Characters of UTF-16 or Unicode as text."""
    return "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _box(page: Any, shown: list[int]) -> tuple[float, float, float, float]:
    first, middle, last = (_character(page, shown[i]) for i in (0, len(shown) // 2, -1))
    return (first[0], last[1], middle[2], middle[3])


def _character(page: Any, number: int) -> list[float]:
    """Left, right, bottom and top of a character with the room that its font gives it."""
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(page, number, ctypes.byref(box)):
        return [0.0, 0.0, 0.0, 0.0]
    return [round(value, 2) for value in (box.left, box.right, box.bottom, box.top)]


if __name__ == "__main__":
    main()
