"""Statements that mean alike are found by their vectors, whatever their words."""

from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import delete, select, update

from onrecord.archive import check, derived, rereading, vectors
from onrecord.archive.store import next_key, now, store, store_readings
from onrecord.archive.tables import codes, reading, report, statement, vector
from tests import builders

SIZE = 256


def with_meanings(dossier, meanings, model="m@1"):
    statements = tuple(replace(said, meaning=meaning) for said, meaning in zip(dossier.reading.statements, meanings, strict=True))
    return replace(dossier, reading=replace(dossier.reading, statements=statements, model=model))


def many(count, seed=1):
    """Vectors as a reader makes them."""
    drawn = np.random.default_rng(seed).standard_normal((count, SIZE))
    return [np.rint(127 * row / np.abs(row).max()).astype(np.int8).tobytes() for row in drawn]


def near(meaning, noise, seed=2):
    row = np.frombuffer(meaning, np.int8) + noise * 40 * np.random.default_rng(seed).standard_normal(SIZE)
    return np.rint(127 * row / np.abs(row).max()).astype(np.int8).tobytes()


def reports(meanings, each=4, model="m@1"):
    """Reports of some statements each, with these meanings."""
    for n in range(0, len(meanings), each):
        part = meanings[n : n + each]
        text = " ".join(f"[who:{i} Ms Rao] [said:{i} said] [what:{i} thing {n + i}]." for i in range(1, len(part) + 1))
        yield with_meanings(builders.dossier(text), part, model)


def kept(archive, meanings, **options):
    found = list(reports(meanings, **options))
    with archive.writing() as connection:
        store(connection, found)
    return found


def keys_of(connection):
    return list(connection.execute(select(statement.c.pk).order_by(statement.c.pk)).scalars())


def asked(archive, meaning, **options):
    with archive.reading() as connection:
        return vectors.nearest(connection, meaning, "m@1", **{"limit": 5} | options)


def test_a_statement_is_the_nearest_to_itself(archive):
    meanings = many(40)
    kept(archive, meanings)
    with archive.reading() as connection:
        keys = keys_of(connection)
        assert vectors.of_statement(connection, keys[7]) == (meanings[7], "m@1")
    assert asked(archive, meanings[7])[0] == (keys[7], 1.0)


def test_the_order_is_that_of_the_cosine(archive):
    meanings = many(30)
    kept(archive, meanings)
    one = np.frombuffer(meanings[3], np.int8).astype(float)
    rows = np.stack([np.frombuffer(each, np.int8) for each in meanings]).astype(float)
    cosine = rows @ one / np.linalg.norm(rows, axis=1) / np.linalg.norm(one)
    with archive.reading() as connection:
        keys = keys_of(connection)
    assert [key for key, _ in asked(archive, meanings[3])] == [keys[k] for k in np.argsort(-cosine)[:5]]


def test_among_many_the_near_ones_are_found_by_their_signs(archive, monkeypatch):
    monkeypatch.setattr(vectors, "EXACT", 50)
    monkeypatch.setattr(vectors, "CANDIDATES", 40)
    monkeypatch.setattr(vectors, "TOGETHER", 64)
    meanings = many(600)
    alike = [near(meanings[0], 0.3, seed) for seed in range(3)]
    kept(archive, meanings + alike)
    with archive.reading() as connection:
        keys = keys_of(connection)
    assert {key for key, _ in asked(archive, meanings[0], limit=4)} == {keys[0], *keys[-3:]}


def test_what_may_not_be_shown_is_passed_over_until_there_is_enough(archive, monkeypatch):
    monkeypatch.setattr(vectors, "EXACT", 10)
    monkeypatch.setattr(vectors, "CANDIDATES", 10)
    kept(archive, meanings := many(300))
    with archive.reading() as connection:
        keys = keys_of(connection)
    allowed = set(keys[::37])
    found = asked(archive, meanings[1], limit=3, kept=lambda some: allowed)
    assert len(found) == 3
    assert {key for key, _ in found} <= allowed


def test_only_vectors_of_the_same_model_are_compared(archive):
    kept(archive, meanings := many(4), model="other@1")
    assert asked(archive, meanings[0]) == []


def test_a_statement_without_a_vector_is_not_found_and_does_no_harm(archive):
    kept(archive, [None, *many(3)])
    with archive.reading() as connection:
        assert vectors.of_statement(connection, keys_of(connection)[0]) is None
        assert not list(vectors.faults(connection))
    assert len(asked(archive, many(1)[0])) == 3


@pytest.mark.parametrize("together", [2, 5, 1000])
def test_an_older_reading_keeps_its_vectors_but_is_not_found(archive, monkeypatch, together):
    monkeypatch.setattr(vectors, "TOGETHER", together)
    first, *_ = kept(archive, many(12))
    with archive.writing() as connection:
        again = with_meanings(first, many(4, seed=9), "m@2")
        key = connection.execute(select(report.c.pk).where(report.c.id == first.report.id)).scalar_one()
        store_readings(connection, [(key, again)], now())
    with archive.reading() as connection:
        assert not list(vectors.faults(connection))
        assert len(connection.execute(select(vector)).all()) == 16
    assert len(asked(archive, many(1)[0], limit=50)) == 8


@pytest.mark.parametrize("together", [2, 5, 1000])
@pytest.mark.parametrize("size", [SIZE, 2 * SIZE])
def test_a_reading_that_is_brought_back_is_found_again_and_can_go_again(archive, monkeypatch, together, size):
    monkeypatch.setattr(vectors, "TOGETHER", together)
    made = kept(archive, many(20))
    other = [meaning * (size // SIZE) for meaning in many(4, seed=9)]
    for at, model in ((1, "m@2"), (3, "m@2"), (1, "m@1"), (3, "m@1"), (2, "m@2"), (1, "m@2"), (2, "m@1"), (1, "m@1")):
        again = made[at] if model == "m@1" else with_meanings(made[at], other, model)
        with archive.writing() as connection:
            rereading.renew(connection, [again])
            assert not list(vectors.faults(connection))
            latest = select(statement.c.pk).join(reading).where(reading.c.latest == 1, reading.c.model == "m@1")
            keys = set(connection.execute(latest).scalars())
        assert {key for key, _ in asked(archive, many(1)[0], limit=50)} == keys
    assert len(keys) == 20


def test_signs_that_are_lost_or_changed_are_told_and_made_again(archive):
    kept(archive, many(12))
    with archive.writing() as connection:
        row = connection.execute(select(codes)).mappings().first()
        connection.execute(update(codes).where(codes.c.first == row["first"]).values(signs=row["signs"][:-1] + b"\x55"))
        assert len(list(vectors.faults(connection))) == 1
        connection.execute(delete(codes))
        assert len(list(vectors.faults(connection))) == 12
        vectors.rebuild(connection)
        assert not list(vectors.faults(connection))
    assert "vectors" in check.DERIVED


def test_erased_reports_leave_no_vector(archive):
    kept(archive, many(8), each=4)
    with archive.writing() as connection:
        key = next_key(connection, report) - 1
        derived.take_out(connection, list(connection.execute(select(reading.c.pk).where(reading.c.report == key)).scalars()))
        derived.take_out_reports(connection, [key])
        assert len(connection.execute(select(vector)).all()) == 4
        assert not list(vectors.faults(connection))
