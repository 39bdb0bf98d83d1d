"""What one report prints of somebody's post, and others otherwise, is told."""

import pytest

from onrecord.linking.differing import differing
from onrecord.records import Term


def term(title: str, of: str | None = None, when: str | None = "2031-05-03", reports: int = 1, by: str = "report") -> Term:
    return Term(title, of, when, when, tuple(f"r{n}" for n in range(reports)), by)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (term("Interior Minister"), term("Transport Minister"), (True, True)),
        (term("Interior Minister", reports=3), term("Transport Minister"), (False, True)),
        (term("Transport Minister", by="person:ana"), term("Interior Minister", reports=9), (False, True)),
        (term("mayor", "Dolm"), term("mayor", "Kastell"), (True, True)),
        (term("Minister"), term("Transport Minister"), (False, False)),
        (term("former Interior Minister"), term("Transport Minister"), (False, False)),
        (term("deputy Interior Minister"), term("Transport Minister"), (False, False)),
        (term("Interior Minister"), term("spokeswoman"), (False, False)),
        (term("Interior Minister", when="2031-05-03"), term("Transport Minister", when="2033-01-20"), (False, False)),
        (term("Interior Minister", when="2031"), term("Transport Minister", when="2031-05-03"), (True, True)),
        (term("Interior Minister", when=None), term("Transport Minister"), (False, False)),
        (term("Interior Minister", when="--05-03"), term("Transport Minister", when="--05-03"), (False, False)),
        (term("minister behind the levy"), term("Transport Minister"), (False, False)),
        (term("minister", "transport"), term("minister", "transport"), (False, False)),
    ],
)
def test_posts_of_one_kind_at_one_time_differ_unless_one_is_the_other_in_fewer_words(one, other, expected):
    assert differing([one, other]) == expected


def test_a_role_alone_differs_from_nothing():
    assert differing([]) == ()
    assert differing([term("mayor", "Dolm")]) == (False,)
