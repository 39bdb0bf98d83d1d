"""
When, where and by what means each statement was made: from its own clause, and from the scene that goes on around it (G12).

Nothing is filled in without words for it: a day printed for this saying, the scene of the same speaker just before, the head of a
transcript or of a sitting's record, the entries of a live page; and for a headline the same saying in the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.calendars import calendar_of
from onrecord.reading.channels import channel, is_document, is_thought
from onrecord.reading.clauses import Sentences, pieces_of
from onrecord.reading.days import Day, days
from onrecord.reading.occasions import heard, is_outlet, occasions, own_outlet
from onrecord.reading.sittings import sitting_of
from onrecord.reading.spans import covered, meets
from onrecord.records import Report, Span, Spans, Speaker, Statement

__all__ = ["placed"]

FAR = 1500  # characters after which no scene goes on
OF = 3  # characters of a day's words that may be its "of"
TITLES = 50  # headlines for which the body is searched; a page with more is a list
NEAR = 0.5  # of a headline's words, how many a statement of the body must have to be the same saying
SAME = 0.3  # where both have one speaker
_WORDS = re.compile(r"\w{4,}")
_PRONOUN = re.compile(r"(?i)(?:he|she|it|they|who|which)")
_PRINTS = re.compile(r"(?i)\b(?:report|print|wr[io]t|quot|publish|gave|carried|styles?\b|put\b)")
_WHO = re.compile(r"(?i)who|which|whose")
_EARLIER = re.compile(r"(?i)(?:had|having|[’']d)\b")
_UNSAID = re.compile(r"(?i)\b(?:not|n[’']t|declin\w*|refus\w*|stop\w* short|no mention|no attempt)\b")
_DATED = re.compile(r"(?i)\b(?:dated|of|from|published|issued|signed|released|for|on)(?: on)? .{0,3}$")
_BALLOT = re.compile(
    r"(?i)\bby (?:a vote of )?(?:\d+|[a-z]+(?:-[a-z]+)?)(?: votes?)?(?: to |[-–])(?:\d+|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|none)\b"
)
_DECIDES = re.compile(
    r"(?i)\b(?:ruled|approved|backed|decided|recommend\w*|agreed|rejected|resolved|passed|adopted|upheld|elected|declined)\b"
)
_SETS = re.compile(
    r"\b(?:sp(?:o|ea)k(?:e|s|ing)|address(?:ed|es)|receive[sd]|me[et]t|rang|telephoned|wrote|writes|posted|appear(?:ed|s)|guest|g[ai]ves?"
    r"|held|testifie[sd]|told|answered|took questions|sent|went on|(?:was|been) on|interviewed)\b"
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


def _with(told: Span, phrases: Spans) -> Spans:
    """The phrases with an outlet that was told, one with what goes on right behind it: "the Argus on Monday"."""
    if any(span.holds(told) for span in phrases):
        return phrases
    behind = next((span for span in phrases if span.start <= told.end + 1 < span.end), told)
    return tuple(sorted({Span(told.start, behind.end), *(span for span in phrases if not span.meets(told) and span != behind)}))


def placed(report: Report, found: Sequence[Statement], speakers: Iterable[Speaker] = ()) -> tuple[Statement, ...]:
    """The statements with day, occasion and channel, in their order."""
    scenes = _Scenes(report, found, tuple(speakers))
    told = scenes.told()
    return tuple(
        replace(said, said_on=now.said_on, occasion=now.occasion, channel=now.channel) for said, now in zip(found, told, strict=True)
    )


class _Scenes:
    """A report's statements, and what has been told so far of each."""

    def __init__(self, report: Report, found: Sequence[Statement], speakers: Sequence[Speaker]) -> None:
        self._text, self._found = report.text, found
        self._documents = {each.id for each in speakers if each.kind == "document"}
        self._mentions = {each.id: each.mentions for each in speakers}
        self._calendar, self._outlet = calendar_of(report), own_outlet(report)
        self._sentences = Sentences(report.text, found, [zone.span for zone in report.zones if zone.kind == "dateline"])
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
            if k is not None and self._goes_on(self._found[k], said, self._so_far[k], now):
                now = self._going_on(k, said, now)
            if not now and said.parent is None:
                now = self._set_before(said)
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
        told = heard(self._text, said.cue, self._outlet)
        if told is not None:
            phrases = _with(told, phrases)
        source, cue = self._words(said.source), self._words(said.cue)
        said_on = next((on for span in phrases for on in self._reckoned(span)), None)
        if said_on is None and is_document(source):
            said_on = next((on for span in said.source for on in self._reckoned(span, dated=True)), None)
        if said.cue and (listener := _LISTENER.match(self._text, said.cue[-1].end)) and (said.parent is None or "to" in listener[0]):
            cue += listener[0]
        if told is not None:
            cue += " told this outlet"
        means = channel(" / ".join(span.of(self._text) for span in phrases), cue, source)
        if means is None and _DECIDES.search(cue) and any(_BALLOT.search(gap.of(self._text)) for gap in clause.gaps):
            means = "vote"
        if means is None and _PRINTS.search(cue) and is_outlet(source, self._outlet):
            means = "document"
        if means is None and said.speaker in self._documents:
            means = "document"
        if means == "call" and said.parent is None and not _PARTNER.match(self._text, said.cue[-1].end if said.cue else 0):
            means = "interview"
        return _Told(said_on, phrases, means)

    def _reckoned(self, span: Span, *, dated: bool = False) -> Iterable[str]:
        """The dates that a phrase gives; of a document only those that it is dated by."""
        for day in self._days(span):
            if dated and not _DATED.search(
                self._text[max(span.start, day.span.start - 20) : day.span.start] + day.span.of(self._text)[:OF]
            ):
                continue
            if on := self._on(day):
                yield on

    def _days(self, span: Span) -> Iterator[Day]:
        return days(self._text, span.start, span.end, self._calendar)

    def _on(self, day: Day) -> str | None:
        if day.shift is None or self._day is None or self._calendar is None:
            return day.said
        return self._calendar.moved(self._day, day.shift)

    def _in_head(self, said: Statement) -> bool:
        return meets(self._heads, said.content[0].start, said.content[0].end)

    def _goes_on(self, last: Statement, said: Statement, last_told: _Told, now: _Told) -> bool:
        """Whether the scene of the statement before goes on: the same speaker, near, and nothing that names another scene."""
        if now.said_on or is_thought(self._words(said.cue)):
            return False
        if now.occasion and (last_told.channel or not now.channel or _WHO.fullmatch(self._words(said.source))):
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
        if is_document(self._words(last.source)) and not is_document(self._words(said.source)):
            before = _Told(before.said_on if said.speaker in self._documents or _PRONOUN.fullmatch(self._words(said.source)) else None)
        return _Told(before.said_on, now.occasion or (before.occasion if near else ()), now.channel or before.channel)

    def _set_before(self, said: Statement) -> _Told:
        """What the sentence before tells of a scene that its speaker is in: "Luik spoke at a rally on Monday. She said"."""
        before = self._sentences.untold_before(min(pieces_of(said)).start)
        if before is None or is_thought(self._words(said.cue)) or _EARLIER.match(self._words(said.cue)):
            return _Told()
        words = before.of(self._text)
        sets = _SETS.search(words)
        if not sets or not any(before.holds(span) for span in self._mentions.get(said.speaker or "", ())):
            return _Told()
        near = sorted((abs(day.span.start - before.start - sets.start()), self._on(day) or "") for day in self._days(before))
        return _Told(near[0][1] or None if near else None, (), channel(words, "", ""))

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
