"""Comma-separated values of the record."""

import csv as standard
import io
from dataclasses import replace

from onrecord.exporters import csv as of_reading
from onrecord.exports import csv
from onrecord.records import Dossier, Speaker
from tests.builders import dossier
from tests.exports.holding import Holding, written

ITEM = dossier(
    "[who:1 Ms Rao] [said:1 said] [what:1 =1+1]. [what:2 “So?”]",
    outlet="The Post", url="https://post.example/1", agency="AP", authors=("Ann", "Bo"), place="Lima", path="a.txt",
)  # fmt: skip


def rows(*items: Dossier, **options: bool) -> list[dict[str, str]]:
    return list(standard.DictReader(io.StringIO(written("csv", Holding(items), **options).decode(), newline="")))


def test_the_columns_of_a_reading_come_first():
    assert written("csv", Holding()) == (",".join(csv.COLUMNS) + "\r\n").encode()
    assert csv.COLUMNS[: len(of_reading.COLUMNS)] == of_reading.COLUMNS


def test_the_cells_of_these_are_those_of_a_reading():
    file = io.BytesIO()
    of_reading.write([ITEM], file)
    told = list(standard.DictReader(io.StringIO(file.getvalue().decode(), newline="")))
    assert [{name: row[name] for name in of_reading.COLUMNS} for row in rows(ITEM)] == told


def test_a_row_tells_what_the_record_knows_of_report_and_speaker():
    speaker = replace(ITEM.reading.speakers[0], kind="person")
    first, second = rows(Dossier(ITEM.report, replace(ITEM.reading, speakers=(speaker,))))
    assert (first["speaker_id"], first["speaker_kind"], first["url"], first["agency"]) == ("p1", "person", "https://post.example/1", "AP")
    assert (first["authors"], first["place"], first["language"], first["chars"]) == ("Ann; Bo", "Lima", "en", str(len(ITEM.report.text)))
    assert first["sha256"] == ITEM.report.sha256
    assert (second["speaker_id"], second["speaker_kind"]) == ("", "")


def test_no_cell_is_run_as_a_formula():
    speaker = Speaker(id="=p1", name="x")
    reading = replace(ITEM.reading, speakers=(speaker,), statements=(replace(ITEM.reading.statements[0], speaker="=p1"),))
    (row,) = rows(Dossier(replace(ITEM.report, place="@Lima"), reading))
    assert (row["content"], row["speaker_id"], row["place"]) == ("'=1+1", "'=p1", "'@Lima")


def test_the_text_is_a_last_column_where_it_is_wanted():
    assert [list(row)[-1] for row in rows(ITEM, with_text=True)] == ["text", "text"]
    assert rows(ITEM, with_text=True)[0]["text"] == ITEM.report.text
