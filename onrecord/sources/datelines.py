"""The furniture of a report's head, by its printed form: datelines, bylines, lines of date and time, credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from onrecord.sources.credits import writers
from onrecord.sources.dates import DAY, TIME, printed
from onrecord.sources.reports import Facts, fact

_WORD = r"[^\W\d_a-zà-öø-ÿ][\w.'’\-]*"  # a word with a capital, in any alphabet
_NAME = rf"{_WORD}(?: (?:{_WORD}|of|de|del|la|the|upon|am|der|e))*"
_PLACE = rf"(?P<place>{_NAME}(?:(?:, ?|/| and ){_NAME}){{0,2}}?)"
_DATELINE = re.compile(
    rf"{_PLACE}(?P<day>(?:,? |\. |, ?\(| \(){DAY}\)?)?"
    rf"(?:,? ?\((?P<round>{_WORD}[\w .&'’/\-]{{0,30}})\)"
    rf"|\.? ?/(?P<slashed>[^\W\d_][^/\n]{{1,30}})/\.?|\. (?P<capitals>[A-Z][A-Z.\-]{{2,20}}))?"
    r"(?P<end> ?(?:--|[-–—])(?=\s)|\.(?=\s)|(?<=[/.])(?=\s)|(?<=\)):(?=\s))"
)
_DATELINE_ALONE = re.compile(rf"{_PLACE},? \(?(?:{DAY})\)?(?:,? (?:at )?{TIME})?")
_NOT_PLACES = frozenset(
    "BREAKING UPDATE UPDATED EXCLUSIVE CORRECTION LIVE WATCH VIDEO PHOTOS NOTE OPINION ANALYSIS EXPLAINER INTERVIEW FACTBOX "
    "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY "
    "ON IN AT BY FROM SINCE UNTIL AFTER BEFORE AS IF BUT AND HE SHE IT WE THEY THIS THAT THERE WHEN WHILE".split()
)
_MAX_PLACE = 60

_BYLINE = re.compile(
    r"(?:(?:(?:an? |world )?exclusive:? )?(?:by|(?:words|text|story|written|reported|report|updates|interview) by"
    r"|(?:an? )?(?:live|special) (?:reporting|report|updates|coverage) by)|(?:text|author|reporter|interview|by|(?:your )?live team):)"
    r"\s+(?P<names>.+)",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"[^\W\d_a-z][\w ]{2,40}, with [^\W\d_a-z]\w{1,20}"
    r"|(?:by|from) (?:our|an?|the) .{0,40}\b(?:correspondent|reporter|staff|writer)s?\b.{0,40}"
    r"|(?:by )?.{2,40}\b(?:staff|reporters?)(?: and .{2,40})?",
    re.I,
)
_MASTHEAD = re.compile(
    r"(?:[A-Z][\w'’-]*(?: of| the|) ){1,4}(?:Courier|Post|Times|News|Herald|Guardian|Tribune|Gazette|Chronicle|Journal|Observer|Telegraph"
    r"|Mail|Standard|Star|Sun|Mirror|Independent|Examiner|Register|Globe|Echo|Argus|Monitor|Review|Express|Dispatch"
    r"|Inquirer|Bulletin|Record"
    r"|Sentinel|Mercury|Leader|Advertiser|Press|Brief|Notes|Weekly|Daily|Today|Report|Letter|Bell)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\W*(?:(?:an?|world|the|exclusive|special|live|original|additional)\b:? )+(?=(?:by|report|updat|interv|story|cov))", re.I
)
_AFTER_ALL = re.compile(r"(.* (?:and|&) [^,]+),.*")
_OFFICE = re.compile(
    r".*\b(?:editor|correspondent|reporter|columnist|analyst|writer|fellow|producer)s?|(?:chief|senior|deputy|general|head)\b.*"
    r"|.*\b(?:staff|reporters?|correspondents?|agencies|writers?|bureau|desk)\b.*",
    re.IGNORECASE,
)
_RUBRIC = re.compile(
    r"(?:(?:the )?(?:all|latest|breaking|top|more|main|other|just in|most (?:read|popular|viewed|recent)|recent|today[’']s|related|live"
    r"|home|your)(?: \w+){0,3}"
    r"|(?:(?:and|&|of|in|the|news|local|world|national|international|regional|city|foreign|domestic|home|business|sports?|politic\w*|econom\w+|health"
    r"|science|tech\w*|culture|arts|entertainment|travel|weather|money|markets?|opinion|defen[cs]e|education|environment|energy|crime) )+"
    r"(?:news|brief|report|review|notes|letters?|today|stories|headlines|updates?|sports?|star))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",? and |, | & |; ?| \| ")
_SIGNED = re.compile(
    r"^(?:\W*|.* (?=by ))(?:(?:by|from|von|par|por|di|door|av|af|de|autor(?:in)?|text|words|interview|reader|writer|host(?:ed)?"
    r"|anchor|compiled|presented"
    r"|posted|report(?:ed|ing)?|analysis|story|thread|updates?|your live team)(?: by)?(?:: ?| ))+",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:secretary|chair\w*|president|director|treasurer|union|association|department|society|university)\b", re.IGNORECASE
)
_HANDLE = re.compile(r"\(?[\w.-]*@[\w.@-]+\)?")
_BETWEEN_SIGNED = re.compile(r",? (?:and|und|et|y|e|en|och|og|i) |, | & |; ?| \| |(?<=[a-z])[.;] ")
_CREDITED = re.compile(
    rf"\(?(?:(?i:source|with (?:inputs?|material|files) from|agency|via):? |(?i:image|photo"
    rf"|foto)s?:? )(?P<name>{_WORD}(?: {_WORD}){{0,3}})\)?\.?"
    rf"|\(?(?P<alone>{_WORD}(?: {_WORD})?)(?:\)| ?[/|])\.?",
)
_IN_PLACE = re.compile(rf"\bin (?P<place>{_NAME}(?:, {_WORD})?)")
_NICKNAME = r"[“\"‘'][^\W\d_][\w '’-]{0,20}[”\"’']"
_PERSON = re.compile(rf"(?:{_WORD}|{_NICKNAME})(?: (?:{_WORD}|[a-zà-ÿ]{{2,3}}|{_NICKNAME}))*? {_WORD}")
_AGENCY = re.compile(
    r"\b(Reuters|(?:The )?Associated Press|AP|AFP|Agence France-Presse|TASS|Xinhua|dpa|DPA|Interfax|PA Media"
    r"|Press Association|UPI|ANSA|EFE"
    r"|Kyodo(?: News)?|Yonhap|Ukrinform|RIA Novosti|Anadolu(?: Agency)?|Bloomberg)\b"
)
_STAMP_LEAD = re.compile(
    r"(?:(?:first |last )?(?:published|updated?|posted|modified|created|released|issued|aired|argued|decided|recorded)|date|time)\b[: ]*"
    r"(?:on |at )?",
    re.IGNORECASE,
)
_STAMP_PART = re.compile(rf"(?:{DAY}|{TIME})")
_STAMP_BETWEEN = re.compile(r"[\s,.|·•;()/–—-]*(?:at |on )?", re.IGNORECASE)

_DAY = re.compile(rf"(?<![\w-]){DAY}")
_ONE = rf"{_WORD}(?: (?:{_WORD}|[a-zà-ÿ]{{2,3}}))?(?: {_WORD}){{1,2}}"
_WHERE = rf"(?: (?:in|at|from) (?:the )?{_NAME}(?:, {_NAME})?)"
_WHAT = (
    r"(?:, (?:senior |junior |research |visiting |associate |political |special |chief |staff )*"
    r"(?:fellow|correspondent|editor|reporter|writer|columnist|analyst|professor|researcher)\b[^.]{0,60})"
)
_PEOPLE = re.compile(rf"{_ONE}(?:{_WHERE}|{_WHAT})?(?:(?:,? and |, ){_ONE}(?:{_WHERE}|{_WHAT})?){{0,3}}")

_MEDIUM = r"(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|videos?|file photo)"
_CREDIT = re.compile(rf"(?i:©|\(c\) |copyright\b|{_MEDIUM}(?: credit| courtesy| by)?s?(?: ?[:/|©]| by )|credits?: )\s*\S.*")
_CREDIT_IN = re.compile(
    rf"(?i:(?<=\s)(?:{_MEDIUM}(?: credit)?|credit)(?: by|:|/) ?[^\s:][^:]*?|©.*?|\({_MEDIUM}[^()]*\)\.?)(?=[)\]]?$)"
    rf"|\({_WORD}(?: (?:{_WORD}|for|of|the))*/{_WORD}(?: (?:{_WORD}|for|of|the))*\)\.?$"
    r"|(?<=[.!?”\"’] )[A-Z][A-Z.'’-]+ [A-Z][A-Z .'’/&-]+(?=[)\]]?$)"
    r"|\([^()]*(?:\bAP\b|Reuters|REUTERS|Getty|AFP|EPA|Photo)[^()]*\)\.?$"
    rf"|(?<=[.!?”\"’] )\({_WORD}\)$"
    rf"|(?<=\s\s){_WORD}(?: {_WORD}){{0,8}}(?:/| and )[^.]*$"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline that opens a line: where it ends, and what it says."""

    end: int
    facts: Facts


def dateline(line: str) -> Dateline | None:
    """`PORT ANSELM, May 14 (Halyard) -` or `MAGAS, March 7. /TASS/.` before the first words of a report."""
    found = _DATELINE.match(line[:200])
    if not found or len(found["place"]) > _MAX_PLACE or not line[found.end() :].strip():
        return None
    agency = found["round"] or found["slashed"] or found["capitals"]
    place, day, dash = found["place"], found["day"], found["end"].strip() not in ("", ".")
    first = place.split()[0].strip(",")
    shouted = len(first) > 1 and first.isupper()
    by_itself = dash and (day or (shouted and not line.isupper() and len(place.split()) <= 4))
    by_agency = agency and (dash or found["slashed"])
    if first.upper() in _NOT_PLACES or (found["end"] == ":" and not day) or not (by_itself or by_agency or (shouted and day)):
        return None
    place = place.rstrip(".") if place.isupper() else place
    return Dateline(found.end(), Facts(place=fact(place), agency=fact(agency), published=printed(day) if day else None))


def dateline_alone(line: str) -> Facts | None:
    """`Port Anselm, 14 May 2024, 16:30` on a line of its own."""
    found = _DATELINE_ALONE.fullmatch(line) if len(line) < 120 else None
    return Facts(place=found["place"], published=printed(line[found.end("place") :])) if found else None


def byline(line: str) -> Facts | None:
    """`By Jane Roe in Paris and agencies`: the authors, an agency known by name, and the place."""
    line = line.strip("*_ ") if len(line) < 200 else ""
    told = writers(line)
    found = _BYLINE.fullmatch(told) if told != line or not re.search(r"[^.][a-z]{2}\.$", line) else None
    if not found:
        return None
    names, place, agency = found["names"], _IN_PLACE.search(found["names"]), _AGENCY.search(found["names"])
    authors = tuple(name for name in map(_person, _BETWEEN.split(_AFTER_ALL.sub(r"\1", names))) if name)
    if not authors and not (agency and agency.start() == 0):
        return None
    return Facts(authors=authors, place=place["place"] if place else None, agency=agency[1] if agency else None)


def _person(words: str) -> str | None:
    """The name before `in Paris`, `for the Post`, `, Editor`; None for agencies, staff and words that are no name."""
    name = re.split(r" (?:in|for|at|from|of|with) |/| [-–—] |\(", words.strip())[0].strip()
    if _OFFICE.fullmatch(name):
        return None
    return name if _PERSON.fullmatch(name) and len(name.split()) <= 5 and not _AGENCY.fullmatch(name) else None


def signed(line: str) -> Facts:
    """What a line that is known for a byline says, also `Interview: Jane Roe`, `Von Jane Roe`, `Jane Roe | Reporter`, `Jane Roe @jroe`."""
    if told := byline(line):
        return told
    words = _HANDLE.sub(" ", _SIGNED.sub("", _LEAD.sub("", writers(line)))).replace('"', "").strip(" *_,.()–—-|·/")
    parts = takewhile(lambda part: not _POST.search(part), _BETWEEN_SIGNED.split(_AFTER_ALL.sub(r"\1", words)))
    names = tuple(name for part in parts if (name := _person(part)))
    agency = _AGENCY.search(line)
    return Facts(authors=names, agency=agency[1] if agency else None)


def credited(line: str) -> str | None:
    """The agency that a credit names: `(With inputs from Corvid)`, `Source: Corvid`, `Corvid /`, `(Corvid)`."""
    found = _CREDITED.fullmatch(line)
    return found["name"] or found["alone"] if found else None


def timestamp(line: str) -> Facts | None:
    """A line of nothing but a date, a time or both, be it with `Updated` before it."""
    lead = _STAMP_LEAD.match(line)
    at, parts = lead.end() if lead else 0, 0
    if len(line) > 120:
        return None
    while at < len(line):
        lead = _STAMP_LEAD.match(line, at)
        found = _STAMP_PART.match(line, lead.end() if lead else at)
        if not found:
            return None
        parts += 1
        at = (_STAMP_BETWEEN.match(line, found.end()) or found).end()
    return Facts(published=printed(line)) if parts else None


def stamp_in(line: str) -> tuple[int, int] | None:
    """Where the first date of a line stands, with the times beside it and words like `Updated`."""
    day = _DAY.search(line)
    if not day:
        return None
    lead = next((found for found in _STAMP_LEAD.finditer(line, 0, day.start()) if found.end() == day.start()), None)
    at = end = day.end()
    while at < len(line):
        at = (_STAMP_BETWEEN.match(line, at) or day).end()
        lead_in = _STAMP_LEAD.match(line, at)
        found = _STAMP_PART.match(line, lead_in.end() if lead_in else at)
        if not found:
            break
        at = end = found.end()
    return (lead.start() if lead else day.start()), end


def is_masthead(line: str) -> bool:
    """Whether the line is the name of a paper."""
    return bool(_MASTHEAD.fullmatch(line))


def is_rubric(line: str) -> bool:
    """Whether a line names but a part of a paper, as `Latest news` does: none of its words is a name."""
    return bool(_RUBRIC.fullmatch(line))


def people(line: str) -> tuple[str, ...]:
    """The names in a line of nothing but people's names, with where they are or what they are; none where it is no such line."""
    if len(line) > 160 or line.isupper() or re.search(r"[.:;!?\"“”„«»‘]", re.sub(r"\b[A-Z]\.", "", line)) or is_masthead(line):
        return ()
    found = _PEOPLE.fullmatch(line)
    names = tuple(name for name in (_person(part) for part in _BETWEEN.split(line)) if name)
    return names if found else ()


def is_unnamed_byline(line: str) -> bool:
    """`From our Gallery Correspondent`, `By Argus staff and Obel`."""
    return len(line) < 80 and bool(_UNNAMED.fullmatch(line))


def is_credit(line: str) -> bool:
    """Whether the line says nothing but whose picture it is."""
    return len(line) < 200 and bool(_CREDIT.fullmatch(line))


def credit_in(line: str) -> tuple[int, int] | None:
    """Where the credit at the end of a caption stands."""
    found = _CREDIT_IN.search(line) if len(line) < 600 else None
    return found.span() if found and found.start() > 0 else None


def agency_named(text: str) -> str | None:
    """The news agency that a text starts with, by a short list of well-known names."""
    found = _AGENCY.match(text)
    return found[1] if found else None
