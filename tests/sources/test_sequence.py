"""Lines told apart together: what the weights decide on texts that nobody wrote rules for, and what may follow what."""

import os
import sys
from subprocess import run

from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources import sequence, weights
from onrecord.sources.lines import lines_of
from onrecord.sources.looks import looks_of
from onrecord.sources.zones import plain
from tests.sources.zoned import FOLDER, Zoned, all_texts

_FLOOR = 0.78  # of a text's zones that must be found to the character, on the half that no rule was written with


def found(text: Zoned) -> set[object]:
    return {zone for zone in plain(text.text).zones if zone.kind != "body"}


def share(texts: list[Zoned]) -> float:
    """F1 of zones that are right to the character."""
    right = sum(len(set(text.zones) & found(text)) for text in texts)
    return 2 * right / sum(len(text.zones) + len(found(text)) for text in texts)


def test_zones_of_sixty_texts_of_twelve_kinds_are_found_as_well_as_they_were():
    texts = list(all_texts())
    assert len(texts) == 60
    assert share([text for text in texts if not text.held_out]) > 0.9
    assert share([text for text in texts if text.held_out]) > _FLOOR


def test_zones_of_texts_as_people_paste_them_are_found_as_well_as_they_were():
    texts = list(all_texts(FOLDER / "pasted"))
    assert len(texts) == 27
    assert share([text for text in texts if not text.held_out]) > 0.85
    assert share([text for text in texts if text.held_out]) > 0.62


def test_the_texts_that_the_weights_were_fitted_on_too_are_still_found():
    assert share(list(all_texts(FOLDER / "more"))) > 0.85


def test_a_text_has_one_headline_and_what_stands_above_it():
    states = sequence.likeliest([[1.0 if kind in ("headline", "boilerplate") else 0.0 for kind in sequence.KINDS]] * 5)
    assert sum(kind == "headline" for kind, _ in states) <= 1
    assert all(sequence.allowed(a, b) for a, b in zip([None, *states], states, strict=False))


def test_every_weight_is_of_a_look_that_lines_have():
    named = {line.rpartition(": ")[0] for line in weights.LOOKS.strip().replace("\n  ", " ").splitlines()}
    seen = {look for text in all_texts() for looks in looks_of(lines_of(text.text)) for look in looks}
    assert len(named - seen) < len(named) / 10


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_lines_have_a_kind_each(lines):
    told = lines_of("\n".join(lines))
    kinds = sequence.kinds_of(told)
    assert len(kinds) == len(told)
    assert set(kinds) <= set(sequence.KINDS)


def test_kinds_are_the_same_whatever_the_seed_of_hashes():
    ask = (
        "from tests.sources.zoned import FOLDER, all_texts; from onrecord.sources.zones import plain; "
        "print([[(zone.kind, zone.span.start, zone.span.end) for zone in plain(text.text).zones] "
        "for text in all_texts(FOLDER / 'pasted')])"
    )
    told = {
        run([sys.executable, "-c", ask], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in "123"
    }
    assert len(told) == 1
