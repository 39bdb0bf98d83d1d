"""Readers that do what an engine must live with; here by name, so that a process can open them."""

import os
import signal
import time
from functools import partial
from pathlib import Path

from onrecord.errors import CannotRead
from onrecord.records import Coverage, Reading, Report


class Obedient:
    """Does what a report's text says, then finds nothing in it; `model` tells the process that read it."""

    def read(self, report: Report) -> Reading:
        word, _, rest = report.text.partition(" ")
        if word in ORDERS:
            ORDERS[word](rest)
        return Reading(report_id=report.id, model="obedient@1", statements=(), speakers=(), coverage=Coverage(len(report.text), 0, 1, 0))


def die(_: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(why: str) -> None:
    raise CannotRead(why)


def stumble(why: str) -> None:
    raise ZeroDivisionError(why)


def sign(file: str) -> None:
    """Leaves the number of the process that reads in a file, then sleeps like a long report."""
    Path(file).write_text(str(os.getpid()))
    time.sleep(60)


ORDERS = {"die": die, "refuse": refuse, "stumble": stumble, "sign": sign, "wait": lambda seconds: time.sleep(float(seconds))}


def closed(why: str) -> Obedient:
    """A model that can't be opened."""
    raise CannotRead(why)


def doomed() -> Obedient:
    """A model whose opening ends the process, as too large a one does."""
    os._exit(9)


missing_model = partial(closed, "no model in nowhere: name its folder with --model")
