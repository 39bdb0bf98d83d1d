"""Under which keys a name is looked up: two spellings of one name share one, and few others do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from onrecord.linking.forms import Body, Person, body, person
from onrecord.linking.given import forms_of
from onrecord.linking.holders import posts
from onrecord.linking.known import JOINED, Known
from onrecord.linking.letters import skeleton, sound, words
from onrecord.nations import country_named, country_of

__all__ = ["keys", "keys_of", "lowest", "wanted"]

LONGEST = 40  # characters of a key
_WORDS = 5  # of a body's name that are keys
_RUNS = 4  # runs of words said that are keys
_SURNAME, _ALONE = "s ", "n "  # anybody of a surname; whoever is told by a surname alone


def keys_of(known: Known) -> frozenset[str]:
    """The keys under which somebody is kept: of each of its names, of the posts of an office or its holder, and of what it said."""
    if "keys" not in known.derived:
        known.derived["keys"] = _keys_of(known)
    found: frozenset[str] = known.derived["keys"]
    return found


def _keys_of(known: Known) -> frozenset[str]:
    if known.kind not in JOINED:
        return frozenset()
    found = [key for name, _ in known.names for key in keys(name, known.kind)]
    if known.kind in ("office", "person"):
        found += [f"r {post.place} {' '.join(sorted(post.title))}"[:LONGEST] for post in posts(known)]
    return frozenset((*found, *(f"= {run:x}" for run in lowest(known))))


def lowest(known: Known) -> tuple[int, ...]:
    """The hashes of what it said that are keys."""
    if "lowest" not in known.derived:
        known.derived["lowest"] = tuple(sorted(known.said)[:_RUNS])
    found: tuple[int, ...] = known.derived["lowest"]
    return found


def wanted(known: Known) -> frozenset[str]:
    """The keys under which somebody is looked for: who has a first name is not compared with all who bear its surname."""
    if "wanted" not in known.derived:
        known.derived["wanted"] = _wanted(known)
    found: frozenset[str] = known.derived["wanted"]
    return found


def _wanted(known: Known) -> frozenset[str]:
    found = keys_of(known)
    whole = [parsed for name, _ in known.names if known.kind == "person" and (parsed := person(name)).given]
    if not whole:
        return frozenset(key for key in found if not key.startswith(_ALONE))
    return frozenset(key for key in found if not key.startswith(_SURNAME)) | {f"{_ALONE}{skeleton(each.surname)}" for each in whole}


@lru_cache(maxsize=100_000)
def keys(name: str, kind: str | None) -> frozenset[str]:
    """The keys of a name; none for an office, which is looked up by its post, and for kinds that are never joined."""
    if kind == "person":
        return frozenset(key[:LONGEST] for key in _of_person(person(name)))
    if kind in ("organisation", "country"):
        state = country_of(name) if kind == "country" else country_named(name)
        surname = _of_person(person(name)) if not state and len(words(name)) == 1 else ()  # which a reader may take for a body's name
        return frozenset(key[:LONGEST] for key in (*_of_body(body(name)), *surname, *([f"c {state}"] if state else ())))
    return frozenset()


def _of_person(parsed: Person) -> Iterator[str]:
    if not parsed.words:
        return
    yield f"w {' '.join(sorted(parsed.words))}"
    yield f"j {''.join(parsed.words)}"
    yield f"{_SURNAME}{skeleton(parsed.surname)}"
    if not parsed.given:
        yield f"{_ALONE}{skeleton(parsed.surname)}"
        return
    surnames = {parsed.surname, parsed.words[-2]} if len(parsed.words) > 2 else {parsed.surname}
    for last in sorted(surnames):
        yield f"{_SURNAME}{skeleton(last)}"
        yield from (
            f"f {skeleton(last)} {letter}" for letter in sorted({_letter(form) for first in parsed.given[:2] for form in forms_of(first)})
        )
    first = parsed.given[0]
    if len(first) > 1:
        yield "x " + " ".join(sorted((sound(first)[:3], sound(parsed.surname)[:3])))
        yield "y " + " ".join(sorted((skeleton(first)[:3], skeleton(parsed.surname)[:3])))


def _letter(first: str) -> str:
    """The class of the sound that a first name begins with, which its initial shows."""
    heard = skeleton(first[:2] if len(first) > 1 else first)[:1]
    return "A" if heard in "y" else heard


def _of_body(parsed: Body) -> Iterator[str]:
    yield f"w {' '.join(sorted(parsed.words))}"
    yield f"j {''.join(parsed.words)}"
    yield from (f"b {skeleton(word)}" for word in parsed.telling[:_WORDS])
    if len(parsed.letters) > 1:
        yield f"a {parsed.letters}"
