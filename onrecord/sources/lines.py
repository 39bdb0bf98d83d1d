"""The lines of a text, each with the zones that are known of it, and what a line is by its own form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.records import Span, Zone
from onrecord.sources import datelines

__all__ = ["PROMO", "Line", "captioned", "furniture", "in_capitals", "is_furniture", "lines_of", "pictured"]

_MAX_FURNITURE = 200  # characters
_MAX_PICTURED = 600

_BOILERPLATE = re.compile(
    r"(?:all news|home|news|menu|share|print|email|save|listen|advertisement|advertising|skip to (?:main )?content|sign in|log in|comments?"
    r"|full text\.?|correction appended\.?"
    r"|read aloud|story continues below(?: advertisement)?|article continues below.{0,30}|for immediate release|unofficial translation"
    r"|top stories|editorial|world|politics|business|opinion|analysis|explainer|live|breaking(?: news)?|exclusive"
    r"|all rights reserved\.?|[(\[]?ends[)\]]?|-30-|#{2,5}|[*=_ -]{3,}|as broadcast"
    r"|(?:media |press )?contacts?: .{3,100}"
    r"|press release\b[^.]{0,30}|(?:under )?embargo(?:ed)?\b.*|not for (?:publication|release|broadcast)\b.*"
    r"|\((?:adds|updates|corrects|recasts|repeats|rewrites|refiles|writes through)\b.*\)"
    r"|\(?(?:this|the|his|her|their) (?:interview|conversation|transcript|text|article|story|words|answers|remarks) "
    r"(?:has been|have been|was|were) (?:\w+ )?"
    r"(?:shortened|edited|condensed|held|conducted|translated|abridged|made)\b.*"
    r"|\([^()]{0,80}\btranslations?\b[^()]{0,40}\)|.{0,120}\bunrevised\b.*"
    r"|the (?:briefing|press conference|conference|interview|meeting|sitting|hearing|session) (?:was )?"
    r"(?:ended|resumed|concluded|suspended|adjourned|began|opened) at .{3,80})",
    re.IGNORECASE,
)
PROMO = re.compile(
    r"[\s*>•●▶→–—-]*(?:please |don[’']t forget to |dear readers,? )?(?:subscribe\b|sign up (?:for|to|here)|follow (?:us|our|@)"
    r"|join (?:us|our|the conversation)|download (?:the|our)|like (?:this|us and)\b|share (?:this|on|via)\b|click (?:here|on|to)\b"
    r"|read (?:more|also|next)\b|also read\b|see also\b|related:|more:|support (?:us|our|independent)|become a (?:member|subscriber)"
    r"|get (?:our|the) (?:\w+ )?(?:newsletter|app)|welcome to (?:leave|comment|follow|the comment)"
    r"|leave (?:a|your) (?:comment|message|reply)"
    r"|have a (?:tip|story)\b|(?i:advertisement): |was this (?:e-?mail )?forwarded|(?-i:PLUS|TOMORROW): |in tomorrow[’']s (?:paper|edition)"
    r"|have your say|(?-i:WHAT DO YOU THINK\?|DID YOU[A-Z\d ,’']*\?))",
    re.IGNORECASE,
)
_LEGEND = re.compile(r"[█▇■▉]{1,4}\xa0\S.{0,80}")  # of a map or a chart
_CREDIT_TOLD = re.compile(r"\S  \S[^.]*/|\((?:AP )?(?:Photo|Image|Illustration|Picture)")
_PICTURE = re.compile(r"[(\[]?(?:caption|picture|photo(?:graph)?|image|illustration)s?\s*: ", re.IGNORECASE)
_LABELLED = re.compile(r"(?:image|picture|photo|media|video|audio) (?P<what>source|caption), \S", re.IGNORECASE)
_WHOSE = re.compile(r"[^.:;?!]{2,60}\.?[)\]]?")
_BY_NAME = re.compile(
    r"(?:[^\W_a-z][\w.'’-]*|of|for|de|the|via|and|/|\|)(?:[ /](?:[^\W_a-z][\w.'’-]*|of|for|de|the|via|and|/|\|))*\.?[)\]]?"
)
_TOLD_AND_CREDIT = re.compile(
    r".{3,}?[.!?\w”’)] (?:photo(?:graph)?|picture|image|illustration|credit|graphic)s?(?: credit| by)?: ?(?P<whose>[^:]{2,60})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the space around it; `zones` where they are known, None where they are to be found."""

    start: int
    text: str
    after_gap: bool = False
    zones: tuple[Zone, ...] | None = None

    def zoned(self, kind: str, start: int = 0, end: int | None = None) -> Line:
        """The line with one more zone over these characters of it."""
        span = Span(self.start + start, self.start + (len(self.text) if end is None else end))
        return replace(self, zones=(*(self.zones or ()), Zone(kind, span)))


def lines_of(text: str) -> list[Line]:
    """The lines of a plain text that are not blank."""
    lines, at, gap = [], 0, False
    for raw in text.split("\n"):
        if shown := raw.strip():
            lines.append(Line(at + raw.index(shown[0]), shown, gap))
        gap = not shown
        at += len(raw) + 1
    return lines


def in_capitals(text: str) -> bool:
    """Whether it is words without a small letter."""
    return text.isupper() and sum(character.isalpha() for character in text) >= 3


def is_furniture(text: str) -> bool:
    """Whether the line is known word for word as one of the page's own."""
    return len(text) <= _MAX_FURNITURE and bool(_BOILERPLATE.fullmatch(text))


def _of_picture(text: str) -> str | None:
    """The zone of a line that names what of a picture it tells: `Image source, Getty Images`, `Image caption, The quay on Monday`."""
    found = _LABELLED.match(text)
    return {"source": "credit", "caption": "caption"}[found["what"].lower()] if found else None


def furniture(line: Line) -> Line:
    """What a line can be anywhere: a time, a credit, a caption that ends in one, a call to subscribe, a word of the page's own."""
    text = line.text
    if _LEGEND.fullmatch(text):
        return line.zoned("caption")
    if len(text) > _MAX_PICTURED:
        return line
    if labelled := _of_picture(text):
        return line.zoned(labelled)
    if picture := pictured(line):
        return picture
    if len(text) > _MAX_FURNITURE:
        return line
    if datelines.timestamp(text):
        return line.zoned("timestamp")
    if datelines.is_credit(text):
        return line.zoned("credit")
    if is_furniture(text):
        return line.zoned("boilerplate")
    if PROMO.match(text) and not re.search(r"[\"“”]", text):
        return line.zoned("promo")
    return captioned(line) if _CREDIT_TOLD.search(text) else line


def pictured(line: Line) -> Line | None:
    """The line as a caption, where it says so in front or ends with whose picture it is; None where it doesn't."""
    text = line.text
    lead = _PICTURE.match(text)
    if lead and _WHOSE.fullmatch(text, lead.end()) and _BY_NAME.fullmatch(text, lead.end()):
        return None  # nothing but a credit
    if lead:
        return captioned(line)
    told = _TOLD_AND_CREDIT.fullmatch(text)
    return captioned(line) if told and _BY_NAME.fullmatch(told["whose"]) and not re.search(r"[\"“”„»]$", text) else None


def captioned(line: Line) -> Line:
    """The line as a caption, with the credit in it."""
    credit = datelines.credit_in(line.text)
    return line.zoned("caption").zoned("credit", *credit) if credit else line.zoned("caption")
