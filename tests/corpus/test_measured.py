"""A reader is measured against marked reports in every layer that it has, by kind of outlet."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from onrecord import pipeline
from onrecord.cli import commands
from onrecord.corpus.convert import facts_of, loaded, statement_values
from onrecord.corpus.measured import measure
from onrecord.corpus.measured_table import lines
from onrecord.corpus.splits import marks_of_split
from onrecord.records import Act, Coverage, Reading, Report, Speaker, Statement
from tests.corpus.conftest import SMALL

ALL = list(loaded(marks_of_split(SMALL, "train")))


class Finds:
    """Reads as told: what people marked but for days and channels, changed by `change`."""

    model = "somebody@1"

    def __init__(self, change=lambda statements: statements, speakers=True) -> None:
        self.seen: list[Report] = []
        self._change, self._speakers = change, speakers

    def read(self, report: Report) -> Reading:
        self.seen.append(report)
        marked = next(one for one, *_ in ALL if one.text == report.text)
        who = [Speaker(id=each.id, name=each.name, kind=each.kind, mentions=each.mentions) for each in marked.speakers]
        return Reading(
            report_id=report.id,
            model=self.model,
            statements=tuple(replace(each, said_on=None, occasion=(), channel=None) for each in self._change(statement_values(marked))),
            speakers=tuple(who) if self._speakers else (),
            assertions=marked.unsourced,
            coverage=Coverage(chars=len(report.text), chars_read=len(report.text), sentences=1, sentences_with_statement=1),
        )


def test_a_reader_that_finds_what_is_marked_has_every_figure_whole():
    found = measure(Finds(), SMALL, "train")
    layers = found.layers
    whole = [layers.link, layers.parts["cue"].exact, layers.speakers, layers.mentions, layers.layers["unsourced"].exact]
    whole += [found.chains.by_depth[1], found.chains.by_depth[2], found.labels["act"], found.labels["parent"], found.labels["speaker"]]
    assert [(each.precision, each.recall) for each in whole] == [(1.0, 1.0)] * len(whole)
    assert found.look_alikes.of == 1
    assert found.look_alikes.right == 0


def test_what_is_not_found_lowers_recall_and_what_nobody_said_precision():
    def change(statements: tuple[Statement, ...]) -> list[Statement]:
        first, *others = statements
        return [first, *(one for one in others if one.id != "s2"), Statement(id="new", content=first.source, cue=first.content)]

    link = measure(Finds(change), SMALL, "train").layers.link
    assert (link.predicted, link.gold) == (13, 13)
    assert link.precision == link.recall == pytest.approx(11 / 13)


def test_a_look_alike_that_is_taken_for_a_statement_is_counted():
    sign = next(each.no_statements[0].span for each, *_ in ALL if each.no_statements)

    def change(statements: tuple[Statement, ...]) -> list[Statement]:
        far = [one for one in statements if one.content[-1].end > sign.end]
        return [*statements, *([] if far else [Statement(id="sign", content=(sign,))])]

    assert measure(Finds(change), SMALL, "train").look_alikes.right == 1


def test_a_label_that_the_reader_does_not_give_is_no_error_of_precision():
    found = measure(Finds(speakers=False), SMALL, "train")
    assert (found.labels["speaker kind"].predicted, found.labels["speaker kind"].gold) == (0, 13)
    assert found.labels["said_on"].predicted == 0
    assert found.labels["said_on"].gold > 0


def test_another_act_than_the_marked_one_is_wrong():
    changed = measure(Finds(lambda all_: [replace(each, act=Act.DENY) for each in all_]), SMALL, "train")
    assert changed.labels["act"].precision == 0


def test_the_reader_gets_what_came_with_the_report_but_no_marks():
    reader = Finds()
    measure(reader, SMALL, "train")
    assert [(report.outlet, report.published) for report in reader.seen] == [("Tesk", "2030-05-14"), ("Fjordside Mail", "2030-05-15")]
    assert all(zone.kind in {"headline", "dateline", "credit", "body"} for report in reader.seen for zone in report.zones)


def test_reports_are_told_by_kind_of_outlet():
    found = measure(Finds(), SMALL, "train")
    assert {kind: one.reports for kind, one in found.kinds.items()} == {"trimmed copy": 1, "wire": 1}
    shown = "\n".join(lines(found))
    assert "trimmed copy" in shown
    assert "said on" not in shown, "a layer that this reader does not have"


def test_the_day_of_a_report_that_is_not_ours_comes_with_its_marks():
    marked = next(one for one, *_ in ALL)
    other = replace(marked, report=None, url="https://a.example/b", published="2030-05-14")
    assert facts_of(other, None).published == "2030-05-14"


def test_evaluate_measures_the_model_on_a_split():
    result = CliRunner().invoke(commands, ["evaluate", "--corpus", str(SMALL), "--split", "train"])
    assert result.exit_code == 0, result.output
    assert "corpus, train: 2 reports" in result.output


def test_evaluate_writes_json_with_every_figure():
    result = CliRunner().invoke(commands, ["evaluate", "--corpus", str(SMALL), "--split", "train", "--format", "json"])
    found = json.loads(result.output)["corpus"]
    assert found["split"] == "train"
    assert 0.5 < found["layers"]["link"]["f1"] <= 1
    assert found["kinds"]["wire"]["reports"] == 1


def test_evaluate_says_what_is_wrong_with_a_split():
    result = CliRunner().invoke(commands, ["evaluate", "--corpus", str(SMALL)])
    assert result.exit_code == 1
    assert "has no marks" in result.output


def test_the_model_that_ships_reads_what_stands_in_the_corpus():
    assert measure(pipeline.open_reader(None), SMALL, "train").layers.link.f1 > 0.5
