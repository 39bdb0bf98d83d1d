import json
import re

import pytest

from onrecord.evaluation.evaluate import as_json, evaluate, report_of, show
from onrecord.evaluation.figures import Figure
from onrecord.evaluation.gold import Gold, from_marks
from onrecord.records import Coverage, Reading, Report, Span, Statement

MARKED = """[what:1 "We waited,"] [said:1 said] [who:1 Ann].
---
[who:1 Bob] [said:1 told] us [what:1 that [who:2 Cy] [said:2 had said] [what:2 no]].
---
It rained on "the old town" for three days.
"""
TEXT = 'Ann said "no".\nBob agreed.\n'
ANNOTATION = 'T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tContent 9 13\t"no"\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n'


class QuotationMarks:
    """A reader that takes what stands between quotation marks for a statement, and the last word with a capital for its source."""

    model = "marks@1"

    def read(self, report: Report) -> Reading:
        found = tuple(self.statement(report.text, m) for m in re.finditer(r'"[^"]+"', report.text))
        return reading(report, self.model, found)

    def statement(self, text: str, quotation: re.Match[str]) -> Statement:
        *_, name = re.finditer(r"\b[A-Z]\w+", text.replace("We", "we").replace("Bob", "bob"))
        return Statement(id=str(quotation.start()), content=(Span(*quotation.span()),), source=(Span(*name.span()),), score=0.8)


class Oracle:
    """A reader that has seen the answers."""

    model = "oracle@1"

    def __init__(self, golds: list[Gold]) -> None:
        self.known = {gold.text: gold.statements for gold in golds}

    def read(self, report: Report) -> Reading:
        return reading(report, self.model, self.known[report.text])


def reading(report: Report, model: str, found: tuple[Statement, ...]) -> Reading:
    return Reading(
        report_id=report.id, model=model, statements=found, speakers=(), coverage=Coverage(len(report.text), len(report.text), 1, 1)
    )


@pytest.fixture
def marked(tmp_path):
    path = tmp_path / "marked.txt"
    path.write_text(MARKED, encoding="utf-8")
    return path


@pytest.fixture
def polnear(tmp_path):
    for folder, name, text in (("text", "one.txt", TEXT), ("attributions", "one_a.ann", ANNOTATION)):
        (tmp_path / "part" / folder).mkdir(parents=True)
        (tmp_path / "part" / folder / name).write_text(text, encoding="utf-8")
    return tmp_path / "part"


def test_a_reader_that_knows_the_answers_is_right_in_everything(marked):
    evaluation = evaluate(Oracle(list(from_marks(marked))), polnear=None, marked=marked)
    assert evaluation.polnear is None
    assert evaluation.marked is not None
    assert evaluation.marked.scores.linked == Figure(1.0, 1.0, 2, 2)
    assert evaluation.marked.chains.by_depth[2] == Figure(1.0, 1.0, 1, 1)
    assert evaluation.marked.chains.false_per_thousand == 0.0
    assert evaluation.marked.calibration.error == 0.0


def test_what_is_read_falsely_counts_against_the_reader(marked, polnear):
    evaluation = evaluate(QuotationMarks(), polnear=polnear, marked=marked)
    assert evaluation.marked is not None
    assert evaluation.polnear is not None
    assert evaluation.marked.scores.linked == Figure(0.5, 0.5, 2, 2)
    assert evaluation.marked.chains.false_statements == 1
    assert evaluation.marked.chains.silent_words == 9
    assert evaluation.polnear.scores.linked == Figure(1.0, 1.0, 1, 1)
    assert evaluation.polnear.calibration.error == pytest.approx(0.2)


def test_statements_inside_anothers_content_do_not_count_on_polnear(polnear):
    class Nesting(QuotationMarks):
        def statement(self, text, quotation):
            one = super().statement(text, quotation)
            return Statement(id=one.id, content=one.content, source=one.source, parent="elsewhere")

    evaluation = evaluate(Nesting(), polnear=polnear, marked=None)
    assert evaluation.polnear is not None
    assert evaluation.polnear.scores.linked == Figure(0.0, 0.0, 0, 1)


def test_every_word_read_is_in_the_speed(marked, polnear):
    speed = evaluate(QuotationMarks(), polnear=polnear, marked=marked).speed
    assert (speed.texts, speed.words) == (4, 4 + 8 + 9 + 5)
    assert speed.cpu_seconds > 0.0


def test_a_report_is_made_the_same_way_each_time():
    one = Gold("a.txt", "Ann said so.", ())
    assert report_of(one) == report_of(one)
    assert report_of(one).id != report_of(Gold("b.txt", one.text, ())).id
    assert report_of(one).sha256 == report_of(Gold("b.txt", one.text, ())).sha256


def test_the_table_names_every_figure_and_no_line_is_wider_than_a_terminal(marked, polnear):
    shown = show(evaluate(QuotationMarks(), polnear=polnear, marked=marked))
    for name in (
        "link (sourced)",
        "content exact",
        "cue token",
        "link at depth 3",
        "manner right",
        "false statements",
        "calibration error",
        "a second",
    ):
        assert name in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_a_models_name_cannot_write_to_the_terminal(marked):
    class Hostile(QuotationMarks):
        model = "x\x1b[2J@1"

    assert "\x1b" not in show(evaluate(Hostile(), polnear=None, marked=marked))


def test_the_json_holds_the_same_figures(marked):
    plain = json.loads(json.dumps(as_json(evaluate(QuotationMarks(), polnear=None, marked=marked)), allow_nan=False))
    assert plain["polnear"] is None
    assert plain["marked"]["scores"]["linked"] == {"precision": 0.5, "recall": 0.5, "predicted": 2, "gold": 2, "f1": 0.5}
    assert plain["marked"]["chains"]["by_depth"]["2"]["gold"] == 1
    assert len(plain["marked"]["calibration"]["bins"]) == 10
    assert plain["speed"]["words_a_second"] > 0
