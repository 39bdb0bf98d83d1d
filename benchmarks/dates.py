"""
How well the words for days, months and years are reckoned to dates, beside dateparser, on the TIMEX3 dates of TimeBank and AQUAINT.

    python -m benchmarks.dates
    python -m benchmarks.dates --data timebank --missed 40

The texts lie in the folder of shared data (`ONRECORD_SHARED`, else `shared` beside the repository; its SOURCE.txt tells where they are
from); they are for measuring only. OnRecord finds the words in the running text; dateparser is given the marked words, which is easier.
Only dates of the calendar count (a year, a month, a day; times are cut to their day), each to the precision that is marked; what a reader
of statements must leave open, as a span of quarters or "now", is left out. Without dateparser (`pip install dateparser`) it stands alone.
"""

from __future__ import annotations

import argparse
import html
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from onrecord.reading.calendars import Calendar
from onrecord.reading.days import Day, days

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
PARTS = ("TimeBank", "AQUAINT")
AROUND = 25  # characters of the text about what was missed
_WRITTEN = re.compile(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>')
_VALUE = re.compile(r'\bvalue="([^"]*)"')
_TYPE = re.compile(r'\btype="(\w+)"')
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PIECES = re.compile(r"<[^>]+>|[^<]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a text and the date that people gave them."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """A report's words, its day, and its marked dates."""

    words: str
    day: date
    dates: tuple[Marked, ...]


@dataclass(slots=True)
class Score:
    """How many dates were given, and how many of them are right."""

    given: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)

    def row(self, name: str, marked: int) -> str:
        return f"| {name} | {self.given:,} | {100 * self.right / max(1, self.given):.1f} | {100 * self.right / max(1, marked):.1f} |"


def texts(folder: Path) -> Iterator[Text]:
    """The texts whose own day is known."""
    for part in PARTS:
        for path in sorted((folder / part).glob("*.tml")):
            raw = path.read_text(encoding="utf-8", errors="replace")
            day = _date_of(found[0]) if (found := _WRITTEN.search(raw)) else None
            if day and len(day) == len("2024-05-14"):
                yield _text(raw, date.fromisoformat(day))


def _text(raw: str, day: date) -> Text:
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    words, marked, opened = "", list[Marked](), list[tuple[int, str]]()
    for piece in _PIECES.findall(body[1] if body else raw):
        if piece.startswith("<TIMEX3"):
            opened.append((len(words), piece))
        elif piece.startswith("</TIMEX3"):
            start, tag = opened.pop()
            kind = _TYPE.search(tag)
            if kind and kind[1] in ("DATE", "TIME") and (value := _date_of(tag)):
                marked.append(Marked(start, len(words), value))
        elif not piece.startswith("<"):
            words += re.sub(r"\s+", " ", html.unescape(piece))
    return Text(words, day, tuple(marked))


def _date_of(tag: str) -> str | None:
    value = found[1].split("T")[0] if (found := _VALUE.search(tag)) else ""
    return value if _DATE.fullmatch(value) else None


def ours(text: Text, score: Score) -> None:
    found: list[Day] = list(days(text.words, 0, len(text.words), Calendar(text.day)))
    for each in text.dates:
        said = next((day.said for day in found if day.span.start < each.end and each.start < day.span.end), None)
        score.given += said is not None
        score.right += said == each.value
        if said != each.value:
            before, after = text.words[max(0, each.start - AROUND) : each.start], text.words[each.end : each.end + AROUND]
            score.missed.append(f"{text.day} {before}[{text.words[each.start : each.end]}]{after}: {each.value}, given {said}")


def peers(text: Text, score: Score) -> None:
    """Raises ImportError where dateparser is not there."""
    import dateparser

    base = {"RELATIVE_BASE": datetime.combine(text.day, datetime.min.time()), "PREFER_DATES_FROM": "past"}
    for each in text.dates:
        told = dateparser.parse(text.words[each.start : each.end], languages=["en"], settings=base)
        score.given += told is not None
        score.right += told is not None and told.date().isoformat()[: len(each.value)] == each.value


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().partition("\n")[0])
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "timebank", help="folder with the parts TimeBank and AQUAINT")
    parser.add_argument("--missed", type=int, default=0, metavar="N", help="shows so many of the dates that OnRecord got wrong")
    wanted = parser.parse_args()
    known = list(texts(wanted.data))
    if not known:
        parser.error(f"{wanted.data}: no texts of TimeBank there: name its folder with --data")
    marked = sum(len(each.dates) for each in known)
    print(f"{len(known)} texts, {marked:,} dates of the calendar\n\n| | given | precision | recall |\n|---|---|---|---|")
    own, other = Score(), Score()
    for each in known:
        ours(each, own)
    print(own.row("OnRecord, in running text", marked))
    try:
        for each in known:
            peers(each, other)
        print(other.row("dateparser, given the words", marked))
    except ImportError:
        print("\ndateparser is not here: pip install dateparser")
    for line in own.missed[: wanted.missed]:
        print(line)


if __name__ == "__main__":
    main()
