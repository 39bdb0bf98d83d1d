"""Several processes of this machine, each with a reader of its own.

Each process holds one report at a time, so that when one is killed it is known which report it held: that one is set aside, a new
process takes its place and the rest goes on. Only so many reports are under way at once, so memory does not grow with the input.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from onrecord.engines.local import Reads, name_of, read_one
from onrecord.errors import CannotRead, OnRecordError
from onrecord.records import Dossier, Reading, Report, Unread

__all__ = ["run"]

AHEAD = 4  # reports under way or waiting for an earlier one, for each process

OpenReader = Callable[[], Reads]


def run(inputs: Iterable[Report | Unread], open_reader: OpenReader, *, jobs: int = 0) -> Iterator[Dossier | Unread]:
    """Each input in order, read by one of `jobs` processes (0: one for each processor); `open_reader` must pickle.

    Raises what opening a reader raised, and CannotRead where a process ends before it is ready.
    """
    crew = _Crew(open_reader, jobs or _processors())
    try:
        yield from _in_order(iter(inputs), crew, AHEAD * crew.jobs)
    finally:
        crew.stop()


def _processors() -> int:
    """How many this process may use: fewer than the machine has, in a container."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(slots=True)
class _Place:
    """One input's place in the order, and what became of it."""

    given: Report | Unread
    outcome: Dossier | Unread | None = None


def _in_order(inputs: Iterator[Report | Unread], crew: _Crew, ahead: int) -> Iterator[Dossier | Unread]:
    under_way: deque[_Place] = deque()
    more = True
    while more or under_way:
        room = more and len(under_way) < ahead
        if room and (given := next(inputs, None)) is not None:
            under_way.append(_place(given, crew))
        elif room:
            more = False
        crew.go_on(patient=not room)
        while under_way and (outcome := under_way[0].outcome) is not None:
            under_way.popleft()
            yield outcome


def _place(given: Report | Unread, crew: _Crew) -> _Place:
    if isinstance(given, Unread):
        return _Place(given, given)
    place = _Place(given)
    crew.to_do.append(place)
    return place


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    place: _Place | None = None

    @property
    def busy(self) -> bool:
        return self.place is not None or not self.ready


@dataclass(slots=True)
class _Crew:
    """The processes, and the reports that wait for one."""

    open_reader: OpenReader
    jobs: int
    workers: list[_Worker] = field(default_factory=list)
    to_do: deque[_Place] = field(default_factory=deque)

    def go_on(self, *, patient: bool) -> None:
        """Hands out reports and takes in what is done; a patient call waits until something is."""
        self._hand_out()
        busy = {worker.pipe: worker for worker in self.workers if worker.busy}
        if busy:
            for pipe in wait(list(busy), None if patient else 0):
                self._take_in(busy[pipe])  # type: ignore[index]
        self._hand_out()

    def _hand_out(self) -> None:
        for worker in [w for w in self.workers if not w.busy]:
            if self.to_do:
                self._hand(worker, self.to_do.popleft())
        starting = sum(not worker.ready for worker in self.workers)
        while len(self.workers) < self.jobs and starting < len(self.to_do):
            self.workers.append(_start(self.open_reader))
            starting += 1

    def _hand(self, worker: _Worker, place: _Place) -> None:
        try:
            worker.pipe.send(place.given)
            worker.place = place
        except OSError:  # it was killed while it had nothing to do: no fault of this report
            self._dismiss(worker)
            self.to_do.appendleft(place)

    def _take_in(self, worker: _Worker) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(answer, OnRecordError):
            raise answer
        if worker.place is not None:
            worker.place.outcome = Dossier(worker.place.given, answer) if isinstance(answer, Reading) else answer  # type: ignore[arg-type]
        worker.ready, worker.place = True, None

    def _bury(self, worker: _Worker) -> None:
        how = self._dismiss(worker)
        if worker.place is None:
            raise CannotRead(f"a reading process ended ({how}) before it was ready: try again with --jobs 1, which says why")
        why = f"the process that read it ended ({how}): it may have run out of memory; read it alone, with --jobs 1"
        worker.place.outcome = Unread(name_of(worker.place.given), why)  # type: ignore[arg-type]

    def _dismiss(self, worker: _Worker) -> str:
        self.workers.remove(worker)
        return _end(worker)

    def stop(self) -> None:
        for worker in self.workers:
            worker.process.terminate()
        while self.workers:
            self._dismiss(self.workers[-1])


def _start(open_reader: OpenReader) -> _Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, open_reader), daemon=True, name="onrecord reader")
    with _interrupts_held():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """A process started here never sees Ctrl-C, which a terminal sends to all: this one hears it, later, and ends the others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # starting it lets signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, open_reader: OpenReader) -> None:
    """The life of a process: opens its reader, then reads until the pipe closes."""
    try:
        reader = open_reader()
    except OnRecordError as problem:
        pipe.send(problem)
        return
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            outcome = read_one(reader, pipe.recv())
            pipe.send(outcome.reading if isinstance(outcome, Dossier) else outcome)


def _end(worker: _Worker) -> str:
    """Ends a process, if it has not ended; how it did."""
    worker.pipe.close()
    worker.process.join(timeout=5)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()
    code = worker.process.exitcode or 0
    worker.process.close()
    return signal.Signals(-code).name if code < 0 else f"exit status {code}"
