"""A text that is not ours leaves none of its words in the file of its marks."""

import csv
import re
from dataclasses import replace

import pytest

from onrecord.corpus.check import check, told
from onrecord.corpus.form import load
from onrecord.corpus.frozen import freeze, write
from onrecord.corpus.texts import open_texts
from onrecord.errors import BadMarks, CannotLoad

URL = "https://en.wikinews.org/wiki/Weir"
TITLE = "Reeve says weir stays open"
BODY = "Tuesday, May 14, 2030\u00a0\n\n\nThe old reeve Ada Pell said the lower weir would stay open. “It was never shut,” she added.\r\n"
MARKS = f"""url = "{URL}"
reader = "a"
[[zone]]
kind = "headline"
at = "{TITLE}"
[[speaker]]
id = "p1"
name = "Ada Pell"
kind = "person"
roles = [{{ title = "reeve", of = "the lower weir", at = "The old reeve Ada Pell", from = "2028" }}]
mentions = ["The old reeve Ada Pell", "she"]
[[speaker]]
id = "p2"
name = "weir of Reeve"
kind = "unnamed"
[[statement]]
id = "s1"
source = ["The old reeve Ada Pell"]
cue = ["said"]
content = ["the lower weir would stay open"]
manner = "indirect"
act = "state"
speaker = "p1"
note = "not 'The old reeve Ada Pell said' alone; a tab\\t and a bell\\u007f"
[[statement]]
id = "s2"
in = "“It ~~ added"
source = ["she"]
cue = ["added"]
content = ["“It was never shut,”"]
manner = "direct"
act = "deny"
speaker = "p1"
said_on = "2030-05-14"
refers_to = [{{ at = "It", words = "the lower weir" }}, {{ at = "was", to = "s1" }}]
[[wording]]
at = "stays open"
alternatives = ["would stay open", "keeps running"]
voice = "own"
[[no_statement]]
at = "Tuesday"
why = "a day"
"""


@pytest.fixture
def texts(tmp_path):
    with (tmp_path / "table.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("url", "date", "title", "text"), (URL, "2030", TITLE, BODY)])
    return open_texts([tmp_path])


@pytest.fixture
def marked(tmp_path, texts):
    (tmp_path / "weir.toml").write_text(MARKS, encoding="utf-8")
    return load(tmp_path / "weir.toml", texts)


def test_a_text_is_its_title_and_its_words(texts):
    assert texts.at(URL) == f"{TITLE}\n\n{BODY}".replace("\r\n", "\n")


def test_tables_must_be_whole(tmp_path):
    (tmp_path / "x.csv").write_text("url,text\n", encoding="utf-8")
    with pytest.raises(CannotLoad, match="no column title"):
        open_texts([tmp_path])


def test_frozen_marks_hold_no_word_of_the_text_but_in_their_address_and_ids(marked):
    words = set(re.findall(r"\w{3,}", f"{TITLE} {BODY}".casefold())) - {"weir"}
    ours = set("not alone bell tab the day".split())
    for line in freeze(marked).splitlines():
        if not line.startswith(("url", "notice", "sha256", "said_on")):
            assert not words & set(re.findall(r"\w{3,}", line.casefold())) - ours, line


def test_frozen_marks_say_the_same(tmp_path, texts, marked):
    (tmp_path / "frozen.toml").write_text(freeze(marked), encoding="utf-8")
    again = load(tmp_path / "frozen.toml", texts)
    head = {"name": marked.name, "sha256": None, "notice": None}
    assert again.notice == f"Wikinews, {URL}, CC BY 2.5"
    assert again.statements[0].note == "not '…' alone; a tab\t and a bell\x7f"
    statements = (replace(again.statements[0], note=marked.statements[0].note), *again.statements[1:])
    assert replace(again, statements=statements, **head) == marked
    assert check([tmp_path / "frozen.toml"], texts).errors == 0


def test_frozen_twice_is_frozen_once(tmp_path, texts, marked):
    (tmp_path / "frozen.toml").write_text(freeze(marked), encoding="utf-8")
    assert freeze(load(tmp_path / "frozen.toml", texts)) == freeze(marked)


def test_frozen_marks_are_checked_by_form_without_the_text(tmp_path, marked):
    (tmp_path / "frozen.toml").write_text(freeze(marked), encoding="utf-8")
    checked = check([tmp_path / "frozen.toml"])
    assert checked.errors == 0
    assert "1 report checked without the text" in "\n".join(told(checked))


def test_frozen_marks_are_of_this_very_text(tmp_path, marked):
    (tmp_path / "frozen.toml").write_text(freeze(marked), encoding="utf-8")
    table = tmp_path / "table.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("lower", "upper"), encoding="utf-8")
    checked = check([tmp_path / "frozen.toml"], open_texts([tmp_path]))
    assert "the text was changed since" in checked.problems[0].says


def test_words_need_their_text(tmp_path):
    (tmp_path / "weir.toml").write_text(MARKS, encoding="utf-8")
    with pytest.raises(BadMarks, match="the text is not here"):
        load(tmp_path / "weir.toml")


def test_only_what_is_not_ours_is_frozen(marked, texts):
    with pytest.raises(BadMarks, match="its text is ours"):
        freeze(replace(marked, url=None, report="01-weir.txt"))
    with pytest.raises(BadMarks, match="no text with the address"):
        freeze(replace(marked, text=""))
    with pytest.raises(BadMarks, match="under which licence"):
        freeze(replace(marked, url="https://weir.example/1"))


def test_what_is_empty_is_not_written(marked):
    assert "note" not in write(replace(marked, statements=marked.statements[1:])).replace("notice", "")
