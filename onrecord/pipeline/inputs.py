"""What a run reads, and how it gets at it: paths and what the user said of them."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord import sources
from onrecord.fetching.addresses import is_address
from onrecord.pipeline.online import Recall, fetch
from onrecord.records import Report, Unread
from onrecord.sources.columns import USUAL

if TYPE_CHECKING:
    from onrecord.fetching.web import Web

__all__ = ["Inputs", "inputs"]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files, folders, globs, addresses or standard input (`-`); `columns` names columns of tables by what they hold.

    `allow_private` lets addresses lead to machines that the world can't reach.
    """

    paths: Iterable[str]  # gone through once
    columns: Mapping[str, str] = field(default_factory=lambda: USUAL)
    allow_private: bool = False

    def load(self, leaving: Container[str] = (), recall: Recall | None = None) -> Iterator[Report | Unread]:
        """The reports in order, and why there are none; files whose whole path is in `leaving` are left out.

        `recall` tells what is known of an address; with it, `Unchanged` and `Fetched` are among what comes.
        """
        web: Web | None = None
        with ExitStack() as opened:
            for path in sources.expand(self.paths):
                if is_address(path) and not os.path.lexists(path):
                    web = web or opened.enter_context(_web(self.allow_private))
                    yield from fetch(path, web, self.columns, recall)
                elif os.path.abspath(path) not in leaving:
                    yield from sources.load(path, self.columns)


def _web(allow_private: bool) -> Web:
    from onrecord.fetching.web import Web  # heavy: it brings the network

    return Web(allow_private=allow_private)


def inputs(given: Iterable[str] | Inputs) -> Inputs:
    """Paths as inputs of which nothing else was said."""
    return given if isinstance(given, Inputs) else Inputs(given)
