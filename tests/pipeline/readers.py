"""A reader that takes no time and does what a report's text orders; here by name, so that a process can open it."""

import re
from dataclasses import dataclass

from onrecord.records import Coverage, Reading, Report, Span, Speaker, Statement
from tests.engines.readers import ORDERS

_SAID = re.compile(r"(\w+) (said|denied) ([^.]+)\.")


@dataclass(frozen=True)
class Clerk:
    """Finds what stands as `Name said words.`; fails where a text begins with an order, and for `garble` gives what no database holds."""

    model: str = "clerk@1"

    def read(self, report: Report) -> Reading:
        word, _, rest = report.text.partition(" ")
        if word in ORDERS:
            ORDERS[word](rest)
        found = list(_SAID.finditer(report.text))
        speakers = {one[1]: Speaker(id=f"p-{one[1]}", name="\ud800" if word == "garble" else one[1]) for one in found}
        return Reading(
            report_id=report.id,
            model=self.model,
            statements=tuple(self._statement(number, one) for number, one in enumerate(found)),
            speakers=tuple(speakers.values()),
            coverage=Coverage(len(report.text), len(report.text), 2, 1),
        )

    def _statement(self, number: int, one: re.Match[str]) -> Statement:
        who, cue, content = ((Span(*one.span(group)),) for group in (1, 2, 3))
        return Statement(id=f"s{number}", content=content, source=who, cue=cue, speaker=f"p-{one[1]}", by=self.model)


class Nobody:
    """A reader that must not be asked."""

    def read(self, report: Report) -> Reading:
        raise AssertionError(f"read again: {report.path}")
