"""
How long it takes to link the speakers of many reports, how much memory that takes, how the cost grows, and what one more report costs.

    python -m benchmarks.link
    python -m benchmarks.link --reports 10000 --json link.json

The reports are invented (see `told`): affairs, each with a cast that comes again in some twenty reports, people of whom few are in very
many affairs and most in one, given names and surnames as common as names are, so that there are namesakes, and one name in eight printed
otherwise: the surname alone, an initial, a letter wrong. They are stored first; then a process of its own links them, as `onrecord add`
does at its end, and after that stores and links one more report ten times. The memory is the most that the process held.

Since it is known whom each speaker stands for, the table tells B-cubed precision and recall, too: of such names, not of real ones.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from sqlalchemy import func, select

from onrecord.actors.files import world
from onrecord.archive import tables
from onrecord.archive.database import open_archive
from onrecord.archive.store import store
from onrecord.pipeline.link import link
from onrecord.records import Coverage, Dossier, Reading, Report, Role, Span, Speaker, Statement

SIZES = (10_000, 30_000, 100_000)
TOGETHER = 48  # reports stored at once, as `onrecord add` does
AFFAIR = 20  # reports of an affair
CAST = 8
SPEAKERS = 5  # of a report
FIRST = date(2030, 1, 1)
SYLLABLES = (
    "ba bel cor da den el far gor hal ing jor ka kel lin lo mar mor na nor or pel quin ra rin sa sel tam tor ul va vik wen yor zan"
).split()
TITLES = ["Minister", "Senator", "Mayor", "Professor", "General", "Director", "Judge", "Ambassador", "Chairman", "Spokesman"]
BODIES = ["Ministry", "Council", "Union", "Bank", "Institute", "Court", "Agency", "Company"]
WORDS = 3_000  # that statements are made of


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who is behind a speaker: what reports call them."""

    id: int
    kind: str
    given: str
    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the table says of a size: seconds, bytes, and how good the linking is."""

    reports: int
    speakers: int
    identities: int
    proposals: int
    seconds: float
    cpu: float
    memory: int
    size: int
    one_more: float
    precision: float
    recall: float


def _name(chance: random.Random, least: int, most: int) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(least, most))).capitalize()


class World:
    """Who there is: people and bodies, of whom the first are met most often."""

    def __init__(self, size: int, seed: int = 1) -> None:
        chance = random.Random(seed)
        self.words = [_name(chance, 1, 3).lower() for _ in range(WORDS)]
        given = [_name(chance, 1, 2) for _ in range(600)]
        surnames = list(dict.fromkeys(_name(chance, 2, 3) for _ in range(30_000)))
        reach = list(accumulate(1 / (rank + 8) for rank in range(len(surnames))))
        self.people: list[Somebody] = []
        for id in range(size):
            title = chance.choice(TITLES)
            if id % 6 == 5:
                self.people.append(Somebody(id, "organisation", "", f"{chance.choice(surnames)} {chance.choice(BODIES)}", ""))
            else:
                surname = surnames[bisect(reach, chance.random() * reach[-1])]
                self.people.append(Somebody(id, "person", chance.choice(given), surname, title))
        self.reach = list(accumulate(1 / (rank + 30) for rank in range(size)))

    def some(self, chance: random.Random, number: int) -> list[Somebody]:
        found: dict[int, Somebody] = {}
        while len(found) < number:
            one = self.people[bisect(self.reach, chance.random() * self.reach[-1])]
            found[one.id] = one
        return list(found.values())


def told(number: int, seed: int = 1) -> Iterator[tuple[Dossier, list[int]]]:
    """Reports with their readings, and whom each speaker of a report stands for."""
    people = World(max(200, number), seed)
    chance = random.Random(seed + 1)
    casts: list[list[Somebody]] = []
    for n in range(number):
        open_ = max(1, min(number // AFFAIR, 400))
        if len(casts) < open_ or chance.random() < 1 / AFFAIR:
            casts.append(people.some(chance, CAST))
        cast = casts[-1 - chance.randrange(min(len(casts), open_))]
        said = [(each, " ".join(chance.choices(people.words, k=12))) for each in chance.sample(cast, SPEAKERS)]
        day = FIRST + timedelta(days=n * 730 // number)
        yield _report(n, day, said, chance), [each.id for each, _ in said]


def _report(n: int, day: date, said: Sequence[tuple[Somebody, str]], chance: random.Random) -> Dossier:
    text, speakers, statements = f"Report {n}\n\n", list[Speaker](), list[Statement]()
    for each, words in said:
        title, name = _printed(each, chance)
        start = len(text)
        at = start + len(title) + bool(title)
        text += f"{title} {name}" if title else name
        named = Span(at, at + len(name))
        cue = Span(len(text) + 1, len(text) + 5)
        text += f" said {words}.\n\n"
        content = Span(cue.end + 1, cue.end + 1 + len(words))
        roles = (Role(title, None, Span(start, at - 1)),) if title else ()
        id = f"p{len(speakers)}"
        speakers.append(Speaker(id=id, name=name, kind=each.kind, roles=roles, mentions=(named,), by="rule:name 0.98"))
        source = (Span(start, named.end),)
        statements.append(Statement(id=f"s{n}-{id}", content=(content,), source=source, cue=(cue,), speaker=id, by="hand@1"))
    digest = sha256(text.encode()).hexdigest()
    reading = Reading(
        report_id=digest[:16],
        model="invented@1",
        statements=tuple(statements),
        speakers=tuple(speakers),
        coverage=Coverage(len(text), len(text), SPEAKERS, SPEAKERS),
    )
    report = Report(
        id=digest[:16], text=text, sha256=digest, path=f"{n}.txt", outlet=f"Outlet {n % 40}", published=day.isoformat(), language="en"
    )
    return Dossier(report, reading)


def _printed(each: Somebody, chance: random.Random) -> tuple[str, str]:
    """Title and name as one report has them."""
    if each.kind != "person":
        return "", f"the {each.name}"
    title = each.title if chance.random() < 0.6 else ""
    how = chance.random()
    if how < 0.06:
        return title, each.name
    if how < 0.09:
        return title, f"{each.given[0]}. {each.name}"
    name = f"{each.given} {each.name}"
    if how < 0.12:
        at = chance.randrange(len(name) - 4, len(name))
        name = name[:at] + chance.choice("aeionrst") + name[at + 1 :]
    return title, name


def fill(where: str, number: int) -> dict[str, list[int]]:
    """Stores the reports; whom their speakers stand for, by the report's id."""
    truth: dict[str, list[int]] = {}
    with closing(open_archive(where, create=True)) as archive:
        some: list[Dossier] = []
        for dossier, who in told(number):
            truth[dossier.report.id] = who
            some.append(dossier)
            if len(some) == TOGETHER:
                with archive.writing() as connection:
                    store(connection, some)
                some = []
        with archive.writing() as connection:
            store(connection, some)
    return truth


def measure(where: str) -> dict[str, float]:
    """Links a record, then adds to it; in the process that is measured."""
    with closing(open_archive(where)) as archive:
        started, used = time.perf_counter(), time.process_time()
        proposals = sum(done.proposals for done in link(archive, world()))
        seconds, cpu = time.perf_counter() - started, time.process_time() - used
        one_more: list[float] = []
        for dossier, _ in told(210, seed=7):
            if len(one_more) == 10:
                break
            with archive.writing() as connection:
                store(connection, [dossier])
            begun = time.perf_counter()
            list(link(archive, world()))
            one_more.append(time.perf_counter() - begun)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    found = {"seconds": seconds, "cpu": cpu, "memory": memory, "proposals": proposals}
    return found | {"one_more": sorted(one_more)[len(one_more) // 2]}


def quality(where: str, truth: dict[str, list[int]]) -> tuple[int, int, float, float]:
    """How many speakers and identities there are, and B-cubed precision and recall."""
    of: dict[int, list[str]] = defaultdict(list)
    pairs: Counter[tuple[int, str]] = Counter()
    sizes: Counter[str] = Counter()
    query = select(tables.report.c.id, tables.speaker.c.id, tables.speaker.c.identity)
    query = query.select_from(tables.speaker).join(tables.reading).join(tables.report, tables.report.c.pk == tables.reading.c.report)
    with closing(open_archive(where)) as archive, archive.reading() as connection:
        for report, speaker, identity in connection.execute(query):
            if report in truth:
                who = truth[report][int(speaker[1:])]
                of[who].append(identity)
                pairs[who, identity] += 1
                sizes[identity] += 1
        identities = connection.execute(select(func.count()).select_from(tables.identity).where(tables.identity.c.reports > 0)).scalar_one()
    speakers = sum(sizes.values())
    precision = sum(count * count / sizes[identity] for (_, identity), count in pairs.items()) / speakers
    recall = sum(count * count / len(of[who]) for (who, _), count in pairs.items()) / speakers
    return speakers, identities, precision, recall


def run(number: int, folder: Path) -> Row:
    where = str(folder / f"{number}.db")
    truth = fill(where, number)
    command = [sys.executable, "-m", "benchmarks.link", "--measure", where]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    speakers, identities, precision, recall = quality(where, truth)
    size = Path(where).stat().st_size
    return Row(
        reports=number, speakers=speakers, identities=identities, size=size, precision=precision, recall=recall, **json.loads(done.stdout)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES)
    parser.add_argument("--folder", type=Path, help="where the records are made")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.measure)))
        return
    rows = []
    print("| reports | speakers | identities | linked in | of the processor | memory | one more report | proposals | precision | recall |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for number in given.reports:
        with tempfile.TemporaryDirectory(prefix="onrecord-link-", dir=given.folder) as folder:
            row = run(number, Path(folder))
        rows.append(asdict(row))
        print(
            f"| {row.reports:,} | {row.speakers:,} | {row.identities:,} | {row.seconds:,.0f} s | {row.cpu:,.0f} s | {row.memory >> 20:,} MB"
            f" | {row.one_more * 1000:,.0f} ms | {row.proposals:,} | {row.precision:.3f} | {row.recall:.3f} |",
            flush=True,
        )
    if given.json:
        given.json.write_text(json.dumps({"rows": rows}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
