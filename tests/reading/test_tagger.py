import json
import shutil

import numpy as np
import pytest

from onrecord.errors import CannotRead
from onrecord.reading.reader import MODEL
from onrecord.reading.tagger import Tagger, read_card

FILES = ("model.onnx", "tokenizer.json", "card.json")


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(MODEL)


@pytest.fixture
def folder(tmp_path):
    """A model's folder that a test may damage."""
    for name in FILES:
        shutil.copy(MODEL / name, tmp_path)
    return tmp_path


def change_card(folder, **changes):
    path = folder / "card.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


class TestCard:
    def test_it_names_the_model_with_its_version(self, folder):
        change_card(folder, name="en", version="3")
        assert read_card(folder).model == "en@3"

    def test_a_folder_without_a_card_is_refused(self, tmp_path):
        with pytest.raises(CannotRead, match=r"card\.json.*give the folder"):
            read_card(tmp_path / "nothing-here")

    def test_a_card_of_another_form_is_refused(self, folder):
        change_card(folder, form=99)
        with pytest.raises(CannotRead, match=r"a model of form 99.*install"):
            read_card(folder)

    @pytest.mark.parametrize("card", ["", "{", "[]", "null", "3", '"card"', "{}", '{"form": 1}', "\0", "[" * 100_000])
    def test_a_damaged_card_is_refused(self, folder, card):
        (folder / "card.json").write_text(card)
        with pytest.raises(CannotRead):
            read_card(folder)

    @pytest.mark.parametrize(
        "change",
        [
            {"distance": [[0.0] * 7] * 3},
            {"line": [0.0]},
            {"line": "wide"},
            {"window": 0},
            {"window": "wide"},
            {"overlap": -1},
            {"threshold": 2},
            {"inner": None},
            {"calibration": None},
        ],
        ids=str,
    )
    def test_a_card_with_numbers_that_cannot_be_is_refused(self, folder, change):
        reading = json.loads((folder / "card.json").read_text())["reading"]
        change_card(folder, reading=reading | change)
        with pytest.raises(CannotRead):
            read_card(folder)


class TestTagger:
    @pytest.mark.parametrize("name", FILES)
    def test_a_folder_that_lacks_a_file_is_refused(self, folder, name):
        (folder / name).unlink()
        with pytest.raises(CannotRead, match=r"another folder|give the folder"):
            Tagger(folder)

    @pytest.mark.parametrize("name", FILES)
    def test_a_damaged_file_is_refused(self, folder, name):
        (folder / name).write_bytes((folder / name).read_bytes()[:1000])
        with pytest.raises(CannotRead):
            Tagger(folder)

    def test_no_words_have_no_cues(self, tagger):
        assert list(tagger.tag(tagger.encode(""))) == []
        assert list(tagger.tag(tagger.encode(" \n\0\n"))) == []

    def test_cues_are_told_in_words_of_the_whole_report(self, tagger):
        text = '"We will not pay," Ms Rao said. ' * 100
        encoded = tagger.encode(text)
        found = list(tagger.tag(encoded))
        heads = {text[slice(*encoded.chars[f.head].tolist())] for f in found}
        assert "said" in heads
        assert max(f.head for f in found) > encoded.words - 12
        assert all(0 <= a < b <= encoded.words for f in found for a, b in f.source + f.cue + f.content)

    def test_each_cue_is_found_once_where_windows_overlap(self, tagger):
        encoded = tagger.encode('"We will not pay," Ms Rao said.\n' * 120)
        heads = [f.head for f in tagger.tag(encoded)]
        assert len(heads) == len(set(heads))
        assert heads == sorted(heads)

    def test_a_cue_is_found_only_above_the_thresholds(self, tagger):
        least = min(tagger.card.inner, tagger.card.threshold)
        found = list(tagger.tag(tagger.encode("Rao said no deal was made. Bell left the hall, and it rained.")))
        assert all(max(f.any, f.top) >= least - 1e-6 for f in found)

    def test_the_same_text_gives_the_same_scores(self, tagger):
        encoded = tagger.encode("Ms Rao said that no deal was made.")
        once = list(tagger.tag(encoded))
        list(tagger.tag(tagger.encode("Something else was said by Mr Bell, who denied it.")))
        assert list(tagger.tag(encoded)) == once
        assert np.isfinite([f.any for f in once]).all()
