from itertools import islice

import pytest


@pytest.fixture
def corpus(script):
    return script("corpus")


def test_the_same_seed_makes_the_same_reports(corpus):
    assert list(corpus.reports(3000, seed=7)) == list(corpus.reports(3000, seed=7))
    assert next(corpus.reports(3000, seed=7)) != next(corpus.reports(3000, seed=8))


def test_reports_are_as_long_as_news_is(corpus):
    lengths = [len(text.split()) for text in corpus.reports(60_000, seed=1)]
    assert min(lengths) >= 100
    assert max(lengths) <= 1500
    assert 60_000 <= sum(lengths) < 60_300


def test_one_report_can_be_as_long_as_is_asked_for(corpus):
    (text,) = islice(corpus.reports(50, seed=1), 1)
    assert 100 <= len(text.split()) < 150
    assert 20_000 <= len(corpus.report(20_000, corpus.random.Random(1)).split()) < 20_050


def test_reports_hold_quotations_and_plain_sentences(corpus):
    text = " ".join(corpus.reports(3000, seed=1))
    assert text.count("“") == text.count("”") > 20
    assert "The vote is due on" in text
    assert "{" not in text


def test_files_are_numbered_and_their_words_counted(corpus, tmp_path):
    assert corpus.write(tmp_path, ["One two.", "Three."]) == 3
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["00001.txt", "00002.txt"]
