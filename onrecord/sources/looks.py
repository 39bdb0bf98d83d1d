"""How the lines of a text look: length, case, ending, opening, words of the trade, where each stands and what stands beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.sources import datelines, entries
from onrecord.sources.lines import Line, furniture, in_capitals
from onrecord.sources.signs import ANYWHERE, AT_START, TURN

__all__ = ["Looks", "looks_of"]

Looks = frozenset[str]

_LOOKED_AT, _END = 340, 60  # characters of a line at its start, and at its end where it is longer
_HEAD, _TOP = 15, 5  # lines
_PROSE = 130  # characters from which a line of sentences is the story itself
_LENGTHS = (12, 25, 45, 70, 100, 140, 200, 300)
_PLACES = (0, 1, 2, 3, 5, 8, 12)

_SIGNS = (
    *((name, re.compile(pattern).match) for name, pattern in AT_START.items()),
    *((name, re.compile(pattern).search) for name, pattern in ANYWHERE.items()),
)
_SMALL = re.compile(r"\b(?:the|a|an|of|to|in|on|at|for|and|but|that|it|he|she|they|who|with|by|from|as|not|no|his|her|its|their|this)\b")
_JOINING = frozenset("from with over into after before about under between their that this which".split())
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TURN = re.compile(TURN)
_DIGITS = re.compile(r"[\d:.\[\]() *_]+")


def looks_of(lines: Sequence[Line]) -> list[Looks]:
    """The looks of every line of a text, those of its neighbours and its place in it included."""
    lines = [
        line if len(line.text) <= _LOOKED_AT else replace(line, text=f"{line.text[:_LOOKED_AT]} {line.text[-_END:]}") for line in lines
    ]
    own = [frozenset(_own(line)) for line in lines]
    prose = [_is_prose(line.text, looks) for line, looks in zip(lines, own, strict=True)]
    turns = _turns(lines)
    first = next((i for i, told in enumerate(prose) if told or i in turns), len(lines))
    last = next((i for i in range(len(lines) - 1, -1, -1) if prose[i] or i in turns), -1)
    timed = entries.opened(lines)
    known = (("text of turns", turns), ("text of entries", timed), ("text without prose", first == len(lines)))
    whole = {name for name, holds in known if holds}
    apart = sum(line.after_gap for line in lines) > len(lines) / 4
    found = []
    for i, looks in enumerate(own):
        looks = looks | set(_titles(lines, own, i, first, last))
        if i < min(first, _TOP) and "ends as a sentence" in looks and "lead of a byline" not in looks:
            looks |= {"sentence in the head"}
        beside = _beside(lines, own, prose, i) if apart else _beside_only(own, prose, i)
        place = _placed(i, len(lines), first, last)
        found.append(looks | whole | {*beside, *place, *_ordered(i, turns, timed)})
    return found


_NO_TITLE = frozenset(
    "mail,telephone,address,turn,known timestamp,form of a byline,known credit,known boilerplate,known promo,known caption,all signs,"
    "number alone,day alone,time alone,ends in a colon,ends in a comma,opens with a bullet,all in brackets,small code,signs off,"
    "words of a speaker".split(",")
)


def _may_be_title(line: Line, looks: Looks) -> bool:
    """Whether words could be a heading: some, few, without the stop of a sentence, and nothing else by their form."""
    return 4 <= len(line.text) <= 140 and not looks & _NO_TITLE and ("ends as a sentence" not in looks or line.text[-1] in '?!”’"…')


def _titles(lines: Sequence[Line], own: Sequence[Looks], i: int, first: int, last: int) -> Iterator[str]:
    """What a line is among those that could be headings."""
    if not _may_be_title(lines[i], own[i]):
        return
    where = "above" if i < first else "below" if i > last else "in"
    yield f"may be a title {where}"
    if i < _HEAD:
        others = [len(lines[j].text) for j in range(min(first + 1, len(lines), _HEAD)) if j != i and _may_be_title(lines[j], own[j])]
        if not any(_may_be_title(lines[j], own[j]) for j in range(i)):
            yield "first that may be a title"
        if all(len(lines[i].text) > other for other in others):
            yield "longest that may be a title"
    if "many words" in own[i] or "4 words" in own[i]:
        yield f"title of words {where}"
    if i + 1 < len(lines) and len(lines[i + 1].text) > 80:
        yield f"may be a title {where}, over a long line"
    if lines[i].after_gap and i + 1 < len(lines) and lines[i + 1].after_gap:
        yield f"may be a title {where}, apart"


def _ordered(i: int, turns: Container[int], timed: Mapping[int, bool]) -> Iterator[str]:
    """What a line is in the order of the whole: a turn of a transcript, an entry of a live page."""
    if i in turns:
        yield "turn of many"
    yield "no entry" if i not in timed else "entry with words" if timed[i] else "time of an entry"


def _own(line: Line) -> Iterator[str]:
    text = line.text
    yield f"up to {next((length for length in _LENGTHS if len(line.text) <= length), 'any')} characters"
    yield from (name for name, holds in _SIGNS if holds(text))
    words = _WORD.findall(text)
    yield f"{min(len(words), 4) if len(words) < 6 else 'many'} words"
    large = [word for word in words if len(word) > 3]
    if in_capitals(text):
        yield "in capitals"
    elif len(large) > 1 and sum(word[0].isupper() for word in large) >= 0.7 * len(large):
        yield "capitals at words"
    weighty = sum(word[0].islower() for word in large if word.lower() not in _JOINING)
    yield f"{min(weighty, 3)} words of weight in small letters"
    small = len(_SMALL.findall(text))
    if small:
        yield "small words" if small < 3 else "many small words"
    yield from _form(line)


def _form(line: Line) -> Iterator[str]:
    """What the forms that are known in full take a line for."""
    text = line.text
    if known := furniture(line).zones:
        yield f"known {known[0].kind}"
    forms = (
        ("form of a byline", datelines.byline(text) or datelines.is_unnamed_byline(text)),
        ("form of a dateline alone", datelines.dateline_alone(text)),
        ("form of a dateline", datelines.dateline(text)),
        ("form of people", datelines.people(text)),
        ("form of a masthead", datelines.is_masthead(text)),
    )
    yield from (name for name, found in forms if found)


def _is_prose(text: str, looks: Looks) -> bool:
    """Whether a line is surely the story: sentences at length."""
    return len(text) >= _PROSE and not in_capitals(text) and not looks.isdisjoint(("ends as a sentence", "two sentences"))


def _turns(lines: Sequence[Line]) -> set[int]:
    """The lines that somebody speaks: a label that comes again, or several labels with sentences after them."""
    labels: dict[int, str] = {}
    for i, line in enumerate(lines):
        if (found := _TURN.match(line.text)) and re.search(r"[.?!…—–-][\"”’)*\]]*$", line.text):
            labels[i] = _DIGITS.sub(" ", found[0]).strip().casefold()
    known = Counter(labels.values())
    told = {i for i, label in labels.items() if known[label] > 1}
    return set(labels) if len(told) >= 3 else set()


def _beside(lines: Sequence[Line], own: Sequence[Looks], prose: Sequence[bool], i: int) -> Iterator[str]:
    if lines[i].after_gap or not i:
        yield "gap before"
    if i + 1 == len(lines) or lines[i + 1].after_gap:
        yield "gap after"
    elif i and lines[i].after_gap and "known credit" in own[i + 1] and "ends as a sentence" not in own[i]:
        yield "just over a credit"
    yield from _beside_only(own, prose, i)


def _beside_only(own: Sequence[Looks], prose: Sequence[bool], i: int) -> Iterator[str]:
    for name, at in (("before", i - 1), ("after", i + 1)):
        if 0 <= at < len(own):
            if prose[at]:
                yield f"prose {name}"
            yield from (f"{look} {name}" for look in _TELLING & own[at])


_TELLING = frozenset(
    "ends as a sentence,known timestamp,form of a byline,known credit,form of a dateline,opens with a bullet,time of an entry,"
    "in capitals,ends in a colon,contact,mail,telephone,who was there,call,name,letter,two sentences,ends in a question,kind of paper,"
    "office,handle".split(",")
)


def _placed(i: int, count: int, first: int, last: int) -> Iterator[str]:
    """Where a line stands: from the top, from the bottom, and before, in or after the story."""
    yield "above the story" if i < first else "below the story" if i > last else "in the story"
    yield f"line {next((place for place in _PLACES if i <= place), 'further down')}"
    yield f"line {next((place for place in _PLACES if count - 1 - i <= place), 'further up')} from the end"
    if i + 1 == first:
        yield "just above the story"
