"""Whom somebody is named with."""

from onrecord.linking.company import company
from tests.linking.speakers import known


def odds(one: list[str], other: list[str]) -> float:
    return company(known("Ada Pell", companions=one), known("Ada Pell", companions=other))[0]


def test_the_more_they_share_the_more_it_tells():
    one = odds(["tunnicliffe"], ["tunnicliffe"])
    two = odds(["tunnicliffe", "brezovic"], ["tunnicliffe", "brezovic"])
    three = odds(["tunnicliffe", "brezovic", "orlec"], ["tunnicliffe", "brezovic", "orlec"])
    assert 0 < one < two < three


def test_countries_and_common_names_tell_little():
    assert odds(["france", "russia", "smith"], ["france", "russia", "smith"]) < odds(
        ["tunnicliffe", "brezovic"], ["tunnicliffe", "brezovic"]
    )


def test_nothing_shared_is_no_evidence():
    assert company(known("Ada Pell", companions=["marsh"]), known("Ada Pell", companions=["brezovic"])) == (0.0, "")
    assert company(known("Ada Pell"), known("Ada Pell", companions=["marsh"])) == (0.0, "")


def test_damaged_names_are_met_by_their_sound_and_tell_less_by_their_consonants():
    assert odds(["ibarrola", "brezovic"], ["ibarola", "brezovic"]) == odds(["ibarrola", "brezovic"], ["ibarrola", "brezovic"])
    assert 0 < odds(["nazarpur", "brezovic"], ["nazalbur", "brezovic"]) < odds(["nazarpur", "brezovic"], ["nazarpur", "brezovic"])


def test_some_of_the_shared_names_are_told():
    assert company(known("A", companions=["tunnicliffe", "brezovic"]), known("B", companions=["brezovic", "tunnicliffe"]))[1] == (
        "both named with Tunnicliffe and Brezovic"
    )
