"""The parts of a name: a person's given names and surname; a body's telling words, its kinds and its letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.linking.letters import words
from onrecord.nations import country_of

__all__ = ["COMMON_SURNAMES", "Body", "Person", "body", "person"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE = _words(
    """
    mr mrs ms miss mx dr prof professor sir dame lady lord madam madame mme monsieur herr frau senor senora sen senator rep
    representative gov governor gen general col colonel maj major lt lieutenant capt captain sgt sergeant cmdr adm admiral rev reverend hon
    st sheikh shaykh imam ayatollah president minister chancellor premier king queen prince princess pope cardinal archbishop bishop father
    sister brother mayor ambassador judge justice comrade pan pani gospodin don dona honourable honorable commissioner magistrate
    spokesman spokeswoman secretary councillor chairman detective inspector superintendent deputy former rear vice lance
    brigadier commodore marshal corporal
    """
)
_AFTER = _words("jr sr ii iii iv v vi vii viii phd md mp mep qc kc esq cbe obe junior senior")
_PARTICLES = _words("de la le du del della di da das dos van von der den ten ter al el bin ibn abu ould y e af av zu zum ben bint")
_OPENING = _PARTICLES - _words("della abu ben da")  # begin a surname where nothing stands before them
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\.)")
_CAPITALS = re.compile(r"^([A-Z])([A-Z])(?= [A-Z][a-z])")  # TS Venkat
#: Surnames that so many bear that a name alone tells less.
COMMON_SURNAMES = _words(
    """
    smith jones brown johnson williams williamson taylor davies wilson evans thomas roberts walker white green hall clark lewis harris
    martin jackson thompson moore anderson king wright scott hill baker adams nelson carter mitchell campbell parker miller davis
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin kim lee park choi jung kang cho nguyen tran le pham hoang
    phan singh kumar sharma khan ali ahmed hassan hussein mohamed mohammed muhammad ibrahim abdullah ivanov petrov smirnov kuznetsov popov
    muller schmidt schneider fischer weber meyer wagner becker silva santos oliveira pereira costa ferreira garcia rodriguez gonzalez
    martinez fernandez lopez sanchez perez gomez ramirez torres hernandez hansen johansen olsen nielsen jensen pedersen johansson andersson
    karlsson nilsson eriksson kovacs szabo nagy horvath toth novak novotny svoboda rossi russo ferrari bianchi dubois durand bernard petit
    moreau yilmaz kaya demir okafor mensah traore diallo sato suzuki takahashi tanaka watanabe ito yamamoto perera fernando alves
    """
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in Latin letters: all its words, given names first, and the surname with its particles apart."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def common(self) -> bool:
        """Whether many bear the name: a frequent surname, or all of it in few letters."""
        if self.surname in COMMON_SURNAMES or (self.given and self.given[0] in COMMON_SURNAMES):
            return True
        return sum(map(len, self.words)) < (8 if self.given else 4)


@lru_cache(maxsize=200_000)
def person(name: str) -> Person:
    """The parts of a person's name; "Orban, Viktor" is turned round."""
    first, comma, last = name.partition(",")
    if comma and last.strip() and last.strip().casefold().rstrip(".") not in _AFTER:
        name = f"{last.strip()} {first}"
    parts = list(words(_CAPITALS.sub(r"\1 \2", _INITIALS.sub(r"\1. ", name))))
    suffix = parts.pop() if len(parts) > 1 and parts[-1] in _AFTER else ""
    while len(parts) > 1 and parts[0] in _BEFORE:
        parts.pop(0)
    k = len(parts) - 1
    while k > 0 and parts[k - 1] in (_PARTICLES if k > 1 else _OPENING):
        k -= 1
    core = [part for part in parts[k:] if part not in _PARTICLES] or parts[k:]
    given = tuple(part for n, part in enumerate(parts[:k]) if part not in _PARTICLES or (n == 0 and part not in _OPENING))
    return Person((*given, *core), given, "".join(core), {"junior": "jr", "senior": "sr"}.get(suffix, suffix))


_EMPTY = _words("the of for and in on at de des du la le les di der die das und e y et a an to its his her their our my")
#: Words of a body's legal form, which come and go.
_WEAK = _words(
    """
    inc ltd llc plc corp corporation co company gmbh ag sa as holding holdings group limited incorporated spa nv bv oy ab asa kk srl oao
    pao zao ooo headquarters management
    """
)
#: What sort of body it is: bodies of two sorts are two.
_KINDS = _words(
    """
    ministry government administration cabinet parliament senate assembly congress house chamber council commission committee court
    tribunal board authority agency department office bureau directorate secretariat union federation association confederation league
    alliance coalition party movement front firm bank fund institute university college school faculty academy hospital clinic museum
    gallery library foundation trust charity society club army navy police force forces service church mission delegation conference
    organisation network newspaper paper magazine station channel registry inquiry panel jury embassy consulate team operator insurer
    airline railway rail lines hotel port airport radio television tv gazette post herald tribune courier times mail cathedral catering
    workers users members staff today observatory observers laboratory centre orchestra theatre opera zoo corps works
    """
)
#: What many bodies of one sort are about or where they stand: not enough to tell one from all others.
_FIELDS = _words(
    """
    foreign affairs defence finance interior justice health education trade labour energy transport economy economic agriculture fisheries
    culture sports environment home security national international general central federal state public district regional city town
    municipal supreme high constitutional local royal press news daily people democratic social electoral civil united
    """
)
_SPELT = {
    "organization": "organisation", "defense": "defence", "labor": "labour", "center": "centre", "theater": "theatre",
    "electricity": "power", "insitute": "institute", "ministery": "ministry", "dep": "department", "dept": "department",
    "univ": "university", "intl": "international", "assoc": "association", "comm": "commission", "govt": "government",
    "peoples": "people", "worker": "workers", "fishery": "fisheries", "sport": "sports", "tarif": "tariff", "observer": "observers",
    "secretary": "secretariat",
}  # fmt: skip
_MOST = 12  # telling words that are compared
_OWNED = re.compile(r"[’']s? \w| (?:of|for) ", re.I)
_NOBODY = _words("applicant plaintiff defendant respondent lordship ladyship honour excellency attorney secretary minister president")


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name: all its words; those that tell it from others; what sort it is; what it is about; and its first letters."""

    words: tuple[str, ...]
    telling: tuple[str, ...]
    kinds: frozenset[str]
    fields: frozenset[str]
    letters: str
    owned: bool = False  # somebody's: the agency of a country is not the country


@lru_cache(maxsize=200_000)
def body(name: str) -> Body:
    """The parts of a body's name; a country's adjective is the country."""
    raw = [part for part in words(name) if part not in _EMPTY]
    parts = [_SPELT.get(part, part) for part in raw]
    strong = tuple(part for part in parts if part not in _WEAK) or tuple(parts)
    telling = tuple(
        (country_of(part) or part).casefold() for part in strong if part not in _KINDS and part not in _FIELDS and part not in _NOBODY
    )
    telling = telling[:_MOST]
    letters = "".join(part[0] for part in raw) if len(raw) > 1 else raw[0] if raw and name.strip().isupper() else ""
    return Body(strong, telling, _KINDS & {*strong}, _FIELDS & {*strong}, letters, bool(_OWNED.search(name)))
