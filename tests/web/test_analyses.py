"""Every analysis has its page, its table and its files, without code of its own in the page."""

from __future__ import annotations

import types

import pytest

from onrecord import plugins
from onrecord.records import Citation, Finding, Row, Span
from onrecord.web.charts import chart
from tests.archive.filled import fill, said
from tests.web.seen import Seen


@pytest.fixture
def filled(archive):
    fill(archive, [said(1, outlet="The Post"), said(2, outlet="Halyard")])


@pytest.mark.parametrize("name", plugins.find("analyses"))
def test_every_analysis_has_its_page_and_its_files(page, filled, name):
    needed = {"speaker": "Ivo Pell"} if "speaker" in plugins.find("analyses")[name].__dict__.get("NEEDS", ()) else {}
    if needed:
        assert page.get(f"/analyses/{name}.json").json()["lacking"] == ["speaker"]
        needed = {"speaker": page.get("/speakers.json").json()["speakers"][0]["id"]}
    found = page.get(f"/analyses/{name}.json", params=needed).json()
    assert found["ready"]
    assert all(set(row) == {*found["columns"], "evidence"} for row in found["rows"])
    html = page.get(f"/analyses/{name}", params=needed).text
    assert Seen(html).harmless
    for form in ("csv", "jsonl", "html"):
        answer = page.get(f"/analyses/{name}/file.{form}", params=needed)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}.{form}"'
    assert page.get(f"/analyses/{name}/file.exe", params=needed).status_code == 404


def test_a_new_file_is_a_new_page(page, filled, monkeypatch):
    new = types.ModuleType("new", "How long are reports?\n\nIn signs.")
    new.analyse = lambda holdings: Finding(  # type: ignore[attr-defined]
        "How long are reports?",
        ("report", "count"),
        tuple(
            Row((each.report.id, len(each.report.text)), (Citation(each.report.id, None, None, Span(0, 5), "<i>x"),))
            for each in holdings.dossiers()
        ),
    )
    found = dict(plugins.find("analyses")) | {"length": new}
    monkeypatch.setattr(plugins, "find", lambda kind, find=plugins.find: found if kind == "analyses" else find(kind))
    html = page.get("/analyses/length").text
    assert "How long are reports?" in page.get("/analyses").text
    assert "<i>x" not in html
    assert len(page.get("/analyses/length.json").json()["rows"]) == 2
    assert any("?at=0-5#at" in link for link in Seen(html).links)


def test_what_takes_long_is_said_to_be_under_way(page, filled, monkeypatch):
    monkeypatch.setattr("onrecord.web.findings.PATIENCE", 0.0)
    monkeypatch.setattr("onrecord.web.findings.Findings.get", lambda *_: None)
    assert not page.get("/analyses/speakers.json").json()["ready"]
    assert "being worked out" in page.get("/analyses/speakers").text
    assert page.get("/analyses/speakers/file.csv").status_code == 503


def test_a_finding_is_kept_until_the_record_changes(site, archive, filled):
    first = site.findings.get("speakers", _everything(), 20)
    assert site.findings.get("speakers", _everything(), 20) is first
    fill(archive, [said(9)])
    assert site.findings.get("speakers", _everything(), 20) is not first
    site.close()


def _everything():
    from onrecord.records import Part

    return Part()


def finding(columns, *rows):
    return Finding("?", columns, tuple(Row(cells, ()) for cells in rows))


def test_dates_make_a_timeline_without_gaps():
    drawn = chart(finding(("date",), ("2024-03-01",), ("2024-03-04",), ("2024-03-04T10:00",)))
    assert drawn
    assert drawn.over_time
    assert [bar.count for bar in drawn.bars] == [1, 0, 0, 2]
    assert "3 rows from 1 March 2024 to 4 March 2024" in drawn.says


def test_long_times_are_told_by_months_or_years():
    assert len(chart(finding(("date",), ("2022-03-01",), ("2024-03-04",))).bars) == 25
    assert len(chart(finding(("date",), ("1990-03",), ("2024-03",))).bars) == 35


def test_counts_are_drawn_by_name_the_most_first():
    drawn = chart(finding(("speaker", "statements"), ("Pell", 2), ("Norvik", 7)))
    assert drawn
    assert [(bar.words, bar.count, bar.width) for bar in drawn.bars] == [("Norvik", 7, 100.0), ("Pell", 2, pytest.approx(28.57, abs=0.01))]


@pytest.mark.parametrize("rows", [[], [("Pell", 2)], [(None, 2), ("Pell", None)], [("Pell", 0), ("Norvik", 0)]])
def test_what_a_chart_would_not_tell_has_none(rows):
    assert chart(finding(("speaker", "statements"), *rows)) is None
    assert chart(finding(("date",), ("unknown",), (None,), ("--05-01",))) is None
