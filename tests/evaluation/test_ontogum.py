"""OntoGUM's documents: text, words, chains and kinds; the text is invented."""

import pytest

from onrecord.errors import CannotLoad
from onrecord.evaluation.ontogum import documents, part_of
from tests.evaluation.quay import NAME


def test_the_text_is_as_printed(ontogum):
    (document,) = documents(ontogum, "train")
    assert document.text == "Minister Ada Pell hasn't sold her quay.\n\nShe left it."
    assert [token.span.of(document.text) for token in document.tokens][3:5] == ["has", "n't"]


def test_chains_of_other_kinds_are_left_out(ontogum):
    (document,) = documents(ontogum, "train")
    assert document.chains == (("person", ((0, 3), (6, 7), (9, 10))),)


def test_words_know_what_they_depend_on(ontogum):
    (document,) = documents(ontogum, "train")
    assert [token.head for token in document.tokens] == [4, 0, 0, 4, -1, 4, 7, 5, 4, 10, -1, 10, 10]


def test_news_is_parted_by_the_hash_of_its_name():
    assert (part_of("GUM_news_korea"), part_of("GUM_news_clock")) == ("dev", "test")
    assert (part_of("GUM_speech_impeachment"), part_of("GUM_fiction_moon"), part_of("GENTLE_poetry")) == ("train", None, None)


@pytest.mark.parametrize("damage", ["# sent_id = a\n1\tAda\n", "# sent_id = a\n1\tAda\t_\t_\t_\t_\tx\tnsubj\t_\t_\n"])
def test_a_damaged_file_is_named(ontogum, damage):
    (ontogum / f"coref/ontogum/conllu/{NAME}.conllu").write_text(damage)
    with pytest.raises(CannotLoad, match=NAME):
        list(documents(ontogum, "train"))


def test_a_folder_without_documents_is_refused(tmp_path):
    with pytest.raises(CannotLoad, match="coref/ontogum"):
        list(documents(tmp_path, "dev"))
