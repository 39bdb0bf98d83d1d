"""What each post is of, where its own words don't tell: the body before it, the name's own "of", whose "its" it is, or another mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.cast import is_pronoun
from onrecord.reading.casting import Casting
from onrecord.reading.descriptions import described
from onrecord.reading.identity import Identity
from onrecord.reading.names import Name, folded
from onrecord.reading.vocabulary import BODIES, MODIFIERS, POSTS
from onrecord.records import Role

__all__ = ["find_offices"]

NOT = frozenset("opposition company defence prosecution house party press police energy oil gas".split())  # part of a title
ALONE = frozenset("parliament government house church state country nation city".split())  # whole names
COMPARED = 40  # descriptions of one, by which its posts are told
REACH = 60  # characters before a post in which a body is looked for
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|our) ", re.I)
_FIELD = "|".join(sorted(MODIFIERS))
_BODY = re.compile(rf"(?<![\w’'-])(?P<of>(?:(?:{_FIELD}|[a-z]+s[’']) )?(?i:{'|'.join(sorted(BODIES - NOT))})) $")
_FORMER = re.compile(r"(?:Former|Acting|Ex|Then|Late|Interim|Outgoing) (?=\w)")
_ADJECTIVES = ("ed", "ing", "ly", "ous", "ful", "less", "ive")  # with which "Embattled chief" ends
_PLURAL = re.compile(r"(?<![\w’'-])[a-z]+s[’'] $")
_OF = re.compile(r" (?:of|for) (?:the )?(?=[^\W\d_a-z])")
_ITS = re.compile(r"its\b", re.I)
_KEPT = re.compile(r"\b(?:former|acting|deputy|then|late|ex|interim|outgoing|First|Deputy First) $")


def find_offices(casting: Casting) -> None:
    """Gives the posts of a report's people what they are of, and makes one of those that are told twice."""
    offices = _Offices(casting)
    for who in casting.ids.all:
        who.roles = [offices.settled(each) for role in who.roles for each in _parted(role)]
    offices.share()


class _Offices:
    """The names of one text by where they begin and end, and the bodies that a word alone may mean."""

    def __init__(self, casting: Casting) -> None:
        self._text, self._ids, self._scene = casting.text, casting.ids, casting.scene
        names = casting.ids.names
        self._names = names
        self._starts = [name.span.start for name in names]
        self._ends = {name.span.end: name for name in names}
        self._by_head: dict[str, set[str]] = {}  # longer names of bodies by the word that tells their kind
        for name in names:
            if len(name.words) > 1 and name.kind == "organisation":
                for word in {name.words[0], name.words[-1]} & BODIES:
                    self._by_head.setdefault(word, set()).add(name.span.of(self._text))
        self._bodies = sorted(self._told(casting.ids.all))

    def _told(self, everybody: Iterable[Identity]) -> Iterator[tuple[int, int, str]]:
        """Sentence, place and name of each mention of a body."""
        for who in everybody:
            if who.kind in ("organisation", "country"):
                full = max((span.of(self._text) for span in who.named), key=lambda words: words.count(" "), default="")
                for span in who.mentions:
                    words = _ARTICLE.sub("", span.of(self._text))
                    if words and not is_pronoun(words):
                        yield self._scene.sentence(span.start), span.start, words if words.isupper() or not full else full

    def settled(self, role: Role) -> Role:
        """A role with what it is of, as far as the words beside it tell."""
        if role.span is None:
            return role
        title, of = self._over(role.span.start, role.span.end) or (role.title, role.of)
        if _ITS.match(self._text, role.span.start):
            of = self._owner(role.span.start) or of
        if of and self._text.startswith(of, role.span.start):  # "{the players'} union secretary"
            of = self._plural(role.span.start) + of
        if of is None:
            title, of = self._before(role) or (title, self._after(role))
        return replace(role, title=title, of=self._whole(of) if of else None)

    def _before(self, role: Role) -> tuple[str, str] | None:
        """The body right before a post: "Foreign Ministry {spokeswoman}", "federation {president}"."""
        if role.span is None:
            return None
        at = role.span.start
        owner = self._ends.get(at - 1)
        if owner and self._text[at - 1] == " " and self._may_own(owner):
            return self._with(owner, role.title)
        found = _BODY.search(self._text, max(0, at - REACH), at)
        return (self._kept(found.start()) + role.title, found["of"]) if found else None

    def _over(self, at: int, end: int) -> tuple[str, str] | None:
        """The body whose last word was taken for part of a title: "{Fenby Port} director"."""
        name = self._names[k] if (k := bisect_left(self._starts, at) - 1) >= 0 else None
        return self._with(name, self._text[name.span.end : end].strip()) if name and at < name.span.end < end else None

    def _with(self, owner: Name, title: str) -> tuple[str, str]:
        words = owner.span.of(self._text)
        former = _FORMER.match(words)
        first = former[0] if former else ""
        return (first.lower() or self._kept(owner.span.start)) + title, words.removeprefix(first)

    def _plural(self, at: int) -> str:
        found = _PLURAL.search(self._text, max(0, at - REACH), at)
        return found[0] if found else ""

    def _kept(self, at: int) -> str:
        """What before a body is part of the post: "{former} Fenby mayor"."""
        found = _KEPT.search(self._text, max(0, at - REACH), at)
        return found[0] if found else ""

    def _owner(self, at: int) -> str | None:
        """Whose "its" is: the first body told of in the sentence, else in the one before."""
        sentence = self._scene.sentence(at)
        for which in (sentence, sentence - 1):
            k = bisect_left(self._bodies, (which,), key=lambda each: each[:1])
            if k < len(self._bodies) and self._bodies[k][0] == which and self._bodies[k][1] < at:
                return self._bodies[k][2]
        return None

    def _may_own(self, name: Name) -> bool:
        if name.words[-1] in NOT or (len(name.words) == 1 and name.words[0] in MODIFIERS and name.words[0] not in BODIES):
            return False
        return not (name.begins and len(name.words) == 1) or not name.words[0].endswith(_ADJECTIVES)

    def _after(self, role: Role) -> str | None:
        """What follows the name behind a post: "Judge Ada Pell {of the High Court}"."""
        k = bisect_left(self._starts, role.span.end)
        name = self._names[k] if k < len(self._names) else None
        if name is None or name.span.start > role.span.end + 1 or not (linked := _OF.match(self._text, name.span.end)):
            return None
        k = bisect_left(self._starts, linked.end())
        if k < len(self._names) and self._names[k].span.start == linked.end():
            return self._names[k].span.of(self._text)
        return None

    def _whole(self, of: str) -> str:
        """The one longer name of a body that its last word alone stands for: Harbour Commission for "commission"."""
        longer = self._by_head.get(folded(of), ()) if folded(of) not in ALONE else ()
        return next(iter(longer)) if len(longer) == 1 else of

    def share(self) -> None:
        """A post that is told once with what it is of is told with it everywhere, and only once."""
        for who in self._ids.all:
            known = self._described(who) | {role.title.casefold(): role.of for role in reversed(who.roles) if role.of}
            once: dict[tuple[str, str], Role] = {}
            for role in who.roles:
                title = role.title.casefold()
                of = role.of or known.get(title)
                once.setdefault((title, (of or "").casefold()), replace(role, of=of))
            who.roles = list(once.values())

    def _described(self, who: Identity) -> dict[str, str]:
        """What the posts of somebody are of by the descriptions that mean them: "Ardovia's president"."""
        if all(role.of for role in who.roles):
            return {}
        taken = {*who.named, *(role.span for role in who.roles)}
        known: dict[str, str] = {}
        for span in [span for span in who.mentions if span not in taken and " " in span.of(self._text)][:COMPARED]:
            phrase = described(self._text, span, [])
            if phrase.head in POSTS:
                title, of = self._ids.post_in(span.of(self._text), phrase)
                known |= {title.casefold(): of} if of else {}
        return known


def _parted(role: Role) -> list[Role]:
    """Two posts that are told in one: "deputy director and head of conservation"."""
    one, _, other = role.title.partition(" and ")
    two = all(folded(word) in POSTS for word in (one.split(" ")[-1], *other.split(" ")[:1])) and bool(other)
    return [replace(role, title=title) for title in (one, other)] if two else [role]
