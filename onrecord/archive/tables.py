"""The tables as they are now; `migrations` makes them, and a test holds both together.

Keys (`pk`) are given by the one who writes, in the order of storing. Lists of spans and the like are JSON. Text is kept once, in `report`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

__all__ = [
    "actor",
    "codes",
    "fetched",
    "forgotten",
    "identity",
    "judged",
    "judgement",
    "metadata",
    "namekey",
    "party",
    "profile",
    "proposal",
    "question",
    "reading",
    "refused",
    "report",
    "speaker",
    "spelling",
    "statement",
    "term",
    "vector",
]

metadata = MetaData()


def _key() -> Column[int]:
    return Column("pk", BigInteger, primary_key=True, autoincrement=False)


def _of(table: str) -> Column[int]:
    return Column(table, BigInteger, ForeignKey(f"{table}.pk"), nullable=False)


def _of_party(name: str) -> tuple[Column[Any], ...]:
    """Somebody's id, and the characters of a report where that is one report's speaker."""
    ends = (Column(f"{name}_start", Integer), Column(f"{name}_end", Integer))
    return (Column(name, Text), Column(f"{name}_report", Text), *ends)


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


report = Table(
    "report",
    metadata,
    _key(),
    _words("id"),
    _words("sha256"),
    _words("text"),
    *(Column(name, Text) for name in ("path", "url", "outlet", "agency", "title", "published", "place", "language")),
    _words("authors"),
    _words("zones"),
    _words("flags"),
    _words("dated"),  # `published`, empty where its year is unknown: what is ordered and filtered by
    Column("address", Text),  # url, else the file's whole path: where a changed text is a new version
    Column("follows", BigInteger, ForeignKey("report.pk")),  # the version before
    _words("stored_at"),
    Column("captured", Text),  # when an archive or a fetch took it down
    Column("digest", Text),  # of what was taken down
)

reading = Table(
    "reading",
    metadata,
    _key(),
    _of("report"),
    _words("model"),
    Column("latest", Integer, nullable=False),  # 1 for a report's latest reading, else 0
    *(Column(name, Integer, nullable=False) for name in ("chars", "chars_read", "sentences", "sentences_with_statement")),
    _words("zones"),
    _words("flags"),
    _words("assertions"),
    _words("stored_at"),
    Column("linked", Text),  # the rule that looked who its speakers are; null where none has yet
)

speaker = Table(
    "speaker",
    metadata,
    _key(),
    _of("reading"),
    _words("id"),
    _words("name"),
    Column("kind", Text),
    _words("roles"),
    _words("mentions"),
    Column("joined_by", Text),  # the rule that brought its mentions together
    Column("own", Text),  # its id across the record; of latest readings, as what follows
    Column("identity", Text),  # who it is, across the record
    Column("said", Integer),  # its statements, as people have judged them
)

statement = Table(
    "statement",
    metadata,
    _key(),
    _of("reading"),
    _of("report"),
    _words("id"),
    Column("parent", Text),
    Column("speaker", Text),
    _words("manner"),
    _words("act"),
    Column("zone", Text),  # where its content begins
    _words("source"),
    _words("cue"),
    _words("content"),
    Column("starts", Integer, nullable=False),  # of the content's first piece
    Column("ends", Integer, nullable=False),  # of its last
    Column("score", Float, nullable=False),
    _words("decided_by"),
    Column("said_on", Text),
    Column("occasion", Text),  # null for none
    Column("channel", Text),
    Column("refers_to", Text),  # a statement's id as JSON, or [start, end]
)

judgement = Table(
    "judgement",
    metadata,
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    _words("at"),
    _words("author"),
    _words("verdict"),
    Column("report", Text),  # its id: the row stays when the report is forgotten
    Column("object", Text),
    Column("form", Text),
    Column("reason", Text),
    Column("undoes", BigInteger),
    *_of_party("one"),  # of decisions on who is who
    *_of_party("other"),
    Column("renamed", Text),
    Column("role", Text),
    Column("score", Float),
)

party = Table(  # everybody whom the ledger names, and who that is now: derived, and checked
    "party",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text),  # its id; null for somebody out of a file of known ones
    Column("starts", Integer),
    Column("ends", Integer),
    Column("own", Text),  # of the speaker who stands there in the latest reading; null for none
    _words("identity"),
)

identity = Table(  # who is who across reports: derived, and checked, as are the names and roles
    "identity",
    metadata,
    Column("id", Text, primary_key=True),
    _words("name"),
    _words("words"),  # of the name, with blanks around them
    Column("kind", Text),
    Column("reports", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("actor", Text),  # id of a known one
    Column("named", Text),  # as somebody decided
    _words("decided"),  # roles as people decided
    Column("stale", Integer, nullable=False),  # 1 where what it is compared by must be made again
)

spelling = Table(
    "spelling",
    metadata,
    Column("identity", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("kind", Text, primary_key=True),  # empty for none
    _words("words"),  # of the name, with blanks around them
    Column("reports", Integer, nullable=False),
)

term = Table(
    "term",
    metadata,
    Column("identity", Text, primary_key=True),
    Column("title", Text, primary_key=True),
    Column("of", Text, primary_key=True),  # empty for none
    _words("since"),  # empty where no report has a date
    _words("until"),
    Column("reports", Integer, nullable=False),
)

#: What an identity is compared by, as linking has it.
profile = Table("profile", metadata, Column("identity", Text, primary_key=True), _words("data"))

namekey = Table(  # under which those who may be one are looked up; `met` grows with time: of many, those met last are compared
    "namekey",
    metadata,
    *(Column(name, kind, primary_key=True, autoincrement=False) for name, kind in (("key", Text), ("met", BigInteger), ("identity", Text))),
)

proposal = Table(  # who may be one, for people to decide
    "proposal",
    metadata,
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    _words("first"),  # whose ids they were
    _words("second"),
    _words("one"),  # who they are now
    _words("other"),
    Column("score", Float, nullable=False),
    _words("reason"),
    _words("author"),
    Column("settled", Integer, nullable=False),  # 1 where they are one, or people set them apart
    Column("skipped", Integer, nullable=False),  # how often
)

actor = Table(  # known ones, out of files
    "actor",
    metadata,
    Column("id", Text, primary_key=True),
    _words("name"),
    Column("kind", Text),
    _words("words"),  # of all names, with blanks around them
    _words("names"),
    _words("roles"),
    _words("facts"),
    _words("source"),
)

judged = Table(  # what the ledger makes of the statements of current readings: derived, and checked
    "judged",
    metadata,
    Column("statement", BigInteger, ForeignKey("statement.pk"), primary_key=True, autoincrement=False),
    Column("n", BigInteger, ForeignKey("judgement.n"), nullable=False),
    _words("verdict"),
    _words("author"),
    Column("form", Text),
)

refused = Table(
    "refused",
    metadata,
    Column("path", Text, primary_key=True),
    _words("why"),
    _words("first_at"),
    _words("last_at"),
    Column("tries", Integer, nullable=False),
    Column("columns", Text),  # of a table, as the user named them; null for the usual names
)

fetched = Table(  # what servers gave along with what was fetched and kept
    "fetched",
    metadata,
    Column("address", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("report", Text),  # id of the one report that came from there; null where there were several
    _words("fetched_at"),
)

forgotten = Table(
    "forgotten",
    metadata,
    Column("report", Text, primary_key=True),
    _words("sha256"),
    _words("author"),
    _words("at"),
    Column("reason", Text),
    Column("unerased_since", Text),  # taken out then, but its bytes may still be in the files; null where nothing of it is left
)

question = Table(
    "question",
    metadata,
    Column("id", Text, primary_key=True),
    _words("text"),
    _words("about"),
    _words("support"),
    _words("oppose"),
)

vector = Table(
    "vector",
    metadata,
    Column("statement", BigInteger, ForeignKey("statement.pk"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),  # whole numbers of eight bits
)

codes = Table(  # the signs of the vectors of latest readings, many in a row: derived, and checked
    "codes",
    metadata,
    Column("first", BigInteger, primary_key=True, autoincrement=False),  # of the statements in the row, which ascend
    Column("statements", LargeBinary, nullable=False),  # keys, eight bytes each
    Column("signs", LargeBinary, nullable=False),
)
