"""A post that speaks in one sentence and has a name in the next: "its foreign minister said on Monday. "No," Ada Pell told reporters."."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.reading.callings import STYLES
from onrecord.reading.casting import Casting
from onrecord.reading.identity import Identity

__all__ = ["join_leads"]

FIRST = 4  # statements at the head of a report, where news has this form
NEAR = 2  # sentences from the post to the name


def join_leads(casting: Casting) -> None:
    """Makes one of a post without a name and of the person, new and without a post, who goes on right after it."""
    told, who = casting.told, casting.who
    joined: dict[int, Identity] = {}
    outer = sorted((each.source[0].start, k) for k, each in enumerate(told) if each.source and each.parent is None)
    sentences = [casting.scene.sentence(at) for at, _ in outer]
    for (_, k), sentence in zip(outer[:FIRST], sentences[:FIRST], strict=True):
        following = bisect_right(sentences, sentence)
        office, person = who[k], who[outer[following][1]] if following < len(outer) else None
        if not office or not person or casting.is_turn(k) or id(office) in joined or not _is_bare_post(office):
            continue
        if sentences[following] - sentence <= NEAR and _is_new(person, outer[following][0]):
            _join(office, person)
            joined[id(office)] = person
    if joined:
        casting.ids.replace(joined)
        who[:] = [None if each is None else joined.get(id(each), each) for each in who]


def _is_bare_post(office: Identity) -> bool:
    """Whether somebody is a post without a name, and not spoken of as "his Lordship", who would have been named before."""
    return office.kind == "office" and not office.named and not any(head in STYLES for head, *_ in office.posts)


def _is_new(person: Identity, at: int) -> bool:
    """Whether a person is named for the first time right there, and told to be nothing."""
    return person.kind == "person" and not person.posts and bool(person.named) and at <= person.named[0].start <= at + 3


def _join(office: Identity, person: Identity) -> None:
    person.mention("lead", *office.mentions)
    person.roles = [*office.roles, *person.roles]
    person.posts = [*office.posts, *person.posts]
    person.gender = person.gender or office.gender
