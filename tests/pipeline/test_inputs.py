"""Inputs: paths, what is left out of them, and what the user said of their columns."""

from onrecord.archive.refusals import file_of
from onrecord.pipeline.inputs import Inputs, inputs


def test_columns_that_are_named_reach_the_tables(tmp_path):
    (tmp_path / "a.csv").write_text("words,title\nTold.,No\n")
    (report,) = Inputs((str(tmp_path),), {"text": "words"}).load()
    assert (report.text, report.title) == ("Told.", "No")


def test_files_that_are_left_out_are_not_read(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Told.")
    (report,) = inputs([str(tmp_path)]).load(leaving={str(tmp_path / "a.txt")})
    assert report.path == str(tmp_path / "b.txt")


def test_a_member_of_an_archive_is_tried_again_by_its_file(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"")
    assert file_of(f"{tmp_path}/a.zip#b/c#d.jsonl#3") == f"{tmp_path}/a.zip"
    assert file_of("-#b.txt") == "-"
    assert file_of(f"{tmp_path}/gone.jsonl#3") == f"{tmp_path}/gone.jsonl"
