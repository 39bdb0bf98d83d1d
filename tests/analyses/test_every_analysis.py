"""What every analysis owes to whoever asks, so that a new one is a file and nothing else."""

import io
import json
import pkgutil
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import analyses, plugins
from onrecord.findings import html, jsonl
from onrecord.holdings import Holdings
from onrecord.records import Dossier, Finding, Part, Role, Span
from tests.analyses.asked import ask, ids
from tests.builders import dossier
from tests.exports.holding import Holding
from tests.strategies import dossiers

NAMES = [
    name
    for name in (module.name for module in pkgutil.iter_modules(analyses.__path__))
    if hasattr(import_module(f"onrecord.analyses.{name}"), "analyse")
]
CONTRACT = {
    "positions": "question speaker speaker_id position since changes",
    "matches": "a_report a_statement b_report b_statement speaker relation score",
    "copies": "report origin relation share",
    "stories": "story title reports first last",
    "speakers": "speaker speaker_id kind roles names reports statements",
    "wording": "term alternatives outlet speaker voice count",
    "unsourced": "report kind",
    "sourcing": "report outlet statements named unnamed documents vague direct indirect speakers share_of_top_speaker",
    "corroboration": "speaker statement origins reports outlets",
    "timeline": "date precision speaker act occasion report",
    "predictions": "speaker made_on about_when condition",
    "profile": "section date what report",
    "compare": "what outlet state statement",
    "network": "source target weight kind",
}
FERRY = dossier(
    "[what:1 “The ferry will not run,”] [who:1 Mayor Norvik] [said:1 said]. [who:2 She] [said:2 did not rule out] [what:2 a bridge].",
    path="herald.txt", outlet="Herald", published="2031-03-05",
)  # fmt: skip
BRIDGE = dossier(
    "[who:1 Pilot Amsel] [said:1 denied] [what:1 that [who:2 Norvik] [said:2 had promised] [what:2 a bridge]].",
    path="star.txt", outlet="Star", published="2031-03-07",
)  # fmt: skip
HOSTILE = "<script>alert(1)</script>\x1b[31m=cmd()"


def checked(finding: Finding, items: list[Dossier]) -> Finding:
    """The finding, every row of which has a cell for each column and rests on characters that are there."""
    by_id = {each.report.id: each for each in items}
    assert len(set(finding.columns)) == len(finding.columns)
    assert "evidence" not in finding.columns
    for row in finding.rows:
        assert len(row.cells) == len(finding.columns)
        assert row.evidence
        for cited in row.evidence:
            report, reading = by_id[cited.report].report, by_id[cited.report].reading
            assert cited.text == cited.span.of(report.text) != ""
            assert cited.path == report.path
            assert cited.statement is None or cited.statement in {said.id for said in reading.statements}
    return finding


def as_json(finding: Finding) -> bytes:
    file = io.BytesIO()
    jsonl.write(finding, file)
    return file.getvalue()


@pytest.mark.parametrize("name", NAMES)
class TestEveryAnalysis:
    def test_is_found_and_asks_something(self, name):
        module = import_module(f"onrecord.analyses.{name}")
        assert plugins.find("analyses")[name] is module
        question = module.__doc__.strip().partition("\n")[0]
        assert question.endswith("?")
        assert ask(name, FERRY).question == question
        assert set(getattr(module, "NEEDS", ())) <= set(Part.__slots__)

    def test_has_the_columns_of_the_contract(self, name):
        columns = import_module(f"onrecord.analyses.{name}").COLUMNS
        assert ask(name, FERRY, BRIDGE).columns == ask(name).columns == columns
        assert name not in CONTRACT or columns == tuple(CONTRACT[name].split())

    def test_rests_each_row_on_characters_that_are_there(self, name):
        for id in ids([FERRY, BRIDGE]):
            checked(ask(name, FERRY, BRIDGE, part=Part(speaker=id)), [FERRY, BRIDGE])

    def test_finds_the_same_in_the_same(self, name):
        assert as_json(ask(name, FERRY, BRIDGE)) == as_json(ask(name, FERRY, BRIDGE))

    def test_finds_nothing_in_nothing(self, name):
        assert ask(name).rows == ()
        assert ask(name, part=Part(speaker="nobody")).rows == ()

    def test_gives_every_row_as_an_object_with_its_evidence(self, name):
        for line in as_json(ask(name, FERRY, BRIDGE)).splitlines():
            found = json.loads(line)
            assert list(found) == [*ask(name).columns, "evidence"]
            assert all(set(each) == {"report", "path", "statement", "start", "end", "text"} for each in found["evidence"])

    def test_leaves_a_hostile_name_the_text_that_it_is(self, name):
        item = replace(FERRY, reading=replace(FERRY.reading, speakers=tuple(_hostile(each) for each in FERRY.reading.speakers)))
        finding, page = checked(ask(name, item), [item]), io.BytesIO()
        html.write(finding, page)
        assert b"<script" not in page.getvalue()
        assert b"\x1b" not in page.getvalue()
        assert all(json.loads(line) for line in as_json(finding).splitlines())

    def test_lets_reports_go_as_they_go_by(self, name):
        part = Part(speaker=next(iter(ids([_long(0)]))))
        module = import_module(f"onrecord.analyses.{name}")
        module.analyse(_Long(1, part))  # what is made once, is made
        tracemalloc.start()
        module.analyse(_Long(100, part))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 2_000_000  # ten of a hundred texts

    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    @given(items=st.lists(dossiers(), max_size=3, unique_by=lambda each: each.report.id), data=st.data())
    def test_answers_whatever_is_in_the_reports(self, name, items, data):
        who = data.draw(st.sampled_from([*ids(items), "nobody"]))
        finding = checked(ask(name, *items, part=Part(speaker=who)), items)
        assert all(json.loads(line) for line in as_json(finding).splitlines())


def _hostile(speaker):
    return replace(speaker, name=HOSTILE, kind=HOSTILE, roles=(Role(HOSTILE, HOSTILE, Span(0, 4)),))


def _long(number: int) -> Dossier:
    """A report of two hundred thousand characters, of which no two are alike."""
    text = FERRY.report.text + f"{number:8}" * 25_000
    return replace(FERRY, report=replace(FERRY.report, id=f"{number}", text=text))


class _Long(Holding):
    """A record of long reports, each made when it is asked for."""

    def __init__(self, count: int, part: Part) -> None:
        object.__setattr__(self, "count", count)
        super().__init__(part=part)

    def of(self, part: Part) -> Holdings:
        return _Long(self.count, part)

    def dossiers(self) -> Iterator[Dossier]:
        return map(_long, range(self.count))
