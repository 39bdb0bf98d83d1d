import pytest

from onrecord.reading.clauses import Sentences
from onrecord.reading.occasions import heard, is_outlet, occasions, own_outlet
from onrecord.records import Span, Statement
from onrecord.sources.reports import Facts, freeze


def phrases(text: str) -> list[str]:
    """The occasions of a sentence that says "Luik ... said/told ... it was safe"."""
    at = {word: text.index(word) for word in ("Luik", "it was safe")}
    cue = "told" if "told" in text else "said"
    statement = Statement(
        id="s", source=(Span(at["Luik"], at["Luik"] + 4),), cue=(Span(text.index(cue), text.index(cue) + 4),),
        content=(Span(at["it was safe"], at["it was safe"] + 11),),
    )  # fmt: skip
    return [span.of(text) for span in occasions(text, Sentences(text, [statement]).clause(statement))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Luik told an audience in Fenby last Friday that it was safe.", ["an audience in Fenby last Friday"]),
        ("On Monday, mind you, Luik said it was safe.", ["On Monday"]),
        ("Luik said at a meeting in Fenby it was safe.", ["at a meeting in Fenby"]),
        ("Speaking on the radio, Luik said it was safe.", ["Speaking on the radio"]),
        ("Luik said by telephone it was safe.", ["by telephone"]),
        ("On Friday, in a hall by the lock, Luik said it was safe.", ["On Friday, in a hall by the lock"]),
        ("Luik told the crew in April it was safe.", ["in April"]),
        ("Luik said in a letter dated 3 May and seen by Obel it was safe.", ["in a letter dated 3 May and seen by Obel"]),
        ("Luik told harbour master Ada Pell on Monday it was safe.", ["on Monday"]),
        ("Luik said in Port Lesi on Monday it was safe.", ["in Port Lesi on Monday"]),
        ("Luik said in front of the cameras it was safe.", ["in front of the cameras"]),
        ("On the pavement, Luik said it was safe.", ["On the pavement"]),
        ("Addressing the national and foreign press, Luik said it was safe.", ["Addressing the national and foreign press"]),
        ("Luik said on condition of anonymity it was safe.", []),
        ("On Monday a crew left and Luik said it was safe.", []),
    ],
)
def test_phrases_beside_a_statements_own_words(text: str, found: list[str]) -> None:
    assert phrases(text) == found


FENBY = own_outlet(freeze("Rain.", "a.txt", facts=Facts(outlet="The Fenby Argus", agency="Obel")))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Luik told the Argus it was safe.", "the Argus"),
        ("Luik told The Fenby Argus it was safe.", "The Fenby Argus"),
        ("Luik told Obel it was safe.", "Obel"),
        ("Luik told Radio Lesi it was safe.", "Radio Lesi"),
        ("Luik told the Argus's editor it was safe.", None),
        ("Luik told Ada Pell it was safe.", None),
        ("Luik said it was safe.", None),
    ],
)
def test_an_outlet_that_was_told_is_known_by_its_name_or_as_the_report_s_own(text: str, told: str | None) -> None:
    found = heard(text, (Span(5, 9),), FENBY)
    assert (found.of(text) if found else None) == told


def test_newspapers_and_the_report_s_own_outlet_are_outlets() -> None:
    assert is_outlet("The Argus", FENBY)
    assert is_outlet("a newspaper abroad", None)
    assert not is_outlet("Luik", FENBY)
    assert own_outlet(freeze("Rain.", "a.txt", facts=Facts())) is None
