"""PDF with text in it: `.pdf`; lines become paragraphs, running heads and page numbers boilerplate, notes last. Scans are refused."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import CannotLoad
from onrecord.records import Report
from onrecord.sources import datelines, footnotes, paragraphs, printed
from onrecord.sources.dates import printed as date_in
from onrecord.sources.decoding import MAX_BYTES, normalise
from onrecord.sources.reports import NOTHING, Facts, fact

SUFFIXES = (".pdf",)

_START = b"%PDF-"
_STARTS_WITHIN = 1024  # bytes; what stands before it readers pass over
_READER = Path(__file__).with_name("pdf_lines.py")
_MAX_SECONDS = 90
_FEW = 20  # characters a page, below which the words are in pictures
_BROKEN = 0.2  # the share of characters without meaning from which a PDF does not say what it prints
_ANY_BROKEN = re.compile("[\ufffd\ufffe\uffff\ue000-\uf8ff]")


def knows(head: bytes) -> bool:
    """Whether a file that starts like this is a PDF."""
    return _START in head[:_STARTS_WITHIN]


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report]:
    """The one report of the document; raises CannotLoad where it is none, is locked or scanned, or is too much."""
    if not knows(data):
        raise CannotLoad("no PDF: name it by what it is, or save it again" if data.strip() else "empty: there is nothing to read")
    if len(data) > MAX_BYTES:
        raise CannotLoad(f"larger than {MAX_BYTES // 2**20} MB: save the pages that you want read by themselves")
    told = _read(data)
    lines = printed.lines_of(told["pages"])
    _check_words(lines, len(told["pages"]))
    title = fact(normalise(str(told.get("title") or ""))[0])
    text, notes = footnotes.without_notes(lines)
    found = [*printed.paragraphs_of(text, title), *notes]
    heads = [paragraph.text for paragraph in found if paragraph.kind == "boilerplate"]
    yield paragraphs.report_of(found, path, around=Facts(published=_date(heads)).or_else(around))


def _read(data: bytes) -> dict[str, Any]:
    """The printed lines, found by a process of its own, which may break, or be stopped where it takes too much."""
    command = [sys.executable, "-P", str(_READER)]  # -P: its neighbours have names of the standard library's
    try:
        run = subprocess.run(command, input=data, capture_output=True, timeout=_MAX_SECONDS, check=False, env=_surroundings())  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise CannotLoad(f"takes more than {_MAX_SECONDS} seconds to open: print it to a new PDF, or save it as text") from error
    try:
        told = json.loads(run.stdout) if run.returncode == 0 else None
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise CannotLoad(
            "breaks what opens PDFs, or takes more memory or time than a report may: print it to a new PDF, or save it as text"
        )
    _refuse(told.get("refused"))
    return told


def _surroundings() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(place for place in sys.path if place)}  # the same packages as here


def _refuse(why: str | None) -> None:
    if why == "password":
        raise CannotLoad("locked with a password: open it, and print it to a PDF without one")
    if why == "damaged":
        raise CannotLoad("a damaged PDF: get it once more, or print it to a new one")
    if why:
        raise CannotLoad(f"{why}: save the pages that you want read by themselves")


def _check_words(lines: list[printed.Printed], pages: int) -> None:
    text = "".join(line.text for line in lines)
    if len(text) < _FEW * min(pages, 10):
        words = "no text" if not text else "hardly any text"
        raise CannotLoad(f"a scanned PDF: {words} on its {pages} page{'s' * (pages != 1)}; make text of the pictures first (OCR)")
    if len(_ANY_BROKEN.findall(text)) > _BROKEN * len(text):
        raise CannotLoad("a PDF that does not say which letters it prints: make text of it as of a picture (OCR)")


def _date(heads: list[str]) -> str | None:
    """The full date in a running head."""
    dates = (date_in(head) for head in heads if datelines.timestamp(head) or re.search(r"\b(?:19|20)\d\d\b", head))
    return next((date for date in dates if date and not date.startswith("-")), None)
