"""What a table of a finding looks like over time, or counted: bars as SVG, whose geometry is in attributes and whose words are text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.outline import when
from onrecord.records import Cell, Finding

__all__ = ["Bar", "Chart", "chart"]

MOST = 60  # bars
LEAST = 2
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:T.*)?")
_DATED = ("date", "since", "first", "made_on")
_COUNTED = ("statements", "count", "reports", "weight", "origins")
_NAMED = ("speaker", "outlet", "term", "kind", "title", "source")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is of, how much, and where it stands, in hundredths of the chart's width and height."""

    words: str
    count: int
    x: float
    width: float
    height: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side over time, or one under another by size; `says` is all of it in a sentence."""

    over_time: bool
    title: str
    says: str
    most: int
    bars: tuple[Bar, ...]


def chart(finding: Finding) -> Chart | None:
    """A timeline where a column has dates, else the rows with the highest count by name; None where neither says more than the table."""
    return _timeline(finding) or _counts(finding)


def _column(finding: Finding, names: Sequence[str]) -> list[Cell] | None:
    place = next((finding.columns.index(name) for name in names if name in finding.columns), None)
    return None if place is None else [row.cells[place] for row in finding.rows]


def _timeline(finding: Finding) -> Chart | None:
    cells = _column(finding, _DATED)
    found = [match for cell in cells or () if isinstance(cell, str) and (match := _DATE.fullmatch(cell))]
    for parts in (3, 2, 1):  # days, months or years, the finest that there is room for
        counts = Counter("-".join(match.groups()[:parts]) for match in found if all(match.groups()[:parts]))
        if counts.total() < len(found) * 0.8:
            continue
        steps = _steps(sorted(counts))
        if LEAST <= len(steps) <= MOST and len(counts) >= LEAST:
            return _over_time(steps, counts)
    return None


def _steps(dates: Sequence[str]) -> list[str]:
    """All days, months or years from the first to the last."""
    from datetime import date, timedelta

    if not dates:
        return []
    if len(dates[0]) == 4:
        return [f"{year:04}" for year in range(int(dates[0]), int(dates[-1]) + 1)]
    if len(dates[0]) == 7:
        first, last = (int(each[:4]) * 12 + int(each[5:]) - 1 for each in (dates[0], dates[-1]))
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, min(last, first + MOST) + 1)]
    try:
        start, end = date.fromisoformat(dates[0]), date.fromisoformat(dates[-1])
    except ValueError:
        return []
    return [str(start + timedelta(days)) for days in range(min((end - start).days, MOST) + 1)]


def _over_time(steps: Sequence[str], counts: Counter[str]) -> Chart:
    most, wide = max(counts.values()), 100 / len(steps)
    every = max(1, -(-len(steps) // 6))
    bars = (
        Bar(when(step), counts[step], i * wide, wide * 0.8, 100 * counts[step] / most, labelled=i % every == 0)
        for i, step in enumerate(steps)
    )
    peak = max(steps, key=lambda step: counts[step])
    says = f"{counts.total():,} rows from {when(steps[0])} to {when(steps[-1])}, most on {when(peak)}: {counts[peak]:,}."
    return Chart(True, "Over time", says, most, tuple(bars))


def _counts(finding: Finding) -> Chart | None:
    names, numbers = _column(finding, _NAMED), _column(finding, _COUNTED)
    if not names or not numbers:
        return None
    pairs = [(name, number) for name, number in zip(names, numbers, strict=True) if isinstance(name, str) and isinstance(number, int)]
    top = sorted(pairs, key=lambda each: -each[1])[:15]
    if len(top) < LEAST or top[0][1] <= 0:
        return None
    most = top[0][1]
    bars = tuple(Bar(name, number, 0, max(0.0, 100 * number / most), 0, labelled=True) for name, number in top)
    what = next(name for name in _COUNTED if name in finding.columns)
    return Chart(False, f"Most {what}", f"{top[0][0]} has the most {what}: {most:,}; the table has all.", most, bars)
