"""Bytes to reports, one format a module; every input becomes reports or a reason why not."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import PurePath
from types import ModuleType
from typing import Any, cast

from onrecord import plugins
from onrecord.errors import CannotLoad, OnRecordError
from onrecord.records import Report, Unread
from onrecord.sources import deadline, nested
from onrecord.sources.columns import GIVEN, USUAL
from onrecord.sources.decoding import MAX_BYTES
from onrecord.sources.reports import Facts

__all__ = ["choose", "expand", "load", "take"]

_HEAD = 4096  # bytes that a plug-in may look at to know its own
_STANDARD_INPUT = "-"


def expand(paths: Iterable[str]) -> Iterator[str]:
    """The files that the paths mean, `-` for standard input: folders with all below them in order of name, globs.

    What is hidden in a folder is left out, and so are pipes and devices. A path that means no file stands for itself, so that `load`
    can say why it is not read.
    """
    for path in paths:
        if path == _STANDARD_INPUT or os.path.lexists(path) or not glob.has_magic(path):
            yield from _files(path)
        else:
            found = glob.glob(path, recursive=True)
            everywhere = "**" in path  # then what is in a folder is found as well as the folder
            files = sorted(name for name in found if not (everywhere and os.path.isdir(name)))
            for name in files:
                yield from _files(os.path.join(os.curdir, name) if name == _STANDARD_INPUT else name)
            if not files:
                yield path


def _files(path: str) -> Iterator[str]:
    if path == _STANDARD_INPUT or not os.path.isdir(path):
        yield path
        return
    empty = True
    unreadable: list[str] = []
    for root, folders, files in os.walk(path, onerror=lambda error: unreadable.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            where = os.path.join(root, name)
            if not name.startswith(".") and not _is_endless(where):
                empty = False
                yield where
    yield from sorted(unreadable) or ((path,) if empty else ())


def _is_endless(path: str) -> bool:
    """Whether it is a pipe or a device, which holds nothing by itself: reading it would wait for ever; one that is named is read."""
    with suppress(OSError):
        mode = os.stat(path).st_mode
        return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode)
    return False


def load(path: str, columns: Mapping[str, str] = USUAL) -> Iterator[Report | Unread]:
    """The reports of one file (`-`: of standard input), by the plug-in for its suffix, else for its content.

    `columns` names a table's columns by what they hold, where they have other names than the usual. What can't be read, a whole file or
    a report in it, comes as Unread with the reason; nothing is raised for a bad input.
    """
    return _with(columns, _loaded(path))


def take(
    data: bytes, path: str, around: Facts, *, media: str | None = None, columns: Mapping[str, str] = USUAL
) -> Iterator[Report | Unread]:
    """As `load`, of bytes that came from elsewhere, where they are called `media`; `around` is what is known of them."""
    return _with(columns, _taken(data, path, around, media))


def _with(columns: Mapping[str, str], items: Iterator[Report | Unread]) -> Iterator[Report | Unread]:
    """The same items, each made within its time, while the columns are known."""
    found, more = deadline.bounded(items), True
    while more:
        token = GIVEN.set(columns)
        try:
            item = next(found, None)
        finally:
            GIVEN.reset(token)
        if more := item is not None:
            yield item


def _loaded(path: str) -> Iterator[Report | Unread]:
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        with _opened(path) as file:
            source = choose(path, file.peek(_HEAD)[:_HEAD])
            yield from source.stream(file, shown) if hasattr(source, "stream") else nested.call(source, file.read(MAX_BYTES + 1), shown)
    except OnRecordError as error:
        yield Unread(shown, str(error))
    except OSError as error:
        yield Unread(shown, f"{error.strerror or error}: check the name and that you may read it")
    except Exception as error:  # a plug-in, ours or a stranger's, has failed: one input must not stop the others
        yield Unread(shown, f"beyond its reader ({type(error).__name__}: {error}): leave it out, or save it as plain text")


def _taken(data: bytes, path: str, around: Facts, media: str | None) -> Iterator[Report | Unread]:
    try:
        yield from nested.inside(data, path, nested.present(len(data)), around, media)
    except OnRecordError as error:
        yield Unread(path, str(error))


@contextmanager
def _opened(path: str) -> Iterator[BufferedReader]:
    if path == _STANDARD_INPUT:
        with _standard_input() as file:
            yield file
        return
    if "://" in path and not os.path.exists(path):
        raise CannotLoad("an address of a kind that is not fetched: save what is there and name the file")
    if os.path.isdir(path):
        raise CannotLoad("a folder without a file in it: name a file, or a folder of files")
    if "\0" in path:
        raise CannotLoad("no name that a file can have: check the name")
    with open(path, "rb") as file:
        yield file


@contextmanager
def _standard_input() -> Iterator[BufferedReader]:
    if sys.stdin is None:
        raise CannotLoad("there is no standard input: name a file")
    file = BufferedReader(cast("Any", sys.stdin.buffer))
    try:
        yield file
    finally:
        file.detach()  # standard input is not ours to close


def choose(path: str, head: bytes) -> ModuleType:
    """The plug-in that reads a file of this name and these first bytes."""
    found = plugins.find("sources")
    suffix = PurePath(path).suffix.lower()
    for source in found.values():
        if suffix and suffix in source.SUFFIXES:
            return source
    for source in found.values():
        if hasattr(source, "knows") and source.knows(head):
            return source
    return found["text"]
