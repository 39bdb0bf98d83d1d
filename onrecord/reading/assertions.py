"""Claims in the outlet's own voice for which a reader would want a source: on nobody's word in particular (vague), or on nobody's.

Few and certain: a mark says "ask for a source", and a false one costs more than a missing one. Vague claims are statements that were found
and whose source is missing behind hearsay ("is said", "reportedly") or is a bare kind of people ("experts", "sources"). Unsourced ones are
sentences outside every statement that accuse, or claim to know what nobody can have seen: motives, secrets, states of mind.
What counts is told in docs/annotation.md, G14.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from onrecord.reading.encoding import sentence_starts
from onrecord.records import Assertion, Span, Statement, Zone

__all__ = ["assertions"]

_KINDS = (
    "reports media press papers outlets sources? experts? analysts? observers? commentators? critics? insiders? netizens pundits?"
    " people some many others diplomats authorities services circles personages? personnel specialists? scientists boffins"
    " rumou?rs? gossip talk information speculation users accounts voices tongues"
).split()
_LOOSE = (
    "the a an some many several most certain various a_number_of numerous unnamed unidentified anonymous undisclosed independent political"
    " military legal economic industry financial market western foreign overseas international local domestic senior competent relevant"
    " informed well-informed well-placed knowledgeable reliable credible media news press online internet social multiple early initial"
    " unconfirmed unverified earlier recent other all * ** internet"
).replace("_", " ")
_BARE = re.compile(
    rf"(?:(?:{'|'.join(re.escape(word) for word in sorted(_LOOSE.split(), key=len, reverse=True))})[ -]+)*"
    rf"(?:{'|'.join(_KINDS)})"
    r"(?: available to (?:this|the) (?:newsroom|newspaper|paper|agency))?"
    r"(?: (?:speaking |talking )?(?:on|under) (?:the )?condition of anonymity"
    r"|,? who (?:did|do|does) not (?:want|wish) to be (?:named|identified)"
    r"|,? who (?:asked|declined|refused) (?:not )?to be (?:named|identified)| on the internet| online)?",
    re.IGNORECASE,
)
_NOBODYS = re.compile(
    r"(?:the )?(?:competent|relevant) (?:authorities|services|organs|bodies|personnel|departments?)(?: of (?:the )?[A-Z][\w ]{2,40})?"
    r"|people (?:in|from) the (?:circle|know|industry|trade)|(?:those|people) (?:who know|in the know)",
    re.IGNORECASE,
)
_HEARD = re.compile(r"(?:one|you) (?:\w+ )?hears?", re.IGNORECASE)
_IN_THE_AIR = re.compile(
    r"\b(?:rumou?rs?|gossip|speculation|hearsay|whispers?|murmurs?|word (?:is|has it|was)|talk is|reports? (?:of|that)"
    r"|analys[ie]s believ\w+|allegations?|suggestions?)(?= |$)",
    re.IGNORECASE,
)
_HEARSAY = re.compile(r"(?:^|\b)(?:reportedly|supposedly|purportedly|allegedly|rumou?redly)\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?:it )?(?:is|are|was|were|has been|have been|had been)(?: not)?(?: being)?(?: now| also| still| widely| generally| commonly| often)?"
    r" (?:said|believed|thought|understood|rumou?red|reported|assumed|alleged|speculated|claimed|considered|hailed|suspected)"
    r"(?: to| that| as)?|it (?:is|was|has been) (?:expected|feared)(?: that)?",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\b(?:secretly|behind closed doors|behind the scenes|without warning|certain circles|covered up|cover-up|could not sit still"
    r"|in a panic|scared to death|turn(?:ed|s|ing) a blind eye|look(?:ed|s|ing) the other way|lin(?:ed|es|ing) (?:his|her|their) pockets"
    r"|hush money|puppet masters?|hidden hands?|under the table"
    r"|secret (?:deals?|pacts?|orders?|funds?|accounts?|payments?|protocols?|understanding)"
    r"|(?:real|true|hidden|actual|ulterior) (?:aim|goal|reason|purpose|motive|plan|target)s?|really after"
    r"|(?:knew|known) (?:all along|for (?:weeks|months|years)|perfectly well|full well)"
    r"|(?:knew|known) (?:about|of) [^.,;]{3,60} (?:since|all along|for (?:weeks|months|years))"
    r"|paid (?:\w+ ){1,4}to (?:look|keep|stay|say|write|vote|lose)|(?:was|were) paid to (?:look|keep|stay|say|write|vote|lose)"
    r"|(?:for|bought) (?:his|her|their|its) silence|on (?:the|[\w’']+[’']s) payroll of|[’']s payroll"
    r"|(?:tak(?:es?|ing)|took) (?:(?:its|his|her|their) orders|bribes|kickbacks)|(?:accept|pocket)(?:s|ed|ing) bribes"
    r"|(?:launder|siphon|embezzl)(?:e?s|e?d|ing)|(?:end|land)(?:ed|s) up in (?:\w+ ){0,3}(?:pockets|villas|accounts)"
    r"|(?:is|are|was|were|been|being) (?:all )?(?:rigged|faked|forged|doctored|fabricated|falsified|staged for|bought and paid for)"
    r"|(?:shredded|burned|destroyed) the (?:\w+ )?(?:minutes|files|papers|evidence|records)"
    r"|(?:is|are|was|were|stands?|stood) behind the (?:\w+ )?(?:strikes?|attacks?|coup|protests?|unrest|plot|campaign|riots?|blasts?)"
    r"|(?:are|were|is|was) (?:all |really |in fact )?(?:spies|a spy|traitors|puppets|stooges)|as a weapon"
    r"|(?:saboteurs|provocateurs|infiltrators|agitators|mercenaries) (?:trained|paid|sent|hired) by"
    r"|(?:sought|seeks?|tr(?:ying|ied|ies)) to (?:hide|conceal|deceive|mislead|spread|sow|destabili[sz]e|discredit|whitewash)"
    r"|(?:only|merely|simply) (?:to (?:please|punish|distract|silence|hide|save (?:face|his|her|their))|waiting for a chance)"
    r"|because (?:he|she|they|it) (?:feared|hated|wanted to (?:hide|punish|silence))"
    r"|no secret that|every(?:body|one) knows that|(?:well|widely|generally) known that|(?:should|must) be recalled that)\b",
    re.IGNORECASE,
)
# What a court, an office or the accused has said of it stands in such a sentence, or it is a tale told for fun.
_ON_RECORD = re.compile(
    r"\b(?:convict\w*|guilty|sentenced|charge[ds]?|accus\w*|alleg\w*|suspect\w*|fined|trial|jailed|indict\w*|prosecut\w*|investigat\w*"
    r"|denie[ds]|deny\w*|according|court|verdict|film|novel|play|book|episode|song|game|match|goal\w*|season|album)\b",
    re.IGNORECASE,
)
_TOLD_IN = ("body",)


def assertions(text: str, zones: Iterable[Zone], statements: Sequence[Statement]) -> tuple[Assertion, ...]:
    """The vague and the unsourced claims of a report, in text order; `statements` are all that were found in it."""
    told = [zone.span for zone in zones if zone.kind in _TOLD_IN]
    sentences = [Span(a, b) for a, b in pairwise([*sentence_starts(text), len(text)]) if text[a:b].strip()]
    found = [*_vague(text, statements, sentences), *_unsourced(text, statements, sentences)]
    there = [each for each in found if any(zone.holds(each.span) for zone in told)]
    return tuple(sorted(there, key=lambda each: (each.span.start, each.span.end)))


def _vague(text: str, statements: Sequence[Statement], sentences: Sequence[Span]) -> Iterator[Assertion]:
    """Outermost statements in the outlet's words, the first of each sentence."""
    taken: set[Span] = set()
    for said in statements:
        if said.parent is not None or not said.cue or not _nobody(text, said):
            continue
        start = min(span.start for span in (*said.source, *said.cue, *said.content))
        sentence = next((each for each in sentences if each.start <= start < each.end), None)
        if sentence is None or sentence in taken:
            continue
        taken.add(sentence)
        end = max(span.end for span in (*said.source, *said.cue, *said.content) if span.start < sentence.end)
        yield Assertion("vague", _trimmed(text, Span(start, min(end, sentence.end))))


def _nobody(text: str, said: Statement) -> bool:
    """Whether it rests on nobody in particular: hearsay without a source, or a bare kind of people."""
    cue = " ".join(" ".join(span.of(text).split()) for span in said.cue).strip(" ,")
    source = " ".join(" ".join(span.of(text).split()) for span in said.source).strip(" ,")
    if _HEARSAY.search(cue):
        return True
    if not source or source.lower() == "there":
        named = text[max(span.end for span in said.cue) :][:4].lower().startswith(" by ")  # whom the reader missed
        return not named and bool(_PASSIVE.fullmatch(cue) or _IN_THE_AIR.search(cue))
    return bool(_BARE.fullmatch(source) or _NOBODYS.fullmatch(source) or _HEARD.fullmatch(f"{source} {cue}"))


def _unsourced(text: str, statements: Sequence[Statement], sentences: Sequence[Span]) -> Iterator[Assertion]:
    """Sentences that no statement touches and that claim what nobody can have seen, or accuse."""
    pieces = [span for said in statements for span in (*said.source, *said.cue, *said.content)]
    for sentence in sentences:
        words = sentence.of(text)
        if not _CLAIM.search(words) or _ON_RECORD.search(words) or _quoted(words) or words.rstrip()[-1:] == "?":
            continue
        if not any(piece.meets(sentence) for piece in pieces):
            yield Assertion("unsourced", _trimmed(text, sentence))


def _quoted(words: str) -> bool:
    return any(mark in words for mark in '"“”«»„')


def _trimmed(text: str, span: Span) -> Span:
    """Without white space and the final stop."""
    words = span.of(text)
    kept = words.rstrip().rstrip(".;,").rstrip()
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(kept)) if kept.strip() else span
