"""What changed from one version of a report to the next: words that gave way to others, and statements that came, went or stayed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from onrecord.outline import join
from onrecord.records import Dossier, Spans, Statement

__all__ = ["Change", "Edit", "changed", "compare", "passages"]

_WIDE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # no space between words
_WORD = re.compile(rf"\s*(?:[{_WIDE}]|[^\W{_WIDE}]+|[^\w\s])|\s+")
_SENTENCE = re.compile(r"[.!?]\s|[。！？]|.?\s*\n")  # its last character, and the white space of the next
_WORDS_AT_ONCE = 4_000_000  # pairs of words that are compared; in more than that, sentences are compared first
_SENTENCES_AT_ONCE = 25_000_000  # pairs of sentences; in a text of more, all between its first and its last change is one edit
_EFFORT = 20_000_000  # pairs of words in all of a text's sentences; what is left then stays in whole sentences
_ISLAND = 5  # characters between two edits that are no reason to cut them apart

_Ends = tuple[int, int]
_Gap = tuple[int, int, int, int]  # tokens of the old text, from and to, and of the new one


@dataclass(frozen=True, slots=True)
class Edit:
    """From and to in the old text, and from and to in the new one, of what stands there instead; one of both may be empty."""

    old: _Ends
    new: _Ends


@dataclass(frozen=True, slots=True)
class Change:
    """Edits in text order, and each statement of both versions in one place; what stayed comes as it was and as it is."""

    edits: tuple[Edit, ...]
    came: tuple[Statement, ...]
    went: tuple[Statement, ...]
    stayed: tuple[tuple[Statement, Statement], ...]


def compare(old: Dossier, new: Dossier) -> Change:
    """What changed. A statement stayed where its source, cue and content have the words that they had, wherever they stand now."""
    edits = changed(old.report.text, new.report.text)
    pairs = _pairs(old, new, edits)
    came = set(range(len(new.reading.statements))) - set(pairs.values())
    return Change(
        edits=edits,
        came=tuple(new.reading.statements[i] for i in sorted(came)),
        went=tuple(said for i, said in enumerate(old.reading.statements) if i not in pairs),
        stayed=tuple((old.reading.statements[i], new.reading.statements[pairs[i]]) for i in sorted(pairs)),
    )


def passages(edits: Iterable[Edit], within: int) -> Iterator[list[Edit]]:
    """Edits of one text in groups to be shown together: with at most so many characters of the old text between two."""
    group: list[Edit] = []
    for edit in edits:
        if group and edit.old[0] - group[-1].old[1] > within:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _pairs(old: Dossier, new: Dossier, edits: Sequence[Edit]) -> dict[int, int]:
    """Which statement of the new version is which of the old: said twice in the same words, by the place that it has now."""
    there: dict[object, list[int]] = defaultdict(list)
    for i, said in enumerate(new.reading.statements):
        there[_key(said, new.report.text)].append(i)
    pairs: dict[int, int] = {}
    moved: list[tuple[int, object]] = []
    for i, said in enumerate(old.reading.statements):
        key = _key(said, old.report.text)
        place = _moved(_start(said), edits)
        same = next((j for j in there[key] if _start(new.reading.statements[j]) == place), None)
        if same is None:
            moved.append((i, key))
        else:
            there[key].remove(same)
            pairs[i] = same
    for i, key in moved:
        if there[key]:
            pairs[i] = there[key].pop(0)
    return pairs


def _key(said: Statement, text: str) -> object:
    return tuple(_words(text, spans) for spans in (said.source, said.cue, said.content))


def _words(text: str, spans: Spans) -> tuple[str, ...]:
    words = join(text, spans)
    return tuple(re.findall(r"\w+", words.casefold())) or (words,)


def _start(said: Statement) -> int:
    return said.content[0].start


def _moved(place: int, edits: Sequence[Edit]) -> int | None:
    """Where a place of the old text is in the new one; None within what changed."""
    before = bisect_right(edits, place, key=lambda edit: edit.old[0]) - 1
    if before < 0:
        return place
    edit = edits[before]
    return place - edit.old[1] + edit.new[1] if place >= edit.old[1] else None


def changed(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that make the new text of the old one, by whole words; in long texts with much changed, by whole sentences."""
    a, b = _WORD.findall(old), _WORD.findall(new)
    a_at, b_at = (list(accumulate(map(len, words), initial=0)) for words in (a, b))
    gaps = _joined(_gaps(a, b), a_at)
    return tuple(_edit(old, new, (a_at[i], a_at[k]), (b_at[j], b_at[n])) for i, k, j, n in gaps)


def _edit(old: str, new: str, was: _Ends, now: _Ends) -> Edit:
    """An edit without the white space in front that both have."""
    same = _alike(zip(old[slice(*was)], new[slice(*now)], strict=False))
    blank = min(same, len(old[slice(*was)]) - len(old[slice(*was)].lstrip()))
    return Edit((was[0] + blank, was[1]), (now[0] + blank, now[1]))


def _gaps(a: list[str], b: list[str]) -> Iterator[_Gap]:
    head = _alike(zip(a, b, strict=False))
    rest = min(len(a), len(b)) - head
    tail = _alike(zip(reversed(a[len(a) - rest :]), reversed(b[len(b) - rest :]), strict=True)) if rest else 0
    middle = (head, len(a) - tail, head, len(b) - tail)
    effort = 0
    for gap in [middle] if _size(middle) <= _WORDS_AT_ONCE else _by_sentences(a, b, middle):
        effort += _size(gap)
        if _size(gap) <= _WORDS_AT_ONCE and effort <= _EFFORT:
            yield from _differences(a, b, gap)
        else:
            yield gap


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs in a row, from the first, are of two that are the same."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _size(gap: _Gap) -> int:
    return (gap[1] - gap[0]) * (gap[3] - gap[2])


def _differences(a: Sequence[str], b: Sequence[str], gap: _Gap) -> Iterator[_Gap]:
    i, k, j, n = gap
    for kind, *ends in SequenceMatcher(None, a[i:k], b[j:n]).get_opcodes():
        if kind != "equal":
            yield i + ends[0], i + ends[1], j + ends[2], j + ends[3]


def _by_sentences(a: list[str], b: list[str], middle: _Gap) -> Iterator[_Gap]:
    """What changed, in whole sentences, as places of words."""
    a_cuts, b_cuts = _cuts(a, *middle[:2]), _cuts(b, *middle[2:])
    old, new = (["".join(words[x:y]) for x, y in pairwise(cuts)] for words, cuts in ((a, a_cuts), (b, b_cuts)))
    whole = (0, len(old), 0, len(new))
    for i, k, j, n in _differences(old, new, whole) if _size(whole) <= _SENTENCES_AT_ONCE else [whole]:
        yield a_cuts[i], a_cuts[k], b_cuts[j], b_cuts[n]


def _cuts(words: list[str], start: int, end: int) -> list[int]:
    starts = (i for i in range(start + 1, end) if _SENTENCE.match(words[i - 1][-1] + words[i]))
    return [start, *starts, end]


def _joined(gaps: Iterable[_Gap], a_at: list[int]) -> list[_Gap]:
    """Gaps with so little between them that they read better as one."""
    found: list[_Gap] = []
    for i, k, j, n in gaps:
        if found and a_at[i] - a_at[found[-1][1]] <= _ISLAND:
            i, _, j, _ = found.pop()
        found.append((i, k, j, n))
    return found
