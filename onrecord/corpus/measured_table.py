"""What was measured on marked reports, as lines for a terminal; a layer of which neither side has anything is left out."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus.measured import OnCorpus
from onrecord.corpus.measured_flags import OnFlags
from onrecord.corpus.measured_speakers import Beside
from onrecord.evaluation.figures import Figure, Share
from onrecord.reading.rules import PRECISION

__all__ = ["lines"]

_COLUMNS = ("reports", "marked", "link", "content", "zones", "claims", "found", "marked", "speaker", "floor")


def lines(found: OnCorpus) -> Iterator[str]:
    """Precision, recall and F1 by layer, labels of what was found, and figures by kind of outlet; per cent."""
    layers, chains = found.layers, found.chains
    yield f"corpus, {found.split}: {layers.reports} reports, all statements"
    yield ""
    yield f"{'':26}{'P':>7}{'R':>7}{'F1':>7}{'found':>8}{'marked':>8}"
    yield from _figure("link", layers.link)
    yield from _figure("link (sourced)", layers.sourced)
    for depth, figure in chains.by_depth.items():
        yield from _figure(f"link at depth {depth}", figure)
    for manner, figure in chains.by_manner.items():
        yield from _figure(f"link, {manner}", figure)
    for part in ("content", "source", "cue"):
        yield from _figure(f"{part} exact", layers.parts[part].exact)
    yield from _figure("mentions", layers.mentions)
    yield from _figure("speakers, B-cubed", layers.speakers)
    for name, layer in layers.layers.items():
        if layer.exact.predicted:  # a layer that this reader does not have yet
            yield from _figure(f"{name} exact", layer.exact)
            yield from _figure(f"{name} half", layer.half)
    yield ""
    yield f"{'of statements found':26}{'P':>7}{'R':>7}{'F1':>7}{'found':>8}{'marked':>8}"
    for name, label in found.labels.items():
        if label.predicted:
            yield from _figure(name.replace("_", " "), label)
    yield from _speakers(found)
    yield _share("look-alikes taken", found.look_alikes)
    yield from _flags(found.flags)
    yield ""
    yield f"{'by kind of outlet, F1':26}" + "".join(f"{name:>8}" for name in _COLUMNS)
    for kind, one in found.kinds.items():
        shares = "".join(_f1(each) for each in (one.link, one.content, one.zones, one.claims))
        who = _shares(found.speakers.kinds.get(kind))
        yield f"{kind[:25]:26}{one.reports:8}{one.link.gold:8}{shares}{one.claims.predicted:8}{one.claims.gold:8}{who}"


def _flags(found: OnFlags) -> Iterator[str]:
    """By kind of flag, then by kind of outlet; what marks tell nothing of is only counted."""
    yield ""
    yield f"{'flags, by report':26}{'P':>7}{'R':>7}{'F1':>7}{'found':>8}{'marked':>8}"
    for kind, figure in found.kinds.items():
        yield from _figure(kind, figure)
    yield from (f"{kind:26}{count:29}{'-':>8}" for kind, count in found.others.items())
    yield f"{'the same, by outlet':26}{'P':>7}{'R':>7}{'F1':>7}{'found':>8}{'marked':>8}"
    for outlet, figure in found.outlets.items():
        yield from _figure(outlet[:25], figure)


def _speakers(found: OnCorpus) -> Iterator[str]:
    """Who speaks, beside the nearest name before; then roles, references and rules."""
    who = found.speakers
    yield ""
    yield f"{f'right speaker, {who.reports} reports':26}{'reader':>7}{'floor':>7}{'found':>8}"
    yield _beside("all statements", who.all)
    for name, beside in (who.sources | {"floating quotation": who.floating}).items():
        if beside.found.of:
            yield _beside(name, beside)
    yield ""
    yield f"{'':26}{'P':>7}{'R':>7}{'F1':>7}{'found':>8}{'marked':>8}"
    yield from _figure("roles, title", who.roles)
    yield from _figure("roles, title and of what", who.roles_of)
    yield from _figure("what contents point to", who.refers_to)
    yield ""
    yield f"{'mentions by rule':26}{'right':>7}{'table':>7}{'found':>8}"
    for rule, share in found.rules.items():
        yield f"{rule:26}{100 * share.value:7.1f}{100 * PRECISION[rule]:7.1f}{share.of:8}"
    yield ""


def _shares(beside: Beside | None) -> str:
    return "".join(f"{100 * each.value:8.1f}" for each in (beside.found, beside.floor)) if beside else f"{'-':>8}{'-':>8}"


def _beside(name: str, beside: Beside) -> str:
    return f"{name:26}{100 * beside.found.value:7.1f}{100 * beside.floor.value:7.1f}{beside.found.of:8}"


def _figure(name: str, figure: Figure) -> Iterator[str]:
    if figure.predicted or figure.gold:
        shares = "".join(f"{100 * share:7.1f}" for share in (figure.precision, figure.recall, figure.f1))
        yield f"{name:26}{shares}{figure.predicted:8}{figure.gold:8}"


def _f1(figure: Figure) -> str:
    return f"{100 * figure.f1:8.1f}" if figure.predicted or figure.gold else f"{'-':>8}"


def _share(name: str, share: Share) -> str:
    return f"{name:26}{100 * share.value:7.1f}{share.of:8}"
