"""Datelines, bylines, times and credits by their printed form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources import datelines
from onrecord.sources.reports import Facts


@pytest.mark.parametrize(
    ("dateline", "place", "agency", "published"),
    [
        ("PORT ANSELM, May 14 (Halyard) -", "PORT ANSELM", "Halyard", "--05-14"),
        ("MAGAS, March 7. /TASS/.", "MAGAS", "TASS", "--03-07"),
        ("MOSCOW, March 7 /TASS/.", "MOSCOW", "TASS", "--03-07"),
        ("MOSCOW. March 7. INTERFAX -", "MOSCOW", "INTERFAX", "--03-07"),
        ("NEW YORK (AP) —", "NEW YORK", "AP", None),
        ("LA CROSSE, Wis. (AP) —", "LA CROSSE, Wis.", "AP", None),
        ("BEIJING, May 14, 2024 (Xinhua) --", "BEIJING", "Xinhua", "2024-05-14"),
        ("PARIS/LONDON, 14 May (Reuters) -", "PARIS/LONDON", "Reuters", "--05-14"),
        ("GENEVA (14 May 2024) –", "GENEVA", None, "2024-05-14"),
        ("KYIV, Ukraine —", "KYIV, Ukraine", None, None),
        ("WASHINGTON —", "WASHINGTON", None, None),
        ("Brackwater, May 14, 2024 –", "Brackwater", None, "2024-05-14"),
        ("Kyiv (Reuters) -", "Kyiv", "Reuters", None),
    ],
)
def test_a_dateline_gives_place_agency_and_date_and_ends_with_its_dash(dateline, place, agency, published):
    found = datelines.dateline(f"{dateline} Ships will not pay, he said.")
    assert found.end == len(dateline)
    assert found.facts == Facts(place=place, agency=agency, published=published)


@pytest.mark.parametrize(
    "line",
    [
        "MODERATOR: Good afternoon.",
        "Q: Is that a threat?",
        "BREAKING - Ships will not pay",
        "Karelin - who spoke on Tuesday - said no.",
        "Karelin (Halyard) said no.",
        "On May 14 (Tuesday) - a holiday - nobody came.",
        "NATO said on Monday - again - that it would wait.",
        "MINISTER SAYS NO SHIP WILL PAY - AGAIN AND AGAIN",
        "KYIV —",
        "A/ !/ !",
        "The order is about money. It is not about pilots.",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(line):
    assert datelines.dateline(line) is None


def test_a_dateline_may_stand_alone():
    assert datelines.dateline_alone("Port Anselm, 14 May 2024, 16:30") == Facts(place="Port Anselm", published="2024-05-14T16:30")
    assert datelines.dateline_alone("Port Anselm waits") is None


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("By Tessa Lornham in Port Anselm and agencies", Facts(authors=("Tessa Lornham",), place="Port Anselm")),
        ("By Jane Roe and John O’Neil", Facts(authors=("Jane Roe", "John O’Neil"))),
        ("BY JANE ROE", Facts(authors=("JANE ROE",))),
        ("By Jane Roe, Reuters", Facts(authors=("Jane Roe",), agency="Reuters")),
        ("By Reuters", Facts(agency="Reuters")),
        ("Words by Ana de la Cruz", Facts(authors=("Ana de la Cruz",))),
        ("By Jane Roe, Political Editor", Facts(authors=("Jane Roe",))),
        ("By Jane Roe and John Doe, Halyard", Facts(authors=("Jane Roe", "John Doe"))),
        ("By Jane Roe, Health Editor, and John Doe", Facts(authors=("Jane Roe", "John Doe"))),
        ("EXCLUSIVE by Jane Roe, Showbiz Editor", Facts(authors=("Jane Roe",))),
        ("Exclusive: by Jane Roe, in Sund", Facts(authors=("Jane Roe",), place="Sund")),
        ("Live reporting by Jane Roe", Facts(authors=("Jane Roe",))),
        ("Words by Jane Roe. Pictures by John Doe.", Facts(authors=("Jane Roe",))),
        ("By “Ox” Halvorsen", Facts(authors=("“Ox” Halvorsen",))),
        ("*By Jane Roe*", Facts(authors=("Jane Roe",))),
    ],
)
def test_a_byline_gives_the_authors(line, facts):
    assert datelines.byline(line) == facts


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Interview: Jane Roe", ("Jane Roe",)),
        ("Door Jane Roe en Wim de Haan", ("Jane Roe", "Wim de Haan")),
        ("A special report by Jane Roe", ("Jane Roe",)),
        ("Reporting by Jane Roe; Editing by John Doe", ("Jane Roe",)),
        ("Photographs by John Doe", ()),
    ],
)
def test_what_is_known_for_a_byline_gives_those_who_wrote(line, authors):
    assert datelines.signed(line).authors == authors


@pytest.mark.parametrize("line", ["Latest news", "All news", "World News", "Business and Sport today", "Most read"])
def test_the_name_of_a_part_of_a_paper_is_no_name_of_one(line):
    assert datelines.is_rubric(line)


@pytest.mark.parametrize("line", ["Sund News", "The Daily News", "Brackwater Today", "Arctic Star", "politics" * 20, "in " * 60])
def test_the_name_of_a_paper_is_no_rubric(line):
    assert not datelines.is_rubric(line)


@pytest.mark.parametrize("line", ["By Friday, the talks had ended.", "By contrast, nobody came", "Stand by me", "By", "by the sea"])
def test_what_only_starts_like_a_byline_is_none(line):
    assert datelines.byline(line) is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Wednesday, 15 May 2024", "2024-05-15"),
        ("Published: 15 May 2024 | 16:30 BST", "2024-05-15T16:30"),
        ("First published on Wed 15 May 2024 at 4.30pm", "2024-05-15T16:30"),
        ("15:42", None),
        ("Updated 15:42", None),
        ("2024-05-15", "2024-05-15"),
    ],
)
def test_a_line_of_date_and_time_is_a_timestamp(line, published):
    assert datelines.timestamp(line) == Facts(published=published)


@pytest.mark.parametrize("line", ["15 May 2024 was a Wednesday", "May", "Updated", "24 hours later", "Published by Roe"])
def test_a_line_of_more_is_none(line):
    assert datelines.timestamp(line) is None


@pytest.mark.parametrize(
    "line",
    ["© Danil Oroshev/OSKTEL", "Photo: Jane Roe", "Photograph by Jane Roe", "Image courtesy: Roe", "Copyright Halyard 2024", "Credit: Roe"],
)
def test_a_line_that_says_whose_picture_it_is_is_a_credit(line):
    assert datelines.is_credit(line)


@pytest.mark.parametrize(
    "line", ["Photographs showed the wreck", "Pictures of the day", "Video shows ships", "Credit where credit is due", "Copyrighted works"]
)
def test_a_line_about_pictures_is_none(line):
    assert not datelines.is_credit(line)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Ledomir Karelin at the meeting  Danil Oroshev/OSKTEL", "Danil Oroshev/OSKTEL"),
        ("The beacon. Illustration: Jo Tindvik/The Post", "Illustration: Jo Tindvik/The Post"),
        ("The beacon (Photo: Jo Tindvik)", "(Photo: Jo Tindvik)"),
        ("The beacon (AP Photo/Jo Tindvik)", "(AP Photo/Jo Tindvik)"),
        ("The beacon © Jo Tindvik", "© Jo Tindvik"),
    ],
)
def test_a_credit_is_found_in_its_caption(caption, credit):
    start, end = datelines.credit_in(caption)
    assert caption[start:end] == credit


def test_a_caption_may_have_no_credit():
    assert datelines.credit_in("The beacon on the Needle reef, where the ship ran aground") is None


@given(st.text(), st.sampled_from(["By ", "", "PARIS, May 1 (AP) - ", "Photo: "]))
def test_any_line_is_looked_at(line, start):
    line = (start + line).replace("\n", " ").strip()
    found = datelines.dateline(line)
    assert found is None or 0 < found.end < len(line)
    datelines.byline(line)
    datelines.timestamp(line)
    datelines.credit_in(line)
