"""Flags beside those that marks imply."""

from dataclasses import replace

from onrecord.corpus.convert import loaded
from onrecord.corpus.measured import measure
from onrecord.corpus.measured_flags import IMPLIED, Raised, implied, raised
from onrecord.corpus.measured_flags import measure as on_flags
from onrecord.corpus.measured_table import lines
from onrecord.corpus.splits import marks_of_split
from onrecord.corpus.values import Correction, Listed
from onrecord.records import Assertion, Flag, Span, Zone
from tests.corpus.conftest import SMALL
from tests.corpus.test_measured import Finds

MARKED = next(one for one, *_ in loaded(marks_of_split(SMALL, "train")))


def test_marks_imply_what_a_reader_should_flag():
    bare = replace(MARKED, zones=(), unsourced=(), corrections=())
    assert implied(bare, None) == {"no-byline"}
    assert implied(replace(bare, zones=(Zone("byline", Span(0, 4)), Zone("promo", Span(5, 9)))), None) == {"promo"}
    assert implied(replace(bare, unsourced=(Assertion("vague", Span(0, 4)),)), None) == {"no-byline", "vague-sourcing"}
    assert implied(replace(bare, corrections=(Correction(Span(0, 4)),)), None) == {"no-byline", "correction"}
    assert "machine-translated" in implied(bare, Listed(file="a.txt", kind="unsigned machine-translated page"))


def test_who_signs_off_has_signed():
    text = "He left.\n(Reporting by Ann Lee)"
    assert implied(replace(MARKED, text=text, zones=(Zone("credit", Span(9, len(text))),), unsourced=(), corrections=()), None) == set()


def test_claims_count_only_where_somebody_marked_them():
    vague = (Flag("vague-sourcing", Span(0, 4), ""), Flag("promo", Span(5, 9), ""))
    assert raised("wire", MARKED, None, vague).found == {"vague-sourcing", "promo"}
    assert raised("wire", replace(MARKED, speakers=()), None, vague).found == {"promo"}


def test_figures_are_by_kind_of_flag_and_by_kind_of_outlet():
    some = [
        Raised("wire", frozenset({"no-byline"}), frozenset({"no-byline", "promo", "no-date"})),
        Raised("page", frozenset({"promo"}), frozenset()),
    ]
    found = on_flags(some)
    assert set(found.kinds) == set(IMPLIED)
    assert (found.kinds["promo"].precision, found.kinds["promo"].recall, found.kinds["promo"].gold) == (0, 0, 1)
    assert (found.outlets["wire"].precision, found.outlets["wire"].recall) == (0.5, 1.0)
    assert found.outlets["page"].predicted == 0
    assert found.others == {"no-date": 1}


def test_evaluation_tells_them():
    shown = "\n".join(lines(measure(Finds(), SMALL, "train")))
    assert "flags, by report" in shown
    assert "the same, by outlet" in shown
