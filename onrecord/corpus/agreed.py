"""The agreement of two readings in words and as JSON; a figure without anything to compare is a dash, or null."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.corpus.agreement import Agreement
from onrecord.corpus.coefficients import Agreed
from onrecord.evaluation.figures import Figure

__all__ = ["as_json", "lines"]

LINKS = ("identities", "matches", "no_matches", "copies", "questions", "positions")
LINKED = {"relations": "relation of matches", "copying": "relation of copies", "stands": "position taken"}


def as_json(found: Agreement) -> dict[str, Any]:
    """All figures; precision is of the second reading by the first, recall the other way round."""
    links = found.links
    return {
        "reports": found.reports,
        "only": list(found.only),
        "statements": {"a": found.statements[0], "b": found.statements[1], "matched": found.matched},
        "link": _figure(found.link),
        "link_sourced": _figure(found.sourced),
        "parts": {name: {"exact": _figure(each.exact), "soft": _figure(each.soft)} for name, each in found.parts.items()},
        "characters": {name: _agreed(each) for name, each in found.characters.items()},
        "labels": {name: _agreed(each) for name, each in found.labels.items()},
        "mentions": _figure(found.mentions),
        "speakers_b_cubed": _figure(found.speakers),
        "layers": {
            name: {"exact": _figure(each.exact), "half": _figure(each.half), "kinds": _agreed(each.kinds)}
            for name, each in found.layers.items()
        },
        "links": {name: _figure(getattr(links, name)) for name in LINKS} | {name: _agreed(getattr(links, name)) for name in LINKED}
        if links
        else None,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    known = bool(figure.predicted or figure.gold)
    told = (
        {"precision": figure.precision, "recall": figure.recall, "f1": figure.f1} if known else dict.fromkeys(("precision", "recall", "f1"))
    )
    return {**told, "a": figure.gold, "b": figure.predicted}


def _agreed(each: Agreed) -> dict[str, Any]:
    return {"units": each.units, "agreement": each.share, "alpha": each.alpha}


def lines(found: Agreement) -> Iterator[str]:
    """The figures as a table in per cent."""
    a, b = found.statements
    yield f"{found.reports} report{'s' * (found.reports != 1)}, {a} and {b} statements, {found.matched} the same in source and content"
    yield from (f"in one reading only: {name}" for name in found.only)
    yield ""
    yield f"{'':24}{'F1':>7}{'a':>7}{'b':>7}"
    yield _row("link", found.link)
    yield _row("link (sourced)", found.sourced)
    for name, part in found.parts.items():
        yield _row(f"{name} exact", part.exact)
        yield _row(f"{name} soft", part.soft)
    yield _row("mentions", found.mentions)
    yield _row("speakers, B-cubed", found.speakers)
    for name, layer in found.layers.items():
        yield _row(f"{name} exact", layer.exact)
        yield _row(f"{name} half", layer.half)
    yield from (
        _row(f"{name.replace('_', ' ')}{', B-cubed' * (name == 'identities')}", getattr(found.links, name)) for name in LINKS if found.links
    )
    yield ""
    yield f"{'':24}{'same':>7}{'alpha':>7}{'units':>9}"
    yield from (_labels(name.replace("_", " "), each) for name, each in found.labels.items())
    yield from (_labels(f"{name}, kind", layer.kinds) for name, layer in found.layers.items() if name in ("zones", "unsourced", "wording"))
    yield from (_labels(words, getattr(found.links, name)) for name, words in LINKED.items() if found.links)
    yield from (_labels(f"{name}, characters", each) for name, each in found.characters.items())


def _row(name: str, figure: Figure) -> str:
    value = figure.f1 if figure.predicted or figure.gold else None
    return f"{name:24}{_percent(value)}{figure.gold:7}{figure.predicted:7}"


def _labels(name: str, each: Agreed) -> str:
    return f"{name:24}{_percent(each.share)}{_percent(each.alpha)}{each.units:9}"


def _percent(value: float | None) -> str:
    return f"{'-':>7}" if value is None else f"{100 * value:7.1f}"
