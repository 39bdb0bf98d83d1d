import pytest

from onrecord.reading.clauses import Sentences
from onrecord.reading.occasions import occasions
from onrecord.records import Span, Statement


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
        ("Luik said on condition of anonymity it was safe.", []),
        ("On Monday a crew left and Luik said it was safe.", []),
    ],
)
def test_phrases_beside_a_statements_own_words(text: str, found: list[str]) -> None:
    assert phrases(text) == found
