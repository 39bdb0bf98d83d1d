"""The tail of a text: rights, whose copy it is, who reported, what the author is, calls to act, down to the last words of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from onrecord.sources import datelines
from onrecord.sources.credits import is_of_others
from onrecord.sources.lines import PROMO, Line, is_furniture

__all__ = ["agencies_in", "agency_of", "authors_of", "is_of_the_desk", "is_sign_off", "without_tail"]

_FOOT = 6  # lines in which the writers may sign
_REACH = 600  # characters at the end of the last line in which the story may already be over
_MAX_SENTENCES = 6  # of a promo tail
_TAIL_CREDIT = re.compile(
    r"\((?:[^()]* )?(?:Reporting|Writing|Editing|Compiled|Additional reporting) by .{3,}\)"
    r"|\([^()]{0,60}[;,] (?:editing|writing|reporting) by .{3,}\)"
    r"|(?:Additional )?(?:Reporting|Writing|Editing|Compiled) by [^.!?]{3,}\.?|Additional reporting: .{3,}",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"[—–-] ?[^\W\d_a-z][\w.&’'-]{1,24}|\([^\W\d_a-z][\w.&’'-]{1,24}\)|[A-Z]{2,3}/[A-Za-z]{2,3}(?:/[A-Za-z]{2,3})?|[^\W\d_a-z]{3,25}"
)
_BARE = re.compile(r"[^\W\d_a-z][\w.&’'-]{1,24}")
_GLUED = re.compile(r"(?<=[.!?])[\"”’]? +(?P<name>[—–] ?[^\W\d_a-z][\w’'-]{2,24}|\([^\W\d_a-z][\w.&’'-]{2,24}\)|[^\W\d_a-z][\w’'-]{3,24})$")
_WORD = re.compile(r"[^\W\d_a-z][\w.&’'-]*")
_HEAD = 15  # lines in which an agency may be named
_TAIL_RIGHTS = re.compile(r"(?:©|\(c\) |copyright\b).{0,150}|.{0,100}\ball rights reserved\.?", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:(?:media |press |for (?:more |further )?)?(?:contacts?|information|enquiries|inquiries)(?: for [^:]{2,30})?): .{3,150}",
    re.IGNORECASE,
)
_OWN = re.compile(
    r".*\b(?:views?(?: (?:expressed|given))?(?: here| in this \w+)? (?:are|is) (?:the author[’']s|those of|(?:his|her|their) own)"
    r"|takes? no (?:\w+ )?positions?\b|(?:is|as) (?:investment|financial|legal|medical) advice|not (?:yet )?peer[- ]reviewed"
    r"|is run by a foundation\b|is a (?:\w+ )?(?:registered )?(?:charity|non-?profit)\b).*",
    re.IGNORECASE,
)
_OFFICES = (
    r"(?:senior|contributing|freelance|staff|visiting|research|associate|award-winning|former|retired|independent|non-?resident) "
    r"(?:\w+ ){0,3}(?:fellow|writer|journalist|editor|reporter|correspondent|columnist|scholar|researcher|professor|lecturer|analyst)"
    r"|(?:fellow|journalist|columnist|professor|lecturer|correspondent|reporter|author|editor) (?:at|of|for|in|with|based)\b"
)
_ABOUT = re.compile(rf"[^\W\d_a-z][^.!?]{{3,60}}? (?:is|was) (?:an? |the )(?:{_OFFICES}).*")
_ABOUT_HIM = r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? )?{}(?:[’']s)? (?:is|was|works?|teach(?:es)?|covers?|advised|writes|last|latest|“).*"
_CALL = re.compile(
    r"\bcomment(?:s)? (?:area|section|below|box)"
    r"|\bleave (?:us )?(?:a |an |your |words?\b|some )(?:message|comment|answer|repl|word|opinion|thought)?"
    r"|\bwelcome to (?:leave|comment|follow|the comment|share)|\bfollow (?:us|the author|me|our|this account)"
    r"|\bclick (?:the|on|here|to)\b|\blong press\b"
    r"|\blike,? (?:share|comment|forward|and)\b|\b(?:author|creator|creation) (?:support|camp|incentive)"
    r"|\bsupport plan\b|\bincentive plan\b|\bforward (?:this|it|to)\b"
    r"|\bhave your say\b|\bfriends who forward|\bget your own\b|\bforwarded to you\b"
    r"|\bin the \w+ app\b|\blines open\b|\bcalls at your\b|\blittle heart\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\b(?:he|she|they|him|them|said|says|told|tells|asked|asks|urged|wrote|wants?|wanted)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:dear (?:readers|friends),? )?(?:what|how) "
    r"(?:do|did|would|will|are) (?:you|the [\w ]{2,20}|everyone|everybody|readers?|your)\b.*\?\s*",
    re.IGNORECASE,
)
_CENSORED = re.compile(r"(?:(?<=[.!?\"”’)\]])|^)\s*(?P<promo>\*\*[^.!?\n]{3,80}\*{0,2})$")
_SENTENCE = re.compile(r"[.!?][\"”’]?\*{0,2}\s+(?=\S)|\s(?=[\[(]Follow |\*\*\S)")


def without_tail(lines: Sequence[Line], authors: Sequence[str]) -> list[Line]:
    """The lines with the last of them told for what they are; at least the first stays the story's."""
    lines, agencies = list(lines), agencies_in(lines) | _glued(lines)
    about = [re.compile(_ABOUT_HIM.format(rf"(?:{re.escape(name)}|{re.escape(name.split()[-1])})")) for name in authors if name]
    for i in range(len(lines) - 1, 0, -1):
        line = lines[i]
        if _TAIL_RIGHTS.fullmatch(line.text):
            lines[i] = replace(line, zones=None).zoned("boilerplate")
        elif line.zones is None:
            lines[i] = told = _told(line, about, agencies if all(each.zones is not None for each in lines[i + 1 :]) else None)
            if told.zones is None or told.zones[0].kind == "body":
                break
        elif line.zones[0].kind not in ("promo", "boilerplate", "credit", "timestamp"):
            break
    else:
        lines[:1] = [_story_of(line) for line in lines[:1]]
    return lines


def _story_of(line: Line) -> Line:
    """The first line of a text without the calls at its end."""
    told = line if line.zones is not None else _promoted(line, frozenset())
    return told if [zone.kind for zone in told.zones or ()] == ["body", "promo"] else line


def agencies_in(lines: Sequence[Line]) -> frozenset[str]:
    """The agencies, and whoever else stands beside the writers, that dateline and byline print, in small letters."""
    found = set[str]()
    for line in lines[:_HEAD]:
        if (opened := datelines.dateline(line.text)) and opened.facts.agency:
            found.add(opened.facts.agency.casefold())
        if (told := datelines.byline(line.text)) or datelines.is_unnamed_byline(line.text):
            people = " ".join((*told.authors, told.place or "")) if told else ""
            found |= {word.casefold() for word in _WORD.findall(line.text) if word not in people}
    return frozenset(found)


def is_of_the_desk(text: str) -> bool:
    """Whether a line says who reported and edited what stands above it."""
    return bool(_TAIL_CREDIT.fullmatch(text))


def is_sign_off(text: str, agencies: Set[str]) -> bool:
    """Whether a last line is but an agency's name: `— Obel`, `(Obel)`, `OBEL`; `Obel` where it is among those that the head prints."""
    known = text.casefold() in agencies or datelines.agency_named(text) == text
    return not is_furniture(text) and bool(_SIGN_OFF.fullmatch(text) or (known and _BARE.fullmatch(text)))


def agency_of(lines: Sequence[Line]) -> str | None:
    """The agency whose name closes the text as a sign-off: `— Obel`, `(Obel)`."""
    credits = [(line, zone) for line in lines[-3:] for zone in line.zones or () if zone.kind == "credit"]
    if not credits:
        return None
    line, zone = credits[-1]
    name = line.text[zone.span.start - line.start : zone.span.end - line.start].strip("()—– -")
    return name if re.fullmatch(r"[^\W\d_a-z][\w’'-]{2,24}", name) else None


def authors_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Who wrote, by the credits at the end: `(Reporting by Jane Roe; editing by Jo Moe)`; nobody where only helpers are named."""
    signed = [line.text for line in lines[-_FOOT:] if line.zones and line.zones[0].kind == "credit" and is_of_the_desk(line.text)]
    told = (datelines.signed(text.strip("()")).authors for text in signed if not is_of_others(text))
    return next(filter(None, told), ())


def _glued(lines: Sequence[Line]) -> frozenset[str]:
    """The name after the last sentence, where the text prints it nowhere else, as it does with its places and people."""
    found = _GLUED.search(lines[-1].text[-_REACH:]) if lines else None
    alone = found and not is_furniture(found["name"]) and sum(line.text.count(found["name"]) for line in lines) == 1
    return frozenset([found["name"].casefold()]) if found and alone else frozenset()


def _told(line: Line, about: Sequence[re.Pattern[str]], agencies: Set[str] | None) -> Line:
    """A line at the end by its form; the story's last line without what hangs on its end."""
    text = line.text
    if _TAIL_CREDIT.fullmatch(text) or (agencies is not None and is_sign_off(text, agencies)):
        return line.zoned("credit")
    short = len(text) <= _REACH
    if short and (_CONTACT.fullmatch(text) or _ABOUT.fullmatch(text) or any(form.fullmatch(text) for form in about)):
        return line.zoned("boilerplate")
    return _promoted(line, agencies or frozenset())


def _promoted(line: Line, agencies: Set[str]) -> Line:
    """The line without the calls, disclaimers and agency's name that hang on its end."""
    text, cuts = line.text, list[tuple[str, int, int]]()
    end = len(text)
    if found := _OWN.fullmatch(text, max(0, end - _REACH)) if end <= _REACH else None:
        start = _start_of_own(text)
        cuts.append(("boilerplate", start, end))
        end = len(text[:start].rstrip())
    start = _start_of_promo(text, end)
    if start < end:
        cuts.append(("promo", start, end))
        end = len(text[:start].rstrip())
    elif not cuts and (found := _GLUED.search(text, max(0, end - 80))) and is_sign_off(found["name"], agencies):
        cuts.append(("credit", *found.span("name")))
        end = len(text[: found.start("name")].rstrip())
    if not cuts:
        return line
    zoned = line.zoned("body", 0, end) if end else line
    for cut in reversed(cuts):
        zoned = zoned.zoned(*cut)
    return zoned


def _start_of_own(text: str) -> int:
    """From where all is the page's own: the whole line, unless it begins with calls."""
    starts = _starts(text, 0, len(text))
    return (
        next((a for a in reversed(starts) if _OWN.match(text, a)), 0)
        if any(_CALL.search(text, a, b) for a, b in _pairs(starts, len(text)))
        else 0
    )


def _start_of_promo(text: str, end: int) -> int:
    """Where the calls at the end of a line begin, with a question to the readers before them."""
    starts = _starts(text, max(0, end - _REACH), end)[-_MAX_SENTENCES:]
    sentences = _pairs(starts, end)
    calls = [i for i, (a, b) in enumerate(sentences) if _is_call(text, a, b)]
    censored = _CENSORED.search(text, max(0, end - 200), end)
    if not calls:
        return censored.start("promo") if censored else end
    first = calls[0] if len(calls) == 1 or calls[0] >= len(sentences) - 5 else calls[-1]
    if calls[-1] < len(sentences) - 2 and not censored:
        return end  # the story goes on after them
    while first and _ASKS.fullmatch(text, *sentences[first - 1]):
        first -= 1
    return sentences[first][0]


def _is_call(text: str, start: int, end: int) -> bool:
    told = text[start:end]
    if re.search(r"[\"“”]", told):
        return False
    call = _CALL.search(told)
    if call and _OF_OTHERS.search(told, 0, call.start()):
        return False
    return bool(call or PROMO.match(told) or _CENSORED.fullmatch(told.strip()))


def _starts(text: str, start: int, end: int) -> list[int]:
    """Where sentences begin; the first is the start of the line, or the first that begins after `start`."""
    found = [m.end() for m in _SENTENCE.finditer(text, start, end) if m.end() < end]
    return [0, *found] if start == 0 else found


def _pairs(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    return list(zip(starts, [*starts[1:], end], strict=False))
