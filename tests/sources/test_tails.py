"""What stands at the end of a text: whose copy it is, and who reported it."""

import pytest

from onrecord.sources.zones import plain

HEAD = "Oskania will not pay Velmark's strait levy, minister says"
BODY = "Oskania will not pay the levy, its maritime secretary said on Tuesday, after five hours of closed talks ended without agreement."
SAID = "“We wait,” she said on leaving the hall."


def read(*lines: str) -> tuple[str, str | None, tuple[str, ...]]:
    """The kind of the last zone, the agency and the authors."""
    found = plain("\n\n".join((HEAD, *lines)))
    return found.zones[-1].kind, found.facts.agency, found.facts.authors


@pytest.mark.parametrize("word", ["Ends", "Business", "Sund", "Ships", "Roe"])
def test_a_word_at_the_end_is_no_agency(word):
    assert read("By Jane Roe", BODY, SAID, word)[1] is None


@pytest.mark.parametrize("name", ["— Halyard", "(Halyard)", "HALYARD", "Reuters"])
def test_a_name_that_stands_as_an_agency_does_is_one(name):
    assert read(BODY, SAID, name) == ("credit", name.strip("—() "), ())


@pytest.mark.parametrize("opening", [f"SUND (Halyard) - {BODY}", f"By Jane Roe and Halyard\n\n{BODY}"])
def test_a_bare_name_is_one_where_the_head_prints_it(opening):
    assert read(opening, SAID, "Halyard")[:2] == ("credit", "Halyard")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("(Reporting by Jane Roe in Sund and Per Moe in Dolm; Editing by John Doe)", ("Jane Roe", "Per Moe")),
        ("(Reporting by Jane Roe; additional reporting by Per Moe; editing by John Doe)", ("Jane Roe", "Per Moe")),
        ("Reporting by Jane Roe; editing by John Doe", ("Jane Roe",)),
        ("(Sund bureau; editing by the Pacific desk)", ()),
        ("(Editing by John Doe)", ()),
        ("Additional reporting: Per Moe in Dolm", ()),
    ],
)
def test_who_reported_is_told_at_the_foot_and_who_edited_is_no_author(line, authors):
    assert read(BODY, SAID, line) == ("credit", None, authors)
    assert read("By Ana Bo", BODY, SAID, line)[2] == ("Ana Bo",)
