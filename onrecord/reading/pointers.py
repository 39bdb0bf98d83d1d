"""Whether a content only points at what was told before, "denied it" or "supported this position", and with what kind of word (G13)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from onrecord.records import Act, Spans, Statement

__all__ = ["ACTS", "MOVE", "RULING", "Pointer", "Points", "pointer"]

SHORT = 60  # characters of a content that only points
FIRST = 90  # characters of the first sentence of a turn
#: Nouns that take up an utterance of one kind; others take up any.
ACTS = {
    **dict.fromkeys(["charge", "allegation", "accusation", "criticism"], (Act.ACCUSE,)),
    **dict.fromkeys(["demand", "request", "appeal", "petition"], (Act.DEMAND, Act.ASK)),
    **dict.fromkeys(["proposal", "suggestion", "recommendation", "motion", "idea"], (Act.PROPOSE,)),
    **dict.fromkeys(["offer"], (Act.PROPOSE, Act.PROMISE)),
    **dict.fromkeys(["promise", "pledge", "commitment"], (Act.PROMISE,)),
    **dict.fromkeys(["question"], (Act.ASK,)),
    "order": (Act.DEMAND,),
    "warning": (Act.WARN,),
    "threat": (Act.THREATEN,),
    "denial": (Act.DENY,),
    "admission": (Act.ADMIT,),
    "prediction": (Act.PREDICT,),
}

RULING = "ruling"  # any noun for what a court or an office decided
MOVE = "move"  # any noun for something to be done


class Points(Enum):
    """How a content points."""

    BARE = auto()  # nothing but the word
    NOUN = auto()  # the position, such a claim
    INSIDE = auto()  # the same among other words
    CLAUSE = auto()  # a short one that says of something whether it is so
    ANSWER = auto()  # yes, no, not so
    RETORT = auto()  # the first sentence of a turn or of a quotation


@dataclass(frozen=True, slots=True)
class Pointer:
    """How a content points, with the noun where there is one, and whether by a word that may as well mean a thing ("it")."""

    how: Points
    noun: str = ""
    doubtful: bool = False


_ANY = "position|claim|assertion|statement|remark|comment|rumour|rumor|view|argument|explanation|account|version|word"
_NOUN = rf"(?P<noun>{_ANY}|{'|'.join(ACTS)})s?"
_POINTED = rf"(?:(?:this|these|that|those|such an?|such|the|all|similar) {_NOUN})"
_IT = r"(?:it|this|that)"
_BE = r"(?:is|was|were|has been|had been|would be|could be|might be|may be|must be|isn[’']t|wasn[’']t)"
_AFTER = r"(?: (?:either|too|again|before|back|as well|already|now|at the time|at all|so far|in public))?"
_BARE = re.compile(
    rf"(?:(?:exactly |just |precisely )?(?P<thing>it|this|that)|so|not so|the same(?: thing)?|otherwise|likewise|as much"
    rf"|(?:this|that|so)(?: before)?(?:, \w+ \w+,)? (?:to (?:the|him|her|them|me|us|[\w-]+[’']s)|about)\b.{{0,40}}"
    rf"|everything|(?:no|any|some)(?: ?thing)? (?:such thing|of the (?:sort|kind))|no such thing"
    rf"|(?:nothing|anything|something) of the (?:sort|kind)|of the kind|to do so|having (?:said|done) (?:it|so|that|this)"
    rf"|(?:along )?(?:the same|those|these) lines|to that effect|(?:\w+ ){{1,3}}as much){_AFTER}",
    re.I,
)
_NOUNS = re.compile(
    rf"(?:(?:(?:s?he|they|it|that|the \w+) )*(?:knew|knows|know|had heard|heard|has heard) of )?(?:no )?{_POINTED}{_AFTER}"
    rf"(?: against (?:him|her|it|them))?"
    rf"|(?:no )?such (?:intention|plan|talk)s?|(?P<ruling>(?:the|this|that) (?:ruling|verdict|judge?ment|order|decision))",
    re.I,
)
_INSIDE = re.compile(
    rf"(?:.{{0,60}} )?(?:(?:this|that|these|those|such an?|such) (?P<noun>{_ANY}|{'|'.join(ACTS)}|sentence|phrase)s?"
    rf"|(?:the) (?P<kind>offer|motion|proposal|allegation|accusation|demand|recommendation)"
    rf"|(?:such an?|this) (?P<move>move|change|step|measure))(?:[ ,].{{0,60}})?",
    re.I,
)
_ANSWER = re.compile(r"(?:yes|no|not so|nothing of the sort)", re.I)
_CLAUSE = re.compile(
    rf"(?:(?:that|if|whether) )?{_IT} {_BE} (?:not |never )?"
    r"(?:so|true|untrue|false|wrong|right|correct|the case|nonsense|an? lie|an? joke)",
    re.I,
)
_RETORT = re.compile(
    rf"(?:no,? )?(?:(?:it|that|this) {_BE} (?:not |quite |simply |just )?(?:so|true|false|correct|right|wrong|untrue|the case|a lie)\b"
    r"|(?:(?:nobody|no one) (?:has |ever )?|(?:i|we|he|she|they|it)"
    r" (?:won[’']t|did(?:n[’']t| not)|do(?:es)?(?:n[’']t| not)|never|would never|will not|can[’']t) )"
    r"(?:say|said|claim|claimed|deny|denied|dispute|write|wrote|suggest|suggested|promise|promised)"
    r" (?:it|that|so|this|any such thing|anything of the (?:sort|kind))(?! \w)"
    r"|(?:\w+ ){1,4}(?:has|have|had) no such (?:intention|plan)|(?:the |\w+ ){1,3}(?:said|did|promised|claimed) no such thing)",
    re.I,
)
_OUTER = " \t\n,;:.“”\"'‘’«»()—–-"
_SPEECH = re.compile(
    r"\b(?:den(?:y|ie)|reject|dismiss|disput|confirm|admit|acknowledg|conced|support|back|oppos|endors|echo|repeat|said|say|think|thought"
    r"|believ|agree|disagree|call|describ|accept|welcom|condemn|criticis|criticiz|doubt|know|told|tell|wrote|swear|sworn|claim|argu|made"
    r"|share|contradict|refut|withdr|retract|comment|promis|suggest|hear|deny|ask|refus|declin|found|want|aver|establish|reports?$|expect"
    r"|fear|dismiss|see|question|announc|rendered|explain|disown|deplor|applaud|prais|study|studying|consider|justif|denounc|regard|endors|bring"
    r"|let it be|instruct|ha(?:s|d|ve) no$)",
    re.I,
)
_THINGS = re.compile(r"\b(?:want|support|back|oppos|see|saw|made|found|accept|call)\w*\b(?!.*\bby$)|(?:dismissed by|of)$", re.I)
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]?")


def pointer(text: str, said: Statement) -> Pointer | None:
    """How a statement's content stands for a proposition or an utterance told elsewhere; None where it says something itself."""
    cue = " ".join(piece.of(text) for piece in said.cue)
    words = " ".join(" ".join(piece.of(text) for piece in said.content[:2]).split())
    if not said.cue or words[:1] in "“\"'‘«»":
        first = _SENTENCE.match(said.content[0].of(text).lstrip(_OUTER))
        if first and len(first[0]) <= FIRST and _RETORT.match(first[0]):
            return Pointer(Points.RETORT)
    if not said.cue or _length(said.content) > 2 * SHORT:
        return None
    return _short(words.strip(_OUTER), cue)


def _short(words: str, cue: str) -> Pointer | None:
    """The same of a content that is no longer than a clause."""
    if not _SPEECH.search(cue):
        return None
    return (_bare(words, cue) if len(words) <= SHORT else None) or _inside(words)


def _inside(words: str) -> Pointer | None:
    """A noun with "this" or "such" somewhere in a content that is not long."""
    if m := _INSIDE.fullmatch(words):
        return Pointer(Points.INSIDE, MOVE if m["move"] else (m["noun"] or m["kind"]).lower())
    return None


def _bare(words: str, cue: str) -> Pointer | None:
    """The same of one that has nothing else in it."""
    if m := _ANSWER.fullmatch(words):
        return Pointer(Points.ANSWER)
    if m := _BARE.fullmatch(words):
        return Pointer(Points.BARE, doubtful=(m["thing"] or "").lower() == "it" and bool(_THINGS.search(cue)))
    if m := _NOUNS.fullmatch(words):
        return Pointer(Points.NOUN, RULING if m["ruling"] else (m["noun"] or "").lower())
    return Pointer(Points.CLAUSE) if _CLAUSE.fullmatch(words) else None


def _length(content: Spans) -> int:
    return sum(piece.end - piece.start for piece in content)
