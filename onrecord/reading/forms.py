"""Forms of attribution without attributing words: turns of a transcript, signed quotations, and quotations that stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records import Span

_TIME = r"[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[\])]?"
_LABEL = re.compile(
    rf"(?m)^[ \t>*_]*(?:{_TIME}[ \t–—-]*\**)?(?:(?:Q(?:uestion )?)?\d{{1,4}}[.)]?[ \t]+)?"
    r"(?:(?P<who>[^\W\d_][\w.’'/-]*,?(?:[ ](?:[(]?[^\W_][\w.’'/&-]*[),]{0,2}|&)){0,7}?)"
    rf"(?:[ ]{_TIME})?\**[ \t]?:|(?P<part>[QA])\.)\**(?:[ \t]+|[ \t]*\n\s*)(?=\S)"
)
_PARTICLES = frozenset("of the de la le du del di da dos van von der den ten al el bin ibn and for to &".split(" "))
_ASIDE = re.compile(r"^[(\[][^)\]\n]*[)\]]\.?$")
_NO_LABELS = """
note|notes|editor’s note|editor's note|editors’ note|correction|clarification|update|updated|read more|read also|also read|see also
related|photo|photos|image|caption|credit|video|watch|listen|gallery|file|source|sources|warning|more|live|breaking|exclusive|opinion
analysis|background|subject|date|time|place|venue|address|tickets|price|phone|tel|email|website|contact|copyright|advertisement
tags|topics|who|what|where|when|why|how|name|age|born|score|result|ingredients|method|serves
monday|tuesday|wednesday|thursday|friday|saturday|sunday
"""
NO_LABELS = frozenset(_NO_LABELS.strip().replace("\n", "|").split("|"))
_SIGNATURE = re.compile(
    r"[^\S\n]*(?:\n[^\S\n]*)?(?P<dash>[—–―]|--?)[^\S\n]*(?P<who>[^\W\d_a-z][^\n.!?;:“”]{1,60}?)[^\S\n]*(?:\.[^\S\n]*)?(?=\n|\Z)"
)
_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]+")
_AFTER = re.compile(r"[ .]*(?P<first>[^\n]?)")
_CLOSED = re.compile(r"[.!?…:;,][\"”’'»)\]]*$")
_WHO = r"(?P<who>[^\W\d_][^“”:\n]{1,50}?)"
_HEADLINES = [  # form, and whether it is sure without a look at who speaks
    (re.compile(rf"(?P<what>“[^”\n]+”)(?P<mark>:| [—–-])[ ]+{_WHO}"), True),
    (re.compile(rf"{_WHO}(?P<mark>:)[ ]+(?P<what>“[^”\n]+”)"), True),
    (re.compile(rf"{_WHO}(?P<mark>:)[ ]+(?P<what>(?:[Ww]e|I|[Oo]ur|[Mm]y|[Nn]o|[Tt]here)\b[^\n]+)"), False),
    (re.compile(r"(?P<what>[^\n]{12,}?)[ ]+(?P<mark>[—–])[ ]+(?P<who>[^\W\d_][\w.’'&-]*(?:[ ][\w.’'&-]+){0,4})[ ]?"), False),
]
_SPEAKING = """
minister ministry president premier pm chancellor government cabinet parliament senate senator mp mps mep deputy spokesman spokeswoman
spokesperson police prosecutor prosecutors court judge lawyer lawyers council mayor governor union unions chief head leader leaders
opposition party embassy ambassador envoy diplomat official officials source sources experts expert scientists study report survey poll
agency army military navy general commander bank company firm ceo boss director coach captain doctors hospital association federation
commission committee secretary king queen pope bishop media paper papers researchers economist economists analyst analysts watchdog
regulator tribunal witness witnesses family residents
"""
SPEAKING = frozenset(_SPEAKING.split())
_STOPPED = re.compile(r"[.!?…][\"”’'»)\]]*$|[—–-]$")
MIN_TURNS = 3
MIN_WORDS_ALONE = 4  # a quotation of fewer words in a paragraph of its own is a title or a sign
MIN_WORDS_INSIDE = 2  # the same between other sentences, where it must be a sentence too
MAX_TITLE = 220  # characters
HEADLINES = 3  # lines at the head of a report that may be headline and deck


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker's label and all that follows it up to the next; or a quotation and the name that signs it, with the dash between."""

    label: Span
    content: Span
    cue: Span | None = None


def turns(text: str) -> list[Turn]:
    """The turns of a transcript; none where the labelled paragraphs are too few for one.

    A report with the odd "Correction:" or one quoted line of dialogue is no transcript: labels must come back, or be in capitals, or
    open most of the paragraphs. Nor is a list: what is said ends with a stop.
    """
    labels = [m for m in _LABEL.finditer(text) if m["part"] or _is_label(m["who"])]
    if len(labels) < MIN_TURNS or not _is_transcript(text[labels[0].start() :], [m["who"] or m["part"] for m in labels]):
        return []
    found = []
    for m, following in zip(labels, [*(m.start() for m in labels[1:]), len(text)], strict=True):
        end = _without_tail(text, m.end(), following)
        if end > m.end():
            found.append(Turn(Span(*m.span("who" if m["who"] else "part")), Span(m.end(), end)))
    return found if _is_speech([turn.content.of(text) for turn in found]) else []


def _is_label(who: str) -> bool:
    """Whether all words are such as stand in a name or an office: with a capital, a number, or a particle."""
    words = [word.lstrip("(") for word in who.split(" ")]
    return who.lower() not in NO_LABELS and all(word[:1].isupper() or word[:1].isdigit() or word in _PARTICLES for word in words)


def _is_transcript(text: str, names: list[str]) -> bool:
    """Whether labels make a transcript of a text, from the first of them on: what stands before tells who was there."""
    paragraphs = sum(bool(line.strip()) for line in text.split("\n"))
    again = len(names) > len(set(names))
    capitals = 2 * sum(name.isupper() for name in names) >= len(names)
    if again:
        return capitals or 2 * len(names) >= paragraphs
    return 3 * len(names) >= 2 * paragraphs and not any(character.isdigit() for name in names for character in name)


def _is_speech(contents: list[str]) -> bool:
    """Whether at least half of the turns end with a stop, and so are no entries of a list or table."""
    return 2 * sum(bool(_STOPPED.search(content)) for content in contents) >= max(1, len(contents))


def _without_tail(text: str, start: int, end: int) -> int:
    """The end of a turn without white space and asides such as "(Laughter.)" on lines of their own."""
    lines = text[start:end].rstrip().split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or _ASIDE.match(lines[-1].strip())):
        lines.pop()
    return start + len("\n".join(lines).rstrip())


def signed(canonical_text: str, quotations: list[Span]) -> list[Turn]:
    """Quotations that begin their paragraph and end with a dash and a name, as readers' voices and mottoes do."""
    found = []
    for q in quotations:
        begins = not _before(canonical_text, q.start)
        name = _SIGNATURE.match(canonical_text, q.end)
        if begins and name and len(_WORD.findall(q.of(canonical_text))) >= MIN_WORDS_ALONE:
            found.append(Turn(Span(*name.span("who")), q, Span(*name.span("dash"))))
    return found


def alone(canonical_text: str, quotations: list[Span]) -> list[Span]:
    """Quotations that are sentences by themselves: what stands around them on their line ends and begins a sentence."""
    found = []
    for q in quotations:
        before, after = _before(canonical_text, q.start), _after(canonical_text, q.end)
        words = q.of(canonical_text)
        whole = not before and not after
        apart = (not before or before in ".!?…”)") and (not after or after.isupper() or after in "“([—–")
        if len(_WORD.findall(words)) >= (MIN_WORDS_ALONE if whole else MIN_WORDS_INSIDE) and (whole or (apart and _sentence(words))):
            found.append(q)
    return found


def _before(text: str, at: int) -> str:
    """The character that stands before a place on its line, white space apart; none at the start of a line."""
    at -= 1
    while at >= 0 and text[at].isspace() and text[at] != "\n":
        at -= 1
    return text[at : at + 1].strip() if at >= 0 else ""


def _after(text: str, at: int) -> str:
    """The character that stands after a place on its line, spaces and full stops apart; none at the end of a line."""
    following = _AFTER.match(text, at)
    return following["first"] if following else ""


def _sentence(words: str) -> bool:
    """Whether a quotation begins and ends as a sentence does."""
    inner = words.strip("“”‘’'\" ")
    return inner[:1].isupper() and words.rstrip("”’'\" ")[-1:] in (".", "!", "?", "…")


def titles(text: str) -> list[Span]:
    """Lines that end without a stop and have an empty line, or a line of the same kind, after them: headlines, decks, headings."""
    lines = [Span(*m.span()) for m in _LINE.finditer(text) if m[0].strip()]
    return [line for line, following in pairwise(lines) if _is_title(text, line, following, first=line is lines[0])]


def _is_title(text: str, line: Span, following: Span, *, first: bool) -> bool:
    short = line.end - line.start <= MAX_TITLE and not _CLOSED.search(line.of(text))
    return short and (first or "\n\n" in text[line.end : following.start])


def headlines(canonical_text: str, lines: list[Span]) -> list[Turn]:
    """Attributions by a colon or dash in headlines and decks: "Minister: we will not", "'No deal': union", "Talks failed — ministry"."""
    found = []
    for line in lines:
        for form, sure in _HEADLINES:
            m = form.fullmatch(canonical_text, line.start, line.end)
            if m and (_is_name(m["who"]) if sure else _speaks(m["who"])):
                found.append(Turn(Span(*m.span("who")), Span(*m.span("what")), Span(*m.span("mark"))))
                break
    return found


def _is_name(who: str) -> bool:
    """Whether a few words can be whose quotation it is: they end as a name or an office does, and not as what happened."""
    words = _WORD.findall(re.split(" (?:of|on) ", who)[0])
    return bool(words) and (words[-1][:1].isupper() or words[-1].lower() in SPEAKING)


def _speaks(who: str) -> bool:
    """Whether a few words name an office, a body or a person of a kind that speaks, or are an abbreviation such as WHO."""
    return any(word.lower() in SPEAKING or (word.isupper() and len(word) > 1) for word in _WORD.findall(who))
