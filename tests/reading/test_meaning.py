"""Statements that mean alike have near vectors."""

import numpy as np


def vector(meaning):
    return np.frombuffer(meaning, dtype=np.int8).astype(float)


def cosine(one, other):
    a, b = vector(one), vector(other)
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_every_statement_has_a_vector_whose_longest_side_is_127(read):
    reading = read('Ms Rao said the bridge would be closed. "Nobody was hurt," she added.')
    assert len(reading.statements) == 2
    assert {int(np.abs(vector(said.meaning)).max()) for said in reading.statements} == {127}


def test_it_is_the_same_alone_or_in_a_long_report(reader, read):
    alone = read("Ms Rao said the bridge would be closed for repairs until the spring.").statements[0].meaning
    among = (
        read("The harbour was quiet. " * 300 + "Ms Rao said the bridge would be closed for repairs until the spring.")
        .statements[-1]
        .meaning
    )
    assert cosine(alone, among) > 0.8


def test_what_means_alike_is_nearer_than_what_does_not(reader):
    closed, shut, won = map(
        reader.meaning,
        (
            "The bridge will be closed for repairs.",
            "They are shutting the crossing to mend it.",
            "The team won the cup for the third time.",
        ),
    )
    assert cosine(closed, shut) > cosine(closed, won) + 0.1


def test_another_number_of_statements_around_it_changes_nothing(read):
    one = read("Ms Rao said no. Mr Bell said the bridge would be closed.")
    again = read("Ms Rao said no. Mr Bell said the bridge would be closed.")
    assert [said.meaning for said in one.statements] == [said.meaning for said in again.statements]


def test_words_that_are_none_mean_nothing(reader):
    assert reader.meaning("") is None
    assert reader.meaning("  \n ") is None
