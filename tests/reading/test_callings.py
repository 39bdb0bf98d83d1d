"""Words for one calling, told apart by what they can stand for."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.callings import STYLES, can_vary, family, is_called, is_company, is_firm_called


def test_a_barrister_can_have_been_called_a_lawyer_and_the_other_way_round():
    assert "lawyer" in family("barrister")
    assert "barrister" in family("lawyer")


def test_a_wider_word_takes_in_narrower_ones_and_is_not_taken_in_by_them():
    assert "bishop" in family("prelate")
    assert "prelate" not in family("bishop")


def test_a_bishop_is_no_priest():
    assert "priest" not in family("bishop")


def test_his_grace_can_be_a_bishop():
    assert "bishop" in family("grace")
    assert set(STYLES) <= {style for style in STYLES if family(style)}


def test_a_trade_or_an_age_may_name_somebody_again_and_a_post_may_not():
    assert can_vary("investor")
    assert can_vary("43-year-old")
    assert not can_vary("minister")
    assert not can_vary("spokesman")


def test_makers_of_things_are_companies_and_makers_of_laws_are_people():
    assert is_company("drugmaker")
    assert is_company("insurer")
    assert not is_company("lawmaker")


@given(st.text(max_size=20))
def test_no_word_is_of_its_own_family(word):
    assert word not in family(word)


def test_what_begins_many_names_of_its_own_is_no_calling_before_one():
    assert is_called("pensioner")
    assert is_firm_called("drugmaker")
    assert not is_called("royal")
    assert not is_firm_called("enterprise")
