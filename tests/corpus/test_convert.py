"""Marks become what OnRecord itself writes, and nothing of them is lost that its form has a name for."""

import json

from onrecord import codec
from onrecord.corpus.affairs import list_of
from onrecord.corpus.convert import dossier, loaded, object_of, zones
from onrecord.corpus.form import load
from tests.corpus.conftest import SMALL

AFFAIR = SMALL / "reports" / "quarry-road"


def wire() -> dict:
    marked, listed, folder = next(loaded([AFFAIR / "01-tesk-wire.toml"]))
    return object_of(marked, listed, folder, with_text=True)


def words(line: dict, pairs: list) -> list[str]:
    return [line["text"][start:end] for start, end in pairs]


def test_the_object_is_that_of_the_json_form():
    line = wire()
    for statement in line["statements"]:
        statement |= {"said_on": None, "occasion": [], "channel": None}
    read = codec.from_json(json.loads(json.dumps(line)))
    assert codec.to_json(read, with_text=True) == line


def test_when_where_and_how_it_was_said_is_told():
    line = wire()
    told = [statement for statement in line["statements"] if statement["said_on"]]
    assert [(each["said_on"], words(line, each["occasion"]), each["channel"]) for each in told] == [
        ("2030-05-14", [], None),
        ("2030-05-14", ["the assembly"], "speech"),
        ("2030-03", [], "other"),
    ]


def test_the_report_is_as_its_list_has_it():
    report = wire()["report"]
    assert report["path"] == "quarry-road/01-tesk-wire.txt"
    assert (report["outlet"], report["published"]) == ("Tesk", "2030-05-14")
    assert report["title"] == "Olmsund council puts off quarry road, mayor blames survey"


def test_ids_stay_the_same_and_lead_to_parents():
    line = wire()
    assert line == wire()
    ids = [statement["id"] for statement in line["statements"]]
    assert len({*ids}) == 8
    assert [ids.index(each["parent"]) for each in line["statements"] if each["parent"]] == [4]


def test_the_reader_is_named():
    line = wire()
    assert line["model"] == "hand@adjudicated"
    assert {(each["by"], each["score"]) for each in line["statements"]} == {("hand:adjudicated", 1.0)}


def test_what_is_not_marked_is_body():
    line = wire()
    assert [zone["kind"] for zone in line["zones"]] == ["headline", "dateline", "body", "credit"]
    assert all(not line["text"][zone["start"] : zone["end"]].startswith((" ", "\n")) for zone in line["zones"])


def test_claims_in_the_own_voice_are_assertions():
    line = wire()
    assert [(each["kind"], line["text"][each["start"] : each["end"]][:7]) for each in line["assertions"]] == [
        ("vague", "Critics"),
        ("unsourced", "It is e"),
    ]


def test_corrections_are_flags(affair):
    with (affair / "02-fjordside-mail.toml").open("a", encoding="utf-8") as file:
        file.write('[[correction]]\nat = "The sign at the quarry gate"\nof = "01-tesk-wire.txt"\n')
    flag = dossier(load(affair / "02-fjordside-mail.toml")).reading.flags[0]
    assert (flag.kind, flag.note) == ("correction", "of 01-tesk-wire.txt")


def test_a_corpus_is_its_reports_without_the_readings(small):
    (small / "readings").mkdir()
    assert [marked.name for marked, _, _ in loaded([small])] == ["01-tesk-wire", "02-fjordside-mail"]


def test_zones_cover_all_that_is_printed():
    for path in AFFAIR.glob("0*.toml"):
        marked = load(path)
        uncovered = list(marked.text)
        for zone in zones(marked):
            uncovered[zone.span.start : zone.span.end] = " " * (zone.span.end - zone.span.start)
        assert not "".join(uncovered).strip()


def test_a_folder_of_readings_finds_the_affairs_list(small):
    reading = small / "readings" / "a" / "quarry-road"
    reading.mkdir(parents=True)
    assert list_of(reading) == (small / "reports" / "quarry-road" / "affair.toml").resolve()
