"""Whatever a record holds comes back from its export, to the byte, and a run that is killed ends as one that is not."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.archive import check, ledger, questions, rereading
from onrecord.archive.database import Archive, open_archive
from onrecord.archive.store import store
from onrecord.holdings import Outcome
from onrecord.judging import form_of
from onrecord.pipeline.link import link
from onrecord.records import Dossier, Judgement, Question, Verdict
from onrecord.soundness import of_report
from tests.archive.exchanged import brought, exported, fates, read_by
from tests.archive.filled import said
from tests.strategies import AWKWARD, dossiers, names

DATES = st.none() | st.sampled_from(["2024", "2024-03", "2024-03-07", "--03-07", "2024-05-14T09:30:00+02:00"])
ONRECORD = [sys.executable, "-W", "error", "-m", "onrecord"]
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@st.composite
def sound(draw: st.DrawFn) -> Dossier:
    """Any dossier that could have been loaded here: NFC, its lines ended by \\n, its date one that there is."""
    item = draw(dossiers())
    found = replace(item, report=replace(item.report, published=draw(DATES), zones=item.reading.zones[:1]))
    return found


records = st.lists(sound().filter(lambda item: not list(of_report(item.report))), max_size=4, unique_by=lambda item: item.report.id)
asked = st.builds(
    Question,
    id=st.text(AWKWARD, max_size=5),
    text=names,
    about=st.lists(names, max_size=2).map(tuple),
    support=st.just(()),
    oppose=st.just(()),
)


@contextmanager
def files(count: int) -> Iterator[list[Archive]]:
    """Records in files of their own, for one example."""
    with TemporaryDirectory(prefix="onrecord-") as folder:
        opened = [open_archive(str(Path(folder, f"{n}.db")), create=True) for n in range(count)]
        try:
            yield opened
        finally:
            for each in opened:
                each.close()


def put(archive: Archive, items: list[Dossier], verdicts: list[Verdict], question: Question) -> None:
    """Stores the dossiers, with a second reading of the first, and a judgement on each statement as far as there are verdicts."""
    with archive.writing() as connection:
        store(connection, items)
        rereading.renew(connection, [replace(item, reading=replace(item.reading, model="again@1")) for item in items[:1]])
        questions.put(connection, question)
        said_by_id = [(item.report.id, statement) for item in items for statement in item.reading.statements]
        for (id, statement), verdict in zip(said_by_id, verdicts, strict=False):
            form = form_of(statement)
            shown = form if verdict in (Verdict.ACCEPTED, Verdict.CORRECTED) else None
            row = Judgement(author="person:ana", verdict=verdict, report=id, object=form, form=shown, reason="why")
            if ledger.add(connection, [row]) and verdict is Verdict.MEMO:
                ledger.undo(connection, 1, "person:bo")
                return


verdicts = st.lists(st.sampled_from([Verdict.ACCEPTED, Verdict.REJECTED, Verdict.CORRECTED, Verdict.MEMO]), max_size=6)


@FEW
@given(records, verdicts, asked)
def test_every_record_comes_back(items, judged, question):
    with files(2) as (one, other):
        put(one, items, judged, question)
        whole, plain = exported(one, with_text=True), exported(one)
        assert fates(brought(other, whole)) <= {"new", "known"}
        assert exported(other, with_text=True) == whole
        assert exported(other) == plain
        assert exported(other, "csv") == exported(one, "csv")
        assert fates(brought(other, whole)) <= {"known"}
        assert exported(other, with_text=True) == whole
        with other.reading() as connection:
            assert [str(fault) for fault in check.faults(connection)] == []


@FEW
@given(records, verdicts, asked)
def test_statements_come_back_where_their_reports_are(items, judged, question):
    with files(2) as (one, other):
        put(one, items, judged, question)
        with one.reading(), other.writing() as connection:
            bare = [replace(item, reading=replace(item.reading, model="none@0", statements=(), speakers=())) for item in items]
            store(connection, bare)
        plain = exported(one)
        if b'"by":"none@0"' in plain:
            return
        assert fates(brought(other, plain)) <= {"new"}
        assert _without_ids(exported(other)) == _without_ids(plain)


def _without_ids(plain):
    """The lines without the ids of speakers, which follow from mentions that such lines don't tell."""
    found = [json.loads(line) for line in plain.splitlines()]
    return [each | {"speaker": each["speaker"] and {**each["speaker"], "id": None}} for each in found]


def test_every_record_comes_back_from_a_server_but_for_what_it_cannot_hold(server):
    @settings(FEW, max_examples=6, phases=[Phase.explicit, Phase.generate])  # to shrink takes many databases
    @given(records, verdicts, asked)
    def holds(items, judged, question):
        address = server.new_database()
        with files(2) as (one, other), closing(open_archive(address, create=True)) as on_server:
            put(one, items, judged, question)
            whole = exported(one, with_text=True)
            aside = [each for each in brought(on_server, whole) if isinstance(each, Outcome) and each.why]
            assert all("NUL" in each.why or "judgement" in each.why or "none of its reports" in each.why for each in aside)
            if not aside:
                assert exported(on_server, with_text=True) == whole
                assert exported(on_server) == exported(one)
            brought(other, exported(on_server, with_text=True))
            assert exported(other, with_text=True) == exported(on_server, with_text=True)
        server.drop(address)

    holds()


@given(st.lists(asked, max_size=4, unique_by=lambda question: question.id))
@settings(FEW, max_examples=20)
def test_questions_come_back_in_their_own_form(found):
    blank = lambda question: not all(words.strip() for words in (question.id, question.text, *question.about))
    with files(2) as (one, other):
        with one.writing() as connection:
            for question in found:
                questions.put(connection, question)
        if any(map(blank, found)) or not found:
            return
        brought(other, exported(one, "questions"), "questions")
        assert exported(other, "questions") == exported(one, "questions")


def test_an_import_that_is_killed_and_run_again_ends_as_one_that_is_not(tmp_path):
    whole, killed, calm = (tmp_path / name for name in ("whole.jsonl", "killed.db", "calm.db"))
    items = [said(n, url=f"https://post.example/{n // 2}", outlet=f"Post {n % 5}") for n in range(400)]
    with closing(open_archive(str(tmp_path / "source.db"), create=True)) as source:
        with source.writing() as connection:
            store(connection, items)
            rereading.renew(connection, [read_by("m@2", item) for item in items[:100]])
            rows = [(item.report.id, form_of(item.reading.statements[0])) for item in items]
            ledger.add(connection, [Judgement(author="person:ana", verdict=Verdict.REJECTED, report=id, object=form) for id, form in rows])
        list(link(source))  # whom nobody linked an import links
        whole.write_bytes(exported(source, with_text=True))
    command = [*ONRECORD, "import", "jsonl", str(whole), "--record"]
    began = time.monotonic()
    subprocess.run([*command, str(calm)], check=True, capture_output=True)
    took, chance = time.monotonic() - began, random.Random(7)
    for _ in range(6):
        with subprocess.Popen([*command, str(killed)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            time.sleep(took * (0.2 + 0.7 * chance.random()))
            os.kill(run.pid, signal.SIGKILL)
    subprocess.run([*command, str(killed)], check=True, capture_output=True)
    with closing(open_archive(str(killed))) as one, closing(open_archive(str(calm))) as other:
        assert exported(one, with_text=True) == exported(other, with_text=True) == whole.read_bytes()
        assert exported(one) == exported(other)
