"""
Chains of attribution, speakers and restraint: what the figures for one layer of statements cannot tell.

Measured on texts that are marked in depth. Statements without a source count too: two that name nobody agree on that.

- by depth: the outermost statements are at depth 1. A link at depth 2 or 3 is right when content and source are (see `matching`) and
  the statement it stands in is the match of the gold one's, so that the whole chain above it is right too.
- by manner: links at any depth, with the manner read off the quotation marks on both sides, so that precision has a meaning.
- told: of the statements found at any depth, the share whose `manner` the reader tells right.
- parents: of the statements found at any depth, the share that stands in the right statement or, rightly, in none; `inner` counts
  only those that stand in one.
- speakers: quotations without an attribution of their own (no source, no cue). Right where the reader gives the speaker whom it gives to
  the statement that names them, or one of whose mentions is the source there. Precision is over those for which it names anybody.
- false statements: all that is found in texts that attribute nothing to anybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from onrecord.evaluation.figures import Figure, Share, counted, ratio
from onrecord.evaluation.matching import ENOUGH, Case, Compared, Words, by_content, compared, jaccard, pairs
from onrecord.records import Manner, Speaker, Statement

DEPTHS = (1, 2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    texts: int
    by_depth: dict[int, Figure]
    by_manner: dict[Manner, Figure]
    told: Share
    parents: Share
    inner: Share
    speakers: Figure
    false_statements: int
    silent_words: int  # words of the texts that attribute nothing

    @property
    def false_per_thousand(self) -> float:
        """False statements per 1,000 words."""
        return 1000 * self.false_statements / self.silent_words if self.silent_words else 0.0


@dataclass(frozen=True, slots=True)
class _Side:
    """The statements of a text as one party has them; `outer` gives the place of the statement that one stands in."""

    statements: tuple[Compared, ...]
    outer: tuple[int | None, ...]
    depths: tuple[int, ...]

    def within(self, outer: int | None) -> list[int]:
        """The places of the statements that stand directly in one, or in none."""
        return [i for i, place in enumerate(self.outer) if place == outer]


@dataclass(frozen=True, slots=True)
class _Text:
    gold: _Side
    found: _Side
    matched: dict[int, int]  # at any depth
    speakers: Mapping[str, Speaker]
    words: Words


def score(cases: Iterable[Case]) -> Chains:
    """The figures over all texts together."""
    texts = [_text(case) for case in cases]
    silent = [text for text in texts if not text.gold.statements]
    found = [(text, i, j) for text in texts for i, j in text.matched.items()]
    inner = [one for one in found if one[0].gold.outer[one[1]] is not None]
    return Chains(
        texts=len(texts),
        by_depth=_by_depth(texts),
        by_manner={manner: _by_manner(texts, manner) for manner in (Manner.DIRECT, Manner.MIXED, Manner.INDIRECT)},
        told=_share(found, _tells_manner),
        parents=_share(found, _stands_right),
        inner=_share(inner, _stands_right),
        speakers=_speakers(texts),
        false_statements=sum(len(text.found.statements) for text in silent),
        silent_words=sum(len(text.words.starts) for text in silent),
    )


def _text(case: Case) -> _Text:
    words = Words.of(case.text)
    gold, found = _side(words, case.gold), _side(words, case.found)
    matched = pairs(gold.statements, found.statements)
    return _Text(gold, found, matched, {speaker.id: speaker for speaker in case.speakers}, words)


def _side(words: Words, statements: tuple[Statement, ...]) -> _Side:
    place = {statement.id: i for i, statement in enumerate(statements)}
    outer = tuple(None if s.parent is None else place.get(s.parent) for s in statements)
    return _Side(compared(words, statements), outer, tuple(_depth(i, outer) for i in range(len(outer))))


def _depth(place: int, outer: tuple[int | None, ...]) -> int:
    """1 for the outermost. A reading that names statements in a circle, or one that is not there, ends at what can be followed."""
    seen = {place}
    above = outer[place]
    while above is not None and above not in seen:
        seen.add(above)
        above = outer[above]
    return len(seen)


def _by_depth(texts: list[_Text]) -> dict[int, Figure]:
    hits = dict.fromkeys(DEPTHS, 0)
    for text in texts:
        above: list[tuple[int | None, int | None]] = [(None, None)]
        for depth in DEPTHS:
            above = _links_within(text, above)
            hits[depth] += len(above)
    return {
        depth: counted(
            hits[depth],
            sum(text.found.depths.count(depth) for text in texts),
            sum(text.gold.depths.count(depth) for text in texts),
        )
        for depth in DEPTHS
    }


def _links_within(text: _Text, above: list[tuple[int | None, int | None]]) -> list[tuple[int | None, int | None]]:
    """The right links one further in: gold and found places, in gold and found statements that are right themselves."""
    links: list[tuple[int | None, int | None]] = []
    for outer_gold, outer_found in above:
        gold, found = text.gold.within(outer_gold), text.found.within(outer_found)
        matched = pairs([text.gold.statements[i] for i in gold], [text.found.statements[j] for j in found])
        links += [(gold[i], found[j]) for i, j in matched.items()]
    return links


def _by_manner(texts: list[_Text], manner: Manner) -> Figure:
    wanted = given = recalled = right = 0
    for text in texts:
        gold, found = ([one.manner is manner for one in side.statements] for side in (text.gold, text.found))
        wanted, given = wanted + sum(gold), given + sum(found)
        recalled += sum(gold[i] for i in text.matched)
        right += sum(found[j] for j in text.matched.values())
    return Figure(ratio(right, given), ratio(recalled, wanted), given, wanted)


def _share(found: list[tuple[_Text, int, int]], right: Callable[[_Text, int, int], bool]) -> Share:
    return Share(sum(right(*one) for one in found), len(found))


def _tells_manner(text: _Text, i: int, j: int) -> bool:
    gold = text.gold.statements[i]
    wanted = Manner.DIRECT if _is_turn(text.words.text, gold.statement) else gold.manner
    return text.found.statements[j].statement.manner is wanted


def _is_turn(text: str, statement: Statement) -> bool:
    """A transcript's turn is direct without quotation marks: a label, a colon and the words."""
    if statement.cue or not statement.source:
        return False
    return re.fullmatch(r"\s*:\s*", text[statement.source[-1].end : statement.content[0].start]) is not None


def _stands_right(text: _Text, i: int, j: int) -> bool:
    gold, found = text.gold.outer[i], text.found.outer[j]
    return found is None if gold is None else text.matched.get(gold) == found


def _speakers(texts: list[_Text]) -> Figure:
    right = named = wanted = 0
    for text in texts:
        unattributed = [s for s in text.gold.statements if not s.statement.source and not s.statement.cue and s.statement.speaker]
        matched = pairs(unattributed, text.found.statements, by_content)
        wanted += len(unattributed)
        for i, j in matched.items():
            speaker = text.found.statements[j].statement.speaker
            named += speaker is not None
            right += speaker is not None and _is_speaker(text, speaker, unattributed[i].statement.speaker)
    return counted(right, named, wanted)


def _is_speaker(text: _Text, speaker: str, named_by: str | None) -> bool:
    place = next((i for i, s in enumerate(text.gold.statements) if s.statement.id == named_by), None)
    if place is None:
        return False
    if place in text.matched and text.found.statements[text.matched[place]].statement.speaker == speaker:
        return True
    source = text.gold.statements[place].source.words
    mentions = text.speakers[speaker].mentions if speaker in text.speakers else ()
    return any(jaccard(source, text.words.touched([mention])) >= ENOUGH for mention in mentions)
