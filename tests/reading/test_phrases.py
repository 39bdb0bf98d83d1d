import pytest

from onrecord.reading.descriptions import Phrase
from onrecord.reading.encoding import sentence_starts
from onrecord.reading.names import names
from onrecord.reading.phrases import Phrases
from onrecord.records import Span


def phrase(source: str) -> Phrase | None:
    whole = Span(0, len(source))
    return Phrases(source, names(source, [whole], sentence_starts(source))).read(whole)


@pytest.mark.parametrize("source", ["she", "He", "“I", "Her", "which,", "they"])
def test_a_pronoun_is_one(source):
    assert phrase(source).form == "pronoun"


@pytest.mark.parametrize(
    ("source", "mentions"),
    [
        ("Ada Pell", ["Ada Pell"]),
        ("Ports Minister Ada Pell,", ["Ada Pell"]),
        ("Ada Pell, a spokeswoman for the union,", ["Ada Pell", "a spokeswoman for the union"]),
        ("its ports minister, Ada Pell", ["its ports minister", "Ada Pell"]),
        ("Ada Pell, who had come by bicycle", ["Ada Pell"]),
        ("Ada Pell’s", ["Ada Pell"]),
        ("the insurer Longreef Mutual", ["Longreef Mutual"]),
        ("Rights group Open Door", ["Open Door"]),
        ("Think tank Clear Water", ["Clear Water"]),
    ],
)
def test_a_name_is_told_from_what_stands_beside_it(source, mentions):
    found = phrase(source)
    assert found.form == "name"
    assert [mention.of(source) for mention in found.mentions] == mentions


@pytest.mark.parametrize(
    ("source", "head", "kind"),
    [
        ("a senior official", "official", "unnamed"),
        ("two people briefed on the talks", "people", "unnamed"),
        ("officials", "officials", "unnamed"),
        ("residents of the quay", "residents", "group"),
        ("the government", "government", "country"),
        ("the union", "union", "organisation"),
        ("the chair of Ward 6", "chair", "office"),
        ("a spokesman", "spokesman", "unnamed"),
        ("the leaked paper", "paper", "document"),
        ("one", "one", "unnamed"),
    ],
)
def test_a_description_is_of_the_kind_of_its_head(source, head, kind):
    found = phrase(source)
    assert (found.form, found.head, found.kind) == ("description", head, kind)


@pytest.mark.parametrize("source", ["Luik and Tamm", "the mayor and the union", "both unions", "Neither Luik nor Tamm"])
def test_several_are_a_group(source):
    assert phrase(source).kind == "group"


@pytest.mark.parametrize("source", ["  ,", "“”"])
def test_no_word_is_nobody(source):
    assert phrase(source) is None


def test_a_label_of_a_question_names_whose_it_is():
    assert phrase("Q (Fenby Argus)").name is not None
    assert [(phrase(label).name, phrase(label).kind) for label in ("Q", "A", "HOST", "Interviewer")] == [(None, "unnamed")] * 4


@pytest.mark.parametrize("source", ["Rights group Open Door", "Think tank Clear Water", "Carmaker Velo", "the newspaper Le Phare"])
def test_the_noun_of_a_body_before_a_name_makes_it_one(source):
    assert phrase(source).kind == "organisation"


def test_a_source_that_begins_within_a_name_has_all_of_it():
    text = 'Ada "The Crow" Pell left.'
    found = Phrases(text, names(text, [Span(0, len(text))], sentence_starts(text))).read(Span(15, 19))
    assert found.span.of(text) == 'Ada "The Crow" Pell'
