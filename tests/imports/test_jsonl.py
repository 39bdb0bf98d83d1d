"""JSON Lines on their way in, before any record is asked: what the lines bring, and what of them is wrong."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import codec, holdings
from onrecord.holdings import Line, Refused, Source, Versions
from onrecord.imports import jsonl
from onrecord.records import Dossier, Forgotten, Form, Judgement, Manner, Question, Report, Span, Unread, Verdict, Zone
from tests.builders import dossier

ONE = dossier("[what:1 [who:2 Austin] [said:2 hoped] [what:2 for peace]], [who:1 Patrushev] [said:1 noted].", id="r1", path="a.txt")
TWO = dossier("[who:1 Ms Rao] [said:1 denied] [what:1 “everything”].", id="r2", path="b.txt")
HELD = (
    Versions("https://a.example", (("r1", None), ("r2", "r1"))),
    Judgement(n=1, at="2024-05-14T09:30:00Z", author="person:ana", verdict=Verdict.CORRECTED, report="r1", reason="why",
              object=Form(content=(Span(1, 4),)), form=Form(content=(Span(1, 4), Span(6, 7)), cue=(Span(8, 9),), manner=Manner.MIXED)),
    Judgement(n=2, at="2024-05-14T09:30:00Z", author="person:ana", verdict=Verdict.UNDO, report="r1", undoes=1),
    Question(id="q", text="t", about=("a",)),
    Refused("c.txt", "empty"),
    Forgotten(report="r3", sha256="0", author="person:ana", at="2024-05-14T09:30:00+02:00", reason=None),
)  # fmt: skip


def loaded(*lines: bytes, reports: Sequence[Report] = ()) -> list[Line | Unread]:
    known = {report.id: report for report in reports}
    texts = lambda told: [known.get(each.id) for each in told]
    return list(jsonl.load(io.BytesIO(b"".join(lines)), "f.jsonl", texts))


def plain(item: Dossier) -> list[bytes]:
    return [codec.written(codec.said(item, statement)) for statement in item.reading.statements]


def whys(found: list[Line | Unread]) -> dict[str, str]:
    return {each.path: each.why for each in found if isinstance(each, Unread)}


def test_a_reading_with_its_text_comes_as_it_is():
    assert loaded(codec.encode(ONE, with_text=True)) == [Line((1,), ONE)]


@pytest.mark.parametrize("item", HELD, ids=lambda item: type(item).__name__)
def test_every_other_thing_comes_as_it_went(item):
    assert loaded(codec.written(holdings.line(item))) == [Line((1,), item)]


def test_empty_lines_are_counted_and_passed_over():
    assert [line.numbers for line in loaded(b"\n", codec.encode(ONE, with_text=True), b" \r\n", codec.encode(TWO, with_text=True))] == [
        (2,),
        (4,),
    ]


class TestStatementsOnALineEach:
    def test_are_one_reading_where_they_follow_one_another(self):
        found = loaded(*plain(ONE), *plain(TWO), reports=[ONE.report, TWO.report])
        assert [line.numbers for line in found] == [(1, 2), (3,)]
        assert all(line.partial for line in found)
        made = found[0].item
        assert (made.report, made.reading.statements, made.reading.model) == (ONE.report, ONE.reading.statements, "hand@1")
        assert [speaker.name for speaker in made.reading.speakers] == ["Patrushev", "Austin"]
        assert made.reading.coverage.chars_read == 0

    def test_are_set_aside_where_their_report_is_nowhere(self):
        found = loaded(*plain(ONE), *plain(TWO), reports=[TWO.report])
        assert set(whys(found)) == {"f.jsonl#1", "f.jsonl#2"}
        assert all(why.startswith("holds no text") for why in whys(found).values())
        assert len(found) == 3

    def test_ask_for_many_texts_at_once_and_not_for_one_twice(self):
        asked: list[int] = []

        def texts(told: Sequence[Report]) -> list[Report | None]:
            asked.append(len(told))
            return [None] * len(told)

        many = [line for n in range(250) for line in plain(dossier("[who:1 A] [said:1 said] [what:1 b]. [what:2 “C”]", id=f"r{n}"))]
        assert len(list(jsonl.load(io.BytesIO(b"".join(many)), "f", texts))) == 500
        assert asked == [100, 100, 50]

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            ({"text": "for war"}, "statement.text"),
            ({"text": None}, "statement.text"),
            ({"content": [[0, 999]]}, "statement.content[0]"),
            ({"content": []}, "statement.content"),
            ({"manner": "sung"}, "statement.manner"),
            ({"speaker": None}, "statement.speaker"),
            ({"parent": "s2"}, "statement.parent"),
            ({"parent": "s9"}, "statement.parent"),
            ({"id": "s1"}, "statement.id"),
            ({"said_on": "in 2024"}, "statement.said_on"),
        ],
    )
    def test_are_checked_one_by_one(self, change, why):
        first, second = (json.loads(line) for line in plain(ONE))
        changed = codec.written(second | {"statement": second["statement"] | change})
        found = loaded(codec.written(first), changed, reports=[ONE.report])
        assert whys(found)["f.jsonl#2"].startswith(f"{why}: ")
        assert [line.item.reading.statements for line in found if isinstance(line, Line)] == [ONE.reading.statements[:1]]

    def test_have_one_name_and_kind_for_a_speaker(self):
        first, second = (json.loads(line) for line in plain(ONE))
        twin = second | {"statement": second["statement"] | {"speaker": "p1"}, "speaker": first["speaker"] | {"name": "Somebody"}}
        found = loaded(codec.written(first), codec.written(twin), reports=[ONE.report])
        assert whys(found)["f.jsonl#2"].startswith("speaker: 'p1' has another name")

    def test_need_the_length_of_their_report(self):
        (line,) = (json.loads(line) for line in plain(TWO))
        wrong = codec.written(line | {"report": line["report"] | {"chars": 3}})
        assert whys(loaded(wrong, reports=[TWO.report]))["f.jsonl#1"].startswith("report.chars: ")

    @pytest.mark.parametrize("name", ["statement", "report", "speaker"])
    def test_have_all_their_names(self, name):
        (line,) = (json.loads(line) for line in plain(TWO))
        found = loaded(codec.written({key: value for key, value in line.items() if key != name}), reports=[TWO.report])
        assert len(whys(found)) == 1

    @pytest.mark.parametrize(
        ("authors", "model"),
        [
            (("rule:turn", "m@1"), "m@1"),
            (("person:ana", "m@1"), "m@1"),
            (("rule:turn", "person:ana"), "person:ana"),
            (("rule:turn", "rule:mark"), "rule:turn"),
        ],
    )
    def test_are_read_by_the_model_among_those_who_made_them(self, authors, model):
        statements = tuple(replace(said, by=by) for said, by in zip(ONE.reading.statements, authors, strict=True))
        (line,) = loaded(*plain(replace(ONE, reading=replace(ONE.reading, statements=statements))), reports=[ONE.report])
        assert line.item.reading.model == model

    def test_that_stand_in_one_another_all_the_way_round_are_set_aside(self):
        first, second = (json.loads(line) for line in plain(ONE))
        round_about = codec.written(first | {"statement": first["statement"] | {"parent": "s2"}})
        found = loaded(round_about, codec.written(second), reports=[ONE.report])
        assert set(whys(found)) == {"f.jsonl#1", "f.jsonl#2"}


def test_a_reading_without_its_text_is_put_together_with_it_where_that_is_known():
    assert loaded(codec.encode(ONE), reports=[ONE.report]) == [Line((1,), ONE)]
    assert whys(loaded(codec.encode(ONE)))["f.jsonl#1"].startswith("holds no text")


class TestTheSource:
    ZONES = (Zone("headline", Span(0, 3)),)
    READ = replace(ONE, reading=replace(ONE.reading, zones=(Zone("body", Span(4, 9)),)), report=replace(ONE.report, zones=ZONES))

    def test_tells_what_the_report_itself_has(self):
        lines = codec.written(holdings.line(Source("r1", self.ZONES, ()))), codec.encode(self.READ, with_text=True)
        (line,) = loaded(*lines)
        assert line.item.report.zones == self.ZONES
        assert set(line.item.reading.zones) == {*self.ZONES, Zone("body", Span(4, 9))}

    def test_is_of_the_report_that_follows_it_only(self):
        source = codec.written(holdings.line(Source("r2", self.ZONES, ())))
        first, second = loaded(source, codec.encode(self.READ, with_text=True))
        assert len(first.item.report.zones) == 2
        assert (second.path, second.why[:10]) == ("f.jsonl#1", "no reading")


@given(
    st.lists(
        st.binary(max_size=30) | st.sampled_from([b'{"statement":', b'{"report":{}}', b'{"source":1}', b"{}", b"null", b'{"unread":1}'])
    )
)
def test_nothing_that_stands_in_a_file_stops_the_rest(lines):
    *_, last = loaded(*(line.replace(b"\n", b"") + b"\n" for line in lines), codec.encode(ONE, with_text=True))
    assert last.item == ONE
