"""Statements of the same meaning are found whatever their words, within a part of the record and as people have judged it."""

import pytest

from onrecord import pipeline
from onrecord.archive import fetch
from onrecord.archive.like import alike, meaning_of
from onrecord.archive.store import store
from onrecord.errors import NotFound
from onrecord.pipeline import judge
from onrecord.pipeline.like import like
from onrecord.records import Dossier, Manner, Part, Verdict
from tests import builders


@pytest.fixture(scope="module")
def examples():
    return [each for each in pipeline.read(["examples"]) if isinstance(each, Dossier)]


@pytest.fixture
def filled(archive, examples):
    with archive.writing() as connection:
        store(connection, examples)
    return archive


def words(hit):
    return " … ".join(span.of(hit.report.text) for span in hit.statement.content)


def asked(archive, what, part=None, limit=5):
    return like(archive, what, part or Part(), limit=limit, open_reader=pipeline.open_reader).hits


def of_words(archive, wanted):
    """The id of the statement whose content holds these words."""
    with archive.reading() as connection:
        found = [
            said
            for each in fetch.dossiers(connection)
            for said in each.reading.statements
            if wanted in said.content[0].of(each.report.text)
        ]
    return found[0].id


def test_words_of_one_s_own_find_what_means_the_same(filled):
    hits = asked(filled, "warships might protect the vessels")
    assert any("warships" in words(hit) for hit in hits)
    assert any("escorts" in words(hit) for hit in hits)
    assert [hit.likeness for hit in hits] == sorted((hit.likeness for hit in hits), reverse=True)


def test_a_statement_finds_others_and_not_itself(filled):
    one = of_words(filled, "naval escorts")
    hits = asked(filled, one)
    assert one not in {hit.statement.id for hit in hits}
    assert len(asked(filled, one[:8])) == 5


def test_a_part_of_the_record_is_all_that_is_compared(filled):
    hits = asked(filled, "naval escorts for ships", Part(manner=Manner.DIRECT), limit=50)
    assert hits
    assert {hit.statement.manner for hit in hits} == {Manner.DIRECT}
    assert not asked(filled, "naval escorts for ships", Part(speaker="nobody of this name"))


def test_what_people_rejected_is_not_found(filled):
    one = of_words(filled, "naval escorts")
    judge.judge(filled, one, judge.Wish(verdict=Verdict.REJECTED, author="person:ana"))
    assert one not in {hit.statement.id for hit in asked(filled, "naval escorts for ships that refuse to pay", limit=50)}


@pytest.mark.parametrize("word", ["facade", "decade", "accede"])
def test_a_word_of_the_letters_of_ids_is_a_word(filled, word):
    assert asked(filled, word)


def test_an_unknown_id_and_words_that_are_none_are_told(filled):
    with pytest.raises(NotFound, match="abcdef123456"):
        asked(filled, "abcdef123456")
    with pytest.raises(NotFound, match="no words"):
        asked(filled, " ")


def test_a_statement_without_a_vector_says_what_to_do(archive):
    with archive.writing() as connection:
        dossier = builders.dossier("[who:1 Ms Rao] [said:1 said] [what:1 no].")
        store(connection, [dossier])
    with archive.reading() as connection, pytest.raises(NotFound, match="reread"):
        meaning_of(connection, f"{dossier.report.id}#s1")
    with archive.reading() as connection:
        assert not alike(connection, bytes(range(1, 65)) * 4, "m@1", Part()).hits
