"""What was measured on marked reports, as lines for a terminal; a layer of which neither side has anything is left out."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus.measured import OnCorpus
from onrecord.evaluation.figures import Figure, Share

__all__ = ["lines"]

_COLUMNS = ("reports", "marked", "link", "content", "zones", "claims", "found", "marked")


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
    yield _share("look-alikes taken", found.look_alikes)
    yield ""
    yield f"{'by kind of outlet, F1':26}" + "".join(f"{name:>8}" for name in _COLUMNS)
    for kind, one in found.kinds.items():
        shares = "".join(_f1(each) for each in (one.link, one.content, one.zones, one.claims))
        yield f"{kind[:25]:26}{one.reports:8}{one.link.gold:8}{shares}{one.claims.predicted:8}{one.claims.gold:8}"


def _figure(name: str, figure: Figure) -> Iterator[str]:
    if figure.predicted or figure.gold:
        shares = "".join(f"{100 * share:7.1f}" for share in (figure.precision, figure.recall, figure.f1))
        yield f"{name:26}{shares}{figure.predicted:8}{figure.gold:8}"


def _f1(figure: Figure) -> str:
    return f"{100 * figure.f1:8.1f}" if figure.predicted or figure.gold else f"{'-':>8}"


def _share(name: str, share: Share) -> str:
    return f"{name:26}{100 * share.value:7.1f}{share.of:8}"
