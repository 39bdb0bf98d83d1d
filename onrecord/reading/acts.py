"""What a speaker did by saying it, told from the attributing words alone.

The list is DESIGN's; each act has the stems of the words that perform it. A negation is never dropped: a negated word performs
another act where English fixes which ("did not agree" rejects), and otherwise the statement is merely stated.
"""

from __future__ import annotations

import re

from onrecord.records import Act

# stems (the word may go on, `_` is a space); of two in a cue the first counts, and of two in one place the one listed first
_STEMS = {
    Act.DENY: "den(?:y|ied|ies|ying|ial) refut disput rebut rul(?:e|ed|es|ing)_out disavow disclaim contradict debunk repudiat",
    Act.THREATEN: "threat vow(?:ed|s|ing)?_(?:revenge|retaliation|vengeance)",
    Act.ACCUSE: "accus blam alleg(?!edly) charg(?:e|ed|es|ing)\\b denounc condemn criticiz criticis critical_of decr(?:y|ied) slam blast "
    "lambast fault castigat rebuk indict attack insinuat point(?:ed|s|ing)?_(?:(?:the|a)_)?finger deplor bemoan scold mock ridicul "
    "lash(?:ed|es|ing)?_out hit(?:s|ting)?_out t(?:ook|ake|akes|aking)_aim",
    Act.WARN: "warn caution alert (?:sound|rais)(?:ed|es|s|ing|e)?_the_alarm",
    Act.PROPOSE: "propos suggest recommend offer advis advoca float(?:ed|s|ing)?\\b nominat moot",
    Act.PROMISE: "promis pledg vow guarantee commit swor(?:e|n) swear (?:re)?assur undert(?:ake|ook|aking) intend intent "
    "plan(?:s|ned|ning)?\\b",
    Act.DEMAND: "demand urg call(?:s|ed|ing)?_(?:for|on|upon) insist(?:s|ed|ing)?_on order command decree mandat instruct "
    "direct(?:ed|s)\\b requir appeal press(?:ed|es|ing)?_for impos ban(?:s|ned|ning)?\\b forb prohibit want(?!\\w*_to_know) summon "
    "call(?:s|ed)?\\b(?=.*\\bto\\b)",
    Act.ASK: "ask question(?:s|ed|ing)?\\b inquir enquir wonder request quer(?:y|ied|ies) beg(?:s|ged|ging)?\\b plead want(?=\\w*_to_know)",
    Act.PREDICT: "predict forecast expect project(?:s|ed|ing)?\\b foresee foresaw anticipat prophes bet(?:s|ting)?\\b",
    Act.REJECT: "reject dismiss declin(?!\\w*_to_\\w) refus(?!\\w*_to_\\w) rebuff spurn turn(?:ed|s|ing)?_down scoff veto "
    "brush(?:ed|es|ing)?_(?:off|aside) sa(?:id|y|ys|ying)_no\\b",
    Act.PRAISE: "prais laud hail welcom commend applaud congratulat salut thank celebrat pay(?:s|ing)?_(?:tribute|homage) "
    "paid_(?:tribute|homage) honou?r(?:ed|s) gratitude",
    Act.ADMIT: "admit(?!tedly) conced confess acknowledg apolog own(?:s|ed)?_up c(?:ome|omes|ame)_clean",
    Act.OPPOSE: "oppos object protest resist disagree disapprov against dissent",
    Act.SUPPORT: "support back(?:s|ed|ing)?\\b(?!_(?:down|away|off|out|at)) endors favou?r(?:s|ed|ing)?\\b approv agree(?:s|d|ing)?\\b "
    "accept uphold upheld champion defend side(?:s|d)?_with vot(?:e|ed|es|ing)_for (?:stand(?:s|ing)?|stood)_(?:by|behind) "
    "weight_behind concur consent",
}
_ACTS = [(act, re.compile("|".join(rf"\b{stem.replace('_', ' ')}" for stem in stems.split()))) for act, stems in _STEMS.items()]

# the negation must come before the attributing word: "did not deny", "no plans to", "stopped short of"
_NEGATION = re.compile(
    r"\b(?:not\b(?! (?:only|just|agree more|help but)\b)|(?:never|no|nor|neither|hardly|without|cannot|yet to|far from)\b"
    r"|(?:stop(?:s|ped|ping)? short of|(?:fail(?:s|ed|ing)?|unable|unwilling|reluctant) to|(?:refrain|avoid)(?:s|ed|ing)?)\b"
    r"|(?:declin|refus)\w* to (?=\w))|n[’']t\b(?! (?:agree more|help but)\b)"
)
_NEGATED = {Act.SUPPORT: Act.OPPOSE}
_AGREE = re.compile(r"(?:agree|accept|approv|concur|consent)")
_REFUSAL = re.compile(r"\b(?:declin|refus)")
_SILENT = re.compile(
    r"\b(?:say|comment|answer|disclose|confirm|elaborate|specify|reply|respond|discuss|reveal|explain|name|identify|speculate|provide|detail"
    r"|clarify|mention|speak|talk|return|be (?:named|identified|drawn|interviewed)|give(?! (?:up|in|way)\b))\b"
)
_UNSAID = re.compile(r"\b(?:no comment|(?:say|says|said|saying) nothing|(?:kept|keeps|remain(?:s|ed)|stay(?:s|ed)) (?:silent|mum|quiet))\b")


def act(cue: str) -> Act:
    """The act of a statement's cue as printed; `state` where the words tell no other, `other` where something was left unsaid."""
    words = " ".join(cue.lower().split())
    at, kind = _first_act(words)
    negation = _NEGATION.search(words)
    silent = _SILENT.search(words) if negation else None
    if _UNSAID.search(words) or (silent and silent.start() < at) or re.search(r"\b(?:declin|refus)\w* comment\b", words):
        return Act.OTHER
    if kind is None:
        return Act.REJECT if _REFUSAL.search(words) else Act.STATE
    if negation and negation.start() < at:
        return Act.REJECT if _AGREE.match(words, at) else _NEGATED.get(kind, Act.STATE)
    return kind


def _first_act(words: str) -> tuple[int, Act | None]:
    """Where the first word that performs an act stands, and its act; behind all words and None where there is none."""
    found = [(at.start(), i) for i, (_, stems) in enumerate(_ACTS) if (at := stems.search(words))]
    return (min(found)[0], _ACTS[min(found)[1]][0]) if found else (len(words), None)
