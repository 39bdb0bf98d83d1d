import pytest
from sqlalchemy import inspect, text

from onrecord.archive import check, fetch, ledger, migrations
from onrecord.archive.database import MARK, Archive, open_archive
from onrecord.archive.places import engine_of
from onrecord.archive.tables import metadata
from onrecord.errors import CannotKeep
from onrecord.records import Act, Manner, Span, Verdict

WHEN = "2024-05-01T00:00:00Z"

#: What a record of form 1 holds, in its own words: two versions of a report, the first read twice, and something in every table.
FORM_1 = f"""
INSERT INTO report VALUES
 (1, 'report-1', '724bfdbcea111335eda9e98ae84e467bfc4352ce7abcb8074b6915c5f2324995',
  'Harbour shut\n\nMayor Hedda Norvik said that fog had come.\n', 'a.txt', 'https://example.org/a', 'Herald', NULL, 'Harbour shut',
  '2024-05-01', NULL, 'en', '["Ann Lee"]', '[["headline",0,12]]', '[["no-date",null,null,""]]', '2024-05-01', 'https://example.org/a',
  NULL, '{WHEN}');
INSERT INTO report VALUES
 (2, 'report-2', '3e1dfd7aec6beb73ea91741a265fef377902eab8ef5d7d7e1274137936f65a55',
  'Harbour shut\n\nMayor Norvik denied that fog had come.\n', 'a.txt', 'https://example.org/a', 'Herald', 'AP', NULL,
  '--05-02', 'Tarn', 'en', '[]', '[]', '[]', '', 'https://example.org/a', 1, '{WHEN}');
INSERT INTO reading VALUES (1, 1, 'hand@1', 0, 57, 57, 2, 1, '[]', '[]', '[]', '{WHEN}');
INSERT INTO reading VALUES
 (2, 2, 'hand@1', 1, 53, 53, 2, 1, '[["body",14,53]]', '[["vague-sourcing",14,26,"x"]]', '[["vague",0,12]]', '{WHEN}');
INSERT INTO reading VALUES (3, 1, 'hand@2', 1, 57, 57, 2, 1, '[]', '[]', '[]', '{WHEN}');
INSERT INTO speaker VALUES (1, 1, 'p1', 'Hedda Norvik', 'person', '[["Mayor",null,14,19]]', '[[20,32]]');
INSERT INTO speaker VALUES (2, 2, 'p1', 'Norvik', NULL, '[]', '[[20,26]]');
INSERT INTO statement VALUES
 (1, 1, 1, 's1', NULL, 'p1', 'indirect', 'state', NULL, '[[14,32]]', '[[33,37]]', '[[38,55]]', 38, 55, 0.75, 'hand@1');
INSERT INTO statement VALUES
 (2, 2, 2, 's1', NULL, 'p1', 'indirect', 'deny', 'body', '[[14,26]]', '[[27,33]]', '[[34,51]]', 34, 51, 0.5, 'hand@1');
INSERT INTO statement VALUES (3, 3, 1, 's1', NULL, NULL, 'indirect', 'state', NULL, '[]', '[[33,37]]', '[[38,55]]', 38, 55, 0.9, 'hand@2');
INSERT INTO judgement VALUES
 (1, '{WHEN}', 'person:ana', 'rejected', 'report-1',
  '{{"source":[],"cue":[[33,37]],"content":[[38,55]],"manner":"indirect","act":"state"}}', NULL, 'no', NULL);
INSERT INTO judgement VALUES (2, '{WHEN}', 'person:ana', 'undo', 'report-1', NULL, NULL, NULL, 1);
INSERT INTO judgement VALUES
 (3, '{WHEN}', 'person:bo', 'corrected', 'report-2',
  '{{"source":[[14,26]],"cue":[[27,33]],"content":[[34,51]],"manner":"indirect","act":"deny"}}',
  '{{"source":[[20,26]],"cue":[[27,33]],"content":[[34,51]],"manner":"indirect","act":"deny"}}', 'shorter', NULL);
INSERT INTO judged VALUES
 (2, 3, 'corrected', 'person:bo', '{{"source":[[20,26]],"cue":[[27,33]],"content":[[34,51]],"manner":"indirect","act":"deny"}}');
INSERT INTO refused VALUES ('b.txt', 'empty', '{WHEN}', '{WHEN}', 2);
INSERT INTO forgotten VALUES ('report-0', '{"0" * 64}', 'person:ana', '{WHEN}', 'asked', NULL);
INSERT INTO question VALUES ('fog', 'Is there fog?', '["fog"]', '[]', '[]');
"""
OLD_TABLES = "report reading speaker statement judgement judged refused forgotten question".split()


def old_record(where: str, form: int) -> Archive:
    """A record as an earlier version left it."""
    archive = Archive(engine_of(where, create=True, patience=1), where)
    with archive.writing() as connection:
        migrations.bring_up(connection, MARK, to=1)
        for sql in FORM_1.split(";\n"):
            if sql.strip():
                connection.exec_driver_sql(sql)
        migrations.bring_up(connection, MARK, to=form)
    return archive


#: Columns that came with later steps, by table, with nothing in them of old rows.
ADDED = {
    "statement": ("said_on", "occasion", "channel", "refers_to"),
    "report": ("captured", "digest"),
    "reading": ("linked",),
    "speaker": ("joined_by", "own", "identity", "said"),
    "judgement": (
        *(f"{side}{end}" for side in ("one", "other") for end in ("", "_report", "_start", "_end")),
        *("renamed", "role", "score"),
    ),
    "refused": ("columns",),
}
DERIVED = {"own", "identity", "said"}  # of these, what is filled at once


def rows(archive):
    """What the old tables hold; columns that came later must be empty."""
    with archive.reading() as connection:
        found = {name: connection.execute(text(f"SELECT * FROM {name}")).mappings().all() for name in OLD_TABLES}
    later = {name: set(ADDED.get(name, ())) for name in OLD_TABLES}
    assert not [(name, row) for name, each in found.items() for row in each if any(row.get(key) for key in later[name] - DERIVED)]
    return {
        name: sorted((tuple(v for k, v in row.items() if k not in later[name]) for row in each), key=repr) for name, each in found.items()
    }


EARLIER = range(1, migrations.LATEST)


@pytest.mark.parametrize("form", EARLIER)
def test_a_record_of_every_earlier_form_keeps_all_that_it_holds(where, opened, form):
    before = rows(old_record(where, form))
    assert all(before.values())
    archive = opened(where)
    assert rows(archive) == before
    with archive.reading() as connection:
        assert migrations.form_of(connection) == migrations.LATEST
        assert connection.execute(text("SELECT number FROM step ORDER BY number")).scalars().all() == list(range(1, migrations.LATEST + 1))
        assert not list(check.faults(connection))


@pytest.mark.parametrize("form", EARLIER)
def test_a_record_of_every_earlier_form_is_understood(where, opened, form):
    old_record(where, form)
    with opened(where).reading() as connection:
        second, first = fetch.dossiers(connection)
        assert (first.report.id, first.report.authors, first.reading.model) == ("report-1", ("Ann Lee",), "hand@2")
        (said,) = second.reading.statements
        assert (said.source, said.by, said.act, said.manner) == ((Span(20, 26),), "person:bo", Act.DENY, Manner.INDIRECT)
        assert [row.verdict for row in ledger.rows(connection)] == [Verdict.REJECTED, Verdict.UNDO, Verdict.CORRECTED]


@pytest.mark.parametrize("form", EARLIER)
def test_a_record_of_every_earlier_form_is_searched(where, opened, form):
    old_record(where, form)
    with opened(where).writing() as connection:
        before = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in ("statement_words", "report_words")}
    assert before == {"statement_words": 2, "report_words": 2}


@pytest.mark.parametrize("form", EARLIER)
def test_a_step_that_fails_leaves_the_earlier_form(where, opened, monkeypatch, form):
    before = rows(old_record(where, form))

    def fails(connection):
        connection.exec_driver_sql("CREATE TABLE half (a INTEGER)")
        connection.exec_driver_sql("UPDATE report SET title = 'half'")
        connection.exec_driver_sql("DELETE FROM statement WHERE pk = 3")
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, fails))
    monkeypatch.setattr(migrations, "LATEST", len(migrations.STEPS))
    with pytest.raises(CannotKeep, match="nowhere"):
        open_archive(where)
    archive = Archive(engine_of(where, create=False, patience=1), where)
    assert rows(archive) == before
    with archive.reading() as connection:
        assert migrations.form_of(connection) == form
        assert "half" not in inspect(connection).get_table_names()
    monkeypatch.undo()
    assert rows(opened(where)) == before


def test_the_tables_are_those_that_the_steps_make(archive):
    with archive.reading() as connection:
        found = inspect(connection)
        assert set(metadata.tables) <= set(found.get_table_names())
        for name, table in metadata.tables.items():
            made = {column["name"]: column for column in found.get_columns(name)}
            assert list(made) == [column.name for column in table.columns], name
            assert found.get_pk_constraint(name)["constrained_columns"] == [column.name for column in table.primary_key], name
            for column in table.columns:
                assert kind(made[column.name]["type"]) is kind(column.type), (name, column.name)
                assert column.primary_key or made[column.name]["nullable"] == column.nullable, (name, column.name)
            of = {(key["constrained_columns"][0], key["referred_table"]) for key in found.get_foreign_keys(name)}
            assert of == {(key.parent.name, key.column.table.name) for key in table.foreign_keys}, name


def kind(type):
    """What a column holds, as Python has it."""
    return float if "DOUBLE" in str(type) else type.python_type


def test_text_is_ordered_by_code_point(archive):
    with archive.reading() as connection:
        words = "SELECT column1 FROM (VALUES ('b'), ('a'), ('B'), ('é'), ('z')) AS some"
        if not archive.on_server:
            assert connection.execute(text(f"{words} ORDER BY 1")).scalars().all() == ["B", "a", "b", "z", "é"]
            return
        other = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'onrecord' AND data_type = 'text'"
        assert not connection.execute(text(f"{other} AND collation_name IS DISTINCT FROM 'C'")).all()
