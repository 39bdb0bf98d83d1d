"""
When, where and by what means each statement was made: from its own clause, and from the scene that goes on around it (G12).

Nothing is filled in without words for it: a day printed for this saying, the scene of the same speaker just before, the head of a
transcript or of a sitting's record, the entries of a live page; and for a headline the same saying in the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.calendars import calendar_of
from onrecord.reading.channels import channel, is_document, is_thought
from onrecord.reading.clauses import Sentences, pieces_of
from onrecord.reading.days import Day, days
from onrecord.reading.occasions import occasions
from onrecord.reading.sittings import sitting_of
from onrecord.reading.spans import covered, meets
from onrecord.records import Report, Span, Spans, Speaker, Statement

__all__ = ["placed"]

FAR = 1500  # characters after which no scene goes on
TITLES = 50  # headlines for which the body is searched; a page with more is a list
NEAR = 0.5  # of a headline's words, how many a statement of the body must have to be the same saying
SAME = 0.3  # where both have one speaker
_WORDS = re.compile(r"\w{4,}")
_PRONOUN = re.compile(r"(?i)(?:he|she|it|they|who|which)")
_EARLIER = re.compile(r"(?i)(?:had|having|[’']d)\b")
_UNSAID = re.compile(r"(?i)\b(?:not|n[’']t|declin\w*|refus\w*|stop\w* short|no mention|no attempt)\b")
_DATED = re.compile(r"(?i)\b(?:dated|of|from|published|issued|signed|released|for|on)(?: on)? $")
_BALLOT = re.compile(
    r"(?i)\bby (?:a vote of )?(?:\d+|[a-z]+(?:-[a-z]+)?)(?: votes?)?(?: to |[-–])(?:\d+|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|none)\b"
)
_DECIDES = re.compile(
    r"(?i)\b(?:ruled|approved|backed|decided|recommend\w*|agreed|rejected|resolved|passed|adopted|upheld|elected|declined)\b"
)
_PARTNER = re.compile(r" (?:him|her|them|(?:the |his |her )?[A-Z])")  # somebody who was rung up, and not by the reporter
_LISTENER = re.compile(r" (?:me|us|to)\b")


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of when, where and how a statement was made."""

    said_on: str | None = None
    occasion: Spans = ()
    channel: str | None = None

    def __bool__(self) -> bool:
        return bool(self.said_on or self.occasion or self.channel)


def placed(report: Report, found: Sequence[Statement], speakers: Iterable[Speaker] = ()) -> tuple[Statement, ...]:
    """The statements with day, occasion and channel, in their order."""
    scenes = _Scenes(report, found, {each.id for each in speakers if each.kind == "document"})
    told = scenes.told()
    return tuple(
        replace(said, said_on=now.said_on, occasion=now.occasion, channel=now.channel) for said, now in zip(found, told, strict=True)
    )


class _Scenes:
    """A report's statements, and what has been told so far of each."""

    def __init__(self, report: Report, found: Sequence[Statement], documents: set[str]) -> None:
        self._text, self._found, self._documents = report.text, found, documents
        self._calendar = calendar_of(report)
        self._sentences = Sentences(report.text, found)
        self._heads = covered(zone.span for zone in report.zones if zone.kind in ("headline", "deck"))
        self._sitting = sitting_of(report, found, self._calendar)
        self._so_far: list[_Told] = []
        self._own_phrases: set[int] = set()  # statements whose own clause tells an occasion
        self._day: str | None = None  # the last that was told, which "the next morning" counts from

    def told(self) -> list[_Told]:
        before: dict[str | None, int] = {}  # the statement before, of those inside the same one
        for i, said in enumerate(self._found):
            now = self._own(said)
            if now.occasion:
                self._own_phrases.add(i)
            if self._in_head(said):
                live = self._in_sitting(said, now) if self._sitting and self._sitting.live and said.parent is None else now
                self._so_far.append(_Told(live.said_on))
                continue
            k = before.get(said.parent)
            if k is not None and self._goes_on(self._found[k], said, now):
                now = self._going_on(k, said, now)
            self._so_far.append(self._in_sitting(said, now) if said.parent is None else now)
            before[said.parent] = i
            self._day = self._so_far[i].said_on or self._day
        bare = [i for i, said in enumerate(self._found) if self._in_head(said) and said.parent is None and not self._so_far[i]]
        if bare:
            body = [
                (said, on.said_on, self._stems(said)) for said, on in zip(self._found, self._so_far, strict=True) if self._dated(said, on)
            ]
            for i in bare[:TITLES]:
                self._so_far[i] = _Told(self._day_in(body, self._found[i]))
        return self._so_far

    def _dated(self, said: Statement, told: _Told) -> bool:
        return told.said_on is not None and said.parent is None and not self._in_head(said)

    def _own(self, said: Statement) -> _Told:
        clause = self._sentences.clause(said)
        phrases = occasions(self._text, clause)
        source, cue = self._words(said.source), self._words(said.cue)
        said_on = next((on for span in phrases for on in self._reckoned(span)), None)
        if said_on is None and is_document(source):
            said_on = next((on for span in said.source for on in self._reckoned(span, dated=True)), None)
        if said.cue and (listener := _LISTENER.match(self._text, said.cue[-1].end)) and (said.parent is None or "to" in listener[0]):
            cue += listener[0]
        means = channel(" / ".join(span.of(self._text) for span in phrases), cue, source)
        if means is None and _DECIDES.search(cue) and any(_BALLOT.search(gap.of(self._text)) for gap in clause.gaps):
            means = "vote"
        if means is None and said.speaker in self._documents:
            means = "document"
        if means == "call" and said.parent is None and not _PARTNER.match(self._text, said.cue[-1].end if said.cue else 0):
            means = "interview"
        return _Told(said_on, phrases, means)

    def _reckoned(self, span: Span, *, dated: bool = False) -> Iterable[str]:
        """The dates that a phrase gives; of a document only those that it is dated by."""
        for day in days(self._text, span.start, span.end, self._calendar):
            if dated and not _DATED.search(self._text, max(span.start, day.span.start - 20), day.span.start):
                continue
            if on := self._on(day):
                yield on

    def _on(self, day: Day) -> str | None:
        if day.shift is None or self._day is None or self._calendar is None:
            return day.said
        return self._calendar.moved(self._day, day.shift)

    def _in_head(self, said: Statement) -> bool:
        return meets(self._heads, said.content[0].start, said.content[0].end)

    def _goes_on(self, last: Statement, said: Statement, now: _Told) -> bool:
        """Whether the scene of the statement before goes on: the same speaker, near, and nothing that names another scene."""
        if now.said_on or now.occasion or is_thought(self._words(said.cue)):
            return False
        end, start = max(p.end for p in pieces_of(last)), min(p.start for p in pieces_of(said))
        if start > end:
            rest = self._text[end:start]
            if rest.count("\n\n") > 1 or any(
                True for _ in days(self._text, self._sentences.end(end), max(start, self._sentences.end(end)), None)
            ):
                return False
        if said.speaker is None or last.speaker is None:
            return said.speaker is last.speaker or bool(_PRONOUN.fullmatch(self._words(said.source)))
        return said.speaker == last.speaker

    def _going_on(self, k: int, said: Statement, now: _Told) -> _Told:
        """What a scene that goes on hands to its next statement; its phrases only to the next sentence."""
        last, before = self._found[k], self._so_far[k]
        near = (
            bool(said.cue)
            and k in self._own_phrases
            and self._sentences.apart(last, said) <= 1
            and not _UNSAID.search(self._words(said.cue))
        )
        means = None if is_document(self._words(last.source)) and not is_document(self._words(said.source)) else before.channel
        return _Told(before.said_on, before.occasion if near else (), now.channel or means)

    def _in_sitting(self, said: Statement, now: _Told) -> _Told:
        """With day and means of the sitting, transcript or live page that the whole report is of, where the statement tells no other."""
        sitting = self._sitting
        if sitting is None or is_document(self._words(said.source)) or said.speaker in self._documents:
            return now
        cue = self._words(said.cue)
        if _EARLIER.match(cue) or (sitting.live and (is_thought(cue) or now.said_on)):
            return now
        if now.said_on and now.said_on != sitting.day:
            return now
        return _Told(sitting.day, now.occasion, now.channel if sitting.live else sitting.channel or now.channel)

    def _day_in(self, body: list[tuple[Statement, str | None, set[str]]], said: Statement) -> str | None:
        """The day of the statement in the body that says what a headline says."""
        mine, best, share = self._stems(said), None, 0.0
        for other, on, stems in body if mine else ():
            both = len(mine & stems) / len(mine)
            if both > max(share, SAME if said.speaker is not None and said.speaker == other.speaker else NEAR):
                best, share = on, both
        return best

    def _stems(self, said: Statement) -> set[str]:
        return {word[:5] for word in _WORDS.findall(self._words(said.content).lower())}

    def _words(self, spans: Spans) -> str:
        return " ".join(span.of(self._text) for span in spans)
