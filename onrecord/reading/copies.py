"""Where a report says of itself that it is a copy: "first appeared in", "republished from", "reprinted with permission".

An agency's credit is none: that a paper prints an agency is what agencies are for. Neither is where a study, a book or a picture appeared
first, nor the day on which a report was first put online.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Flag, Report, Span

__all__ = ["declared_copies"]

_NOTE = "says of itself that it was taken over from elsewhere, where it appeared first"
_MOST = 5  # a page of notices says no more than its first
_LONGEST = 500  # characters of a notice; the work on a line of any length stays in step with it
_NAME = 80  # characters of a name that are looked at
_REACH = 250  # characters before the word that tells, in which its sentence begins

_FIRST = re.compile(
    r"\b(?:originally|first|initially|previously) (?:(?:was|were) )?"
    r"(?:published|printed|posted|released|run|ran|carried|produced|written|aired|appeared)\b"
    r"|\b(?:appeared|published|posted|printed|ran) (?:first|originally)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:re-?published|re-?printed|re-?posted|reproduced|cross-?posted|cross-?published|syndicated)\b",
    re.IGNORECASE,
)
_PIECE = (
    "(?:article|story|report|piece|post|column|essay|interview|commentary|comment|op-?ed|editorial|item|text|analysis|feature|dispatch"
    "|letter)"
)
_OF_ITSELF = re.compile(
    rf"(?:(?:the )?(?:an? |the )?(?:\w+ )?(?:version|portion|part|excerpt|translation) of )?(?:this|the (?:above|following|preceding))"
    rf" (?:\w+ ){{0,2}}{_PIECE}(?:,? (?:which|that|by [^,]{{1,60}}))?(?:,? (?:was|were|is|has|have|had|been|being|also|and|it|here))*,?"
    r"|the post .{1,200}",  # as blogs end in feeds
    re.IGNORECASE,
)
_WHERE = re.compile(rf"[A-Z]\S*,? where this (?:\w+ )?{_PIECE} (?:was|has been|had been)?$")
_LABEL = re.compile(r"(?:(?:editor[’']?s?[’']? )?note|disclaimer|source|about this \w+)\s*[:.–—-]\s*", re.IGNORECASE)
_ENDED = re.compile(r"(?<![A-Z])[.!?][”\"’)\]*_]*\s+(?![a-z])|[|•·]")
_OPENING = " \t*_>()[]{}–—-~#“‘\"'"

_DAY = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
_SITE = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}\b")
_PLACE = re.compile(r"\b(?:by|in|on|at|with|from|for|via|courtesy of) ", re.IGNORECASE)
_LED_IN = re.compile(r"(?:(?:the|our|a|an|its)\s+)?[“‘\"'*_]*", re.IGNORECASE)
_LEAVE = re.compile(
    r"\b(?:with|by) (?:[\w’']+ ){0,4}permission\b|\bunder (?:an? |the )?(?:[\w-]+ ){0,5}licen[cs]e|\bwith thanks to\b", re.IGNORECASE
)
_TONGUE = re.compile(r"(?:english|french|german|spanish|arabic|russian|chinese|print|full|part)\b", re.IGNORECASE)
_SMALL = frozenset(
    "a all also an and as at blog by commons courtesy creative day de edition first for from full here imprint in is issue it its journal"
    " kind la le licence license magazine newspaper of on online original our page paper part permission please print publication published"
    " read reserved rights site source special terms thanks the their title to under volume was web website with".split()
)


def declared_copies(report: Report) -> Iterator[tuple[Span, Flag]]:
    """A flag `copy-of` for each notice, captions and credits of pictures apart."""
    pictures = [zone.span for zone in report.zones if zone.kind in ("caption", "credit")]
    found = 0
    for form in (_FIRST, _TAKEN):
        for told in form.finditer(report.text):
            notice = _notice(report, told, form is _TAKEN)
            if notice and not any(notice.meets(picture) for picture in pictures):
                yield notice, Flag("copy-of", notice, _NOTE)
                found += 1
            if found == _MOST:
                return


def _notice(report: Report, told: re.Match[str], taken: bool) -> Span | None:
    """The sentence around the words that tell, where it speaks of the report itself and names somewhere else."""
    text = report.text
    start = max(text.rfind("\n", 0, told.start()) + 1, told.start() - _REACH)
    for end in _ENDED.finditer(text, start, told.start() + 1):  # one more, so that what follows a stop is seen
        start = min(end.end(), told.start())
    stop = text.find("\n", told.end())
    stop = min(stop if stop >= 0 else len(text), told.end() + _LONGEST)
    closed = _ENDED.search(text, told.end(), stop)
    stop = closed.start() + 1 if closed else stop
    before, after = text[start : told.start()], text[told.end() : stop].strip()
    opened = before.lstrip(_OPENING)
    opened = _LABEL.sub("", opened, count=1).strip()
    if before.count("“") > before.count("”") or before.count('"') % 2:
        return None  # somebody reads it out
    if not _WHERE.search(opened) and not (
        (_OF_ITSELF.fullmatch(opened) if opened else _is_bare(after)) and (_elsewhere(after, report) or (taken and _LEAVE.search(after)))
    ):
        return None
    words = text[start:stop]
    return Span(start + len(words) - len(words.lstrip(" \t*_>([–—-~#")), start + len(words.rstrip(" \t*_)]|•·")))


def _is_bare(after: str) -> bool:
    """Whether nothing but names, days and small words follows, as in a notice and not in a sentence about a book."""
    words = [word.strip(".,;:!?()[]“”\"'’*_") for word in after.split()]
    return all(not word or not word[0].islower() or word in _SMALL or _SITE.fullmatch(word) for word in words)


def _elsewhere(after: str, report: Report) -> bool:
    """Whether a place other than the report's own outlet is named: no day, no language and no "here"."""
    for found in _PLACE.finditer(after):
        name = after[found.end() : found.end() + _NAME]
        name = _LED_IN.sub("", name, count=1)
        named = _SITE.match(name) or any(word[:1].isupper() for word in name.split()[:4])
        if named and not (_DAY.match(name) or _TONGUE.match(name) or _is_own(name, report)):
            return True
    return False


def _is_own(name: str, report: Report) -> bool:
    own = [_letters(each) for each in (report.outlet, *_hosts(report.url)) if each]
    return any(each and (_letters(name).startswith(each) or (_SITE.match(name) is not None and each in _letters(name))) for each in own)


def _hosts(url: str | None) -> Iterator[str]:
    host = re.match(r"https?://(?:www\.)?([^/:?#]+)", url or "")
    if host:
        yield host[1]


def _letters(name: str) -> str:
    return re.sub(r"^the|\W", "", name.casefold())
