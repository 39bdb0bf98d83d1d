"""Who is whom by name and description: two made one is worse than one left as two, so what fits two people fits neither."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from onrecord.reading.descriptions import Phrase, described
from onrecord.reading.names import Name, folded
from onrecord.reading.people import people
from onrecord.reading.roles import SINGLE, Called, appositions, fits, kinds_fit, same_post, states, title_of
from onrecord.reading.vocabulary import BODIES, CAPITALS, COUNTRIES, DEMONYMS, FEMALE, HONORIFICS, MALE, MEN, POSTS, PRIVATE, WOMEN
from onrecord.records import Role, Span

__all__ = ["Identities", "Identity"]

COMPARED = 40  # of those who are called alike, the latest
_COMPANY = frozenset(["company", "firm", "corporation"])
_COMPANIES = frozenset(
    """company corporation firm bank airline railway port ferries lines rail inc ltd llc plc corp co gmbh ag sa mutual holdings industries
    energy oil gas petroleum pharmaceuticals laboratories motors airways group operator insurer supplier""".split()
)
_OFFICIAL = BODIES - _COMPANIES
_FOLDED_DEMONYMS = frozenset(folded(word) for word in DEMONYMS)


@dataclass(slots=True, eq=False)
class Identity:
    """Somebody on the way to a speaker."""

    kind: str
    forms: list[tuple[str, ...]] = field(default_factory=list)  # of the name
    mentions: dict[Span, None] = field(default_factory=dict)
    named: list[Span] = field(default_factory=list)
    posts: list[Called] = field(default_factory=list)  # head, modifiers and place of what it is called
    roles: list[Role] = field(default_factory=list)
    gender: str = ""  # f, m or not known
    guess: str = ""  # by the look of the name
    heads: set[str] = field(default_factory=set)  # of bodies and documents
    speaks: bool = False

    @property
    def single(self) -> bool:
        """Whether "he" or "she" may be it."""
        return self.kind in SINGLE

    def named_before(self, at: int) -> int:
        """The end of its last name before a place; -1 where there is none."""
        k = bisect_left(self.named, at, key=lambda span: span.start)
        return self.named[k - 1].end if k else -1


class Identities:
    """All identities of one text, as they are found."""

    def __init__(self, text: str, names: list[Name]) -> None:
        self.text = text
        self.all: list[Identity] = []
        self._names = names
        self._by_last: dict[str, list[Identity]] = {}
        self._by_first: dict[str, list[Identity]] = {}
        self._by_form: dict[tuple[str, ...], Identity] = {}
        self._by_post: dict[str, list[Identity]] = {}
        self.of_name: dict[Span, Identity] = {}
        self._same: dict[tuple[str, ...], list[Name]] = {}
        for name in names:
            self._same.setdefault(name.words, []).append(name)
        self._short: dict[str, list[Identity]] = {}  # bodies by their abbreviations and first words
        self._states = states(text)
        self._capitals = {word for name in names for word in name.words}

    # names

    def add_people(self, sources: Iterable[Phrase]) -> None:
        """Everybody who is named: first the names that surely are somebody's, longest first, then the parts of them that stand alone."""
        found = people(self.text, self._names, sources)
        for name in sorted(found, key=lambda name: (-len(name.words), name.span)):
            if len(name.words) > 1:
                self._person(name)
        for name in found:
            if len(name.words) == 1:
                self._person(name)
        for name in self._names:
            if name.span not in self.of_name and name.kind in ("", "person") and (known := self._known_person(name)):
                self._claim(known, name)
        for name in self._names:
            if (who := self.of_name.get(name.span)) and who.kind == "person":
                self._add_appositions(who, name)

    def _add_appositions(self, who: Identity, name: Name) -> None:
        """What stands beside a name between commas: ", the union's leader," or "its foreign minister, "."""
        for span in appositions(self.text, name.start, name.span.end):
            phrase = described(self.text, span, [])
            if phrase.head in POSTS and phrase.determiner not in ("a", "an"):
                who.mentions[span] = None
                self.add_role(who, span)

    def _person(self, name: Name) -> Identity:
        who = self._known_person(name)
        if who is None:
            who = Identity("person", guess="f" if name.words[0].endswith("a") else "")
            self.all.append(who)
            self._by_last.setdefault(name.words[-1], []).append(who)
            if len(name.words) > 1:
                self._by_first.setdefault(name.words[0], []).append(who)
        self._claim(who, name)
        return who

    def _known_person(self, name: Name) -> Identity | None:
        """The one person whom a name can mean, or of several the one whose full name stands last before it."""
        words = name.words
        known = self._by_form.get(words)
        if known and known.kind == "person" and (len(words) > 1 or len(self._by_last.get(words[0], ())) < 2):
            return known
        if len(words) > 1:
            return self._one([who for who in self._by_last.get(words[-1], ()) if any(_alike(words, form) for form in who.forms)], name)
        some = self._by_last.get(words[0]) or self._by_first.get(words[0]) or []
        return self._one([who for who in some if not _differ(who, self._gender(name))], name)

    def _one(self, some: list[Identity], name: Name) -> Identity | None:
        if len(some) < 2:
            return some[0] if some else None
        before = [(who.named_before(name.span.start), k) for k, who in enumerate(some)]
        at, k = max(before)
        return some[k] if at >= 0 else None

    def _gender(self, name: Name) -> str:
        words = [folded(word) for word in name.title.of(self.text).split()] if name.title else []
        if any(word in FEMALE for word in words):
            return "f"
        if any(word in MALE for word in words):
            return "m"
        if len(name.words) > 1:
            return "f" if name.words[0] in WOMEN else "m" if name.words[0] in MEN else ""
        return ""

    def _claim(self, who: Identity, name: Name) -> None:
        who.forms.append(name.words)
        self._by_form.setdefault(name.words, who)
        who.mentions[name.span] = None
        insort(who.named, name.span)
        who.gender = who.gender or self._gender(name)
        self.of_name[name.span] = who
        if name.title:
            self.add_role(who, name.title)

    # roles

    def add_role(self, who: Identity, span: Span) -> None:
        """What the words before or after a name say that it is."""
        words = span.of(self.text)
        phrase = described(self.text, span, [])
        if phrase.head in FEMALE or phrase.head in MALE:
            who.gender = who.gender or ("f" if phrase.head in FEMALE else "m")
        if phrase.head in HONORIFICS or not (phrase.head in POSTS or phrase.head in PRIVATE or phrase.head in BODIES):
            return
        self.called(who, phrase)
        if phrase.head in POSTS:
            title, of = title_of(words, phrase, self.text)
            if title and all((role.title.casefold(), role.of) != (title.casefold(), of) for role in who.roles):
                who.roles.append(Role(title, of, span))

    def called(self, who: Identity, phrase: Phrase) -> None:
        """Notes that somebody is called by a description, so that it is found again."""
        head = same_post(phrase.head)
        mods = frozenset(word for word in phrase.modifiers if word not in _FOLDED_DEMONYMS)
        if (head, mods, phrase.place) not in who.posts:
            who.posts.append((head, mods, phrase.place))
            self._by_post.setdefault(head, []).append(who)

    # bodies and others by name

    def body(self, phrase: Phrase) -> Identity:
        """The organisation or country of a name; a capital that speaks is its country."""
        name = phrase.name
        if name is None:
            raise ValueError("only a phrase with a name")
        words, printed = name.words, name.span.of(self.text)
        if printed in CAPITALS:
            country = CAPITALS[printed]
            words = (
                tuple(folded(word) for word in country.split())
                if country in COUNTRIES and tuple(folded(word) for word in country.split()) in self._same
                else words
            )
        if known := self._by_form.get(words) or self._abbreviated(words):
            who = known
        else:
            capital = printed in CAPITALS or "government" in (words[0], words[-1]) or name.kind == "country" or self._governs(name)
            who = Identity("country" if capital else phrase.kind or "organisation")
            self.all.append(who)
            self._by_form[words] = who
            if len(words) > 1:
                letters = "".join(word[0] for word in words if word not in ("of", "the", "for", "and"))
                for short in {letters, words[0]}:
                    self._short.setdefault(short, []).append(who)
        for form in dict.fromkeys((words, name.words)):
            for each in self._same.pop(form, ()):
                if each.span not in self.of_name:
                    who.forms.append(each.words)
                    who.mentions[each.span] = None
                    insort(who.named, each.span)
                    self.of_name[each.span] = who
        head = words[-1]
        if who.kind == "organisation" and head in BODIES:
            self._note_body(who, head)
        for role in phrase.roles:
            self.called(who, described(self.text, role, []))
        return who

    def _note_body(self, who: Identity, head: str) -> None:
        if (head, frozenset(), "") not in who.posts:
            who.posts.append((head, frozenset(), ""))
            self._by_post.setdefault(head, []).append(who)

    def _abbreviated(self, words: tuple[str, ...]) -> Identity | None:
        """The one body that an abbreviation, or a first word alone, stands for."""
        some = self._short.get(words[0], []) if len(words) == 1 else []
        return some[0] if len(some) == 1 and some[0].kind == "organisation" else None

    def _governs(self, name: Name) -> bool:
        """Whether a name is a state's by what the text says it has, or by what it calls its people."""
        if name.words in self._states:
            return True
        return len(name.words) == 1 and any(name.words[0] + end in self._capitals for end in ("n", "an", "ian", "i", "ese", "ish"))

    # descriptions

    def described(self, phrase: Phrase, *, new: bool = True) -> Identity | None:
        """Whom a description means: the one who is called so; else somebody new, where that is asked for."""
        if who := self._fitting(phrase):
            who.mentions.update(dict.fromkeys(phrase.mentions))
            return who
        if not new:
            return None
        who = Identity(phrase.kind)
        if phrase.head in FEMALE or phrase.head in MALE:
            who.gender = "f" if phrase.head in FEMALE else "m"
        who.mentions.update(dict.fromkeys(phrase.mentions))
        self.all.append(who)
        self.called(who, phrase)
        if phrase.kind == "office" and phrase.mentions:
            self.add_role(who, phrase.mentions[0])
        return who

    def _company(self, phrase: Phrase) -> Identity | None:
        """The one body named so far that may be a company."""
        if phrase.head not in _COMPANY or phrase.modifiers:
            return None
        some = [
            who for who in self.all if who.kind == "organisation" and who.forms and not any(form[-1] in _OFFICIAL for form in who.forms)
        ]
        return some[0] if len(some) == 1 else None

    def _fitting(self, phrase: Phrase) -> Identity | None:
        if phrase.determiner in ("a", "an", "another", "one", "some", "any", "no", "number"):
            return None
        head = same_post(phrase.head)
        mods = frozenset(word for word in phrase.modifiers if word not in _FOLDED_DEMONYMS)
        called = self._by_post.get(head, [])[-COMPARED:]
        some = [who for who in called if any(fits(each, head, mods, phrase.place) for each in who.posts)]
        some = [who for who in dict.fromkeys(some) if kinds_fit(who.kind, phrase)]
        exact = [who for who in some if any(fits(each, head, mods, phrase.place, exactly=True) for each in who.posts)]
        if len(some) > 1 and (mods or phrase.place) and len(exact) == 1:
            return exact[0]
        if len(some) > 1:
            at = phrase.span.start
            near = sorted(
                (
                    (max((m.end for m in islice(reversed(who.mentions), COMPARED) if m.end <= at), default=-10_000), k)
                    for k, who in enumerate(some)
                ),
                reverse=True,
            )
            return some[near[0][1]] if at - near[0][0] < 700 and near[0][0] - near[1][0] > 300 else None
        return some[0] if some else self._company(phrase)


def _alike(words: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Whether two full names of one surname can be one person's: the same first name, or its initial."""
    one, other = words[0], form[0]
    return len(form) > 1 and (one == other or (one[0] == other[0] and (len(one) == 1 or len(other) == 1)))


def _differ(who: Identity, gender: str) -> bool:
    return bool(gender and who.gender and who.gender != gender)
