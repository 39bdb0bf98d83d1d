"""Notes at the foot of pages and the end of documents, which follow the text: those that only refer are boilerplate, others are body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median

from onrecord.sources.paragraphs import Paragraph
from onrecord.sources.printed import Printed

__all__ = ["note", "without_notes"]

_SMALLER = 0.93  # times the size of most of the text
_APART = 2.0  # sizes from line to line, past which something else begins
_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3})(?:[.)\]]|(?=\s)|(?=[A-Z“‘\"']))\s*(?=[^\W\d_]|[“‘\"'(])")
_ALONE = re.compile(r"\W*(?:page|p\.)? ?(?:\d{1,4}|[ivxlc]{1,6})(?: ?(?:of|/) ?\d{1,4})?\W*", re.IGNORECASE)
_CUT = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")

_MAX_REFERENCE = 60  # words; longer ones say something beside
_REFERS = re.compile(
    r"\b(?:ibid|op\. ?cit|loc\. ?cit|doi|isbn|retrieved|accessed|vol\.|pp?\. ?\d|eds?\.|et al)|https?://|\bwww\.|\(\d{4}\)",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?:see|cf\.|ibid|id\.|op\. cit|compare)\b", re.IGNORECASE)
_SAYS = re.compile(r"[“\"][^”\"]{20,}[”\"]|\b(?:said|says|told|denie[sd]|argue[sd]|claim(?:s|ed)|added|insist(?:s|ed)|wrote)\b")


def note(words: str) -> Paragraph:
    """A note as a paragraph of its kind."""
    refers = _POINTS.match(words) or _REFERS.search(words)
    return Paragraph(words, "boilerplate" if refers and not _SAYS.search(words) and len(words.split()) <= _MAX_REFERENCE else "body")


def without_notes(lines: Sequence[Printed]) -> tuple[list[Printed], list[Paragraph]]:
    """The lines but for those of notes at the foot of their pages, and the notes, in order."""
    if not lines:
        return [], []
    usual = median(line.size for line in lines for _ in line.text)
    taken: set[int] = set()
    notes: list[Paragraph] = []
    for page in range(lines[-1].page + 1):
        foot = _foot([i for i, line in enumerate(lines) if line.page == page], lines, usual)
        taken.update(foot)
        notes += map(note, _told(lines[i] for i in foot))
    return [line for i, line in enumerate(lines) if i not in taken], notes


def _foot(page: Sequence[int], lines: Sequence[Printed], usual: float) -> list[int]:
    """The lines of a page, from the top, that are smaller than the text, stand below all of it, and begin with the mark of a note."""
    floor = min((lines[i].bottom for i in page if not _is_small(lines[i], usual) and not _ALONE.fullmatch(lines[i].text)), default=None)
    if floor is None:
        return []
    below = [i for i in page if lines[i].top <= floor + usual and _is_small(lines[i], usual) and not _ALONE.fullmatch(lines[i].text)]
    below.sort(key=lambda i: (-round(lines[i].bottom), lines[i].left))
    start = next((at for at, i in enumerate(below) if _MARK.match(lines[i].text)), len(below))
    foot = below[start : start + 1]
    for i in below[start + 1 :]:
        if lines[foot[-1]].bottom - lines[i].bottom > _APART * lines[i].size:
            break
        foot.append(i)
    return foot


def _is_small(line: Printed, usual: float) -> bool:
    return line.size <= _SMALLER * usual


def _told(lines: Iterable[Printed]) -> list[str]:
    """The words of each note, without its mark."""
    found: list[str] = []
    for line in lines:
        if mark := _MARK.match(line.text):
            found.append(line.text[mark.end() :])
        elif _CUT.search(found[-1]) and line.text[0].islower():
            found[-1] = _CUT.sub("", found[-1]) + line.text
        else:
            found[-1] += f" {line.text}"
    return found
