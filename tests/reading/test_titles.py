"""A post and what it is of."""

import pytest

from onrecord.reading.descriptions import described
from onrecord.reading.titles import title_of
from onrecord.records import Span


@pytest.mark.parametrize(
    ("words", "title", "of"),
    [
        ("the union's leader", "leader", "union"),
        ("Ardovia's acting ports minister", "acting ports minister", "Ardovia"),
        ("French foreign minister", "foreign minister", "France"),
        ("Minister of Health", "Minister of Health", None),
        ("minister for land and sea", "minister for land and sea", None),
        ("Foreign Minister of Hadria", "Foreign Minister", "Hadria"),
        ("secretary of the Upper Rivers Council", "secretary", "Upper Rivers Council"),
        ("secretary of state", "secretary of state", None),
        ("museum spokeswoman", "spokeswoman", "museum"),
        ("defence minister", "defence minister", None),
        ("acting chair since Wednesday", "acting chair", None),
        ("marketing director at Norrline", "marketing director", "Norrline"),
        ("Former Fenby Port director", "former director", "Fenby Port"),
        ("chief of staff", "chief of staff", None),
        ("editor in chief", "editor in chief", None),
        ("director of the museum", "director", "museum"),
        ("leader of the opposition", "leader of the opposition", None),
        ("defence minister of that country", "defence minister", None),
        ("her country's director-general of antiquities", "director-general of antiquities", None),
        ("the WHX's director", "director", "WHX"),
        ("distinguished jurist", "jurist", None),
        ("gaffe-prone mayor", "mayor", None),
        ("Principal State Attorney", "Principal State Attorney", None),
    ],
)
def test_a_title_is_told_apart_from_what_it_is_of(words, title, of):
    assert title_of(words, described(words, Span(0, len(words)), []), words) == (title, of)
