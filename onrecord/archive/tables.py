"""The tables as they are now; `migrations` makes them, and a test holds both together.

Keys (`pk`) are given by the one who writes, in the order of storing. Lists of spans and the like are JSON. Text is kept once, in `report`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

__all__ = [
    "codes",
    "fetched",
    "forgotten",
    "judged",
    "judgement",
    "metadata",
    "question",
    "reading",
    "refused",
    "report",
    "speaker",
    "statement",
    "vector",
]

metadata = MetaData()


def _key() -> Column[int]:
    return Column("pk", BigInteger, primary_key=True, autoincrement=False)


def _of(table: str) -> Column[int]:
    return Column(table, BigInteger, ForeignKey(f"{table}.pk"), nullable=False)


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
