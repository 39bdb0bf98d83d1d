"""The form of the database, step by step: each step is numbered and done once, whole, in one transaction.

A step is never changed once it has been released; what the tables are now stands in `tables`. To add one, write `_step_N` and list it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlalchemy import Connection, text

from onrecord.archive import identified, index

__all__ = ["LATEST", "STEPS", "bring_up", "form_of"]

Step = Callable[[Connection], None]


def form_of(connection: Connection) -> int | None:
    """The number of the last step that was done; None where the database holds no record."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'step'").scalar()
    else:
        found = connection.exec_driver_sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'onrecord' AND tablename = 'step'").scalar()
    return (connection.exec_driver_sql("SELECT max(number) FROM step").scalar() or 0) if found else None


def bring_up(connection: Connection, mark: int, *, to: int | None = None) -> None:
    """Does the steps that are missing, up to `to`; `mark` tells SQLite's files of ours from others."""
    done = form_of(connection)
    if done is None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={mark}")
        else:
            connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS onrecord")
        _make(connection, "CREATE TABLE step (number INTEGER PRIMARY KEY, done_at TEXT NOT NULL)")
    for number, step in enumerate(STEPS, 1):
        if (done or 0) < number <= (to or LATEST):
            step(connection)
            connection.execute(text("INSERT INTO step VALUES (:number, CAST(CURRENT_TIMESTAMP AS TEXT))"), {"number": number})
    if done and to in (None, LATEST):
        identified.rebuild(connection)
        index.rebuild(connection)  # by the present code, so only when the tables are the present ones


def _make(connection: Connection, *statements: str) -> None:
    """Runs statements of SQL, in which TEXT orders by code point and BLOB is bytes on both databases."""
    for sql in statements:
        if connection.dialect.name == "postgresql":
            sql = sql.replace("TEXT", 'TEXT COLLATE "C"').replace("BLOB", "BYTEA")
        else:
            sql = sql.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY")  # the row's own number, without an index beside it
        connection.exec_driver_sql(sql)


def _step_1(connection: Connection) -> None:
    """Reports, readings, judgements, and what was refused or forgotten."""
    _make(
        connection,
        "CREATE TABLE report (pk BIGINT PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, text TEXT NOT NULL, path TEXT,"
        " url TEXT, outlet TEXT, agency TEXT, title TEXT, published TEXT, place TEXT, language TEXT, authors TEXT NOT NULL,"
        " zones TEXT NOT NULL, flags TEXT NOT NULL, dated TEXT NOT NULL, address TEXT,"
        " follows BIGINT REFERENCES report (pk), stored_at TEXT NOT NULL)",
        "CREATE INDEX report_in_order ON report (dated, id)",
        "CREATE INDEX report_of_address ON report (address)",
        "CREATE INDEX report_of_text ON report (sha256)",
        "CREATE INDEX report_follows ON report (follows)",
        "CREATE TABLE reading (pk BIGINT PRIMARY KEY, report BIGINT NOT NULL REFERENCES report (pk), model TEXT NOT NULL,"
        " latest INTEGER NOT NULL, chars INTEGER NOT NULL, chars_read INTEGER NOT NULL, sentences INTEGER NOT NULL,"
        " sentences_with_statement INTEGER NOT NULL, zones TEXT NOT NULL, flags TEXT NOT NULL, assertions TEXT NOT NULL,"
        " stored_at TEXT NOT NULL, UNIQUE (report, model))",
        "CREATE TABLE speaker (pk BIGINT PRIMARY KEY, reading BIGINT NOT NULL REFERENCES reading (pk), id TEXT NOT NULL,"
        " name TEXT NOT NULL, kind TEXT, roles TEXT NOT NULL, mentions TEXT NOT NULL)",
        "CREATE INDEX speaker_of_reading ON speaker (reading)",
        "CREATE TABLE statement (pk BIGINT PRIMARY KEY, reading BIGINT NOT NULL REFERENCES reading (pk),"
        " report BIGINT NOT NULL REFERENCES report (pk), id TEXT NOT NULL, parent TEXT, speaker TEXT,"
        " manner TEXT NOT NULL, act TEXT NOT NULL, zone TEXT, source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL,"
        " starts INTEGER NOT NULL, ends INTEGER NOT NULL, score DOUBLE PRECISION NOT NULL, decided_by TEXT NOT NULL)",
        "CREATE INDEX statement_of_reading ON statement (reading)",
        "CREATE INDEX statement_of_report ON statement (report)",
        "CREATE INDEX statement_of_id ON statement (id)",
        "CREATE TABLE judgement (n BIGINT PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, verdict TEXT NOT NULL, report TEXT,"
        " object TEXT, form TEXT, reason TEXT, undoes BIGINT)",
        "CREATE INDEX judgement_of_report ON judgement (report)",
        "CREATE TABLE judged (statement BIGINT PRIMARY KEY REFERENCES statement (pk), n BIGINT NOT NULL REFERENCES judgement (n),"
        " verdict TEXT NOT NULL, author TEXT NOT NULL, form TEXT)",
        "CREATE TABLE refused (path TEXT PRIMARY KEY, why TEXT NOT NULL, first_at TEXT NOT NULL, last_at TEXT NOT NULL,"
        " tries INTEGER NOT NULL)",
        "CREATE TABLE forgotten (report TEXT PRIMARY KEY, sha256 TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL, reason TEXT,"
        " unerased_since TEXT)",
        "CREATE TABLE question (id TEXT PRIMARY KEY, text TEXT NOT NULL, about TEXT NOT NULL, support TEXT NOT NULL, oppose TEXT NOT NULL)",
    )


def _step_2(connection: Connection) -> None:
    """What is searched: the words of statements and of reports."""
    if connection.dialect.name == "sqlite":
        options = "content='', tokenize=\"ascii tokenchars '=_'\""
        _make(
            connection,
            f"CREATE VIRTUAL TABLE statement_words USING fts5(who, cue, content, marks, {options})",
            f"CREATE VIRTUAL TABLE report_words USING fts5(words, zoned, marks, {options})",
            "CREATE VIRTUAL TABLE statement_words_terms USING fts5vocab(statement_words, 'col')",
            "CREATE VIRTUAL TABLE report_words_terms USING fts5vocab(report_words, 'col')",
        )
        return
    for table in ("statement_words", "report_words"):
        _make(
            connection,
            f"CREATE TABLE {table} (key BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
            f"CREATE INDEX {table}_index ON {table} USING gin (words)",
        )


def _step_3(connection: Connection) -> None:
    """What statements mean."""
    _make(
        connection,
        "CREATE TABLE vector (statement BIGINT PRIMARY KEY REFERENCES statement (pk), data BLOB NOT NULL)",
        "CREATE TABLE codes (first BIGINT PRIMARY KEY, statements BLOB NOT NULL, signs BLOB NOT NULL)",
    )


def _step_4(connection: Connection) -> None:
    """When and how a thing was said, when and as what a report was taken down, and what is asked by when it is fetched again."""
    _make(
        connection,
        *(f"ALTER TABLE statement ADD COLUMN {name} TEXT" for name in ("said_on", "occasion", "channel")),
        *(f"ALTER TABLE report ADD COLUMN {name} TEXT" for name in ("captured", "digest")),
        "CREATE TABLE fetched (address TEXT PRIMARY KEY, etag TEXT, modified TEXT, report TEXT, fetched_at TEXT NOT NULL)",
        "CREATE INDEX fetched_of_report ON fetched (report)",
    )


def _step_5(connection: Connection) -> None:
    """Who is who, across reports."""
    parties = [f"{side}{end}" for side in ("one", "other") for end in (" TEXT", "_report TEXT", "_start INTEGER", "_end INTEGER")]
    _make(
        connection,
        "ALTER TABLE statement ADD COLUMN refers_to TEXT",
        *(f"ALTER TABLE speaker ADD COLUMN {column}" for column in ("joined_by TEXT", "own TEXT", "identity TEXT", "said INTEGER")),
        "CREATE INDEX speaker_own ON speaker (own) WHERE own IS NOT NULL",
        "CREATE INDEX speaker_of_identity ON speaker (identity) WHERE identity IS NOT NULL",
        "ALTER TABLE reading ADD COLUMN linked TEXT",
        "CREATE INDEX reading_to_link ON reading (pk) WHERE latest = 1 AND linked IS NULL",
        *(f"ALTER TABLE judgement ADD COLUMN {column}" for column in (*parties, "renamed TEXT", "role TEXT", "score DOUBLE PRECISION")),
        *(f"CREATE INDEX judgement_{name} ON judgement ({name}) WHERE {name} IS NOT NULL" for name in ("one", "other", "undoes")),
        "CREATE TABLE party (id TEXT PRIMARY KEY, report TEXT, starts INTEGER, ends INTEGER, own TEXT, identity TEXT NOT NULL)",
        *(f"CREATE INDEX party_{name} ON party ({name})" for name in ("report", "own", "identity")),
        "CREATE TABLE identity (id TEXT PRIMARY KEY, name TEXT NOT NULL, words TEXT NOT NULL, kind TEXT, reports INTEGER NOT NULL,"
        " statements INTEGER NOT NULL, actor TEXT, named TEXT, decided TEXT NOT NULL, stale INTEGER NOT NULL)",
        "CREATE INDEX identity_stale ON identity (id) WHERE stale = 1",
        "CREATE TABLE spelling (identity TEXT, name TEXT, kind TEXT, words TEXT NOT NULL, reports INTEGER NOT NULL,"
        " PRIMARY KEY (identity, name, kind))",
        "CREATE TABLE term (identity TEXT, title TEXT, of TEXT, since TEXT NOT NULL, until TEXT NOT NULL, reports INTEGER NOT NULL,"
        " PRIMARY KEY (identity, title, of))",
        "CREATE TABLE profile (identity TEXT PRIMARY KEY, data TEXT NOT NULL)",
        "CREATE TABLE namekey (key TEXT, met BIGINT, identity TEXT, PRIMARY KEY (key, met, identity))",
        "CREATE INDEX namekey_of_identity ON namekey (identity)",
        "CREATE TABLE proposal (n BIGINT PRIMARY KEY, first TEXT NOT NULL, second TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL,"
        " score DOUBLE PRECISION NOT NULL, reason TEXT NOT NULL, author TEXT NOT NULL, settled INTEGER NOT NULL, skipped INTEGER NOT NULL)",
        *(f"CREATE INDEX proposal_{name} ON proposal ({name})" for name in ("first", "second", "one", "other")),
        "CREATE TABLE actor (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT, words TEXT NOT NULL, names TEXT NOT NULL,"
        " roles TEXT NOT NULL, facts TEXT NOT NULL, source TEXT NOT NULL)",
    )


def _step_6(connection: Connection) -> None:
    """How the columns of a table were named that was set aside, so that it can be tried again in the same way."""
    _make(connection, "ALTER TABLE refused ADD COLUMN columns TEXT")


def _step_7(connection: Connection) -> None:
    """What makes long lists quick; an index of PostgreSQL holds no more than some 2,700 bytes, so there it has the beginnings of words."""
    _make(
        connection,
        *(_shortened(connection, sql) for sql in _LISTS),
    )


def _shortened(connection: Connection, sql: str) -> str:
    return re.sub(r"\b(outlet|title|name)(?=[,)])", r"left(\1, 200)", sql) if connection.dialect.name == "postgresql" else sql


_LISTS = (
    "CREATE INDEX report_of_outlet ON report (outlet, dated, id)",
    "CREATE INDEX report_of_title ON report (title, id)",
    "CREATE INDEX identity_loudest ON identity (statements DESC, reports DESC, name, id)",
    "CREATE INDEX identity_by_name ON identity (name, id)",
    "CREATE INDEX identity_of_kind ON identity (kind, statements DESC, reports DESC, name, id)",
    "CREATE INDEX identity_most_reported ON identity (reports DESC, statements DESC, name, id)",
    "CREATE INDEX identity_called ON identity (id) WHERE named IS NOT NULL OR actor IS NOT NULL",
    "CREATE INDEX report_flagged ON report (pk) WHERE flags <> '[]'",
    "CREATE INDEX reading_flagged ON reading (report) WHERE latest = 1 AND flags <> '[]'",
)


STEPS: tuple[Step, ...] = (_step_1, _step_2, _step_3, _step_4, _step_5, _step_6, _step_7)
LATEST = len(STEPS)
