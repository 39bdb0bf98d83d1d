"""Whether a text reads as if a machine had translated it and nobody had gone over it: several signs of different kinds together.

Each sign by itself stands in honest prose too, so that only their sum tells: turns of phrase carried over word for word, connectives and
verbs of saying that such texts lean on, brackets of other scripts, words cut out by a platform's filter, and the calls of such platforms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.records import Span

__all__ = ["ENOUGH", "signs", "weight"]

ENOUGH = 2.0  # weight from which a text counts; the most of 1,285 that people wrote is 1.1
LOOKED_AT = 40_000  # characters, from the beginning
_MANY_WORDS = 400  # beyond these, words outside brackets weigh less: a long report has more of everything

_CARRIED_OVER = """
arous(?:ed|ing) (?:\\w+ ){0,2}(?:doubts?|attention|discussions?|concern)
attracted (?:a lot of|widespread|much|great) attention
(?:caus|trigger|spark)(?:ed|ing) (?:an uproar|(?:a )?heated (?:discussions?|debates?))
(?:couldn[’']t|could not|can[’']t|can ?not) sit still
chang(?:ed?|ing) (?:the|his|her|its) (?:face|mouth)
slap (?:on|in) the face
poured cold water
everyone (?:has a|knows|who understands)
as (?:everyone|we all) knows?
(?:is|was|are) self-evident
(?:as soon as|once) (?:the|this|these|his|her) (?:news|words?|remarks?|statements?|matter|issue) (?:came out|spread)
once (?:this|the) (?:issue|matter|news) was (?:raised|out|released)
in one mouthful
(?:was|were|is) in an uproar
(?:finally|suddenly) shot
put down (?:a sentence|(?:his|her) words)
threw out (?:hard )?words
let us wait and see
(?:what|this|which) makes (?:people|netizens)
makes (?:people|netizens) (?:ask|laugh|worried|think|call|even)
the most (?:intriguing|frightening|interesting) (?:is|thing is)
people in the (?:circle|know)
relevant (?:personages?|personnel|departments?|parties|person in charge)
netizens?
the melon-eating|the masses
in the current (?:\\w+ )?situation
an? (?:indisputable|undeniable) fact
eye-?catching (?:phenomenon|topic)
in a unique way
said (?:meaningfully|bluntly)
full of confidence
big brother
is again not
one wave (?:has not|not)
has again become
(?:also )?expressed (?:that|will)|expressed his opinion on
there is analysis
some voices
the (?:old )?saying (?:is good|goes well)
just imagine
who is lying\\?
(?:so )?the question (?:comes|is coming)
from all (?:sides|walks of life)
paid attention to the remarks
lifted the table
broke the news that
on the one hand stated
afterwards (?:again|also|answered)
female (?:boss|judge|mayor|prime minister|minister|chief)
prime minister of (?:defen[cs]e|the province|the committee)
it is not (?:difficult|hard) to see
it (?:has to|must) be said that
in the final analysis
what is (?:even )?more (?:worth|surprising)
(?:even )?more surprising is
on the cusp of the storm
the outside world
can be (?:said to be|described as) (?:a|the|one)
bit (?:each other|the bullet) tightly
have their own answers?
"""
_GRAMMAR = """
(?-i:[A-Z][a-z]+) (?:country|side) (?=will|is|said|has|wants?|but|built|must|and the|hopes?|believes?|also)
he in a \\w+ (?:resigned|said)
spokes(?:man|woman|person) (?-i:[A-Z])\\w+ Secretary
can not
the dead and injured
(?:again|still) also
before and after contradiction
everyone was stunned
may have no person
so the two sides
"""
_LEANED_ON = """
(?<![\\w,;] )(?-i:Recently|In addition|In general|However|Subsequently|First of all|Up to now|In fact),
(?<![\\w,;] )(?-i:At present|Obviously|Interestingly|Unexpectedly),
it is (?:also )?worth (?:mentioning|noting|pointing out)
according to (?:media |relevant |foreign |the latest )?reports
it is (?:said|reported|understood|rumou?red) that
(?:also|further|finally|again) (?:stressed|noted|emphasi[sz]ed|admitted|revealed|expressed|stated|pointed out|mentioned|commented)
(?:pointed out|stressed) that
made it clear that
(?:insiders|analysts) believe
how will \\w+ react
on this matter
in this regard
this (?:matter|remark|position|scenario) (?:is|was|has|could|also|came)
"""
_CALLED = """
comment area
leave (?:a message|words|your answer)
(?:author|creator|creation|fans?|traffic) (?:support|incentive|camp|reward|packet)
click the (?:little|small|red)
long press
pat bricks
eat(?:ing)? melon
friends who forward
the editor (?:only )?(?:carries|thinks|believes)
"""
_BRACKETS = re.compile(r"[《》「」『』【】]|[，。；：？！、](?=[A-Za-z\s])")
_SELDOM = 0.5  # what a break of grammar weighs
_OFTEN = 0.35  # what a phrase that honest prose has too weighs
_MOST_LEANED_ON, _MOST_CUT = 2.5, 2.0


def _any(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=\W)|^)(?:{'|'.join(phrases.split(chr(10))[1:-1])})(?!\w)", re.IGNORECASE)


_FORMS = {
    kind: _any(phrases) for kind, phrases in (("carried", _CARRIED_OVER), ("broken", _GRAMMAR), ("lean", _LEANED_ON), ("call", _CALLED))
}


def signs(text: str, cuts: Iterable[Span] = ()) -> dict[str, float]:
    """The weight of each kind of sign; `cuts` are the marks of words that were taken out."""
    told = text[:LOOKED_AT]
    share = min(1.0, _MANY_WORDS / max(1, len(told.split())))
    carried = {found[0].lower() for found in _FORMS["carried"].finditer(told)}
    broken, leaned_on = (len(_FORMS[kind].findall(told)) for kind in ("broken", "lean"))
    stars = sum(cut.of(text).endswith("**") for cut in cuts if cut.end <= LOOKED_AT)
    return {
        "turns of phrase carried over": len(carried) * share,
        "broken grammar": _SELDOM * broken * share,
        "stock phrases": min(_MOST_LEANED_ON, _OFTEN * leaned_on * share),
        "brackets of another script": 2.0 * bool(_BRACKETS.search(told)),
        "words cut out": min(_MOST_CUT, float(stars)),
        "a platform's calls": 2.0 * bool(_FORMS["call"].search(told)),
    }


def weight(text: str, cuts: Iterable[Span] = ()) -> float:
    """All signs together; 0 where they are of one kind only, or nothing in the wording itself is a sign."""
    found = signs(text, cuts)
    worded = any(found[kind] for kind in ("turns of phrase carried over", "broken grammar", "stock phrases"))
    return sum(found.values()) if worded and sum(value > 0 for value in found.values()) > 1 else 0.0
