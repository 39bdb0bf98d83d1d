"""What others say of a speaker: the statements in whose content the speaker is named."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import Connection, select

from onrecord.archive.parts import parts
from onrecord.archive.tables import judged, reading, report, speaker, statement
from onrecord.records import Verdict

__all__ = ["LOOKED_AT", "said_about"]

LOOKED_AT = 400  # places of the speaker in reports, the newest ones, that are looked at
_AT_ONCE = 50

Ends = list[list[int]]  # spans as the tables have them


@dataclass(slots=True)
class _Place:
    """Where a speaker is named in a reading, and by which ids."""

    ids: set[str] = field(default_factory=set)
    mentions: Ends = field(default_factory=list)


def said_about(connection: Connection, id: str, *, limit: int) -> list[int]:
    """The keys of statements by others that name an identity, by its id, in what they say; of the newest reports, the newest first."""
    places: dict[int, _Place] = defaultdict(_Place)
    stands = select(speaker.c.reading, speaker.c.id, speaker.c.mentions).join(reading, reading.c.pk == speaker.c.reading)
    stands = stands.join(report, report.c.pk == reading.c.report).where(speaker.c.identity == id, reading.c.latest == 1)
    newest = stands.order_by(report.c.dated.desc(), report.c.id, speaker.c.pk).limit(LOOKED_AT)
    for of, own, mentions in connection.execute(newest):
        places[of].ids.add(own)
        places[of].mentions += json.loads(mentions)
    found = (key for part in parts(list(places), _AT_ONCE) for key in _of_others(connection, part, places))
    return list(islice(found, limit))


def _of_others(connection: Connection, readings: Sequence[int], places: dict[int, _Place]) -> Iterator[int]:
    """The keys of the statements of others that name the speaker, reading by reading in this order."""
    columns = (statement.c.pk, statement.c.reading, statement.c.speaker, statement.c.content, judged.c.verdict, judged.c.form)
    query = select(*columns).outerjoin(judged, judged.c.statement == statement.c.pk).where(statement.c.reading.in_(readings))
    order = {of: at for at, of in enumerate(readings)}
    rows = connection.execute(query.order_by(statement.c.pk)).all()
    for row in sorted(rows, key=lambda row: order[row.reading]):
        place = places[row.reading]
        content = json.loads(row.form)["content"] if row.form else json.loads(row.content)
        if row.verdict != Verdict.REJECTED.value and row.speaker not in place.ids and _meet(content, place.mentions):
            yield row.pk


def _meet(some: Ends, others: Ends) -> bool:
    return any(start < end_of_other and start_of_other < end for start, end in some for start_of_other, end_of_other in others)
