"""Whether a content may only point at what was told before, "denied it" or "supported this position", and by what word (G13)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.records import Act, Spans, Statement

__all__ = ["Pointer", "fits", "pointer", "printed"]

FIRST = 100  # characters of a first sentence that may point
TURN = 60  # the same of a turn or a quotation with nobody's word for it
SIZES = ((14, "a word"), (40, "short"), (60, "a clause"), (FIRST, "long"))
MORE = 25  # characters that a content may have beside its first sentence and still be short
#: Nouns that take up an utterance of one kind; others take up any.
_ACTS = {
    **dict.fromkeys(["charge", "allegation", "accusation", "criticism", "complaint"], (Act.ACCUSE,)),
    **dict.fromkeys(["demand", "request", "appeal", "petition", "call"], (Act.DEMAND, Act.ASK)),
    **dict.fromkeys(["proposal", "suggestion", "recommendation", "motion", "idea", "offer", "advice"], (Act.PROPOSE, Act.PROMISE)),
    **dict.fromkeys(["promise", "pledge", "commitment", "assurance"], (Act.PROMISE, Act.PROPOSE)),
    **dict.fromkeys(["move", "change", "step", "measure", "plan", "intention"], (Act.PROMISE, Act.PROPOSE, Act.DEMAND)),
    **dict.fromkeys(["ruling", "verdict", "judgment", "judgement", "decision", "order"], (Act.REJECT, Act.DEMAND)),
    "question": (Act.ASK,),
    "warning": (Act.WARN,),
    "threat": (Act.THREATEN,),
    "denial": (Act.DENY,),
    "admission": (Act.ADMIT,),
    **dict.fromkeys(["prediction", "forecast"], (Act.PREDICT,)),
}
_ANY = (
    "position|claim|assertion|statement|remark|comment|rumou?r|view|argument|explanation|account|version|word|sentence|phrase|conclusion"
    "|finding|opinion|answer|message|exchange|news|line|talk|point|conviction|belief|theory|notion|thought|story|report|interpretation"
)
_NOUN = rf"(?:(?-i:[^\W\d_A-Z])\w* )?(?P<noun>{_ANY}|{'|'.join(_ACTS)})e?s?\b"
_AFTER = r"(?: (?:either|too|again|before|back|as well|already|now|at all|so far|in public|myself|himself|herself|out|down))?"
_DOES = r"(?:is|was|were|has|had|have|would|could|might|may|must|will|can|should|did|does|isn|wasn|wouldn|won|never|cannot|made|meant)\b"
_FORMS = tuple(
    (name, re.compile(form, re.I))
    for name, form in (
        ("this noun", rf"\b(?:this|that|these|those|(?:no )?such(?: an?)?|(?:the )?(?:same|similar)) {_NOUN}"),
        (
            "none",
            r"\b(?:no|any|some|nothing|anything|something|none|half|all|much|more|everything) ?"
            r"(?:such thing|(?:thing )?of (?:the|that) (?:sort|kind)|of (?:that|this|it))\b|\bno such \w+|\bof the (?:kind|sort)\b"
            r"|^everything$|\bneither$",
        ),
        (
            "so",
            r"\bso(?= (?:too|either|first|again|already)\b|[,.;:!?”\"’]|$)|\bthe same(?: thing)?(?! \w*[a-z]{3})|\bas much$|\blikewise\b"
            r"|\botherwise\b|\bthe (?:opposite|reverse|contrary)\b|\bto that effect\b|\balong (?:the same|those|these|similar) lines\b",
        ),
        ("the noun", rf"\b(?:the|all|no|any) {_NOUN}"),
        ("it", rf"^(?:exactly |just |precisely |all )?(?P<it>it|this|that){_AFTER}$"),
        (
            "it is so",
            r"^(?P<it>it|this|that) (?:is|was|were|has been|had been|would be|may be|isn[’']t|wasn[’']t) (?:\w+ )?"
            r"(?:so|true|untrue|false|wrong|right|correct|the case|nonsense|impossible|absurd|an? \w+)$",
        ),
        ("it did", rf"^(?P<it>it|this|that) {_DOES}(?: not| n[’']t)?$"),
        (
            "it does",
            r"^(?P<it>this|that|it(?=[’']s\b| (?:\w+ ){0,2}(?:is|was|were|be|been)\b))"
            rf"(?:[’']s\b| (?:\w+ )?{_DOES})",
        ),
        ("it as", r"^(?P<it>it|this|that) (?:as|an?|“|‘|\"|'|«|,|\w+$|to \w+)"),
        ("of it", rf"\b(?:about|on|of|for|to|by|in|with|against|under|from|at|than) (?P<it>it|this|that){_AFTER}$"),
        ("does it", rf"\b(?P<it>it|this|that){_AFTER}$"),
        ("had", r"\b\w+ (?:has|had|have|did|does|do|would|is|was|were|could|should|will)(?: not|n[’']t)?(?: be)?$"),
        ("his noun", rf"\b(?:his|her|their|its|\w+[’']s) {_NOUN}"),
    )
)
_ANSWER = re.compile(r"(?:yes|no|not so|not at all|of course not|never)\b(?=$|[,.!?]|[”\"’])", re.I)
_LEADS = re.compile(
    r"(?:(?:and|but|well|oh|no|yes|so),? (?=\w))?(?:(?:that(?! (?:is|was|were|would|has|had|will|could)\b)|if|whether|why|what|how"
    r"|to say (?:if|whether)|to (?:say|comment on|discuss|confirm|explain)|having (?:said|done|given)|on|about|to|by|with|for|of) (?=\w))?",
    re.I,
)
_CUES = tuple(
    (name, re.compile(rf"\b(?:{stems})", re.I))
    for name, stems in (
        ("deny", r"den(?:y|ied|ies|ying)|disput|refut|contradict|rebut|rul\w* out|disown|retract|withdr[ae]w"),
        ("reject", r"reject|dismiss|refus|declin|turn\w* down|brush|scoff"),
        ("confirm", r"confirm|admit|acknowledg|conced|repeat|echo|reiterat|explain|justif|contest|challeng|verif|corroborat"),
        (
            "stand",
            r"support|back(?:ed|s)|oppos|endors|agree|disagree|welcom|condemn|criticis|criticiz|prais|accept|denounc|deplor|applaud"
            r"|shar(?:e|es|ed)\b|object|favou?r|approv|regret|defend",
        ),
        (
            "call",
            r"call(?:s|ed|ing)?\b(?! (?:for|on|upon))|describ|brand|label|regard|consider|took|takes|remember|reads?\b|interpret|meant"
            r"|means|sees?\b|saw|found|find|deem|term(?:s|ed)",
        ),
        ("think", r"think|thought|believ|know|knew|doubt|suspect|suppos|hop(?:e|es|ed)|fear|expect|underst|imagin|heard|hears?"),
        ("ask", r"ask|question|wonder|put"),
        (
            "say",
            r"sa(?:y|id|ys|ying)|told|tells?|wrot|writ|insist|argu|claim|add|repl|respond|swor|state|declar|announc|according|suggest|aver"
            r"|mention|report|comment|promis|vow|warn|spoke|speak|talk|discuss|made|c[oa]me",
        ),
    )
)
_NOT = re.compile(r"\b(?:not|never|no|nobody|nothing|neither)\b|n[’']t\b", re.I)
_RULED = re.compile(r"\b(?:rul|order|uphe|quash|turned down|dismiss|granted|decid)")
_WOULD = re.compile(r"\b(?:would|will|could|offer|propos)")
_OUTER = " \t\n,;:.!?…“”\"'‘’«»()—–-"
_SENTENCE = re.compile(r"[^.?!\n]+")


@dataclass(frozen=True, slots=True)
class Pointer:
    """The word that may point, the kind of attributing words that it goes with, and what both look like."""

    word: str  # it, this, that, so, none, yes, had, noun
    cue: str
    noun: str
    whole: bool  # nothing else stands in the content
    looks: tuple[str, ...]


def pointer(text: str, said: Statement) -> Pointer | None:
    """How a statement's content may stand for what was told elsewhere; None where it surely says something itself."""
    words = " ".join(piece.of(text) for piece in said.content[:2]).lstrip(_OUTER)
    sentence = _SENTENCE.match(words)
    first = "" if sentence is None else " ".join(sentence[0].split()).strip(_OUTER)
    if not 0 < len(first) <= (FIRST if said.cue else TURN):
        return None
    more = sum(piece.end - piece.start for piece in said.content) > len(first) + MORE
    if not _ANSWER.fullmatch(first) and (leads := _LEADS.match(first)):
        first = first[leads.end() :]
    found = _form(first, told=bool(said.cue), more=more)
    if found is None:
        return None
    form, word, noun = found
    cue = _kind(printed(text, said.cue))
    size = next(name for most, name in SIZES if len(first) <= most)
    looks = [form, f"{word} {form}", f"{size} in all", f"cue {cue}", f"{word} cue {cue}"]
    looks += ["cue not"] if _NOT.search(printed(text, said.cue)) else []
    looks += [f"{form} of an act"] if noun in _ACTS else []
    return Pointer(word, cue, noun, len(first) <= SIZES[0][0], tuple(looks))


def fits(noun: str, act: Act, cue: str, content: str) -> bool | None:
    """Whether a statement is of the kind that a noun names; None where the noun names no kind."""
    wanted = _ACTS.get(noun)
    if wanted is None:
        return None
    would = Act.PROMISE in wanted and _WOULD.search(f"{cue} {content}")
    return act in wanted or bool(would) or (Act.REJECT in wanted and bool(_RULED.search(cue)))


def printed(text: str, part: Spans) -> str:
    """A part's words in one line."""
    return " ".join(" ".join(piece.of(text) for piece in part).split())


def _form(words: str, *, told: bool, more: bool) -> tuple[str, str, str] | None:
    """The form of what points, its word, and the noun where it is one."""
    answer = _ANSWER.match(words)
    if answer and (not told or more or len(words) - answer.end() <= 1):
        return "yes", "yes", ""
    for name, form in _FORMS:
        if m := form.search(words):
            given = m.groupdict()
            if noun := given.get("noun"):
                return f"{name} {_place(m, words)}", name, noun.lower()
            return name, (given.get("it") or name).lower(), ""
    return None


def _place(m: re.Match[str], words: str) -> str:
    if len(words) - (m.end() - m.start()) <= SIZES[0][0] // 3:
        return "whole"
    return "first" if m.start() <= 1 else "last" if len(words) - m.end() <= 1 else "inside"


def _kind(cue: str) -> str:
    return next((name for name, stems in _CUES if stems.search(cue)), "other") if cue else "none"
