"""The commands, as they are typed."""

import json
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from onrecord.cli import commands
from tests.corpus.conftest import SMALL

WIRE = SMALL / "reports" / "quarry-road" / "01-tesk-wire.toml"


def run(*arguments: object, status: int = 0) -> str:
    result = CliRunner().invoke(commands, ["corpus", *map(str, arguments)])
    assert result.exit_code == status, result.output
    return result.output


def test_check_says_that_all_is_well():
    assert run("check", SMALL) == "2 reports, 13 statements, 7 speakers: 0 errors, 0 warnings\n"


def test_check_exits_with_one_where_there_is_an_error(affair, change):
    change(affair / "01-tesk-wire.toml", 'id = "tina"', 'id = "t"')
    assert "'tina' is no speaker of this file" in run("check", affair, status=1)


def test_check_needs_something_to_check(tmp_path):
    assert "no such file" in run("check", tmp_path / "x.toml", status=1)


def test_show_lists_statements_and_layers():
    shown = run("show", WIRE)
    assert "┃" in shown
    assert "s5: said on 2030-03; channel other" in shown


def test_show_makes_a_page(tmp_path):
    run("show", WIRE, "--out", tmp_path / "wire.html")
    assert (tmp_path / "wire.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_show_names_what_is_doubtful(affair, change):
    change(affair / "01-tesk-wire.toml", 'manner = "direct"', 'manner = "mixed"')
    assert "onrecord: statement 3 (s2): manner: is mixed" in run("show", affair / "01-tesk-wire.toml")


def test_convert_writes_a_line_a_report():
    lines = [json.loads(line) for line in run("convert", SMALL, "--with-text").splitlines()]
    assert [line["report"]["path"] for line in lines] == ["quarry-road/01-tesk-wire.txt", "quarry-road/02-fjordside-mail.txt"]
    assert all("text" in line for line in lines)


def test_convert_writes_a_zip_for_brat(tmp_path):
    run("convert", SMALL, "--format", "brat", "--out", tmp_path / "x.zip")
    with ZipFile(tmp_path / "x.zip") as archive:
        assert len(archive.namelist()) == 5


def test_convert_leaves_nothing_where_marks_are_wrong(affair, change, tmp_path):
    change(affair / "02-fjordside-mail.toml", 'cue = ["knew"]', 'cue = ["knows"]')
    assert "does not stand here" in run("convert", affair, "--out", tmp_path / "x.jsonl", status=1)
    assert not (tmp_path / "x.jsonl").exists()


def test_freeze_keeps_to_what_is_not_ours():
    assert "its text is ours" in run("freeze", WIRE, status=1)


@pytest.mark.parametrize("form", ["text", "json"])
def test_agree_tells_the_figures(form):
    told = run("agree", SMALL / "reports", SMALL / "reports", "--format", form)
    assert json.loads(told)["statements"]["matched"] == 13 if form == "json" else "link (sourced)" in told
