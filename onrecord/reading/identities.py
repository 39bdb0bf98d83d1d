"""Who is whom by name and description: two made one is worse than one left as two, so what fits two people fits neither."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping

from onrecord.reading.descriptions import Phrase, described
from onrecord.reading.identity import Identity
from onrecord.reading.names import Name, folded
from onrecord.reading.people import people
from onrecord.reading.posts import Posts
from onrecord.reading.roles import appositions, does, predicated, same_post, states
from onrecord.reading.titles import title_of
from onrecord.reading.vocabulary import BODIES, CAPITALS, COUNTRIES, FEMALE, HONORIFICS, MALE, MEN, MODIFIERS, POSTS, PRIVATE, WOMEN
from onrecord.records import Role, Span

__all__ = ["Identities"]

_ENDS = ("n", "an", "ian", "i", "ese", "ish")  # with which adjectives of countries are made
OWNED = 120  # characters from a body's name to what is called its


class Identities:
    """All identities of one text, as they are found."""

    def __init__(self, text: str, names: list[Name]) -> None:
        self.text = text
        self.all: list[Identity] = []
        self.names = names
        self._by_last: dict[str, list[Identity]] = {}
        self._by_first: dict[str, list[Identity]] = {}
        self._by_form: dict[tuple[str, ...], Identity] = {}
        self.posts = Posts()
        self._name_starts = [name.span.start for name in names]
        self.of_name: dict[Span, Identity] = {}
        self._same: dict[tuple[str, ...], list[Name]] = {}
        for name in names:
            self._same.setdefault(name.words, []).append(name)
        self._printed = {name.words[0]: name.span.of(text) for name in names if len(name.words) == 1}
        self._short: dict[str, list[Identity]] = {}  # bodies by their abbreviations and first words
        self._longer: dict[tuple[str, ...], set[tuple[str, ...]]] = {}  # bodies' names by what they may be shortened to
        for words in self._same:
            if head := _head_of(words) if len(words) > 1 else "":
                for short in {words[:1], words[:2], (head,)} - {words}:
                    self._longer.setdefault(short, set()).add(words)
        self._states = states(text)
        self._capitals = {word for name in names for word in name.words}

    # names

    def add_people(self, sources: Iterable[Phrase]) -> None:
        """Everybody who is named: first the names that surely are somebody's, longest first, then the parts of them that stand alone."""
        found = people(self.text, self.names, sources)
        for name in sorted(found, key=lambda name: (-len(name.words), name.span)):
            if len(name.words) > 1:
                self._person(name)
        self._add_appositions(name for name in found if len(name.words) > 1)
        for name in found:
            if len(name.words) == 1:
                self._person(name)
        for name in self.names:
            if name.span not in self.of_name and name.kind in ("", "person") and (known := self._known_person(name)):
                self._claim(known, name)
        self._add_appositions(name for name in self.names if name.span in self.of_name)

    def _add_appositions(self, names: Iterable[Name]) -> None:
        """What stands beside people's names between commas: ", the union's leader," or "its foreign minister, "."""
        for name in names:
            who = self.of_name[name.span]
            for span in appositions(self.text, name.start, name.span.end):
                phrase = described(self.text, span, [])
                if span not in who.mentions and phrase.head in POSTS:
                    if phrase.determiner not in ("a", "an"):
                        who.mention("apposition", span)
                    self.add_role(who, span)
            self._add_predicates(who, name.span.end)

    def _add_predicates(self, who: Identity, end: int) -> None:
        """What somebody is said to be or to do: "is the union's leader", "who chairs the ports committee"."""
        if (span := predicated(self.text, end)) and described(self.text, span, []).head in POSTS:
            self.add_role(who, span)
        if done := does(self.text, end):
            post, span = done
            field = frozenset(folded(word) for word in span.of(self.text).split())
            self.posts.called(who, Phrase(span, "description", head=post, modifiers=field))

    def _person(self, name: Name) -> Identity:
        who = self._known_person(name)
        if who is None:
            who = Identity("person", guess="f" if name.words[0].endswith("a") else "")
            self.all.append(who)
            self._by_last.setdefault(name.words[-1], []).append(who)
            for word in dict.fromkeys(name.words[:-1]):
                self._by_first.setdefault(word, []).append(who)
        self._claim(who, name)
        return who

    def _known_person(self, name: Name) -> Identity | None:
        """The one person whom a name can mean, or of several the one whose full name stands last before it."""
        words = name.words
        known = self._by_form.get(words)
        if known and known.kind == "person" and (len(words) > 1 or len(self._by_last.get(words[0], ())) < 2):
            return known
        if len(words) > 1:
            full = [who for who in self._by_last.get(words[-1], ()) if any(_alike(words, form) for form in who.forms)]
            part = [who for who in self._by_first.get(words[-1], ()) if any(form[: len(words)] == words for form in who.forms)]
            return self._one(full or part, name)
        some = self._by_last.get(words[0]) or self._by_first.get(words[0]) or []
        some = [who for who in some if not _differ(who, self._gender(name))]
        return self._one(self._called_beside(some, name) if len(some) > 1 else some, name)

    def _called_beside(self, some: list[Identity], name: Name) -> list[Identity]:
        """Of several who share a name those who have the post that stands beside it: "Luik, the director,"."""
        posts = {same_post(described(self.text, span, []).head) for span in appositions(self.text, name.start, name.span.end)}
        return [who for who in some if any(post in posts for post, *_ in who.posts)] or some

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
        who.mention("name" if len(name.words) > 1 or who.forms[0] == name.words else "surname", name.span)
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
        owner = self._owner_before(span.start) if phrase.determiner in ("its", "their") else None
        if owner and not phrase.place:
            phrase.place = owner.words[-1]
        if phrase.head in FEMALE or phrase.head in MALE:
            who.gender = who.gender or ("f" if phrase.head in FEMALE else "m")
        if phrase.head in HONORIFICS or not (phrase.head in POSTS or phrase.head in PRIVATE or phrase.head in BODIES):
            return
        self.posts.called(who, phrase)
        if phrase.head in POSTS:
            title, of = self.post_in(words, phrase)
            of = owner.span.of(self.text) if owner and not of else of
            if title and all((role.title.casefold(), role.of) != (title.casefold(), of) for role in who.roles):
                who.roles.append(Role(title, of, span))

    def post_in(self, words: str, phrase: Phrase) -> tuple[str, str | None]:
        """The post that some words give, and what it is of: of a country where they have its adjective."""
        title, of = title_of(words, phrase, self.text)
        first, _, rest = title.partition(" ")
        if of is None and rest and ((state := self._state_of(first)) != first or self._is_body(first)):
            return rest, state
        return title, self._state_of(of) if of else None

    def _owner_before(self, at: int) -> Name | None:
        """Whose "its" is: the name that stands last before it, near; of an "Its" that begins a sentence, the first of the one before."""
        k = bisect_left(self._name_starts, at) - 1
        if k >= 0 and self.text[at].isupper():
            begins = max(self.text.rfind(mark, at - OWNED, at - 2) for mark in (". ", "? ", "! ", "\n")) if at > OWNED else -1
            k = min(k, bisect_left(self._name_starts, begins if begins >= 0 else max(0, at - OWNED)))
        name = self.names[k] if k >= 0 else None
        return name if name and name.kind != "person" and at - name.span.end < OWNED else None

    def _is_body(self, word: str) -> bool:
        """Whether a title's first word is whose it is: a name by itself elsewhere, or an abbreviation ("NATO Secretary General")."""
        key = folded(word)
        return word[:1].isupper() and key not in POSTS | MODIFIERS and ((len(word) > 1 and word.isupper()) or key in self._printed)

    def _state_of(self, word: str) -> str:
        """The country that an adjective is of, where the report names it: Sorkhan for Sorkhani; else the word."""
        key = folded(word)
        ends = (end for end in _ENDS if key.endswith(end) and (key[: -len(end)],) in self._same)
        end = next(ends, "")
        return self._printed[key[: -len(end)]] if end else word

    def replace(self, joined: Mapping[int, Identity]) -> None:
        """Puts others in the place of some, who turned out to be them; by the `id` of each that goes."""
        self.all = [who for who in self.all if id(who) not in joined]
        self.posts.replace(joined)

    # bodies and others by name

    def add_bodies(self) -> None:
        """Those that are named and say nothing, whom "it" may mean all the same."""
        for name in self.names:
            if name.kind in ("organisation", "country") and name.span not in self.of_name:
                self.body(Phrase(name.span, "name", name=name, kind=name.kind))

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
        words = self._full(words)
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
                    who.mention("name" if each.words == words else "capital", each.span)
                    insort(who.named, each.span)
                    self.of_name[each.span] = who
        if who.kind == "organisation" and (head := _head_of(words)):
            self.posts.body(who, head)
        for role in phrase.roles:
            self.posts.called(who, described(self.text, role, []))
        for span in appositions(self.text, name.start, name.span.end) if who.kind == "organisation" else ():
            beside = described(self.text, span, [])
            if beside.head in BODIES and beside.determiner not in ("a", "an"):
                who.mention("apposition", span)
                self.posts.called(who, beside)
        return who

    def _full(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The one longer name of a body that a short one stands for: its beginning, or the kind of body alone ("the Conference")."""
        if len(words) > 2 or (len(words) == 1 and words[0] in ("party", "house", "city", "country", "state")):
            return words
        longer = self._longer.get(words, ())
        return next(iter(longer)) if len(longer) == 1 else words

    def _abbreviated(self, words: tuple[str, ...]) -> Identity | None:
        """The one body that an abbreviation, or a first word alone, stands for."""
        some = self._short.get(words[0], []) if len(words) == 1 else []
        return some[0] if len(some) == 1 and some[0].kind == "organisation" else None

    def _governs(self, name: Name) -> bool:
        """Whether a name is a state's by what the text says it has, or by what it calls its people."""
        if name.words in self._states:
            return True
        return len(name.words) == 1 and any(name.words[0] + end in self._capitals for end in _ENDS)

    # descriptions

    def described(self, phrase: Phrase, *, new: bool = True) -> Identity | None:
        """Whom a description means: the one who is called so; else somebody new, where that is asked for."""
        if who := self.posts.fitting(phrase, self.all) or (self.posts.akin(phrase) if new else None):
            who.mention("description", *phrase.mentions)
            return who
        if not new:
            return None
        who = Identity(phrase.kind)
        if phrase.head in FEMALE or phrase.head in MALE:
            who.gender = "f" if phrase.head in FEMALE else "m"
        who.mention("new", *phrase.mentions)
        self.all.append(who)
        self.posts.called(who, phrase)
        if phrase.kind == "office" and phrase.mentions:
            self.add_role(who, phrase.mentions[0])
        return who


def _head_of(words: tuple[str, ...]) -> str:
    """The kind of body that a name tells: its last word, or its first in "Ministry of Ports"."""
    return next((word for word in (words[-1], words[0]) if word in BODIES), "")


def _alike(words: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Whether two full names of one surname can be one person's: the same first name, or its initial."""
    one, other = words[0], form[0]
    return len(form) > 1 and (one == other or (one[0] == other[0] and (len(one) == 1 or len(other) == 1)))


def _differ(who: Identity, gender: str) -> bool:
    return bool(gender and who.gender and who.gender != gender)
