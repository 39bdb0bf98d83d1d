"""What the words of a source say of who it is: a pronoun, a name with its title and appositions, or a description."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.cast import is_pronoun
from onrecord.reading.callings import can_vary, is_company, is_firm_called
from onrecord.reading.descriptions import DETERMINERS, Phrase, described
from onrecord.reading.names import Name, folded
from onrecord.reading.vocabulary import BODIES, DEMONYMS, GROUPS, MODIFIERS, POSTS, PRIVATE
from onrecord.records import Span

__all__ = ["Phrases"]

_BODIES = BODIES | {"tank"}  # a think tank
_OUTER = " \t\n,;:.“”\"'‘’«»„‹›()[]—–-"
_OWN = re.compile(r"(?:what|as|which) (?P<after>he|she|it|they|we|i)|(?P<own>his|her|its|their|my|our) own", re.I)
_CLAUSE = re.compile(r",? (?:(?:in|of|by|to|for|on|from|with|at|under|among|through) )?(?:who|which|whose|that|whom)\b")
_CUT = re.compile(r".*(?:\*{2,}|[█▓▒░■]|\[[^][\n]{0,20}(?:redacted|censored|withheld|deleted)])\s+", re.S | re.I)
_DANGLING = re.compile(r"(?: (?:of|for|at|in|from|and))?(?: (?:the|an?))?$")
_OWNS = re.compile(r"(?:’s|'s|’|')$")
_ITSELF = re.compile(r" (?:itself|himself|herself|themselves)$")
_LINKED = re.compile(r"\b(?:of|for|in|from|at|with|by|to|on|and|or)\b")
_LABELS = frozenset(["Q", "A", "QUESTION", "ANSWER", "CLIP", "REPORTER", "JOURNALIST"])
_ROLES = _LABELS | {"INTERVIEWER", "GUEST", "HOST", "MODERATOR", "PRESENTER", "ANCHOR", "CALLER", "SPEAKER", "UNIDENTIFIED SPEAKER"}
_NOUN = re.compile(
    r"\b((?:an?|the|two|three|four|several|some|many|his|her|their|its|our|those|these|another|one|(?:[^\W\d_][\w-]*(?:’s|'s)))\s"
    r"(?:(?!(?:an?|the|his|her|their|its)\s)[\w’'-]+\s){0,6}?[\w’'-]+),?\s$|\b(those|people|officials|residents|villagers),?\s$",
    re.I,
)


class Phrases:
    """Takes the sources of one text apart."""

    def __init__(self, text: str, names: list[Name]) -> None:
        self._text = text
        self._names = names
        self._starts = [name.start for name in names]

    def within(self, start: int, end: int) -> list[Name]:
        k = bisect_left(self._starts, start)
        found = []
        while k < len(self._names) and self._names[k].start < end:
            if self._names[k].span.end <= end:
                found.append(self._names[k])
            k += 1
        return found

    def read(self, span: Span) -> Phrase | None:
        """A source as a phrase; None where it has no word."""
        trimmed = self._trimmed(span)
        if trimmed is None:
            return None
        span, words = trimmed, trimmed.of(self._text)
        if own := _OWN.fullmatch(words):
            start, end = own.span("after" if own["after"] else "own")
            span, words = Span(span.start + start, span.start + end), own["after"] or own["own"]
        bare = _OWNS.sub("", _ITSELF.sub("", words)) or words
        if is_pronoun(words) or is_pronoun(bare) or words.lower() in ("he himself", "she herself", "most of whom", "one of whom"):
            word = words.lower().split(" ")[0]
            if word in ("one", "another", "both", "others"):
                return Phrase(
                    span,
                    "description",
                    head=word,
                    determiner=word,
                    kind="group" if word in ("both", "others") else "unnamed",
                    mentions=[span],
                )
            return Phrase(span, "pronoun", word=word, mentions=[span])
        span = Span(span.start, span.start + len(bare))
        span = self._whole(self._after_cut(span))
        parts = self._parts(span)
        if self._several(span, parts):
            return Phrase(span, "description", head=folded(bare), kind="group", mentions=[self._closed(span)])
        return self._headed(parts)

    def _after_cut(self, span: Span) -> Span:
        """A name without what stands before a mark for words that were taken out: they were no part of it."""
        cut = _CUT.match(span.of(self._text))
        at = span.start + cut.end() if cut else span.start
        k = bisect_left(self._starts, at)
        return Span(at, span.end) if cut and k < len(self._names) and self._names[k].start == at < span.end else span

    def _whole(self, span: Span) -> Span:
        """The span with all of a name that it cuts, or that its last "of the" leads to; without an "of the" that leads nowhere."""
        span = self._widened(span)
        loose = _DANGLING.search(span.of(self._text))
        if loose is None or not loose[0]:
            return span
        k = bisect_left(self._starts, span.end)
        if k < len(self._names) and self._text[span.end : self._names[k].start] == " ":
            return Span(span.start, self._names[k].span.end)
        return Span(span.start, span.start + loose.start()) if loose.start() else span

    def _widened(self, span: Span) -> Span:
        """The span with all of a name that it cuts, or whose title it ends with."""
        k = bisect_left(self._starts, span.end) - 1
        name = self._names[k] if k >= 0 else None
        if name and (name.span.start < span.end < name.span.end or (name.title and name.title.end == span.end)):
            span = Span(span.start, name.span.end)
        return Span(name.span.start, span.end) if name and name.span.start < span.start < name.span.end <= span.end else span

    def before(self, at: int) -> Phrase | None:
        """What stands right before a relative pronoun: a name, or a noun with its article."""
        k = bisect_left(self._starts, at) - 1
        for name in self._names[max(0, k - 1) : k + 1][::-1]:
            if name.span.end <= at and self._text[name.span.end : at].strip(" ,—–-)") == "":
                return Phrase(name.span, "name", name=name, kind=name.kind, mentions=[name.span])
        near = max(0, at - 90)
        start = max(near, self._text.rfind("\n", near, at) + 1)
        m = _NOUN.search(self._text[start:at])
        if m is None:
            return None
        group = 1 if m[1] else 2
        part = Span(start + m.start(group), start + m.end(group))
        return described(self._text, part, self.within(part.start, part.end))

    def _trimmed(self, span: Span) -> Span | None:
        words = span.of(self._text)
        left = len(words) - len(words.lstrip(_OUTER))
        right = len(words.rstrip(_OUTER))
        return Span(span.start + left, span.start + right) if left < right else None

    def _parts(self, span: Span) -> list[Span]:
        """What commas, brackets and dashes set apart; a relative clause is left out."""
        found, at = list[Span](), span.start
        for m in re.finditer(r", | \(|\) ?,?|\)$| [—–] |, and (?=[A-Z])|$", span.of(self._text)):
            part = self._trimmed(Span(at, span.start + m.start())) if span.start + m.start() > at else None
            if part:
                clause = _CLAUSE.search(part.of(self._text))
                if clause and clause.start():
                    part = Span(part.start, part.start + clause.start())
                if not re.match(r"(?:who|which|whose|that|whom|and|but|\d+)\b", part.of(self._text)) or not found:
                    found.append(part)
            at = span.start + m.end()
        return found or [span]

    def _several(self, span: Span, parts: list[Span]) -> bool:
        """Whether "and" joins speakers: two names, or two phrases with an article."""
        words = parts[0].of(self._text)
        if words.startswith(("both ", "Both ")) or (words.startswith(("Neither ", "neither ")) and " nor " in words):
            return True
        for m in re.finditer(r" (?:and|&) ", words):
            before, after = words[: m.start()], words[m.end() :]
            if any(
                name.span.start < parts[0].start + m.start() and name.span.end > parts[0].start + m.end()
                for name in self._names_in(parts[0])
            ):
                continue
            left = self.within(parts[0].start, parts[0].start + m.start())
            right = self.within(parts[0].start + m.end(), parts[0].end)
            named = left and left[-1].span.end == parts[0].start + m.start() and right and right[0].start == parts[0].start + m.end()
            chained = re.search(r"\b(?:of|for|between|on|in|to|from|about)\b", before)
            if (named and not chained) or (after.split(" ")[0].lower() in DETERMINERS and not chained):
                return True
        return len(parts) > 1 and self._lists(parts)

    def _lists(self, parts: list[Span]) -> bool:
        """Whether what commas part are names, the last two joined by "and"; the first may be what others are called, with its own."""
        firsts = [self.within(part.start, part.end) for part in parts]
        between = all(
            len(f) == 1 and self._opens(f[0], p) and f[0].span.end == p.end for f, p in zip(firsts[1:-1], parts[1:-1], strict=True)
        )
        last = firsts[-1]
        begins = bool(last) and self._opens(last[0], parts[-1]) and self._text.startswith(" and ", last[0].span.end)
        return between and begins and bool(firsts[0]) and firsts[0][-1].span.end == parts[0].end

    def _opens(self, name: Name, part: Span) -> bool:
        return self._text[part.start : name.start] in ("", "the ")

    def _closed(self, span: Span) -> Span:
        """The span with the mark that closes a quotation which it opens."""
        words, after = span.of(self._text), self._text[span.end : span.end + 1]
        opened = (after == '"' and words.count('"') % 2) or (after == "”" and words.count("“") > words.count("”"))
        return Span(span.start, span.end + 1) if opened else span

    def _names_in(self, part: Span) -> list[Name]:
        return self.within(part.start, part.end)

    def _headed(self, parts: list[Span]) -> Phrase:
        if len(parts) > 1 and parts[0].of(self._text).upper() in _LABELS:
            parts = parts[1:]
        head, rest = parts[0], parts[1:]
        if not rest and (label := head.of(self._text)).upper() in _ROLES and label[:1].isupper():
            return Phrase(head, "description", head=label.lower(), determiner="the", kind="unnamed", mentions=[head])
        phrase = self._named(head) or described(self._text, head, self._names_in(head))
        for part in rest:
            apposed = self._named(part)
            if phrase.form == "description" and phrase.kind == "group" and phrase.head in GROUPS:
                continue
            if (phrase.form == "description" and apposed and apposed.name and phrase.determiner not in ("a", "an")) or (
                phrase.form == "description" and apposed and apposed.name and phrase.kind in ("office", "unnamed") and phrase.head in POSTS
            ):
                apposed.mentions = [*phrase.mentions, *apposed.mentions]
                apposed.roles = [*phrase.mentions, *apposed.roles]
                apposed.kind = apposed.kind or _kind_of_name(phrase.head)
                phrase = apposed
            elif phrase.form == "name" and not apposed:
                said = described(self._text, part, self._names_in(part))
                if said.head in POSTS or said.head in PRIVATE or said.head in BODIES:
                    phrase.mentions.append(part)
                    phrase.roles.append(part)
                    phrase.kind = phrase.kind or ("organisation" if said.head in BODIES else "person")
        return phrase

    def _named(self, part: Span) -> Phrase | None:
        """A part that is a name with nothing before it but a title, or with what it is of after it."""
        for name in self._names_in(part):
            if name.kind == "office":
                continue
            before = self._text[part.start : name.start]
            tail = self._text[name.span.end : part.end]
            if before.lower() == "the " and not tail and len(name.words) == 1 and can_vary(name.words[0]):
                continue  # "the Dutchwoman"
            plain = not before or all(self._is_title(word) for word in before.split(" ") if word)
            if plain and (not tail or (re.match(r"(?:’s|'s)?$| (?:of|from|in|at|for|himself|herself|itself)\b", tail))):
                phrase = Phrase(part, "name", name=name, kind=name.kind, mentions=[name.span])
                if name.title:
                    phrase.roles.append(name.title)
                return phrase
            if not plain and not tail and not _LINKED.search(before) and len(before) < 60:
                noun = before.rstrip().split(" ")[-1].lower()
                body = noun in _BODIES or is_firm_called(noun)
                if name.title:
                    return Phrase(part, "name", name=name, kind="person", mentions=[name.span], roles=[name.title])
                if (body or (noun.islower() and len(name.words) > 1)) and name.kind != "country":
                    return Phrase(part, "name", name=name, kind="organisation" if body else name.kind, mentions=[name.span])
        return None

    def _is_title(self, word: str) -> bool:
        low = word.lower().strip(".")
        bare = re.sub(r"(?:’s|'s|’|')$", "", low)
        return low in MODIFIERS or low in POSTS or low in DETERMINERS or word in DEMONYMS or bare != low or low in PRIVATE


def _kind_of_name(head: str) -> str:
    """What a name is that follows a description between commas, by the description's noun."""
    if is_company(head):
        return "organisation"
    return "person" if head in POSTS or head in PRIVATE else "organisation" if head in BODIES else ""
