"""A report has its time: what takes longer is refused, and the rest goes on.

The time is that of the processor, in this thread: a slow pipe or a laden machine refuses nothing. It is kept by a timer of the system,
which only the main thread can hear and which Windows lacks; elsewhere, and where a program uses that timer itself, nothing is bounded.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType
from typing import TypeVar

from onrecord.errors import CannotLoad

__all__ = ["bounded", "restart"]

_SECONDS = 60.0
_AGAIN = 5.0  # seconds, after which it is said again to a reader that went on all the same
_TICK = 0.25

Item = TypeVar("Item")


class _Clock:
    """When the report that is being made must be done; `due` is None while none is."""

    due: float | None = None


_CLOCK = _Clock()


def bounded(items: Iterator[Item]) -> Iterator[Item]:
    """The same items; where one takes too long, CannotLoad is raised inside of what makes it, whose part it is to go on with the next."""
    more = True
    while more:
        item = _next(items) if _is_ours() else next(items, None)
        if more := item is not None:
            yield item


def restart() -> None:
    """Gives all of its time to what comes next, a member of an archive or a record of a capture."""
    if _CLOCK.due is not None:
        _CLOCK.due = time.thread_time() + _SECONDS


def _is_ours() -> bool:
    """Whether the timer can be set here; its signal is heard from then on, for one that comes late would end the process."""
    if _CLOCK.due is not None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    if signal.getsignal(signal.SIGPROF) is signal.SIG_DFL:
        signal.signal(signal.SIGPROF, _look)
    return signal.getsignal(signal.SIGPROF) is _look and signal.getitimer(signal.ITIMER_PROF)[0] == 0


def _next(items: Iterator[Item]) -> Item | None:
    _CLOCK.due = time.thread_time() + _SECONDS
    signal.setitimer(signal.ITIMER_PROF, _SECONDS, _TICK)
    try:
        return next(items, None)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        _CLOCK.due = None


def _look(number: int, frame: FrameType | None) -> None:
    """Raises CannotLoad in whatever is being done, where its time is over; not here, where the item would be lost."""
    if _CLOCK.due is None or (frame is not None and frame.f_code is _next.__code__):
        return
    if time.thread_time() >= _CLOCK.due:
        _CLOCK.due += _AGAIN
        raise CannotLoad(f"takes more than {_SECONDS:.0f} seconds to take apart: split it, or save what you want read as plain text")
