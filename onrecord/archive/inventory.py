"""What the record holds, taken out in the order of an export: the same for the same holdings, whatever the database and its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy import Connection, RowMapping, case, func, or_, select

from onrecord.archive import ledger
from onrecord.archive.fetch import all_readings, dossiers
from onrecord.archive.questions import questions
from onrecord.archive.tables import forgotten, proposal, refused, report
from onrecord.holdings import Held, Proposal, Refused
from onrecord.records import Dossier, Forgotten, Judgement, Part, Question, Versions
from onrecord.uniting import parties

__all__ = ["Inventory"]

AT_ONCE = 200  # addresses in memory


@dataclass(frozen=True, slots=True)
class Inventory:
    """The record, or a part of it, for an export or an analysis.

    What is exported of the rest is about the reports that `readings` gave before; the questions of a part are all of them.
    """

    connection: Connection
    part: Part
    _given: set[str] = field(default_factory=set)  # ids of the reports of a part

    def of(self, part: Part) -> Inventory:
        return Inventory(self.connection, part)

    @property
    def _is_part(self) -> bool:
        return self.part != Part()

    def dossiers(self) -> Iterator[Dossier]:
        return dossiers(self.connection, self.part)

    def meeting(self, identity: str) -> Iterator[Dossier]:
        return dossiers(self.connection, self.part, meeting=identity)

    def readings(self) -> Iterator[Dossier]:
        for dossier in all_readings(self.connection, self.part):
            if self._is_part:
                self._given.add(dossier.report.id)
            yield dossier

    def questions(self) -> Iterator[Question]:
        return questions(self.connection)

    def rest(self) -> Iterator[Held]:
        yield from self._versions()
        yield from self._judgements()
        if not self._is_part:
            yield from self._proposals()
        yield from self.questions()
        if not self._is_part:
            yield from self._refused()
            yield from self._forgotten()

    def _versions(self) -> Iterator[Versions]:
        """The addresses where more than one report is from, or one that does not bear the address itself."""
        url, address = report.c.url, report.c.address
        other = func.sum(case((url == address, 0), else_=1)) > 0
        page = select(address).where(address.is_not(None)).group_by(address).having(or_(func.count() > 1, other))
        page, last = page.order_by(address).limit(AT_ONCE), None
        while found := list(self.connection.execute(page if last is None else page.where(address > last)).scalars()):
            for of, rows in groupby(self._at(found), lambda row: row["address"]):
                if reports := tuple((row["id"], self._known(row["before"])) for row in rows if self._known(row["id"]) is not None):
                    yield Versions(of, reports)
            last = found[-1]

    def _known(self, id: str | None) -> str | None:
        return id if not self._is_part or id in self._given else None

    def _at(self, addresses: Sequence[str]) -> Sequence[RowMapping]:
        before = report.alias()
        rows = select(report.c.address, report.c.id, before.c.id.label("before")).outerjoin(before, before.c.pk == report.c.follows)
        in_order = rows.where(report.c.address.in_(addresses)).order_by(report.c.address, report.c.dated, report.c.id)
        return self.connection.execute(in_order).mappings().all()

    def _judgements(self) -> Iterator[Judgement]:
        taken: set[int] = set()  # rows on speakers of a part, with those that undo them
        for row in ledger.rows(self.connection):
            if not self._is_part or row.report in self._given:
                yield row
            elif row.undoes in taken or any(each.report in self._given for each in parties([row])):
                taken.add(row.n)
                yield row

    def _proposals(self) -> Iterator[Proposal]:
        columns = (proposal.c.first, proposal.c.second, proposal.c.score, proposal.c.reason, proposal.c.author)
        for row in self.connection.execute(select(*columns).order_by(proposal.c.first, proposal.c.second, proposal.c.score)):
            yield Proposal(*row)

    def _refused(self) -> Iterator[Refused]:
        for row in self.connection.execute(select(refused.c.path, refused.c.why).order_by(refused.c.path)):
            yield Refused(row.path, row.why)

    def _forgotten(self) -> Iterator[Forgotten]:
        names = Forgotten.__slots__
        for row in self.connection.execute(select(forgotten).order_by(forgotten.c.report)).mappings():
            yield Forgotten(**{name: row[name] for name in names})
