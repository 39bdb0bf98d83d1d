"""Names in a text: runs of words with a capital, with the title that stands before each, and what kind of name its words make it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.callings import STYLES, is_called, is_firm_called
from onrecord.reading.posts_before import words_before
from onrecord.reading.vocabulary import (
    ABBREVIATED,
    BODIES,
    COUNTRIES,
    DEMONYMS,
    DOCUMENTS,
    ENDINGS,
    FIRMS,
    FUNCTION_WORDS,
    GROUPS,
    HONORIFICS,
    MEN,
    MODIFIERS,
    PARTICLES,
    POSTS,
    PRIVATE,
    UNNAMED_MANY,
    WOMEN,
)
from onrecord.records import Span

__all__ = ["Name", "folded", "names"]

_UPPER = "".join(chr(c) for c in (*range(0x530), *range(0x1E00, 0x1F00)) if chr(c).isupper())
_CAPITAL = re.compile(rf"(?<![\w’'-])(?:(?:[{_UPPER}]\.-?)+(?=\W)|[{_UPPER}]\w*(?:(?:[-’'](?![sS]\b)|[*█]+)\w+)*)")
_FOLLOWING = re.compile(rf"(?:[{_UPPER}][\w’'-]* ?){{1,4}}")
_SURNAMES = frozenset(["May", "Will", "April", "June", "August"])  # also the name of somebody, after another name
_JAN = re.compile(rf"Jan (?:(?:van|von|de|der|den|ten|te) )*[{_UPPER}]")  # the first name, and no month
_JOINS = frozenset([" of ", " of the ", " for "])
_OWNS = ("’s", "'s", "’S", "'S")
_NICKNAME = re.compile(rf""" (?:[“"](?:the )?[{_UPPER}][^“”"\n]{{1,20}}[”"]|[‘'](?:the )?[{_UPPER}][^‘’'\n]{{1,20}}[’']) (?=[{_UPPER}])""")
LONGEST = 12  # words of a name
_LINE = 70  # characters before and after a name in which the ends of its line are looked for
_TRADE = re.compile(r"\w{3,}(?:ers|ors|ists|ians|eers|ees|men|women|folk)")
_OWNER = re.compile(r"\b(?:his|her|your|their) \Z", re.I)
_GOES_ON = re.compile(rf"(?:,| and) [{_UPPER}]")  # with another name
_AGE = re.compile(r", \(?\d\d\b|\s\(\d\d\)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name; `words` are as they are compared, `title` the words of a post or an honorific right before it."""

    span: Span
    words: tuple[str, ...]
    title: Span | None = None
    kind: str = ""  # person, organisation, country, office, or not told by its words
    begins: bool = False  # its sentence
    owner: bool = False  # 's follows

    @property
    def start(self) -> int:
        """Where its title begins, if it has one."""
        return self.title.start if self.title else self.span.start


def folded(word: str) -> str:
    """A word without case, accents and full stops."""
    word = word.casefold()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return word.replace(".", "").replace("’", "'")


def names(text: str, stretches: Sequence[Span], starts: Sequence[int]) -> list[Name]:
    """The names in some stretches of a text, in order; `starts` are where its sentences begin."""
    found = [name for stretch in stretches for run in _runs(text, stretch) for name in _split(text, run, starts)]
    known = {name.words for name in found}
    elsewhere = {word for name in found if len(name.words) > 1 or not name.begins for word in name.words}
    found = [name for name in found if not _is_trade(name, elsewhere)]
    within = {name.words for name in found if not name.begins}
    found = [_without_calling(text, name, known, within) for name in found]
    found = [_without_post(text, _without_adverb(text, name, known), known) for name in found]
    if all(not name.span.of(text).isupper() for name in found):
        return found
    quiet = {word for name in found if not name.span.of(text).isupper() for word in name.words}
    return [name for name in found if not name.span.of(text).isupper() or not _shouted(text, name) or not quiet.isdisjoint(name.words)]


def _without_adverb(text: str, name: Name, known: set[tuple[str, ...]]) -> Name:
    """A name that begins its sentence without "Officially" or "Neighbouring" before it, where the rest is a name by itself elsewhere."""
    first, rest = name.words[0], name.words[1:]
    second = text.find(" ", name.span.start, name.span.end) + 1
    if not (name.begins and rest in known and first.endswith(("ly", "ing")) and text[second].isupper()) or first in WOMEN or name.title:
        return name
    span = Span(second, name.span.end)
    return replace(name, span=span, words=rest, begins=False, kind=_kind(text, span, rest, span.of(text).split(), titled=False))


def _without_calling(text: str, name: Name, known: set[tuple[str, ...]], within: set[tuple[str, ...]]) -> Name:
    """A name that begins its sentence without "Pensioner", "Carmaker" or "Ministers" before it, unless it is called so elsewhere."""
    word, rest = name.words[0], name.words[1:]
    if not (name.begins and rest) or name.title or name.kind not in ("", "person") or name.words in within or rest[-1] in ENDINGS | POSTS:
        return name
    second = text.find(" ", name.span.start, name.span.end) + 1
    called = is_called(word) or word.removeprefix("ex-") in POSTS
    firm = is_firm_called(word) and not (called and (rest[0] in MEN or rest[0] in WOMEN))
    if _is_noun(word) and len(rest) > 1 and _GOES_ON.match(text, name.span.end):
        kind = "person" if word[:-1] in POSTS or is_called(word[:-1]) else name.kind
        return replace(name, span=Span(second, name.span.end), words=rest, begins=False, kind=kind)
    if not text[second].isupper() or not (firm or (called and (len(rest) > 1 or rest in known))):
        return name
    named = replace(name, span=Span(second, name.span.end), words=rest, begins=False, kind="organisation")
    return named if firm else replace(named, kind="person", title=Span(name.span.start, second - 1))


def _without_post(text: str, name: Name, known: set[tuple[str, ...]]) -> Name:
    """A person's name without "Secretary of the River Council of Ardovia" right before it, where the surname stands alone elsewhere."""
    if name.kind != "office" or len(name.words) < 4 or name.words[-1:] not in known or name.words[-1] in BODIES:
        return name
    first = text.rfind(" ", name.span.start, text.rfind(" ", name.span.start, name.span.end)) + 1
    before = text[name.span.start : first].rstrip()
    if not text[first].isupper() or before.endswith((" of", " the", " for")) or name.words[-2] in BODIES | POSTS:
        return name
    title = Span(name.span.start, name.span.start + len(before))
    return replace(name, span=Span(first, name.span.end), words=name.words[-2:], title=title, kind="person", begins=False)


def _shouted(text: str, name: Name) -> bool:
    """Whether a whole line of several words is in capitals, so that they tell no name."""
    near, far = max(0, name.span.start - _LINE), name.span.end + _LINE
    start, end = text.rfind("\n", near, name.span.start), text.find("\n", name.span.end, far)
    line = text[start + 1 if start >= 0 else near : end if end >= 0 else far]
    return line.isupper() and line.count(" ") > 3


Run = list[tuple[int, int]]  # the places of its words


def _runs(text: str, stretch: Span) -> Iterator[Run]:
    run: Run = []
    inside = stretch.start  # where a nickname ends
    for m in _CAPITAL.finditer(text, stretch.start, stretch.end):
        a, b = m.span()
        if a < inside:
            continue
        nickname = _NICKNAME.match(text, b)
        inside = nickname.end() if nickname else inside
        if run and not _joined(text, run, a):
            yield run
            run = []
        grammar = text[a:b].lower() in FUNCTION_WORDS and not _JAN.match(text, a)
        if not run and grammar:
            continue
        if run and grammar and text[a:b] not in _SURNAMES and not text[a:b].isupper():
            yield run
            run = []
            continue
        run.append((a, b))
    if run:
        yield run


def _joined(text: str, run: Run, at: int) -> bool:
    """Whether a word with a capital belongs to the run before it."""
    a, b = run[-1]
    between = text[b:at]
    if len(run) >= LONGEST:
        return False
    if between == " ":
        return True
    if between in ("’ ", "' "):
        return text[a:b].endswith("s") and (len(run) > 1 or _names_members(text[a:b].lower(), text, at))
    if (nickname := _NICKNAME.match(text, b)) and nickname.end() == at:
        return True
    if between in (" and ", " & "):
        return _names_a_body(text, run, at)
    if between == ". ":
        return text[a:b].lower() in ABBREVIATED
    if between in _JOINS:
        head = text[a:b].lower()
        return head in BODIES or head in POSTS
    inner = between.strip()
    return len(between) < 12 and between[:1] == " " and bool(inner) and all(word in PARTICLES for word in inner.split(" "))


def _names_members(word: str, text: str, at: int) -> bool:
    """Whether a body follows what its members are: "Employers' Federation", not "the Netherlands' Council of State"."""
    return (word in GROUPS or bool(_TRADE.fullmatch(word))) and _leads_to_body(text, at)


def _leads_to_body(text: str, at: int) -> bool:
    following = _FOLLOWING.match(text, at)
    return following is not None and any(word.strip("’'s").lower() in BODIES for word in following[0].split(" "))


def _names_a_body(text: str, run: Run, at: int) -> bool:
    """Whether "and" stands inside one body's name: "the Railway and Dock Workers' Union", "Ministry of Land and Sea"."""
    first = text[run[0][0] : run[0][1]].lower()
    if first in ("ministry", "department", "minister", "secretary", "office", "board") and len(run) > 1:
        return True
    return text[max(0, run[0][0] - 4) : run[0][0]].lower() == "the " and _leads_to_body(text, at)


def _split(text: str, run: Run, starts: Sequence[int]) -> Iterator[Name]:
    """The name of a run without the title before it; none where nothing is left."""
    words = [text[a:b] for a, b in run]
    keys = [folded(word) for word in words]
    first = _at_start(text, run[0][0], starts)
    cut = next((k for k in range(len(keys) - 1, 0, -1) if keys[k - 1] in POSTS or keys[k - 1] in HONORIFICS), 0)
    if cut and (keys[-1] in BODIES or _linked(text, run, cut)):
        cut = next((k for k in range(cut, len(keys) - 1) if keys[k] in WOMEN or keys[k] in MEN), 0)
    if cut and keys[cut - 1] not in HONORIFICS and all(key in POSTS or key in MODIFIERS for key in keys[cut:]):
        cut = 0  # "Deputy Minister"
    title = Span(run[0][0], run[cut - 1][1]) if cut else None
    span = Span(run[cut][0], run[-1][1])
    rest = tuple(keys[cut:])
    owner = text.startswith(_OWNS, span.end) or (rest[-1].endswith("s") and text.startswith(("’ ", "' "), span.end))
    kind = _kind(text, span, rest, words[cut:], titled=bool(cut))
    if not cut and kind in ("", "person"):
        title = words_before(text, span.start)
        kind = "person" if title and kind == "" else kind
    if len(rest) == 1 and rest[0] in STYLES and _OWNER.search(text, max(0, span.start - 8), span.start):
        return
    if first and len(rest) == 1 and not title and kind == "" and (words[0] in DEMONYMS or _is_noun(rest[0])):
        return
    yield Name(span, rest, title, kind, first and not cut, owner)


def _is_noun(word: str) -> bool:
    """Whether a word that begins its sentence is no name, but a noun such as "Residents"."""
    return (
        word in GROUPS or word in UNNAMED_MANY or word in DOCUMENTS or (word[-1:] == "s" and (word[:-1] in POSTS or word[:-1] in PRIVATE))
    )


def _is_trade(name: Name, elsewhere: set[str]) -> bool:
    """Whether what begins a sentence is no name but a noun such as "Booksellers" or "Archaeologists": it is part of no other name."""
    word = name.words[0]
    return name.begins and len(name.words) == 1 and not name.kind and word not in elsewhere and bool(_TRADE.fullmatch(word))


def _linked(text: str, run: Run, cut: int) -> bool:
    """Whether "of" or "for" stands after a title's words: "Minister for Ports" is no minister whose name is Ports."""
    return text[run[cut - 1][1] : run[cut][0]] in _JOINS


def _at_start(text: str, at: int, starts: Sequence[int]) -> bool:
    k = bisect_right(starts, at) - 1
    return k >= 0 and not any(c.isalnum() for c in text[max(starts[k], at - 12) : at])


def _kind(text: str, span: Span, keys: tuple[str, ...], words: list[str], *, titled: bool) -> str:
    name = " ".join(words).rstrip(".")
    if name in COUNTRIES:
        return "organisation" if keys[-1] == "union" and keys[0] == "european" else "country"
    head = keys[-1]
    linked = next((k for k in range(1, len(keys)) if " of " in (gap := _gap(text, span, words, k)) or " for " in gap), 0)
    if linked:
        head = keys[linked - 1]
    if len(keys) > 1 and head in FIRMS and keys[0] not in MEN and keys[0] not in WOMEN:
        return "organisation"
    if head in BODIES and (len(keys) > 1 or head not in ("guard", "party", "house", "city", "country")):
        return "organisation"
    if not titled and head in POSTS and (linked or len(keys) == 1 or all(k in POSTS or k in MODIFIERS for k in keys)):
        return "office"
    if titled or _AGE.match(text, span.end):
        return "person"
    if len(words) == 1 and len(name) > 1 and name.isupper():
        return "organisation" if len(name) < 7 else ""
    if len(keys) > 1 and (keys[0] in WOMEN or keys[0] in MEN):
        return "person"
    return ""


def _gap(text: str, span: Span, words: list[str], k: int) -> str:
    """What stands between the word before the k-th of a name and it."""
    at = span.start
    for word in words[:k]:
        at = text.index(word, at) + len(word)
    return text[at : text.index(words[k], at)]
