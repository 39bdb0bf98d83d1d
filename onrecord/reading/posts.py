"""Who is called what: the posts, kinds of body and descriptions of a report's identities, by which they are found again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from onrecord.reading.callings import STYLES, family
from onrecord.reading.descriptions import Phrase
from onrecord.reading.identity import Identity
from onrecord.reading.names import folded
from onrecord.reading.roles import fits, kinds_fit, same_post
from onrecord.reading.vocabulary import BODIES, DEMONYMS

__all__ = ["Posts", "is_firm"]

COMPARED = 40  # of those who are called alike, the latest
REACH = 700  # characters back in which one of several who are called alike is looked for
APART = 300  # characters by which the next must be further away
_LESSER = frozenset(["deputy", "vice", "former", "ex", "then", "outgoing", "late", "assistant", "shadow"])
_COMPANY = frozenset(["company", "firm", "corporation"])
_COMPANIES = frozenset(
    """company corporation firm bank airline railway port ferries lines rail inc ltd llc plc corp co gmbh ag sa mutual holdings industries
    energy oil gas petroleum pharmaceuticals laboratories motors airways group operator insurer supplier""".split()
)
_OFFICIAL = BODIES - _COMPANIES
_FOLDED_DEMONYMS = frozenset(folded(word) for word in DEMONYMS)


class Posts:
    """Identities by the noun that they are called."""

    def __init__(self) -> None:
        self._by_post: dict[str, list[Identity]] = {}

    def called(self, who: Identity, phrase: Phrase) -> None:
        """Notes that somebody is called by a description, so that it is found again."""
        self._note(who, same_post(phrase.head), _modifiers(phrase), phrase.place)

    def body(self, who: Identity, head: str) -> None:
        """Notes what kind of body the name of one tells."""
        self._note(who, head, frozenset(), "")

    def _note(self, who: Identity, head: str, mods: frozenset[str], place: str) -> None:
        if (head, mods, place) not in who.posts:
            who.posts.append((head, mods, place))
            self._by_post.setdefault(head, []).append(who)

    def replace(self, joined: Mapping[int, Identity]) -> None:
        """Puts others in the place of some, by the `id` of each that goes."""
        for called in self._by_post.values():
            called[:] = [joined.get(id(who), who) for who in called]

    def fitting(self, phrase: Phrase, known: Iterable[Identity]) -> Identity | None:
        """Whom a description means, of those who are known; None where it fits nobody, or two."""
        if phrase.determiner in ("a", "an", "another", "one", "some", "any", "no", "number"):
            return None
        head = same_post(phrase.head)
        mods = _modifiers(phrase)
        called = self._by_post.get(head, [])[-COMPARED:]
        some = [who for who in called if any(fits(each, head, mods, phrase.place) for each in who.posts)]
        some = [who for who in dict.fromkeys(some) if kinds_fit(who.kind, phrase)]
        exact = [who for who in some if any(fits(each, head, mods, phrase.place, exactly=True) for each in who.posts)]
        if len(some) > 1 and (mods or phrase.place) and len(exact) == 1:
            return exact[0]
        if len(some) > 1:
            return _nearest([who for who in some if not _lesser(who, head, mods)] or some, phrase.span.start)
        return some[0] if some else _company(phrase, known)

    def akin(self, phrase: Phrase) -> Identity | None:
        """Who was called by another word for the same, or by a narrower one, a little before: "the barrister", "the cleric"."""
        style = phrase.head in STYLES and phrase.owner is not None
        if not style and (not phrase.bare or phrase.owner or phrase.determiner not in ("the", "this", "that")):
            return None
        some = {
            id(who): who
            for word in family(phrase.head)
            for who in self._by_post.get(same_post(word), [])[-COMPARED:]
            if kinds_fit(who.kind, phrase) and not _elsewhere(who, phrase.place)
        }
        return _nearest(list(some.values()), phrase.span.start)


def _elsewhere(who: Identity, place: str) -> bool:
    """Whether somebody is told to be of another place, or body, than a description says."""
    return bool(place) and any(of and of[:4] != place[:4] for *_, of in who.posts)


def _modifiers(phrase: Phrase) -> frozenset[str]:
    return frozenset(word for word in phrase.modifiers if word not in _FOLDED_DEMONYMS)


def _lesser(who: Identity, head: str, mods: frozenset[str]) -> bool:
    """Whether somebody has a post only as a deputy or no longer, where a description says neither."""
    return all(post != head or bool(known & _LESSER - mods) for post, known, _ in who.posts)


def _nearest(some: list[Identity], at: int) -> Identity | None:
    """Of several who are called alike the one who was meant last, unless another was hardly further away."""
    if not some:
        return None
    last = (max((m.end for m in islice(reversed(who.mentions), COMPARED) if m.end <= at), default=-10_000) for who in some)
    near = sorted(((end, k) for k, end in enumerate(last)), reverse=True)
    if len(near) > 1 and near[0][0] - near[1][0] <= APART:
        return None
    return some[near[0][1]] if at - near[0][0] < REACH else None


def _company(phrase: Phrase, known: Iterable[Identity]) -> Identity | None:
    """The one body named so far that may be a company."""
    if phrase.head not in _COMPANY or phrase.modifiers:
        return None
    some = [who for who in known if is_firm(who)]
    return some[0] if len(some) == 1 else None


def is_firm(who: Identity) -> bool:
    """Whether somebody is a named body of no public kind, so that it may be a company."""
    return who.kind == "organisation" and bool(who.forms) and not any(form[-1] in _OFFICIAL for form in who.forms)
