"""Lines that tell outlet, date and author at once."""

import pytest

from onrecord.sources.imprint import cut, is_place_of


@pytest.mark.parametrize(
    ("line", "cuts"),
    [
        ("The Fenby Argus, 3 May 2031, page 2",
         [("boilerplate", "The Fenby Argus,"), ("timestamp", "3 May 2031,"), ("boilerplate", "page 2")]),
        ("EL GRAN DIARIO, Friday May 3, 2031 | By Jane Roe",
         [("boilerplate", "EL GRAN DIARIO,"), ("timestamp", "Friday May 3, 2031 |"), ("byline", "By Jane Roe")]),
        ("THE FENBY REVIEW, Port Lesi, May 2031", [("boilerplate", "THE FENBY REVIEW,"), ("dateline", "Port Lesi, May 2031")]),
        ("Quenna, 3 May 2031", [("dateline", "Quenna, 3 May 2031")]),
    ],
)  # fmt: skip
def test_are_cut_at_their_separators(line, cuts):
    found = cut(line, is_place_of("He was in Quenna."))
    assert [(kind, line[a:b]) for kind, a, b in found.cuts] == cuts


@pytest.mark.parametrize("line", ["On 3 May 2031 the quay was sold to them", "The quay was sold on 3 May", "3 May 2031", "Nothing here"])
def test_sentences_and_bare_dates_are_not(line):
    assert cut(line, lambda _: False) is None


def test_only_so_many_words_are_looked_for_as_places():
    is_place = is_place_of("He was in Quenna.")
    assert [is_place(f"Port {number}") for number in range(500)] == [False] * 500
    assert not is_place("Quenna")
    assert is_place_of("He was in Quenna.")("Quenna")
