"""What must hold of the marks of one report, once every piece is found."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import combinations, pairwise
from typing import TypeVar

from onrecord.corpus.problems import Problems
from onrecord.corpus.tables import NOWHERE
from onrecord.corpus.values import Marked, MarkedSpeaker, MarkedStatement
from onrecord.records import Manner, Span, Spans

__all__ = ["check_marks", "duplicates", "quoted"]

Thing = TypeVar("Thing", bound=Hashable)
PARTS = ("source", "cue", "content")
_OPENING, _CLOSING = "\"“„‟«»‘'‹›「『", "\"“”«»’'‹›」』"
_AGAIN = re.compile("(?<=[^\"“”„«»'‘’\n])\n+[\"“„«»‘']")  # a quotation goes on in the next paragraph
_QUOTED = re.compile(
    '“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)|»[^«]*(?:«|$)|‹[^›]*(?:›|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)|``.*?(?:\'\'|$)'
    "|(?<!\\w)[‘'](?=\\S).*?(?:(?<=\\S)['’](?!\\w)|$)",
    re.DOTALL,
)
_NAME = re.compile(r"\W*[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|the|and|in|for|on|to|a)){0,7}\W*")
_TURN = re.compile(r"\s*[:.]\s*")


def check_marks(marked: Marked, problems: Problems) -> None:
    """Notes all that is wrong with marks whose pieces were found, and what should be looked at again."""
    _check_text(marked, problems)
    _check_zones(marked, problems)
    _check_speakers(marked, problems)
    _check_ids(marked, problems)
    by_id = {statement.id: statement for statement in marked.statements}
    for n, statement in enumerate(marked.statements, 1):
        where = f"statement {n} ({statement.id})"
        _check_pieces(marked, statement, where, problems)
        _check_references(marked, statement, by_id, where, problems)
        _check_source(marked, statement, where, problems)
        if marked.text:
            _check_manner(marked.text, statement, where, problems)
    _check_circles(by_id, problems)
    _check_twins(marked.statements, problems)
    _check_others(marked, problems)


def _check_text(marked: Marked, problems: Problems) -> None:
    """A text that is not ours is known by its address, and its marks hold for these very characters."""
    if marked.text and marked.sha256 and sha256(marked.text.encode()).hexdigest() != marked.sha256:
        problems.error("sha256", "is not that of the text: the text was changed since, or is another")
    if marked.url and not marked.sha256:
        problems.warn("sha256", "is missing: onrecord corpus freeze writes it, and keeps places instead of words")
    if marked.url and not marked.notice:
        problems.warn("notice", "is missing: say whose text it is and under which licence")


def _check_zones(marked: Marked, problems: Problems) -> None:
    zones = sorted(enumerate(marked.zones, 1), key=lambda each: (each[1].span, each[0]))
    for (_, before), (n, zone) in pairwise(zones):
        in_caption = {before.kind, zone.kind} == {"caption", "credit"}
        if before.span.meets(zone.span) and not in_caption and NOWHERE not in (before.span, zone.span):
            problems.error(f"zone {n}", f"{zone.kind} overlaps the {before.kind} before it; only a credit may, with its caption")


def _check_speakers(marked: Marked, problems: Problems) -> None:
    for n, speaker in enumerate(marked.speakers, 1):
        where = f"speaker {n} ({speaker.id})"
        if not speaker.mentions:
            problems.warn(where, "has no mentions")
        for span in duplicates(speaker.mentions):
            problems.error(where, f"the same mention twice: {_words(marked, span)}")
        if marked.text and speaker.name not in marked.text and " ".join(marked.text.split()).find(speaker.name) < 0:
            problems.warn(where, f"the name {speaker.name!r} is not printed so: give the fullest printed form, else the description")
    taken = Counter(span for speaker in marked.speakers for span in set(speaker.mentions))
    for span in (span for span, count in taken.items() if count > 1):
        names = ", ".join(speaker.id for speaker in marked.speakers if span in speaker.mentions)
        problems.warn("speakers", f"one mention of several ({names}): {_words(marked, span)}")


def _check_ids(marked: Marked, problems: Problems) -> None:
    for kind, ids in (("speaker", [each.id for each in marked.speakers]), ("statement", [each.id for each in marked.statements])):
        for name in duplicates(ids):
            problems.error(f"{kind} {name}", "this id is given twice")


def duplicates(things: Iterable[Thing]) -> list[Thing]:
    """What is there more than once."""
    return [thing for thing, count in Counter(things).items() if count > 1]


def _check_pieces(marked: Marked, statement: MarkedStatement, where: str, problems: Problems) -> None:
    """Pieces of a part stand in order and apart; the parts of a statement don't share characters."""
    parts: dict[str, Spans] = {part: getattr(statement, part) for part in PARTS}
    for part, spans in parts.items():
        if any(after.start < before.end for before, after in pairwise(spans)):
            problems.error(f"{where}: {part}", "its pieces are not in the order of the text, or overlap")
    for one, other in combinations(PARTS, 2):
        if shared := next((b for a in parts[one] for b in parts[other] if a.meets(b) and NOWHERE not in (a, b)), None):
            problems.warn(where, f"{one} and {other} share characters: {_words(marked, shared)}")


def _check_references(
    marked: Marked, statement: MarkedStatement, by_id: Mapping[str, MarkedStatement], where: str, problems: Problems
) -> None:
    """What is named is there; the parts of a child, and what refers, stand inside their content."""
    if statement.speaker is not None and statement.speaker not in {speaker.id for speaker in marked.speakers}:
        problems.error(f"{where}: speaker", f"{statement.speaker!r} is no speaker of this file")
    for reference in statement.refers_to:
        if reference.to is not None and reference.to not in by_id:
            problems.error(f"{where}: refers_to", f"{reference.to!r} is no statement of this file")
        if not _within(reference.span, statement.content):
            problems.warn(f"{where}: refers_to", f"stands outside the content: {_words(marked, reference.span)}")
    if statement.parent is None:
        return
    if statement.parent not in by_id:
        problems.error(f"{where}: parent", f"{statement.parent!r} is no statement of this file")
        return
    outer = by_id[statement.parent].content
    for part in PARTS:
        for span in getattr(statement, part):
            if not _within(span, outer) and span != NOWHERE and NOWHERE not in outer:
                problems.error(f"{where}: {part}", f"stands outside the content of its parent {statement.parent}: {_words(marked, span)}")


def _within(span: Span, around: Spans) -> bool:
    return any(outer.holds(span) for outer in around)


def _check_source(marked: Marked, statement: MarkedStatement, where: str, problems: Problems) -> None:
    """Somebody says it, and the source names or mentions whoever that is."""
    if not (statement.source or statement.cue or statement.speaker):
        problems.warn(where, "has no source, no cue and no speaker: then nobody says it but the outlet")
    who: MarkedSpeaker | None = next((each for each in marked.speakers if each.id == statement.speaker), None)
    if who is None or not statement.source or NOWHERE in statement.source:
        return
    if not any(source.holds(mention) for source in statement.source for mention in who.mentions):
        problems.warn(f"{where}: source", f"no mention of {who.id} stands in it: {', '.join(_words(marked, s) for s in statement.source)}")


def quoted(text: str, content: Spans) -> Manner:
    """The manner that the quotation marks tell: direct where no word stands outside them; marks just outside the content count, too."""
    before, after = text[max(0, content[0].start - 1) : content[0].start], text[content[-1].end :].lstrip(".,;:!?")[:1]
    words = "\n".join(span.of(text) for span in content)
    opened, closed = words[0] in _OPENING, words.rstrip(".,;:!? \n")[-1:] in [*_CLOSING]
    if before in [*_OPENING] and (closed or after in [*_CLOSING]):
        words, opened = before + words, True
    if opened and after in [*_CLOSING] and not closed:
        words += after
    words = _AGAIN.sub(lambda again: "\n" if _is_open(words[: again.start()]) else again[0], words)
    outside, count = _QUOTED.subn(" ", words)
    if not count:
        return Manner.INDIRECT
    return Manner.MIXED if re.search(r"\w", outside) else Manner.DIRECT


def _is_open(words: str) -> bool:
    """Whether a quotation that was opened here is still open at the end."""
    last = deque(_QUOTED.finditer(words), maxlen=1)
    return bool(last) and last[0].end() == len(words) and (len(last[0][0]) == 1 or last[0][0][-1] not in _CLOSING)


def _only_names(text: str, content: Spans) -> bool:
    """Whether all that stands in quotation marks may be a name: a few words with capitals."""
    quotations = [each[0] for span in content for each in _QUOTED.finditer(span.of(text))]
    return bool(quotations) and all(_NAME.fullmatch(each) for each in quotations)


def _check_manner(text: str, statement: MarkedStatement, where: str, problems: Problems) -> None:
    if NOWHERE in statement.content or _is_turn(text, statement):
        return
    told = quoted(text, statement.content)
    if told is Manner.MIXED and statement.manner is Manner.INDIRECT and _only_names(text, statement.content):
        return
    if told is not statement.manner:
        problems.warn(f"{where}: manner", f"is {statement.manner}, but the quotation marks say {told}")


def _is_turn(text: str, statement: MarkedStatement) -> bool:
    """A transcript's turn is direct without quotation marks; so is what goes on from one."""
    if statement.cue or statement.manner is not Manner.DIRECT:
        return False
    return not statement.source or _TURN.fullmatch(text[statement.source[-1].end : statement.content[0].start]) is not None


def _check_circles(by_id: Mapping[str, MarkedStatement], problems: Problems) -> None:
    for name, statement in by_id.items():
        seen, link = {name}, statement.parent
        while link is not None and link in by_id and link not in seen:
            seen.add(link)
            link = by_id[link].parent
        if link == name:
            problems.error(f"statement {name}", "stands, by way of its parents, in itself")


def _check_twins(statements: Sequence[MarkedStatement], problems: Problems) -> None:
    for one, other in combinations(statements, 2):
        if (one.content, one.cue) == (other.content, other.cue) and NOWHERE not in one.content:
            says = "have the same content and cue"
            if one.source == other.source:
                problems.error(f"statements {one.id} and {other.id}", f"{says}, and the same source: they are one")
            else:
                problems.warn(f"statements {one.id} and {other.id}", f"{says}: are they one statement of several speakers?")


def _check_others(marked: Marked, problems: Problems) -> None:
    """The layers beside the statements."""
    speakers = {speaker.id for speaker in marked.speakers}
    for n, wording in enumerate(marked.wordings, 1):
        if wording.speaker is not None and wording.speaker not in speakers:
            problems.error(f"wording {n}: speaker", f"{wording.speaker!r} is no speaker of this file")
        if (wording.voice == "own") == (wording.speaker is not None):
            problems.warn(f"wording {n}", "own voice has no speaker, and quoted has one")
    for n, assertion in enumerate(marked.unsourced, 1):
        if any(assertion.span in statement.content for statement in marked.statements):
            problems.warn(f"unsourced {n}", "is the content of a statement as well")
    for n, negative in enumerate(marked.no_statements, 1):
        if any((negative.span,) == statement.content for statement in marked.statements):
            problems.error(f"no_statement {n}", "is the content of a statement as well")


def _words(marked: Marked, span: Span) -> str:
    shown = " ".join(span.of(marked.text).split()) or f"{span.start}-{span.end}"
    return f'"{shown if len(shown) <= 80 else shown[:77] + "..."}"'
