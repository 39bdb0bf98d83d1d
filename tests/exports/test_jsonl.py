"""JSON Lines of the record: a statement a line, or all that it holds."""

import json
from dataclasses import replace

from onrecord import codec
from onrecord.holdings import Refused
from onrecord.outline import outline
from onrecord.records import Dossier, Flag, Span, Zone
from tests.builders import dossier
from tests.exports.holding import Holding, written

CHAIN = dossier(
    "Hope\n[what:1 “No,] [who:2 Austin] [said:2 hoped] [what:2 for peace,]\nand [what:1 more,”] [who:1 Patrushev] [said:1 noted].",
    outlet="The Post", url="https://post.example/1", published="2024-03",
)  # fmt: skip


def objects(record: Holding, **options: bool) -> list[dict]:
    return [json.loads(line) for line in written("jsonl", record, **options).splitlines()]


def test_a_statement_is_a_line_with_its_words_its_report_and_its_speaker():
    first, second = objects(Holding([CHAIN]))
    whole = codec.to_json(CHAIN)
    assert list(first) == ["statement", "report", "speaker"]
    assert first["statement"] == whole["statements"][0] | {"text": "“No, … more,”"}
    assert list(first["statement"])[-1] == "text"
    assert first["report"] == second["report"] == whole["report"]
    assert first["speaker"] == {"id": "p1", "name": "Patrushev", "kind": None}
    assert (second["statement"]["text"], second["speaker"]["name"]) == ("for peace,", "Austin")


def test_a_statement_of_nobody_known_has_no_speaker():
    (line,) = objects(Holding([dossier("[what:1 “So what?”]")]))
    assert line["speaker"] is None


def test_statements_come_in_the_order_of_the_text_each_followed_by_those_told_in_it():
    reading = replace(CHAIN.reading, statements=CHAIN.reading.statements[::-1])
    shuffled = Dossier(CHAIN.report, reading)
    assert [line["statement"]["id"] for line in objects(Holding([shuffled]))] == [entry.statement.id for entry in outline(CHAIN)]


def test_a_report_without_statements_has_no_line():
    assert objects(Holding([dossier("Nobody said anything.")])) == []


def test_with_the_texts_each_reading_is_a_line_of_the_form_that_read_writes_and_the_rest_follows():
    again = Dossier(CHAIN.report, replace(CHAIN.reading, model="m@2", statements=()))
    out = written("jsonl", Holding((), made=[CHAIN, again], others=[Refused("a.txt", "empty")]), with_text=True)
    told = b'{"refused":{"path":"a.txt","why":"empty"}}\n'
    assert out == codec.encode(CHAIN, with_text=True) + codec.encode(again, with_text=True) + told


def test_what_a_reading_found_is_told_apart_from_what_its_report_came_with():
    report = replace(CHAIN.report, zones=(Zone("headline", Span(0, 4)),))
    more = replace(CHAIN.reading, zones=(Zone("body", Span(5, 9)),), flags=(Flag("language-unread", None, "why"),))
    source, *readings = objects(Holding((), made=[Dossier(report, CHAIN.reading), Dossier(report, more)]), with_text=True)
    assert source == {"source": {"report": report.id, "zones": [{"kind": "headline", "start": 0, "end": 4}], "flags": []}}
    assert [len(reading["zones"]) for reading in readings] == [1, 2]
    assert "source" not in objects(Holding((), made=[Dossier(report, CHAIN.reading)]), with_text=True)[0]
