"""The figures, by hand, as laws, and against the scorer that the project was measured with before."""

from __future__ import annotations

import importlib.util
import itertools
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.figures import Figure
from onrecord.evaluation.gold import Gold, from_polnear
from onrecord.evaluation.matching import Case
from onrecord.evaluation.scores import RoleFigures, Scores, score
from onrecord.records import Manner, Span, Statement

from .conftest import moved

TALKS = '[who:1 Ann Lee] [said:1 said] [what:1 talks had failed]. [what:2 "No deal,"] [said:2 said] [who:2 Bob]. [what:2 "Never."]'


def test_gold_against_itself_is_right_in_everything(compare):
    scores = score([compare(TALKS, TALKS)])
    assert {figure.f1 for figure in figures(scores)} == {1.0}
    assert scores.recall[Manner.DIRECT].link == scores.recall[Manner.INDIRECT].link == 1.0


def test_nothing_found_is_wrong_in_everything(compare):
    case = compare(TALKS, TALKS)
    scores = score([Case(case.text, case.gold, ())])
    assert {figure.f1 for figure in figures(scores)} == {0.0}
    assert scores.linked == Figure(0.0, 0.0, 0, 2)


def test_half_a_content_is_precise_and_half_recalled(compare):
    scores = score(
        [
            compare(
                "[who:1 Ann] [said:1 said] [what:1 the talks had failed again today]",
                "[who:1 Ann] [said:1 said] [what:1 the talks had] failed again today",
            )
        ]
    )
    assert scores.content.soft == Figure(1.0, 0.5, 1, 1)
    assert scores.content.token == Figure(1.0, 0.5, 3, 6)
    assert scores.content.exact == Figure(0.0, 0.0, 1, 1)
    assert scores.linked == Figure(1.0, 1.0, 1, 1)
    assert scores.recall[Manner.INDIRECT].half == 1.0


def test_one_piece_of_two_is_right_by_piece_only(compare):
    scores = score([compare(TALKS, TALKS.replace(' [what:2 "Never."]', ' "Never."'))])
    assert scores.content.exact == Figure(0.5, 0.5, 2, 2)
    assert scores.fragments == Figure(1.0, 2 / 3, 2, 3)


def test_a_source_that_two_cues_share_counts_once(compare):
    shared = "[who:1 [who:2 Newsweek]] [said:1 announced] [what:1 new rates] and [said:2 said] [what:2 it will expand]."
    scores = score([compare(shared, shared)])
    assert scores.source.exact.gold == 1
    assert scores.cue.exact.gold == 2
    assert scores.linked.gold == 2


def test_a_statement_without_a_source_counts_in_all_links_only(compare):
    marked = "[said:1 It is said] [what:1 that the king is dead]"
    scores = score([compare(marked, marked)])
    assert scores.linked == Figure(0.0, 0.0, 0, 0)
    assert scores.linked_all == Figure(1.0, 1.0, 1, 1)


def test_swapped_sources_break_the_links_and_leave_the_spans_right(compare):
    scores = score(
        [
            compare(
                "[who:1 Ann] [said:1 said] [what:1 yes it is]. [who:2 Bob] [said:2 said] [what:2 no it is not].",
                "[who:2 Ann] [said:1 said] [what:1 yes it is]. [who:1 Bob] [said:2 said] [what:2 no it is not].",
            )
        ]
    )
    assert scores.source.exact.f1 == scores.content.exact.f1 == 1.0
    assert scores.linked.f1 == 0.0


def test_texts_are_counted_together_not_averaged(compare):
    right = compare(TALKS, TALKS)
    scores = score([right, Case(right.text, right.gold, ()), Case("Nothing here.", (), ())])
    assert scores.texts == 3
    assert scores.linked == Figure(1.0, 0.5, 2, 4)


# ---- laws ----

WORDS = " ".join(f"word{i}," if i % 7 else f'"word{i}' for i in range(60))


def spans() -> st.SearchStrategy[tuple[Span, ...]]:
    ends = st.tuples(st.integers(0, len(WORDS)), st.integers(1, 60)).map(lambda p: Span(p[0], p[0] + p[1]))
    return st.lists(ends, max_size=3).map(lambda found: tuple(sorted(found)))


def readings() -> st.SearchStrategy[tuple[Statement, ...]]:
    one = st.builds(Statement, id=st.just("1"), content=spans(), source=spans(), cue=spans())
    return st.lists(one, max_size=5).map(tuple)


@given(readings(), readings())
def test_every_figure_lies_between_nought_and_one(gold, found):
    for figure in figures(score([Case(WORDS, gold, found)])):
        assert 0.0 <= figure.precision <= 1.0
        assert 0.0 <= figure.recall <= 1.0


@given(readings())
def test_whatever_there_is_to_find_is_found_by_its_own_gold(gold):
    for figure in figures(score([Case(WORDS, gold, gold)])):
        assert figure.f1 == (1.0 if figure.gold else 0.0)


@given(readings(), readings(), st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_no_span_figure(gold, found, rng):
    ordered = score([Case(WORDS, gold, found)])
    mixed = score([Case(WORDS, shuffled(gold, rng), shuffled(found, rng))])
    assert (mixed.content, mixed.source, mixed.cue, mixed.fragments) == (
        ordered.content,
        ordered.source,
        ordered.cue,
        ordered.fragments,
    )


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_no_link_where_contents_stand_apart(cuts, rng):
    gold, found = [], []
    for place, (head, tail) in enumerate(cuts):
        start = place * 80
        gold.append(Statement(id=f"{place}", source=(Span(start, start + 10),), content=(Span(start + 20, start + 70),)))
        found.append(
            Statement(id=f"{place}", source=(Span(start + head, start + 12),), content=(Span(start + 20 + 5 * head, start + 79 - tail),))
        )
    ordered = score([Case(WORDS, tuple(gold), tuple(found))])
    assert score([Case(WORDS, shuffled(gold, rng), shuffled(found, rng))]) == ordered


@given(readings(), readings())
def test_gold_and_found_in_each_others_place_exchange_precision_and_recall(gold, found):
    there, back = score([Case(WORDS, gold, found)]), score([Case(WORDS, found, gold)])
    for one, other in ((there.content, back.content), (there.source, back.source), (there.cue, back.cue)):
        assert (one.exact.precision, one.soft.precision, one.token.precision) == (other.exact.recall, other.soft.recall, other.token.recall)


def shuffled(statements: Any, rng: random.Random) -> tuple[Statement, ...]:
    mixed = list(statements)
    rng.shuffle(mixed)
    return tuple(mixed)


def figures(scores: Scores) -> list[Figure]:
    """Every figure but the recall by manner."""
    roles = [figure for role in (scores.content, scores.source, scores.cue) for figure in (role.exact, role.soft, role.token)]
    return [*roles, scores.fragments, scores.linked, scores.linked_all]


# ---- the scorer that came before ----


@pytest.fixture
def articles(shared: Path) -> list[Gold]:
    return read_articles(shared / "data" / "polnear" / "dev")


@cache
def read_articles(folder: Path) -> list[Gold]:
    return list(from_polnear(folder))


@pytest.fixture
def scorer(shared: Path) -> ModuleType:
    if not (shared / "eval" / "score.py").is_file():
        pytest.skip(f"{shared} holds no eval/score.py to agree with")
    return load_scorer(shared / "eval")


@cache
def load_scorer(folder: Path) -> ModuleType:
    """score.py under a name of its own; it imports the reader of PolNeAR that lies beside it."""
    spec = importlib.util.spec_from_file_location("score_of_shared", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    there, beside = list(sys.path), sys.modules.pop("polnear", None)
    sys.path.insert(0, str(folder))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = there
        sys.modules.pop("polnear", None)
        if beside is not None:
            sys.modules["polnear"] = beside
    return module


def as_it_is(article: Gold, rng: random.Random) -> tuple[Statement, ...]:
    return article.statements


def later_in_the_text(article: Gold, rng: random.Random) -> tuple[Statement, ...]:
    return tuple(in_all_roles(s, lambda spans: moved(spans, 500, len(article.text))) for s in article.statements)


def a_little_later(article: Gold, rng: random.Random) -> tuple[Statement, ...]:
    return tuple(in_all_roles(s, lambda spans: moved(spans, rng.randint(0, 12), len(article.text))) for s in article.statements)


def halved(article: Gold, rng: random.Random) -> tuple[Statement, ...]:
    half = lambda spans: tuple(Span(s.start, (s.start + s.end) // 2) for s in spans if s.end - s.start > 1)
    return tuple(replace(s, content=half(s.content)) for s in article.statements)


def shuffled_sources(article: Gold, rng: random.Random) -> tuple[Statement, ...]:
    sources = [s.source for s in article.statements]
    rng.shuffle(sources)
    return tuple(replace(s, source=source) for s, source in zip(article.statements, sources, strict=True))


def out_of_order(article: Gold, rng: random.Random) -> tuple[Statement, ...]:
    return shuffled(article.statements, rng)


def with_losses(article: Gold, rng: random.Random) -> tuple[Statement, ...]:
    """Statements, sources and cues lost, contents lost in part, some told twice."""
    kept = [s for s in article.statements if rng.random() < 0.8]
    kept += rng.sample(kept, len(kept) // 4)
    lose = lambda spans: () if rng.random() < 0.2 else spans
    return tuple(replace(s, source=lose(s.source), cue=lose(s.cue), content=s.content[: rng.randint(0, 3)]) for s in kept)


def in_pieces(article: Gold, rng: random.Random) -> tuple[Statement, ...]:
    """Every content cut at its spaces, now and then without a word."""

    def cut(span: Span) -> list[Span]:
        at = [i for i in range(span.start + 1, span.end - 1) if article.text[i] == " " and rng.random() < 0.1]
        stops = [span.start, *at, span.end]
        pieces = [Span(a, b) for a, b in itertools.pairwise(stops)]
        return [p for p in pieces if rng.random() < 0.9]

    return tuple(replace(s, content=tuple(p for span in s.content for p in cut(span))) for s in article.statements)


def in_all_roles(statement: Statement, change: Callable[[tuple[Span, ...]], tuple[Span, ...]]) -> Statement:
    return replace(statement, source=change(statement.source), cue=change(statement.cue), content=change(statement.content))


@pytest.mark.parametrize(
    "perturbed",
    [as_it_is, later_in_the_text, a_little_later, halved, shuffled_sources, out_of_order, with_losses, in_pieces],
)
def test_every_figure_is_that_of_the_scorer_before(perturbed, articles, scorer):
    rng = random.Random(20240514)
    found = {article.name: perturbed(article, rng) for article in articles}
    ours = score([Case(article.text, article.statements, found[article.name]) for article in articles])
    theirs = scorer.score(
        {article.name: scorer.Doc(article.name, article.text, list(map(lists, article.statements))) for article in articles},
        {article.name: scorer.Doc(article.name, article.text, list(map(lists, found[article.name]))) for article in articles},
    )
    assert in_its_form(ours) == pytest.approx(flat(theirs), rel=1e-12, abs=1e-12)


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # it leaves its files open
def test_gold_is_read_as_the_scorer_before_reads_it(articles, scorer, shared):
    theirs = scorer.load_gold(str(shared / "data" / "polnear" / "dev"))
    assert list(theirs) == [article.name for article in articles]
    for article in articles:
        assert theirs[article.name].text == article.text
        assert [lists(s) for s in article.statements] == [
            {role: [list(span) for span in one[role]["frags"]] for role in ("source", "cue", "content")} for one in theirs[article.name].st
        ]


def lists(statement: Statement) -> dict[str, list[list[int]]]:
    return {role: [[s.start, s.end] for s in getattr(statement, role)] for role in ("source", "cue", "content")}


def in_its_form(scores: Scores) -> dict[str, float]:
    roles: dict[str, RoleFigures] = {"content": scores.content, "source": scores.source, "cue": scores.cue}
    named = {f"{role}.{kind}": getattr(one, kind) for role, one in roles.items() for kind in ("exact", "soft", "token")}
    named |= {"content.exact_fragment": scores.fragments, "link_all": scores.linked_all, "link_sourced": scores.linked}
    plain: dict[str, float] = {"articles": scores.texts}
    for name, figure in named.items():
        values = {"p": figure.precision, "r": figure.recall, "f1": figure.f1, "n_pred": figure.predicted, "n_gold": figure.gold}
        plain |= {f"{name}.{key}": value for key, value in values.items()}
    for manner, one in scores.recall.items():
        values = {"n": one.contents, "exact": one.exact, "soft": one.soft, "token": one.token, "jaccard50": one.half, "link": one.link}
        plain |= {f"recall_by_kind.{manner}.{key}": value for key, value in values.items()}
    return plain


def flat(nested: dict[str, Any], prefix: str = "") -> dict[str, float]:
    plain: dict[str, float] = {}
    for key, value in nested.items():
        plain |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return plain
