"""The JSON form: names, order and checks."""

import json
from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given

from onrecord.codec import encode, from_json, said, said_in, to_json, written
from onrecord.errors import CannotLoad
from onrecord.records import Act, Assertion, Flag, Role, Span, Speaker, Unread, Zone
from tests.builders import dossier
from tests.strategies import dossiers, items

CHAIN = dossier(
    "[what:1 [who:2 Austin] [said:2 hoped] [what:2 for “peace”]], [who:1 Patrushev] [said:1 noted].", outlet="The Post", title="Hope"
)
WHOLE = to_json(CHAIN, with_text=True)

NAMES = {
    "": "version report zones flags speakers statements assertions coverage model",
    "report": "id path url outlet agency title authors published place language sha256 chars",
    "speakers": "id name kind roles mentions by",
    "statements": "id manner act source cue content parent speaker said_on occasion channel refers_to score by",
    "coverage": "chars chars_read sentences sentences_with_statement",
}


def changed(path: str, value: object) -> dict:
    """The whole object with one value changed; `path` is like `statements.0.cue`."""
    line = deepcopy(WHOLE)
    *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    at = line
    for step in way:
        at = at[step]
    at[last] = value
    return line


@pytest.mark.parametrize("part", NAMES)
def test_the_names_and_their_order_are_the_contract(part):
    line = to_json(CHAIN)
    found = line[part] if part else line
    assert " ".join(found[0] if isinstance(found, list) else found) == NAMES[part]


def test_zones_flags_roles_and_assertions_have_their_names_too():
    report = replace(CHAIN.report, zones=(Zone("headline", Span(0, 6)),), flags=(Flag("no-date", None, "Undated."),))
    speaker = replace(CHAIN.reading.speakers[0], roles=(Role("secretary", "defence", Span(1, 4)),))
    reading = replace(CHAIN.reading, assertions=(Assertion("vague", Span(2, 3)),), speakers=(speaker,))
    line = to_json(replace(CHAIN, report=report, reading=reading))
    assert line["zones"] == [{"kind": "headline", "start": 0, "end": 6}]
    assert line["flags"] == [{"kind": "no-date", "start": None, "end": None, "note": "Undated."}]
    assert line["assertions"] == [{"kind": "vague", "start": 2, "end": 3}]
    assert line["speakers"][0]["roles"] == [{"title": "secretary", "of": "defence", "start": 1, "end": 4}]


def test_the_text_comes_last_and_only_when_asked_for():
    assert "text" not in to_json(CHAIN)
    assert list(WHOLE)[-1] == "text"


def test_a_statement_in_another_names_it_and_absent_spans_are_empty_lists():
    inner = to_json(dossier("[what:1 We won, [who:2 he] says [what:2 they did]], [who:1 Rao] [said:1 said]."))["statements"][1]
    assert inner["parent"] == "s1"
    assert inner["cue"] == inner["occasion"] == []


def test_scores_have_three_decimals():
    (statement, *_) = CHAIN.reading.statements
    reading = replace(CHAIN.reading, statements=(replace(statement, score=0.98765),))
    assert to_json(replace(CHAIN, reading=reading))["statements"][0]["score"] == 0.988


def test_an_unread_input_keeps_its_path_and_its_reason():
    line = to_json(Unread("a.html", "empty"))
    assert line == {"version": 1, "report": {"path": "a.html"}, "unread": "empty"}
    assert from_json(line) == Unread("a.html", "empty")


def test_zones_of_the_report_and_of_its_reading_are_one_list_in_text_order():
    report = replace(CHAIN.report, zones=(Zone("body", Span(7, 20)),))
    reading = replace(CHAIN.reading, zones=(Zone("headline", Span(0, 6)), Zone("body", Span(7, 20))))
    line = to_json(replace(CHAIN, report=report, reading=reading), with_text=True)
    assert [zone["kind"] for zone in line["zones"]] == ["headline", "body"]
    back = from_json(line)
    assert back.report.zones == back.reading.zones == (Zone("headline", Span(0, 6)), Zone("body", Span(7, 20)))


def test_a_line_is_compact_utf8_without_escapes():
    line = encode(dossier("[who:1 Žižek] [said:1 said] [what:1 “伊”]."), with_text=True)
    assert "Žižek said “伊”.".encode() in line
    assert line.endswith(b"}\n")
    assert line.count(b"\n") == 1
    assert b'": ' not in line


def test_a_file_name_that_is_not_unicode_survives():
    line = encode(Unread("caf\udce9.txt", "why"))
    assert from_json(json.loads(line)).path == "caf\udce9.txt"


@given(items)
def test_every_item_survives_the_way_there_and_back(item):
    back = from_json(json.loads(encode(item, with_text=True)))
    assert to_json(back) == to_json(item)
    if isinstance(item, Unread):
        assert back == item
    else:
        assert replace(back.reading, zones=(), flags=()) == replace(item.reading, zones=(), flags=())
        assert replace(back.report, zones=(), flags=()) == replace(item.report, zones=(), flags=())


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("version", 2, "version"),
        ("version", True, "version"),
        ("report", None, "report"),
        ("report.authors", "Rao", "report.authors"),
        ("report.outlet", 3, "report.outlet"),
        ("report.chars", 3, "report.chars"),
        ("report.sha256", "00", "report.sha256"),
        ("text", WHOLE["text"].replace("Austin", "Boston"), "report.sha256"),
        ("text", WHOLE["text"][:-1] + "\ud800", "text"),
        ("model", None, "model"),
        ("statements.0.manner", "sung", "statements[0].manner"),
        ("statements.0.act", [], "statements[0].act"),
        ("statements.0.content", [], "statements[0].content"),
        ("statements.0.content", [[0, 9999]], "statements[0].content[0]"),
        ("statements.0.content", [[4, 4]], "statements[0].content[0]"),
        ("statements.0.content", [[-1, 4]], "statements[0].content[0][0]"),
        ("statements.0.content", [[0, 4.0]], "statements[0].content[0][1]"),
        ("statements.0.content", [[0, 4, 5]], "statements[0].content[0]"),
        ("statements.0.content", [[5, 9], [0, 4]], "statements[0].content"),
        ("statements.0.cue", None, "statements[0].cue"),
        ("statements.0.score", 1.5, "statements[0].score"),
        ("statements.0.score", float("nan"), "statements[0].score"),
        ("statements.0.said_on", "in 2024", "statements[0].said_on"),
        ("statements.0.speaker", "p9", "statements[0].speaker"),
        ("statements.0.parent", "s9", "statements[0].parent"),
        ("statements.0.parent", "s2", "statements[0].parent"),
        ("statements.1.id", "s1", "statements[1].id"),
        ("speakers.1.id", "p1", "speakers[1].id"),
        ("coverage.sentences", -1, "coverage.sentences"),
        ("assertions", [{"kind": "loud", "start": 0, "end": 1}], "assertions[0].kind"),
        ("flags", [{"kind": "promo", "start": None, "end": 1, "note": ""}], "flags[0].start"),
        ("zones", [{"kind": "body", "start": 0}], "zones[0].end"),
    ],
)
def test_what_is_wrong_is_refused_by_its_name(path, value, field):
    with pytest.raises(CannotLoad) as refused:
        from_json(changed(path, value))
    assert str(refused.value).startswith(f"{field}:")


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "text"])
def test_a_missing_name_is_refused(name):
    with pytest.raises(CannotLoad, match=f"^{name}: missing"):
        from_json({key: value for key, value in WHOLE.items() if key != name})


def test_without_its_text_a_line_is_refused_with_what_to_do():
    with pytest.raises(CannotLoad, match="--with-text"):
        from_json(to_json(CHAIN))


@pytest.mark.parametrize("line", [None, [], "report", 7])
def test_what_is_no_object_is_refused(line):
    with pytest.raises(CannotLoad, match="expected an object"):
        from_json(line)


def test_what_is_refused_is_shown_in_short():
    deep: list = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(CannotLoad) as refused:
        from_json(changed("report.title", deep))
    assert len(str(refused.value)) < 200


def test_the_words_of_an_act_are_read_back():
    assert from_json(changed("statements.0.act", "deny")).reading.statements[0].act is Act.DENY


@given(dossiers())
def test_every_statement_by_itself_survives_the_way_there_and_back(item):
    known = {speaker.id: Speaker(id=speaker.id, name=speaker.name, kind=speaker.kind) for speaker in item.reading.speakers}
    for statement in item.reading.statements:
        line = json.loads(written(said(item, statement)))
        assert said_in(line, item.report) == (statement, known.get(statement.speaker))
        assert list(line["report"].values()) == list(to_json(item)["report"].values())
