"""From what the tagger found, and the forms that need no tagger, to the statements of a report."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import numpy as np

from onrecord.reading import forms
from onrecord.reading.acts import act
from onrecord.reading.chains import LINKS, Link, chains
from onrecord.reading.decode import Found, Run
from onrecord.reading.drafts import Draft, fenced, in_order, readable
from onrecord.reading.encoding import Encoded
from onrecord.reading.manner import Quoted
from onrecord.reading.quotes import canonical
from onrecord.reading.references import referred
from onrecord.reading.spans import Cutter, clipped, covered, holds, meets
from onrecord.reading.speakers import speakers_of
from onrecord.reading.tagger import Card
from onrecord.records import Act, Manner, Report, Span, Spans, Speaker, Statement

RULE_SCORE = 0.9  # of a transcript's turn: its label says who speaks
LEAST = -3.0  # one unlikely border says little more than a doubtful one
MIN_SCORE = 0.1  # what is less likely is left out
ALONE_SCORE = 0.6  # of a quotation without attribution: who speaks is inferred from what stands before
_MARKS = "\"“”„«»‘'‹›「『`"
_SENTENCE_BETWEEN = re.compile(r"(?:^|[.!?…][\"”’'»]*\s|\n)\s*(?:[^\W\d_]\w*\W+){4,}?[^.!?…\n]*[.!?…]")
_SET_APART = {"headline", "deck", "byline", "timestamp", "caption", "credit"}
_IMPERSONAL = re.compile(
    r"(?:\w+ )*(?:is|was|are|were|be|been|being) (?:\w+ )*?(?:said|believed|thought|reported|claimed|alleged|understood|expected|known"
    r"|feared|rumou?red|assumed|hoped|suggested|argued|estimated|noted|worth|clear|unclear)\b"
)
BETWEEN = 2000  # characters after a piece of content in which such a sentence is looked for
_SELF = {"i", "we"}
_THOUGHT = re.compile(
    r"(?:\w+ly )?(?:do |don[’']t |do not |would |can |can[’']t |also |just |still |really )*"
    r"(?:think|believe|hope|know|feel|guess|want|need|like|love|mean|see|understand|wish|expect|intend|plan|suppose|trust"
    r"|are|am|’m|'m|are going)\b"
)


def statements(report: Report, encoded: Encoded, found: Sequence[Found], card: Card) -> tuple[tuple[Statement, ...], tuple[Speaker, ...]]:
    """All statements in text order, an outer one before what it holds, and their speakers."""
    text = report.text
    seen = canonical(readable(text, report.zones))
    quoted = Quoted(text)
    transcript = forms.turns(text)
    titles = _titles(report)
    turns = transcript or sorted(
        forms.headlines(seen, _heads(report, titles)) + forms.signed(seen, quoted.outer), key=lambda t: t.content.start
    )
    cutter = Cutter(text, seen, encoded)
    contexts = [_runs(span, encoded) for span in [*(t.content for t in turns), *_apart(titles, turns)]]
    links = chains(_outside_labels(found, turns, encoded), card.threshold, card.inner, contexts)
    drafts = [_draft(turn) for turn in turns]
    _add_links(drafts, links, cutter, card)
    drafts = _without_thoughts(drafts, text)
    if not transcript:
        _split(drafts, text)
        _add_alone(drafts, forms.alone(seen, quoted.outer), text)
    return _finished(report, card, in_order(fenced(drafts, report.zones, text)), quoted)


def _titles(report: Report) -> list[Span]:
    """Headlines, decks and the like: the report's zones, where its source told them, and lines that look like them."""
    zones = [zone.span for zone in report.zones if zone.kind in _SET_APART]
    return sorted(zones + [line for line in forms.titles(report.text) if not any(line.meets(zone) for zone in zones)])


def _heads(report: Report, titles: list[Span]) -> list[Span]:
    """The lines that may be headlines: the zones that are, a live page's many among them, or else the first titles."""
    return [zone.span for zone in report.zones if zone.kind in ("headline", "deck")] or titles[: forms.HEADLINES]


def _apart(titles: list[Span], turns: list[forms.Turn]) -> list[Span]:
    """Titles that are no part of a turn: what is found in one stays in it."""
    parts = covered(part for t in turns for part in (t.label, t.content))
    return [title for title in titles if not meets(parts, title.start, title.end)]


def _draft(turn: forms.Turn) -> Draft:
    cue = (turn.cue,) if turn.cue else ()
    return Draft((turn.content,), (turn.label,), cue, score=RULE_SCORE, by="rule:mark" if turn.cue else "rule:turn")


def score_of(found: Found, calibration: Sequence[float]) -> float:
    """Probability that source and content are right, by a logistic curve over the model's own probabilities."""
    return 1 / (1 + math.exp(-float(np.dot(features(found), calibration)))) if calibration else found.top


def features(found: Found) -> list[float]:
    """What the score is made of; log odds of the cue, log probabilities of the parts."""
    p = min(max(found.any, found.top, 1e-4), 1 - 1e-4)
    return [1.0, math.log(p / (1 - p)), *(max(c, LEAST) for c in found.certain), float(not found.source), math.log(1 + len(found.content))]


def _outside_labels(found: Sequence[Found], turns: list[forms.Turn], encoded: Encoded) -> list[Found]:
    """Without what the model makes of the labels themselves: a turn is a statement already."""
    starts = encoded.chars[:, 0]
    labels_of = ((min(t.label.start, t.content.end), max(t.label.end, t.content.start)) for t in turns)
    bounds = ((np.searchsorted(starts, a), np.searchsorted(starts, b)) for a, b in labels_of)
    labels = {word for a, b in bounds for word in range(int(a), int(b))}
    return [f for f in found if f.head not in labels]


def _runs(span: Span, encoded: Encoded) -> tuple[Run, ...]:
    return ((int(np.searchsorted(encoded.chars[:, 0], span.start)), int(np.searchsorted(encoded.chars[:, 1], span.end, "right"))),)


def _add_links(drafts: list[Draft], links: list[Link], cutter: Cutter, card: Card) -> None:
    """Adds what the tagger found; first links that stand in a turn become its second ones."""
    turns, at, depths = list(drafts), dict[int, int](), dict[int, int]()
    for k, link in enumerate(links):
        found = link.found
        cue = cutter.cue(found.cue)
        source = cutter.source(found.source, cue)
        draft = Draft(cutter.content(found.content, source + cue), source, cue, by=card.model)
        draft.score = score_of(found, card.calibration)
        _without_empty_subject(draft, cutter.text)
        if link.parent is None:
            draft.parent = _turn(turns, draft)
        elif link.parent in at:
            draft.parent = at[link.parent]
        else:
            continue
        depth = 1 if draft.parent is None else 1 + depths.get(draft.parent, 1)
        if draft.score >= MIN_SCORE and depth <= LINKS and _fits(draft, drafts):
            at[k], depths[len(drafts)] = len(drafts), depth
            drafts.append(draft)


def _without_empty_subject(draft: Draft, text: str) -> None:
    """ "It is said that": the pronoun is nobody, and nothing said."""
    if _IMPERSONAL.match(" ".join(cue.of(text) for cue in draft.cue).lower()):
        draft.source = tuple(s for s in draft.source if s.of(text).lower() not in ("it", "there"))
        if len(draft.content) > 1:
            draft.content = tuple(c for c in draft.content if c.of(text).lower() not in ("it", "there"))


def _turn(turns: list[Draft], draft: Draft) -> int | None:
    """The turn in which a draft is told; turns stand in text order."""
    told = draft.source + draft.cue
    k = bisect_right(turns, told[0].start, key=lambda t: t.content[0].start) - 1 if told else -1
    return k if k >= 0 and holds(turns[k].content, told) else None


def _fits(draft: Draft, drafts: list[Draft]) -> bool:
    """Cuts a draft to its parent's content; whether anything is left of it that can stand there."""
    if draft.parent is not None:
        around = drafts[draft.parent].content
        draft.content = clipped(draft.content, around)
        if not holds(around, draft.pieces()):
            return False
    return bool(draft.content and draft.cue)


def _without_thoughts(drafts: list[Draft], text: str) -> list[Draft]:
    """Drops "I think", "we hope" and the like in the speaker's own mouth: they are how it was said, and no report of something said."""
    dropped = {i for i, d in enumerate(drafts) if d.parent is not None and _is_thought(d, text)}
    kept = [i for i in range(len(drafts)) if i not in dropped]
    new = {old: i for i, old in enumerate(kept)}

    def parent(i: int | None) -> int | None:
        while i is not None and i in dropped:
            i = drafts[i].parent
        return None if i is None else new[i]

    return [replace(drafts[i], parent=parent(drafts[i].parent)) for i in kept]


def _is_thought(draft: Draft, text: str) -> bool:
    source = " ".join(s.of(text) for s in draft.source).lower()
    cue = " ".join(s.of(text) for s in draft.cue).lower()
    return source in _SELF and bool(_THOUGHT.match(cue))


def _split(drafts: list[Draft], text: str) -> None:
    """A quotation that a sentence of something else parts from its statement has no attribution of its own: it is one by itself."""
    told: dict[int | None, list[Draft]] = {}
    for d in drafts:
        told.setdefault(d.parent, []).append(d)
    apart: dict[Spans, int] = {}  # what two statements both claim becomes one
    for i in [i for i, d in enumerate(drafts) if d.parent is None]:
        d, inner = drafts[i], told.get(i, [])
        k = _parted(d, text)
        content, later = d.content[:k], d.content[k:]
        if later and all(holds(content, each.pieces()) or holds(later, each.pieces()) for each in inner):
            if later not in apart:
                apart[later] = len(drafts)
                drafts.append(Draft(later, runs_on=_who_speaks(drafts, i), score=ALONE_SCORE, by=d.by))
            d.content = content
            for each in inner:
                each.parent = i if holds(content, each.pieces()) else apart[later]


def _parted(draft: Draft, text: str) -> int:
    """Which piece of a content is the first that a sentence of something else parts from what stands before; beyond all where none is."""
    ends = sorted(piece.end for piece in draft.pieces())
    for k, piece in enumerate(draft.content[1:], 1):
        before = ends[bisect_right(ends, piece.start) - 1]
        if text[piece.start] in _MARKS and _SENTENCE_BETWEEN.search(text, before, min(piece.start, before + BETWEEN)):
            return k
    return len(draft.content)


def _add_alone(drafts: list[Draft], quotations: list[Span], text: str) -> None:
    """Quotations in paragraphs of their own that nothing claims.

    Each is a further piece of the quotation that the paragraph before ends with, or else a statement without attribution by
    whoever spoke last.
    """
    claimed = covered(piece for d in drafts for piece in d.pieces())
    ends = sorted((d.pieces()[-1].end, -i) for i, d in enumerate(drafts) if d.parent is None)
    latest: list[tuple[int, int]] = []  # the end of the last such quotation, and whose it is
    for q in quotations:
        if meets(claimed, q.start, q.end):
            continue
        k = bisect_right(ends, (q.start, 1))
        before = max(ends[k - 1 : k] + latest, default=None)
        last = None if before is None else -before[1]
        if last is not None and _goes_on(drafts[last], q, text):
            drafts[last].content = (*drafts[last].content, q)
        else:
            drafts.append(Draft((q,), runs_on=_who_speaks(drafts, last), score=ALONE_SCORE, by="rule:quotation"))
            last = len(drafts) - 1
        latest = [(q.end, -last)]


def _who_speaks(drafts: list[Draft], i: int | None) -> int | None:
    """The draft with the speaker of another, which may itself run on."""
    return i if i is None or drafts[i].runs_on is None else drafts[i].runs_on


def _goes_on(draft: Draft, q: Span, text: str) -> bool:
    """Whether a quotation follows a quoted statement with nothing between them."""
    return not text[draft.pieces()[-1].end : q.start].strip(" .\n") and text[draft.content[-1].start] in _MARKS


def _finished(report: Report, card: Card, drafts: list[Draft], quoted: Quoted) -> tuple[tuple[Statement, ...], tuple[Speaker, ...]]:
    speakers, cast = speakers_of(report, drafts, quoted.outer)
    ids = [_id(report, card, d) for d in drafts]
    made = []
    for i, d in enumerate(drafts):
        cue = " ".join(s.of(report.text) for s in d.cue)
        made.append(
            Statement(
                id=ids[i], content=d.content, source=d.source, cue=d.cue,
                manner=Manner.DIRECT if d.by == "rule:turn" else quoted.manner(d.content, d.parent is not None),
                act=act(cue) if cue else Act.STATE,
                parent=None if d.parent is None else ids[d.parent],
                speaker=speakers[i],
                score=round(d.score, 3), by=d.by,
            )
        )  # fmt: skip
    return referred(report.text, made), cast


def _id(report: Report, card: Card, draft: Draft) -> str:
    """Stable for the same report and model; two statements of a report differ in at least one part."""
    parts = ";".join(",".join(f"{s.start}-{s.end}" for s in part) for part in (draft.source, draft.cue, draft.content))
    return sha256(f"{report.id}\0{report.sha256}\0{card.model}\0{parts}".encode()).hexdigest()[:16]
