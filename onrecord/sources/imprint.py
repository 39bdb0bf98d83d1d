"""A line that tells outlet, date and author at once, cut at its separators: `The Fenby Argus, 3 May 2031, page 2`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.sources import datelines
from onrecord.sources.reports import Facts, fact

__all__ = ["Imprint", "cut", "is_place_of"]

_MAX_LINE = 220  # characters
_MAX_PIECE = 110
_SEARCHED, _MOST_SOUGHT = 200_000, 500  # characters of a text, and words looked for in them: the time grows with both
_SEPARATOR = re.compile(r" ?[|/·•] ?| [—–-] |[,;] (?![a-z])|(?<=[a-z\d]{2})\. (?=[A-Z])")
_ENDS = re.compile(r"(?:[,|/·•—–;:-]|(?<=[\w)])\.)\s*$")
_SIGNED = re.compile(
    r"\W{0,2}(?:(?:updates|interview|edited|reader|words|text|report(?:ing|ed)?) ?(?:by|:) ?|by |your live team: )(?P<names>.+)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:fellow|correspondent|editor|reporter|columnist|writer|analyst|professor|researcher|director|staff)s?\b", re.IGNORECASE
)
_NAMED = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}")
_PAGES_OWN = re.compile(
    r"\b(?:times? (?:are|is)|all times|newest|unrevised|issue|no\. ?\d+|page|made from|for (?:immediate )?(?:use|release)|in brief)\b",
    re.IGNORECASE,
)
_NO_OUTLET = re.compile(
    rf"{_PAGES_OWN.pattern}|\b(?:session|sitting|debate|press release|transcript|court|division|news at|conference room|bulletin no)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"news\b.*|(?:.* )?(?:news|sports?|politics|world|business|culture|opinion|comment|economy|science|health"
    r"|features?|travel|magazine|edition|national"
    r"|local|international|home|foreign|analysis|arts|weekend|agency|service|station|office)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2}")
_TO_THE_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_FINAL = re.compile(r"[.!?][\"”’)]*$")


@dataclass(frozen=True, slots=True)
class Imprint:
    """The cuts of such a line, kind and characters each, and what they say."""

    cuts: tuple[tuple[str, int, int], ...]
    facts: Facts


def is_place_of(text: str) -> Callable[[str], bool]:
    """Whether the text speaks of something as of a place that one is in, or names it again after the head."""
    searched, known = text[:_SEARCHED], dict[str, bool]()

    def is_place(words: str) -> bool:
        if words not in known and len(known) < _MOST_SOUGHT:
            known[words] = bool(words and re.search(rf"\b(?:in|at|from|near|to|of|outside) {re.escape(words)}\b", searched))
        return known.get(words, False)

    return is_place


def cut(line: str, is_place: Callable[[str], bool]) -> Imprint | None:
    """The cuts of a line with a date and something beside it; None where it is no such line, or goes on as a sentence does."""
    if len(line) > _MAX_LINE or not (found := datelines.stamp_in(line)):
        return None
    start, end = found
    before, after = line[:start], line[end:]
    if not (before or after) or (before and not _ENDS.search(before)) or (after and not re.match(r"\s*(?:[|/·•—–,;.-]|$)", after)):
        return None
    end += re.match(r"\s*[|/·•—–,;:.-]*\s*", after).end() if after.strip() else 0  # type: ignore[union-attr]
    pieces = [*_pieces(line, 0, start), *_pieces(line, end, len(line))]
    if any(not _may_be_piece(line[a:b]) for a, b in pieces):
        return None
    return _told(line, (start, end), pieces, is_place)


def _pieces(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in _SEPARATOR.finditer(line, start, end):
        if found.start() > at:
            yield at, found.end()
            at = found.end()
    if line[at:end].strip():
        yield at, end


def _may_be_piece(words: str) -> bool:
    """Whether words are a name, a section or a note of the page's own, and no part of a sentence."""
    words = _ENDS.sub("", words.strip())
    if len(words) > _MAX_PIECE or not words:
        return False
    small = [word for word in words.split() if word[0].islower() and len(word) > 3]
    return bool(_SIGNED.match(words) or _PAGES_OWN.search(words) or _OFFICE.search(words)) or (len(small) <= 1 and not _FINAL.search(words))


def _told(line: str, stamp: tuple[int, int], pieces: list[tuple[int, int]], is_place: Callable[[str], bool]) -> Imprint:
    start, end = stamp
    found = _signed_on([(_kind(line[a:b]), a, b) for a, b in pieces], line)
    facts = datelines.timestamp(line[start:end].strip(" |/·•—–,;:.-")) or Facts()
    stamped = "timestamp"
    last = next((piece for piece in reversed(found) if piece[2] <= start), None)
    if (
        last
        and last[0] == "boilerplate"
        and _is_place(_bare(line, last), is_place, alone=last[1] == 0, to_the_day=_to_the_day(line, last, (start, end)))
    ):
        found.remove(last)
        facts = facts.or_else(Facts(place=fact(re.split(r"\. ", _bare(line, last))[-1])))
        start, stamped = last[1], "dateline"
    found.append((stamped, start, end))
    cuts = list(_joined(sorted(found, key=lambda each: each[1])))
    facts = facts.or_else(Facts(authors=tuple(name for piece in cuts if piece[0] == "byline" for name in _authors(_bare(line, piece)))))
    outlet = next((piece for piece in sorted(found, key=lambda each: each[1]) if piece[0] == "boilerplate" and piece[2] <= start), None)
    if outlet and _is_name(_bare(line, outlet)):
        facts = facts.or_else(Facts(outlet=fact(_bare(line, outlet))))
    return Imprint(tuple((kind, a, a + len(line[a:b].rstrip())) for kind, a, b in cuts), facts)


def _to_the_day(line: str, place: tuple[str, int, int], stamp: tuple[int, int]) -> bool:
    """Whether nothing but a comma parts the words from a day, as it parts a place and not a paper from its date."""
    return line[: place[2]].rstrip().endswith(",") and bool(_TO_THE_DAY.search(line[slice(*stamp)]))


def _is_place(words: str, is_place: Callable[[str], bool], *, alone: bool, to_the_day: bool) -> bool:
    """Whether the words before a date are where it was; after another name they are, unless they are a section's."""
    if datelines.is_masthead(words) or _SECTION.fullmatch(words) or _NO_OUTLET.search(words):
        return False
    if alone and to_the_day and not words.startswith("The ") and _PLACE.fullmatch(words) and words.count(" ") < 2:
        return True
    return ". " in words or is_place(re.split(r"[.,] ", words)[-1]) or (not alone and bool(_PLACE.fullmatch(words)))


def _signed_on(pieces: list[tuple[str, int, int]], line: str) -> list[tuple[str, int, int]]:
    """Names that follow a byline are of it."""
    found: list[tuple[str, int, int]] = []
    for kind, a, b in pieces:
        goes_on = found and found[-1][0] == "byline" and found[-1][2] == a and _NAMED.fullmatch(_bare(line, (kind, a, b)))
        found.append(("byline" if goes_on else kind, a, b))
    return found


def _is_name(words: str) -> bool:
    return words[:1].isupper() and not _NO_OUTLET.search(words) and not datelines.is_rubric(words) and len(words) <= 60


def _bare(line: str, piece: tuple[str, int, int]) -> str:
    return _ENDS.sub("", line[piece[1] : piece[2]].strip()).strip()


def _kind(words: str) -> str:
    signed = _SIGNED.match(words) or (_OFFICE.search(words) and _NAMED.match(words))
    return "byline" if signed else "boilerplate"


def _joined(pieces: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Neighbours of one kind as one, and a byline with the office after its name."""
    held: tuple[str, int, int] | None = None
    for piece in pieces:
        if held and held[0] == piece[0] != "timestamp":
            held = (held[0], held[1], piece[2])
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _authors(words: str) -> tuple[str, ...]:
    told = datelines.byline(words) or datelines.byline(f"By {(_SIGNED.match(words) or {'names': words})['names']}")
    return told.authors if told else ()
