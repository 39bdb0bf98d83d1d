"""The figures as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.evaluation.chains import Chains
from onrecord.evaluation.figures import Figure, Share
from onrecord.evaluation.scores import Scores

_HEAD = f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'found':>8}{'gold':>8}"


def score_lines(scores: Scores) -> Iterator[str]:
    """Link and exact first: the forgiving figures last."""
    yield _HEAD
    yield _figure("link (sourced)", scores.linked)
    yield _figure("link (all)", scores.linked_all)
    roles = {"content": scores.content, "source": scores.source, "cue": scores.cue}
    yield from (_figure(f"{role} exact", figures.exact) for role, figures in roles.items())
    yield _figure("content exact, by piece", scores.fragments)
    yield from (_figure(f"{role} soft", figures.soft) for role, figures in roles.items())
    yield from (_figure(f"{role} token", figures.token) for role, figures in roles.items())
    yield f"{'recall of content':24}{'link':>7}{'exact':>7}{'soft':>7}{'token':>8}{'half':>8}{'gold':>8}"
    for manner, one in scores.recall.items():
        shares = f"{_percent(one.link)}{_percent(one.exact)}{_percent(one.soft)}{_percent(one.token, 8)}{_percent(one.half, 8)}"
        yield f"  {manner:22}{shares}{one.contents:8}"


def chain_lines(chains: Chains) -> Iterator[str]:
    yield _HEAD
    yield from (_figure(f"link at depth {depth}", figure) for depth, figure in chains.by_depth.items())
    yield from (_figure(f"link, {manner}", figure) for manner, figure in chains.by_manner.items())
    yield _figure("speaker of unattributed", chains.speakers)
    yield _share("manner right", chains.told)
    yield _share("parent right", chains.parents)
    yield _share("parent right, inner", chains.inner)
    false = f"{chains.false_statements} in {chains.silent_words:,} words that attribute nothing"
    yield f"{'false statements':24}{chains.false_per_thousand:7.2f} per 1,000 words: {false}"


def _figure(name: str, figure: Figure) -> str:
    shares = "".join(_percent(share) for share in (figure.precision, figure.recall, figure.f1))
    return f"{name:24}{shares}{figure.predicted:8}{figure.gold:8}"


def _share(name: str, share: Share) -> str:
    low, high = share.interval
    return f"{name:24}{_percent(share.value)} ({100 * low:.1f} to {100 * high:.1f}) of {share.of} found"


def _percent(share: float, width: int = 7) -> str:
    return f"{100 * share:{width}.1f}"
