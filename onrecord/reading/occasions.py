"""Where, when, before whom and by what medium something was said: the phrases of the attributing clause that tell it (G12.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.reading.clauses import Clause
from onrecord.reading.days import days
from onrecord.records import Report, Span, Spans

__all__ = ["heard", "is_outlet", "occasions", "own_outlet"]

FAR = 160  # characters of a phrase
REACH = 400  # characters from a statement's own words in which phrases are looked for
LEAST = 4  # letters of the last word of an outlet's name by which it may be called
CLOSE = 16  # characters before a day that may open its phrase: "on the evening of"
_PREPOSITION = (
    r"(?:at|on|in|before|after|during|over|outside|inside|by|via|through|off|to|following|within|aboard|between|near|under|round|around"
    r"|a few|an|hours|minutes|moments|late|early|just|later|earlier|there|for|upon|beside|as)"
)
# words for events, media, places and audiences that tell where something is said.
_EVENT = re.compile(
    r"(?i)\b(?:(?:news |press |video )?conferences?|briefings?|hearings?|meetings?|rall(?:y|ies)|ceremon(?:y|ies)|summits?"
    r"|sessions?|sittings?|debates?"
    r"|interviews?|(?:phone |telephone |conference |video )?calls?|speech(?:es)?|address|lectures?|sermons?|mass|visits?|forum"
    r"|seminars?|dinners?|lunch|breakfast"
    r"|gatherings?|assembl(?:y|ies)|protests?|marches|vigils?|funerals?|weddings?|opening|launch|events?|congress|convention"
    r"|talks|trials?|votes?|match|game|draw"
    r"|statements?|communiqu[eé]s?|(?:press )?releases?|letters?|e-?mails?|(?:text |video |voice )?messages?|telegrams?|notes?"
    r"|memos?|memorand(?:um|a)|notices?"
    r"|posts?|tweets?|threads?|blog|page|account|facebook|twitter|instagram|telegram|whatsapp|youtube|social media|online"
    r"|internet|website|web|app"
    r"|radio|television|tv|channel|broadcasts?|program(?:me)?s?|podcasts?|shows?|station|air|audio|video|recording"
    r"|ruling|judgments?|judgements?|decision|verdict|opinion|dissent|order|affidavit|filing|complaint|petition|motion|brief"
    r"|pleadings?|submission|testimony|evidence"
    r"|reports?|articles?|findings|preprint|column|editorial|paper|study|papers|document|documents|draft|book|survey|poll|review|journal|magazine"
    r"|newspapers?|essay|writing|answer|reply|response"
    r"|court(?:room)?|courthouse|parliament|senate|house|chamber|committee|commission|council|inquiry|tribunal|cabinet|floor"
    r"|steps|cameras?|(?:poor|bad|crackling) line|microphone|phone|telephone|satellite"
    r"|reporters?|journalists?|the press|newsmen|press|media|audience|crowd|supporters|followers|delegates|deputies|lawmakers"
    r"|legislators|senators|members|mps"
    r"|cadets|students|investors|analysts|shareholders|staff|voters|residents|workers|engineers|lawyers|colleagues|agency"
    r"|newspaper|gate|door|airport|quay|office|home|palace|headquarters|hall|hotel|room|building|village|villages|side)\b"
)
_AUDIENCE = re.compile(
    r"(?i)^(?:us|(?:the |an? |his |her |its |their |our |my |this |local |foreign |state |national |several |some |waiting |[\w’'-]+ly )*"
    r"(?:[\w’'-]+ ){0,3}?(?:reporters?|journalists?|newsmen|newspapers?|the press|press|media|news (?:agency|conference)|agency"
    r"|radio|television|tv|channel|station"
    r"|program(?:me)?|audience|crowd|conference|rally|gathering|meeting|hearing|court|inquiry|committee|commission|parliament"
    r"|assembly|senate|house|chamber|congress|council"
    r"|supporters|cadets|deputies|lawmakers|legislators|senators|mps|members|delegates|students|staff|shareholders|investors|hall"
    r"|nation|room|panel|tribunal|diet|briefing)\b)"
)
_TELLS = re.compile(r"(?i)\b(?:tells?|told|telling|informed?|informs|informing|assur(?:ed|es|ing)|addressed|reminded|warned|briefed)\b")
_BY_MEDIUM = re.compile(r"(?i)^by (?:(?:satellite |mobile )?(?:tele)?phone|e-?mail|letter|telegram|video|text|radio|post|fax|an? |the )")
_OPENS = re.compile(
    rf"(?i)^(?:(?:also|again|later|earlier|late|early|only|just|even|then|back|shortly|immediately|soon|speaking(?: \w+)?|writing"
    rf"|appearing|testifying|posting) )*{_PREPOSITION}\b"
)
_SCENE = re.compile(
    r"(?i)^(?:speaking|addressing|opening|closing|winding up|answering|testifying|writing|appearing|receiving|asked|posting"
    r"|taking|introducing)\b"
)
_IDIOM = re.compile(
    r"(?i)^(?:in (?:essence|any event|public|other news|fact|turn|part|particular|general|effect|theory|principle|favou?r"
    r"|addition|response|return|protest|order|spite|case|view|full|short|line|person|exchange"
    r"|light|other words|common|detail|advance|contrast|this case|vain|a hurry|doing so|all|future|which|whom|what|that|terms"
    r"|the (?:case|event|meantime|end|face|hope)"
    r"|[\w’'-]+ (?:view|opinion|words|name|eyes|case))|on (?:condition|behalf|instructions|the (?:basis|contrary|other hand"
    r"|one hand|grounds|subject|question|matter|issue)|average|whether|how|which|whom)"
    r"|at (?:the same time|least|all|most|first|last|length|odds|best|stake|once|which)|by (?:contrast|far|then|no means|which"
    r"|name|\w+ing)|for (?:example|instance|now|his|her|its|their|one|the (?:first|second|third|last|moment|time being)|which|whom)"
    r"|from (?:which|whom)|to (?:him|her|them|me|be|which|whom|[a-z]+ (?:that|the|a|whether|it)\b)|before (?:adding|going"
    r"|turning)|after (?:all|which|whom)|as (?:well|for|of|to|a|an|the|if|of|is|was|were|are|saying)|over (?:the|his|her|its"
    r"|their) (?:objections?|plan)"
    r"|under (?:the|a|an|its|his|her)|through (?:its|his|her|their|a lawyer|lawyers|a spokes\w+)|within|between|for|there (?:is"
    r"|was|are|were|will|has|had|would|could|can|may|should))\b"
)
_STOP = re.compile(
    r"(?i)(?:[;:—–]| - |\(|\n|\b(?:who|which|where|whose|whom|adding|saying|noting|but|because|although|though|while|whether|so"
    r"|if|without|having"
    r"|that(?! (?:same )?(?:day|morning|afternoon|evening|night))|and(?! [\w’'-]+(?: [\w’'-]+)?$| seen\b"
    r"| (?:the |a |an |its |his |her |on |in "
    r"|at )))\b| (?:was|is|are|were|one|there|had|has|have|before|in|a)$| (?:was|is|are|were|had|has|have)\b(?! to\b))"
)
_LEADS = re.compile(r"(?i)^(?:that|and|but|yet|as late as|even|new|still|now|so|meanwhile|indeed) (?=\S)")
_RECIPIENT = re.compile(
    rf"^(?:to )?(?:it|him|her|them|me|us|you|the others|(?:(?!{_PREPOSITION}\b)[a-z-]+ ){{0,3}}(?:[A-Z][\w’'-]+ ){{0,2}}[A-Z][\w’'-]+"
    r"|(?:the|an?|his|her|its|their|your"
    r"|our) (?:[\w’'-]+ ){0,2}?[\w’'-]+) "
    r"(?=(?:on|in|at|by|last|this|yesterday|earlier|late|early|during|two|three|four|the (?:day|next|previous|same)|that"
    r"|afterwards?|over|today|later)\b)"
)
_ALWAYS = re.compile(r"(?i)^(?:afterwards?|online|tonight|elsewhere|overnight)$")
# what may follow a day: nothing, or one more phrase; a subject and its verb are another clause
_AFTER_DAY = re.compile(
    r"(?:[’']s\b|[\s,]*$|[\s,]+(?:in|at|on|before|after|during|by|with|to|from|over|and|or|when|as|for|inside|outside|near|under"
    r"|through|via|of|until|late|early|\w+ing)\b"
    r"|(?: (?:morning|afternoon|evening|night|afterwards?|local time|[\w’'.-]+(?: [\w’'.-]+)?)$))"
)
_OUTLET = re.compile(
    r"(?:the |The )?(?:[A-Z][\w’'-]+ ){0,4}(?:Agency|News|Times|Post|Herald|Courier|Mail|Mirror|Tribune|Journal|Gazette|Star"
    r"|Standard|Observer|Guardian"
    r"|Telegraph|Independent|Express|Radio|TV|Television|Reuters|AFP|AP|BBC|CNN|NPR|Review|Weekly|Daily|Crier|Tidings|Argus"
    r"|Dispatch|Chronicle|Press)\b"
)
_ANY_OUTLET = re.compile(rf"{_OUTLET.pattern}(?: [A-Z][\w’'-]+){{0,3}}")
_PAPER = re.compile(
    r"(?i)(?:the|an?|one|another)(?: [\w’'-]+){0,3} (?:newspaper|magazine|daily|weekly|tabloid|agency|website)(?: [\w’'-]+){0,3}"
)
_SITE = re.compile(
    r"(?i)\b(?:pavement|parlou?r|lobby|corridors?|doorstep|garden|street|square|market|caf[eé]|restaurant|entrance|docks?|harbou?r"
    r"|factory|church|school|hospital|prison|stage|stadium|pitch|bus|train|plane|scene|site)\b"
)
_PLACE = re.compile(r"(?:[Ii]n|[Aa]t|[Oo]utside|[Ii]nside|[Bb]efore|[Aa]board) (?:the )?[A-Z][\w’'-]|(?i:at (?:the|an?|his|her) )")
_PARTS = re.compile(r",(?! \d{4}\b)(?!\d)|[;—–\n]|:(?= )|(?<= )-(?= )")
_EDGE = " \t\n,;:.–—-“”\"»«‘'’()•"


def occasions(text: str, clause: Clause) -> Spans:
    """The phrases of the gaps beside a statement's own words that tell where, when and before whom it was said."""
    found: set[Span] = set()
    for gap in clause.gaps:
        left = next((piece for piece in clause.own if piece.end == gap.start), None)
        right = any(piece.start == gap.end for piece in clause.own)
        kept: list[Span] = []
        if left is not None:
            told = left in clause.cue and bool(_TELLS.search(left.of(text)))
            kept = _after(text, Span(gap.start, min(gap.end, gap.start + REACH)), told, left in clause.content and not right)
        if right and not kept:
            kept = _before(text, Span(max(gap.start, gap.end - REACH), gap.end))
        found.update(_joined(text, sorted(kept)))
    return tuple(sorted(found))


def own_outlet(report: Report) -> re.Pattern[str] | None:
    """How a report may call the outlet or the agency that it is of: the Fenby Argus, "the Argus"."""
    called = [name.strip() for name in (report.outlet or "", report.agency or "") if name.strip()]
    words = {re.sub(r"^(?:The|the) ", "", name)[:FAR] for name in called}
    words |= {last for name in words if (last := name.split(" ")[-1])[:1].isupper() and len(last) >= LEAST}
    return re.compile(rf"(?:[Tt]he )?(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b") if words else None


def is_outlet(source: str, outlet: re.Pattern[str] | None) -> bool:
    """Whether a source is a newspaper, an agency or the like."""
    return bool((outlet and outlet.fullmatch(source)) or _ANY_OUTLET.fullmatch(source) or _PAPER.fullmatch(source))


def heard(text: str, cue: Spans, outlet: re.Pattern[str] | None) -> Span | None:
    """The one outlet that was told, right behind the words for telling."""
    if not cue or not _TELLS.search(cue[-1].of(text)) or not text.startswith(" ", cue[-1].end):
        return None
    at = cue[-1].end + 1
    found = (outlet.match(text, at) if outlet else None) or _ANY_OUTLET.match(text, at, at + FAR)
    return Span(*found.span()) if found and not text.startswith(("’s", "'s"), found.end()) else None


def _after(text: str, gap: Span, told: bool, strict: bool) -> list[Span]:
    """The phrases that follow a statement's own words, up to the first that tells no occasion."""
    kept: list[Span] = []
    for k, chunk in enumerate(_chunks(text, gap)):
        phrase = None if k else _past_recipient(text, chunk, told, strict)
        phrase = phrase or _phrase(text, chunk, told and not k, strict)
        if phrase is not None:
            kept.append(phrase)
        if phrase is None or phrase.end < chunk.end:
            break
    return kept


def _before(text: str, gap: Span) -> list[Span]:
    """The phrases that lead up to a statement's own words, or the first of the gap: "On Monday, mind you, he said"."""
    chunks, kept = list(_chunks(text, gap)), list[Span]()
    for chunk in reversed(chunks):
        phrase = _phrase(text, chunk, False, False)
        if phrase is None or phrase.end < chunk.end:
            break
        kept.append(phrase)
    if not kept and chunks and not text[gap.start : chunks[0].start].strip(_EDGE):
        first = _phrase(text, chunks[0], False, True)
        return [first] if first is not None and first.end == chunks[0].end else []
    return kept


def _past_recipient(text: str, chunk: Span, told: bool, strict: bool) -> Span | None:
    """ "(told) him on Monday": who was told is no occasion, what follows is one."""
    words = text[chunk.start : min(chunk.end, chunk.start + FAR)]
    if (told and _hears(words)) or any(day.span.start == 0 for day in days(words, 0, len(words), None)):
        return None
    found = _RECIPIENT.match(words)
    return _phrase(text, Span(chunk.start + found.end(), chunk.end), False, strict) if found else None


def _chunks(text: str, gap: Span) -> Iterator[Span]:
    """What commas part, without what is no word at its ends; a comma inside a date parts nothing."""
    place = gap.start
    for found in [*_PARTS.finditer(text, gap.start, gap.end), None]:
        end = gap.end if found is None else found.start()
        words = text[place:end]
        if words.strip(_EDGE):
            start = place + len(words) - len(words.lstrip(_EDGE))
            yield Span(start, start + len(words.strip(_EDGE)))
        place = end + 1


def _joined(text: str, phrases: Sequence[Span]) -> Iterator[Span]:
    """Phrases with a comma alone between them are one."""
    last: Span | None = None
    for phrase in phrases:
        if last and not text[last.end : phrase.start].strip(" ,"):
            last = Span(last.start, max(last.end, phrase.end))
            continue
        if last:
            yield last
        last = phrase
    if last:
        yield last


def _phrase(text: str, chunk: Span, told: bool, strict: bool) -> Span | None:
    """What of a chunk tells an occasion; `told` after a verb of telling, `strict` where only sure signs count."""
    words = chunk.of(text)
    if len(words) > FAR:
        return None
    start = chunk.start
    if lead := _LEADS.match(words):
        start, words = start + lead.end(), words[lead.end() :]
    if stop := _STOP.search(words, 1):
        words = words[: stop.start()].rstrip(_EDGE)
    span = Span(start, start + len(words)) if words else None
    return span if span is not None and _tells(words, told, strict) else None


def _tells(words: str, told: bool, strict: bool) -> bool:
    if (told and _hears(words)) or _ALWAYS.match(words):
        return True
    dated = list(days(words, 0, len(words), None))
    if dated and not _AFTER_DAY.match(words, dated[-1].span.end):
        return False
    opens, idiom, medium = _OPENS.match(words), _IDIOM.match(words), _BY_MEDIUM.match(words)
    if dated and not idiom and (dated[0].span.start == 0 or (opens and dated[0].span.start <= CLOSE)):
        return True
    if (idiom and not dated and not medium) or (words.lower().startswith("by ") and not medium):
        return False
    if not (opens or _SCENE.match(words)):
        return False
    return bool(dated or _EVENT.search(words) or (not strict and (_PLACE.match(words) or _SITE.search(words))))


def _hears(words: str) -> bool:
    """Whether the words after "told" are an audience or an outlet."""
    return bool(_AUDIENCE.match(words) or _OUTLET.match(words))
