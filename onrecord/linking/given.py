"""First names: their initials, short forms and forms in other languages, and which are two although a letter tells them apart."""

from __future__ import annotations

from functools import lru_cache

from onrecord.firstnames import MEN, WOMEN
from onrecord.linking.spelling import Odds, is_woman_and_man, word_likeness

__all__ = ["forms_of", "givens"]


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for pair in text.split() for one, _, other in [pair.partition("/")])


#: Endings of a woman's first name, each with what stands in its place in a man's.
_GIRL = _pairs("a/ a/o e/ ie/ ine/ ette/ le/ ne/ te/ ra/er ia/ ina/ ia/y ia/i ia/ius a/us ana/an a/e ou/ar a/as a/os")
#: How names begin that are a woman's in both spellings.
_ONE_SEX = ("ann", "ana", "mari", "juli", "joann", "lis", "hann", "dian", "mart", "helen", "elen", "iren", "sophi", "karin")
_SHORT = frozenset(
    frozenset(pair)
    for pair in _pairs(
        """
    joe/joseph bill/william will/william bob/robert rob/robert jim/james mike/michael tom/thomas tony/anthony dick/richard rick/richard
    dave/david steve/steven steve/stephen chris/christopher ben/benjamin dan/daniel sam/samuel matt/matthew nick/nicholas alex/alexander
    alex/aleksandr ed/edward ted/edward liz/elizabeth beth/elizabeth kate/katherine kate/catherine sue/susan jen/jennifer jeff/jeffrey
    greg/gregory ron/ronald don/donald ken/kenneth tim/timothy pat/patrick pete/peter phil/philip andy/andrew max/maximilian fred/frederick
    larry/lawrence jerry/gerald harry/henry jack/john peggy/margaret maggie/margaret meg/margaret volodymyr/vladimir bernie/bernard
    chuck/charles charlie/charles kathy/katherine cathy/catherine becky/rebecca vicky/victoria sasha/aleksandr sasha/alexander
    misha/mikhail kolya/nikolai vova/vladimir pepe/jose paco/francisco oleksandr/aleksandr oleksandr/alexander oleksiy/aleksei
    oleksiy/alexei oleksii/alexei oleksii/aleksei mykola/nikolai serhiy/sergei dmytro/dmitri yevhen/evgeny pavlo/pavel mykhailo/mikhail
    andriy/andrei hryhoriy/grigory petro/pyotr olena/elena hanna/anna kateryna/ekaterina stephen/steven kathryn/katherine
    kathryn/catherine geoffrey/jeffrey lewis/louis allan/allen alan/allen
    """
    )
)
#: First names that are not one another's slips, though a letter or two may tell them apart.
_KNOWN = MEN | WOMEN | frozenset("amir amin amar kofi kojo kwame hassan hussein omar anas ayman jana jan fatiha fatima petra".split())
_FORMS = {
    form: forms[0]
    for line in """
    mohammed muhammad mohamed mohammad mohamad muhammed muhamad mukhammad mohamud mahomed
    hussein husayn hussain husein houssein hossein hussien
    yusuf youssef yousef yousuf yussuf yosef
    abdul abd abdel abdal
    said saeed sayed saied
    ahmed ahmad akhmed akhmad
    khadija khadidja khadijah hadija
    mustafa moustapha mostafa mustapha moustafa
    osama usama oussama
    omar umar oumar
    ibrahim ebrahim brahim
    yevgeny evgeny evgeni yevgeni jewgeni evgueni eugene
    yelena elena helena
    yekaterina ekaterina katerina
    """.splitlines()
    if (forms := line.split())
    for form in forms
}


@lru_cache(maxsize=100_000)
def forms_of(first: str) -> frozenset[str]:
    """A first name and the others that may stand for it."""
    return frozenset((first, *(form for pair in _SHORT if first in pair for form in pair), _FORMS.get(first, first)))


def givens(ones: tuple[str, ...], others: tuple[str, ...]) -> Odds:
    """First names beside each other; one that is left out before or after costs little."""
    if is_woman_and_man(ones[0], others[0], _GIRL) and not ones[0].startswith(_ONE_SEX):
        return None, "a woman's and a man's first name"
    best: Odds = None, "other first name"
    for i, x in enumerate(ones[:2]):
        for j, y in enumerate(others[:2]):
            odds, how = _given(x, y)
            odds = None if odds is None else odds - 0.3 * (i != j)
            if odds is not None and (best[0] is None or odds > best[0]):
                best = odds, how
    if best[0] is None or len(ones) < 2 or len(others) < 2:
        return best
    second = _given(ones[1], others[1])[0]
    if second is None:
        return best[0] - 1.5, f"{best[1]}, other middle name"
    both = any(len(each[0]) == len(each[1]) == 1 for each in (ones, others))
    return (best[0] + 0.9, "given by its initials") if both else best


def _given(x: str, y: str) -> Odds:
    if len(x) == 1 or len(y) == 1:
        return (-1.6, "given by its initial") if x[0] == y[0] else (None, "other")
    if frozenset((x, y)) in _SHORT or (x in _FORMS and _FORMS[x] == _FORMS.get(y)):
        return -0.6, "in a short or another form"
    odds, how = word_likeness(x, y)
    if odds is None or odds > -0.5:
        return odds, how
    if x in _KNOWN and y in _KNOWN:
        return None, "other"  # Mark and Mary
    return (min(odds, -2.4) if min(len(x), len(y)) < 6 else odds), how
