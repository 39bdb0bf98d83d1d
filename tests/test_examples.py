"""The example reports of every kind: each is read, whole, with what it says of itself."""

import pytest

from onrecord import plugins, sources
from onrecord.records import Report
from tests.make_examples import FOLDER, MADE

READ = {
    "feed.rss": [
        ("Port crews ask who will board the ships", "Brackwater Courier"),
        ("Insurers wait for the tribunal", "Brackwater Courier"),
    ],
    "message.eml": [("Merrow Line on the tribunal's order", "Merrow Line press office")],
    "note.pdf": [("Note of the Orsel Strait Commission, 17 May 2024", None)],
    "interview.docx": [("“The reef does not read treaties”", None)],
    "table.csv": [("Fishermen fear the queue", "Norvik Evening Mail"), ("Council thanks the judges", "Oskel Evening")],
    "agency.ninjs": [("Commission chief expects long talks on strait", None)],
    "agency.newsml": [("Velmark drops plan for a second pilot station", None)],
    "pages.warc.gz": [("Inquiry asks for the voyage recorder", "The Aldrevik Post"), ("Hallvåne defends her figures", "The Aldrevik Post")],
    "reports.zip": [("Harbour master warns of empty berths", None), ("Fuel oil price rises", "The Aldrevik Post")],
}
SAID = {
    "feed.rss": "Nobody has told us whom we are to board",
    "message.eml": "the judges have given it to everybody",
    "note.pdf": "asked that his words be entered in the record",
    "interview.docx": "It wants somebody on the bridge who knows it",
    "table.csv": "We shall be out there until noon",
    "agency.ninjs": "I have packed for a week and I may need more",
    "agency.newsml": "We build when the law is clear",
    "pages.warc.gz": "We have been told that it exists",
    "reports.zip": "They read the headlines and not the order",
}
TOO_LARGE = 64 * 1024


def reports(name: str) -> list[Report]:
    return list(sources.load(str(FOLDER / name)))


@pytest.mark.parametrize("name", READ)
class TestEveryExample:
    def test_is_read_with_title_and_outlet(self, name):
        assert [(report.title, report.outlet) for report in reports(name)] == READ[name]

    def test_is_read_to_its_words(self, name):
        assert SAID[name] in "\n".join(report.text for report in reports(name)).replace("’", "'")

    def test_has_no_flag_of_odd_bytes(self, name):
        assert not [flag for report in reports(name) for flag in report.flags]

    def test_is_small(self, name):
        assert (FOLDER / name).stat().st_size < TOO_LARGE

    def test_can_be_made_again(self, name, tmp_path):
        made = tmp_path / name
        made.write_bytes(MADE[name]())
        assert [report.text for report in sources.load(str(made))] == [report.text for report in reports(name)]


def test_there_is_an_example_of_every_source():
    names = [name for path in FOLDER.parent.rglob("*.*") for name in (path.name, path.name.removesuffix(".gz"))]
    wanting = {name for name, source in plugins.find("sources").items() if not any(example.endswith(source.SUFFIXES) for example in names)}
    assert wanting <= {"jsonl", "parquet"}  # what `onrecord` itself writes, and a table like the CSV
    assert {path.name for path in FOLDER.iterdir()} == set(MADE)
