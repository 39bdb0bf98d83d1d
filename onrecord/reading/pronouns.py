"""Whom a pronoun means: the likeliest of those just mentioned, or nobody where two are about as likely."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.identity import Identity
from onrecord.reading.likely import SPEAKS_NEAR, Chooses, Seen, choose, shown
from onrecord.reading.posts import is_firm
from onrecord.records import Span

__all__ = ["PRONOUN", "Antecedents", "Scene", "Spot", "pronoun_rule"]

PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|hers?|herself|its?|itself|they|them|theirs?|themselves|who|whom|whose|which)\b", re.I)
_GENDERED = re.compile(r"\b(?:he|him|his|she|her)\b", re.I)
_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_ONE = _MALE | _FEMALE
_MANY = frozenset(["they", "them", "their", "theirs", "themselves", "both", "others"])
_THING = frozenset(["it", "its", "itself"])
_RELATIVE = frozenset(["who", "whom", "whose", "which", "that"])
_BODIES = ("organisation", "country", "document")
WINDOW = 6  # sentences back in which "he" and "she" are looked for
NEAR = 1  # the same for "it" and "they"
REACHED = 80  # mentions back that are looked at
FAR = 3000  # characters back in which the end of a paragraph is looked for
REACH = 400  # characters after a mention in which a pronoun can tell its gender
NEAR_SOURCE = 3  # where they speak
VARIED = 2  # sentences back in which somebody was named whom a description names again
# What makes a mention likely, in sentences of distance; chosen on the corpus' train split.
MARGIN = 0.1  # by which the likeliest must be likelier than the next
LEAST = -0.95  # with which somebody is meant by a description
SURELY = 0.3  # the same margin for a description
AWAY = -0.5  # each sentence
LEADS = 0.2  # it is its sentence's first
SPEAKS = 0.5  # it is the source of a statement
QUOTED = -1.2  # it stands in somebody's words, and the pronoun does not
UNQUOTED = -0.3  # the other way round
SAID = -1.2  # it stands in what the pronoun is told to say
OWNER = -0.2  # 's follows
PARAGRAPH = -0.6  # the pronoun stands in another one
AGAIN = 0.2  # it is a pronoun itself
OTHERWISE = -1.2  # its first name looks like the other gender's
UNKNOWN = -0.2  # nothing tells its gender
UNNAMED = -0.8
BODY_AS_MANY = -1.2  # "they" of a body


def pronoun_rule(word: str) -> str:
    """What the rule is called that tells whom a pronoun means."""
    if word in _RELATIVE:
        return "relative"
    return "they" if word in _MANY else "it" if word in _THING else "pronoun"


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A mention in its place."""

    start: int
    end: int
    number: int  # the identity's
    source: bool  # of a statement


class Scene:
    """Where sentences, paragraphs and quotations of a text are."""

    def __init__(self, text: str, starts: Sequence[int], quotations: Sequence[Span]) -> None:
        self.text = text
        self._starts = starts
        self._quotations = quotations
        self._opens = [q.start for q in quotations]

    def sentence(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def start_of(self, sentence: int) -> int:
        return self._starts[sentence] if 0 <= sentence < len(self._starts) else len(self.text)

    def quotation(self, at: int) -> Span | None:
        k = bisect_right(self._opens, at) - 1
        return self._quotations[k] if k >= 0 and at < self._quotations[k].end else None


class Antecedents:
    """The mentions so far, by place; asked from the first pronoun of a text to the last."""

    def __init__(self, scene: Scene, people: Sequence[Identity], choose: Chooses = choose) -> None:
        self._scene, self._choose = scene, choose
        self._people = people
        self._number = {id(who): k for k, who in enumerate(people)}
        self._spots: list[Spot] = []
        self._never: set[int] = set()
        self._own: Sequence[Span] = ()

    def put(self, who: Identity, span: Span, *, source: bool = False) -> None:
        insort(self._spots, Spot(span.start, span.end, self._number[id(who)], source))

    def fill(self, sources: set[Span]) -> None:
        self._spots = sorted(Spot(m.start, m.end, k, m in sources) for k, who in enumerate(self._people) for m in who.mentions)

    def of(
        self, word: str, span: Span, *, source: bool = False, never: Sequence[Identity] = (), own: Sequence[Span] = ()
    ) -> Identity | None:
        """Whom a pronoun means; `never` are those in whose own quoted words it stands, who would say "I", `own` what it is said to say."""
        self._never, self._own = {id(who) for who in never}, own
        if word in _RELATIVE:
            return self._before(span, people=word in ("who", "whom"))
        if word in _MALE or word in _FEMALE:
            return self._person(span, "m" if word in _MALE else "f", source=source)
        window = NEAR_SOURCE if source else NEAR
        if word in _MANY:
            return self._likeliest(span, ("group", "unnamed", "organisation"), window, many=True)
        if word in _THING:
            return self._likeliest(span, ("organisation", "country", "document"), window, many=False)
        return None

    def tell_genders(self) -> None:
        """Of those whose gender nothing tells so far, by the pronouns that can mean nobody else: one person in two sentences."""
        votes: dict[int, list[str]] = {}
        single = [spot for spot in self._spots if self._people[spot.number].single]
        for k, spot in enumerate(single):
            who, here = self._people[spot.number], self._scene.sentence(spot.start)
            rule = who.mentions.get(Span(spot.start, spot.end))
            if who.gender or rule not in ("name", "surname", "new") or self._scene.quotation(spot.start):
                continue
            others = (each for each in (*single[max(0, k - 6) : k], *single[k + 1 : k + 7]) if each.number != spot.number)
            if any(abs(self._scene.sentence(each.start) - here) <= 1 for each in others):
                continue
            end = min(self._scene.start_of(here + 2), spot.end + REACH)
            for m in _GENDERED.finditer(self._scene.text, spot.end, max(end, spot.end)):
                if not self._scene.quotation(m.start()):
                    votes.setdefault(spot.number, []).append("m" if m[0].lower() in _MALE else "f")
        for number, told in votes.items():
            if len(set(told)) == 1:
                self._people[number].gender = told[0]

    def _before(self, span: Span, *, people: bool) -> Identity | None:
        """The one whose mention ends right before a relative pronoun; "who" is a body or a country only where nobody else is there."""
        text, other = self._scene.text, None
        for spot in self._back(span.start):
            if span.start - spot.end > 80:
                break
            between = text[spot.end : span.start]
            if between.strip(' ,—–-”"’s)') == "" or re.fullmatch(r", (?:\d\d,|[^.\n]{1,60},) ", between):
                who = self._people[spot.number]
                if not people or who.kind not in _BODIES:
                    return who
                other = other or who
        return other

    def _back(self, at: int) -> Sequence[Spot]:
        k = bisect_left(self._spots, at, key=lambda spot: spot.start)
        return [spot for spot in self._spots[max(0, k - REACHED) : k][::-1] if spot.end <= at]

    def _person(self, span: Span, gender: str, *, source: bool) -> Identity | None:
        seen = list(self._seen(span, gender).values())
        if not seen:
            return None
        top = max(each.score for each in seen)
        rows = [shown(each, top, source=source) for each in seen]
        k = self._choose(span, [each.who for each in seen], rows)
        if k is None:
            return None
        likeliest = seen[k].who
        likeliest.gender = likeliest.gender or gender
        return likeliest

    def _seen(self, span: Span, gender: str) -> dict[int, Seen]:
        """Those whom a pronoun of a gender may mean, the last mentioned first."""
        seen: dict[int, Seen] = {}
        last = True  # no pronoun so far
        for spot, score in self._scored(span, WINDOW):
            who = self._people[spot.number]
            again = last and self._scene.text[spot.start : spot.end].lower() in _ONE
            last = last and not again
            if not who.single or (who.gender and who.gender != gender):
                continue
            if not who.gender:
                score += 0.0 if who.guess == gender else OTHERWISE if who.guess else UNKNOWN
            if who.kind == "unnamed":
                score += UNNAMED
            one = seen.get(spot.number) or seen.setdefault(spot.number, self._first_seen(who, spot, span))
            self._add(one, spot, score, span, again=again)
        return seen

    def _first_seen(self, who: Identity, spot: Spot, span: Span) -> Seen:
        scene = self._scene
        lines = scene.text.count("\n", max(spot.end, span.start - FAR), span.start)
        unquoted = scene.quotation(spot.start) is None and scene.quotation(span.start) is not None
        return Seen(who, scene.sentence(span.start) - scene.sentence(spot.start), span.start - spot.end, lines, unquoted)

    def _add(self, one: Seen, spot: Spot, score: float, span: Span, *, again: bool) -> None:
        """Adds what one more mention shows."""
        away = self._scene.sentence(span.start) - self._scene.sentence(spot.start)
        one.score = max(one.score, score)
        one.count += 1
        one.speaks |= spot.source
        one.speaks_near |= spot.source and away <= SPEAKS_NEAR
        one.leads_before |= away == 1 and self._leads(spot)
        one.again |= again

    def named(self, span: Span, *, company: bool, never: Sequence[Identity], own: Sequence[Span]) -> Identity | None:
        """Who was just named, for a description that nobody was given before; `never` and `own` as in `of`."""
        self._never, self._own = {id(who) for who in never}, own
        found: dict[int, float] = {}
        for spot, score in self._scored(span, VARIED):
            who = self._people[spot.number]
            if score > LEAST and who.named and (is_firm(who) if company else who.kind == "person"):
                found[spot.number] = max(found.get(spot.number, -9.0), score)
        return self._surest(found, SURELY)

    def _likeliest(self, span: Span, kinds: tuple[str, ...], window: int, *, many: bool) -> Identity | None:
        found: dict[int, float] = {}
        for spot, score in self._scored(span, window):
            who = self._people[spot.number]
            if who.kind not in kinds:
                continue
            if many and who.kind == "organisation":
                score += BODY_AS_MANY
            found[spot.number] = max(found.get(spot.number, -9.0), score)
        return self._surest(found)

    def _scored(self, span: Span, window: int) -> list[tuple[Spot, float]]:
        scene, here = self._scene, self._scene.sentence(span.start)
        within = scene.quotation(span.start)
        found = []
        for spot in self._back(span.start):
            if id(self._people[spot.number]) in self._never:
                continue
            away = here - scene.sentence(spot.start)
            if away > window:
                break
            around = scene.quotation(spot.start)
            score = AWAY * away + LEADS * self._leads(spot) + SPEAKS * spot.source
            if around != within:
                score += QUOTED if around else UNQUOTED
            elif any(piece.start <= spot.start < piece.end for piece in self._own):
                score += SAID
            if scene.text.startswith(("’s", "'s"), spot.end):
                score += OWNER
            if scene.text.find("\n", max(spot.end, span.start - FAR), span.start) >= 0:
                score += PARAGRAPH
            if PRONOUN.fullmatch(scene.text, spot.start, spot.end):
                score += AGAIN
            found.append((spot, score))
        return found

    def _leads(self, spot: Spot) -> bool:
        """Whether a mention is the first of its sentence."""
        k = bisect_left(self._spots, spot.start, key=lambda each: each.start)
        before = self._spots[k - 1] if k else None
        return before is None or self._scene.sentence(before.start) != self._scene.sentence(spot.start)

    def _surest(self, found: dict[int, float], margin: float = MARGIN) -> Identity | None:
        ranked = sorted(((score, -number) for number, score in found.items()), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < margin):
            return None
        return self._people[-ranked[0][1]]
