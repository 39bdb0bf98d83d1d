"""The form of the marks is read strictly, and all that is wrong is told at once, with its place."""

import pytest

from onrecord.corpus.form import load, read
from onrecord.corpus.problems import Problems
from onrecord.errors import BadMarks
from onrecord.records import Act, Manner, Span

TEXT = "Fish\n\nThe reeve said the weir was open. He said it again.\n"
MARKS = """report = "01-weir.txt"
reader = "a"
[[speaker]]
id = "reeve"
name = "The reeve"
kind = "person"
mentions = ["The reeve", "He"]
[[statement]]
id = "s1"
source = ["The reeve"]
cue = ["said | reeve said"]
content = ["the weir was open"]
manner = "indirect"
act = "state"
speaker = "reeve"
"""


@pytest.fixture
def file(tmp_path):
    (tmp_path / "01-weir.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "01-weir.toml"


def told(file, marks: str, *, grave: bool = True) -> list[str]:
    file.write_text(marks, encoding="utf-8")
    problems = Problems("f")
    read(file, problems)
    return [f"{problem.where}: {problem.says}" for problem in problems.found if problem.grave is grave]


def more(lines: str) -> str:
    return f"{MARKS}{lines}\n"


class TestMarks:
    def test_become_places(self, file):
        file.write_text(MARKS, encoding="utf-8")
        statement = load(file).statements[0]
        assert statement.source == (Span(6, 15),)
        assert (statement.manner, statement.act, statement.speaker) == (Manner.INDIRECT, Act.STATE, "reeve")

    def test_are_looked_for_in_a_region(self, file):
        file.write_text(more('[[statement]]\nid = "s2"\nin = "He said ~~ again"\nsource = ["He"]\ncue = ["said"]\ncontent = ["it"]\n'
                             'occasion = ["open"]\nmanner = "indirect"\nact = "state"'), encoding="utf-8")  # fmt: skip
        statement = load(file).statements[1]
        assert statement.content == (Span(48, 50),)
        assert statement.occasion[0].of(TEXT) == "open"

    def test_may_have_dates_without_quotation_marks(self, file):
        file.write_text(more("said_on = 2031-03-05"), encoding="utf-8")
        assert load(file).statements[0].said_on == "2031-03-05"

    def test_are_told_with_their_line(self, file):
        assert told(file, MARKS.replace("the weir", "The weir")) == [
            'statement 1 (s1), line 8: content: "The weir was open" does not stand here; nearest: "the weir was open"'
        ]

    def test_that_are_wrong_are_refused(self, file):
        file.write_text(MARKS.replace("the weir", "The weir").replace('"person"', '"man"'), encoding="utf-8")
        with pytest.raises(BadMarks, match=r"expected one of person.*the first of 2 errors.*onrecord corpus check"):
            load(file)


class TestTheForm:
    @pytest.mark.parametrize(
        ("lines", "says"),
        [
            ("sourse = 1", "statement 1 (s1), line 8: sourse: is no field of this table: did you mean source?"),
            ('channel = "speach"', "did you mean speech?"),
            ("note = 3", "note: expected words in quotation marks, found 3"),
            ('said_on = "March"', "said_on: expected a date"),
            ('occasion = "weir"', "occasion: expected a list in square brackets"),
            ("occasion = [3]", "expected words in quotation marks or [start, end]"),
            ("occasion = [1, 2]", "another pair of brackets"),
            ("occasion = [[9, 4]]", "the start before the end"),
            ("occasion = [[0, 900]]", "lies beyond the 58 characters"),
            ("occasion = [[0, 2]]", "cuts a word"),
            ('refers_to = [{ at = "it | it again" }]', "refers_to 1: to: give either the id"),
            ("refers_to = [3]", "refers_to 1: expected a table"),
            ('refers_to = [{ to = "s1" }]', "at: is missing"),
            ('[[zone]]\nkind = "body"\nat = "Fish"', "zone 1, line 16: kind: expected one of headline"),
            ("[[statment]]", "statment: is no field of this table: did you mean statement?"),
            ('[[speaker]]\nid = "a b"\nname = "x"\nkind = "person"', "letters, digits, - and _ only"),
            ('[[statement]]\nid = "s2"\nmanner = "direct"\nact = "state"', "content: is missing"),
            ('[[speaker]]\nid = "x"\nkind = "person"\nname = "x"\nname_at = [[0, 4]]', "give name or name_at, not both"),
        ],
    )
    def test_is_kept_to(self, file, lines, says):
        assert says in "\n".join(told(file, more(lines)))

    @pytest.mark.parametrize("field", ["id", "manner", "act"])
    def test_has_fields_that_must_be_there(self, file, field):
        lines = MARKS.split("[[statement]]")
        kept = "\n".join(line for line in lines[1].splitlines() if not line.startswith(field))
        assert any(f"{field}: is missing" in words for words in told(file, f"{lines[0]}[[statement]]{kept}"))

    def test_is_toml(self, file):
        assert "is not TOML" in told(file, "report = ")[0]

    def test_is_utf8(self, file):
        file.write_bytes(b'report = "\xff"')
        problems = Problems("f")
        assert read(file, problems) is None
        assert "is not UTF-8" in problems.found[0].says

    def test_names_a_text(self, file):
        assert "either the file of the text" in told(file, 'reader = "a"')[0]

    @pytest.mark.parametrize("name", ["02-mill.txt", "../01-weir.txt"])
    def test_names_a_text_that_is_there(self, file, name):
        assert "report" in told(file, MARKS.replace("01-weir.txt", name))[0]


class TestTheText:
    @pytest.mark.parametrize(
        ("printed", "says"),
        [
            (TEXT.replace("\n", "\r\n"), "line ends"),
            (TEXT + "e\u0301", "NFC"),
            (TEXT + "\x07", "control characters"),
        ],
    )
    def test_is_as_it_would_be_read(self, file, printed, says):
        (file.parent / "01-weir.txt").write_bytes(printed.encode())
        assert any(says in words for words in told(file, MARKS))

    def test_is_found_under_the_reports_of_the_corpus(self, tmp_path):
        reports, readings = tmp_path / "reports" / "weir", tmp_path / "readings" / "a" / "weir"
        for folder in (reports, readings):
            folder.mkdir(parents=True)
        (reports / "01-weir.txt").write_text(TEXT, encoding="utf-8")
        assert told(readings / "01-weir.toml", MARKS) == []
