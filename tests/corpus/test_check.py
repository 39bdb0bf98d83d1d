"""A check finds what is wrong with marks, with an affair and with a corpus, and says where."""

import shutil
from pathlib import Path

import pytest

from onrecord.corpus.check import check, told
from onrecord.corpus.rules import quoted
from onrecord.errors import NotFound
from onrecord.records import Manner, Span
from tests.corpus.conftest import SMALL


def errors(path: Path) -> str:
    return "\n".join(str(problem) for problem in check([path]).problems if problem.grave)


def warnings(path: Path) -> str:
    return "\n".join(str(problem) for problem in check([path]).problems if not problem.grave)


def test_the_small_corpus_is_sound():
    checked = check([SMALL])
    assert checked.problems == []
    assert (checked.reports, checked.statements, checked.speakers) == (2, 13, 7)
    assert list(told(checked)) == ["2 reports, 13 statements, 7 speakers: 0 errors, 0 warnings"]


def test_a_path_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NotFound, match="no such file"):
        check([tmp_path / "nothing"])


def test_problems_are_told_by_file_errors_first(affair, change):
    file = change(affair / "01-tesk-wire.toml", 'name = "Ivo Lanterin"', 'name = "Ivar Lanterin"')
    change(file, 'parent = "s4"', 'parent = "s9"')
    lines = list(told(check([file])))
    assert lines[0] == str(file)
    assert lines[1].startswith("  error    statement 6 (s5): parent: 's9'")
    assert lines[2].startswith("  warning  speaker 1 (mayor): the name 'Ivar Lanterin' is not printed so")
    assert lines[3] == "1 report, 8 statements, 5 speakers: 1 error, 1 warning"


class TestMarks:
    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            ('speaker = "tina"', 'speaker = "nobody"', "'nobody' is no speaker of this file"),
            ('to = "s2"', 'to = "s22"', "refers_to: 's22' is no statement"),
            ('id = "s7"', 'id = "s6"', "statement s6: this id is given twice"),
            ('id = "tina"', 'id = "sorn"', "speaker sorn: this id is given twice"),
            ('parent = "s4"', 'parent = "s6"', "stands outside the content of its parent s6"),
            ('parent = "s4"', 'parent = "s5"', "in itself"),
            ('at = "OLMSUND, May 14 (Tesk) -"', 'at = "survey\\n ~~ (Tesk) -"', "dateline overlaps the headline"),
            ('"Pia Sorn", "her', '"Pia Sorn", "Pia Sorn", "her', "the same mention twice"),
            ('report = "01-tesk-wire.txt"', 'report = "02-fjordside-mail.txt"', "they have one name"),
        ],
    )  # fmt: skip
    def test_that_contradict_themselves_are_errors(self, affair, change, old, new, says):
        assert says in errors(change(affair / "01-tesk-wire.toml", old, new))

    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            ('manner = "direct"', 'manner = "mixed"', "is mixed, but the quotation marks say direct"),
            ('"Its director, Pia Sorn,"', '"Its director"', "no mention of sorn stands in it"),
            ('cue = ["rejected"]', 'cue = ["rejected the"]', "cue and content share characters"),
            ('at = "the criticism"', 'at = "sound"', "stands outside the content"),
            ('"Pia Sorn", "her', '"Pia Sorn", "Tina Lanterin", "her', "one mention of several (sorn, tina)"),
            ('mentions = ["Tina Lanterin"]', "mentions = []", "has no mentions"),
            ('voice = "own"', 'voice = "quoted"', "quoted has one"),
            ('at = "Critics ~~ only"', 'at = "paying for a second count"', "the content of a statement as well"),
        ],
    )
    def test_that_look_odd_are_warnings(self, affair, change, old, new, says):
        file = change(affair / "01-tesk-wire.toml", old, new)
        assert says in warnings(file)
        assert errors(file) == ""

    def test_have_their_pieces_in_order(self, affair, change):
        one, other = "'\"We have ~~ holiday,\"'", "'\"Nobody ~~ that.\"'"
        assert "not in the order of the text" in errors(change(affair / "01-tesk-wire.toml", f"{one}, {other}", f"{other}, {one}"))

    def test_of_the_same_content_and_cue_are_one_statement(self, affair):
        file = affair / "02-fjordside-mail.toml"
        marks = file.read_text(encoding="utf-8")
        twin = marks[marks.index('[[statement]]\nid = "s3"') : marks.index('[[statement]]\nid = "s4"')].replace('"s3"', '"s9"')
        file.write_text(marks + twin, encoding="utf-8")
        assert "the same source: they are one" in errors(file)
        file.write_text(marks + twin.replace('source = ["Lanterin | Lanterin told"]', ""), encoding="utf-8")
        assert "are they one statement of several speakers?" in warnings(file)

    def test_need_somebody_who_says_it(self, affair):
        file = affair / "02-fjordside-mail.toml"
        with file.open("a", encoding="utf-8") as marks:
            marks.write('[[statement]]\nid = "s9"\ncontent = ["Tesk"]\nmanner = "indirect"\nact = "state"\n')
        assert "no source, no cue and no speaker" in warnings(file)

    def test_are_no_statement_where_they_say_so(self, affair, change):
        assert "is the content of a statement" in errors(
            change(affair / "02-fjordside-mail.toml", 'at = "‘No through road’"', 'at = "‘Nobody plans a road’"')
        )


class TestQuotationMarks:
    @pytest.mark.parametrize(
        ("text", "manner"),
        [
            ("“No deal,” and “no talks.”", Manner.MIXED),
            ("“No deal.”", Manner.DIRECT),
            ("‘I don’t know.’", Manner.DIRECT),
            ("„Bez dohody“", Manner.DIRECT),
            ("»Nein«", Manner.DIRECT),
            ('"One.\n\n"Two."', Manner.DIRECT),
            ("“One.\n\n“Two.”", Manner.DIRECT),
            ("that the deal was “dead”", Manner.MIXED),
            ("that the workers’ deal wasn't dead", Manner.INDIRECT),
        ],
    )
    def test_tell_the_manner(self, text, manner):
        assert quoted(text, (Span(0, len(text)),)) is manner

    def test_count_where_they_stand_just_outside(self):
        assert quoted("He said: “No deal.”", (Span(10, 17),)) is Manner.DIRECT

    def test_around_an_outer_statement_say_nothing_of_an_inner_one(self):
        text = "“She said it was over,” he told us."
        assert quoted(text, (Span(10, 21),)) is Manner.INDIRECT

    def test_that_open_in_a_later_piece_are_no_quotation_that_goes_on(self):
        text = "The board, he said, “is a raffle”"
        assert quoted(text, (Span(0, 9), Span(20, 33))) is Manner.MIXED

    def test_that_are_repeated_in_the_next_paragraph_are_one_quotation(self):
        text = "“No deal.\n“No talks.”"
        assert quoted(text, (Span(0, len(text)),)) is Manner.DIRECT

    def test_around_a_name_make_nothing_of_it_a_quotation(self, affair, change):
        change(affair / "01-tesk-wire.txt", "paying for a second count", "paying for “A Second Count”")
        change(affair / "01-tesk-wire.toml", "paying for a second count", "paying for “A Second Count”")
        assert warnings(affair / "01-tesk-wire.toml") == ""

    def test_go_on_over_pieces(self):
        text = "“No deal,” she said. “No talks.”"
        assert quoted(text, (Span(0, 10), Span(21, 32))) is Manner.DIRECT


class TestAffairs:
    @pytest.mark.parametrize(
        ("file", "old", "new", "says"),
        [
            ("affair.toml", 'affair = "quarry-road"', 'affair = "quarry"', "but the folder is 'quarry-road'"),
            ("affair.toml", 'file = "02-fjordside-mail.txt"', 'file = "02-mail.txt"', "02-mail.txt: is on the list, but not there"),
            ("affair.toml", 'file = "02-fjordside', 'file = "02', "02-fjordside-mail.txt: is there, but not on the list"),
            ("affair.toml", 'copy_of = "01-tesk-wire.txt"', 'copy_of = "03-x.txt"', "is no other report of the affair"),
            ("affair.toml", 'relation = "trimmed"', "", "a copy has both"),
            ("affair.toml", '"2030-05-15"', '"15 May"', "expected a date"),
            ("links.toml", '"01:mayor"', '"03:mayor"', "no report 03 with marks is here"),
            ("links.toml", '"01:mayor"', '"01:reeve"', "'01:reeve' is not marked in report 01"),
            ("links.toml", '"01:mayor"', '"02:sorn"', "02:sorn is given twice"),
            ("links.toml", 'id = "pia-sorn"', 'id = "ivo-lanterin"', "identity ivo-lanterin: this id is given twice"),
            ("links.toml", 'b = "tina-lanterin"', 'b = "nobody"', "'nobody' is no identity"),
            ("links.toml", 'origin = "01"', 'origin = "09"', "'09' is no report"),
            ("links.toml", 'origin = "01"', 'origin = "02"', "no copy of itself"),
            ("links.toml", 'relation = "verbatim"', 'relation = "same"', "expected one of verbatim"),
            ("links.toml", 'b = "02:s2"', 'b = "02:s22"', "not marked in report 02"),
            ("links.toml", 'b = "02:s2"', 'b = "01:s1"', "is of a statement with itself"),
            ("links.toml", 'a = "01:s5"\nb = "02:s4"', 'a = "02:s2"\nb = "01:s1"', "are linked twice"),
            ("links.toml", 'question = "road"', 'question = "rail"', "'rail' is no question"),
            ("links.toml", 'speaker = "ivo-lanterin"', 'speaker = "ivo"', "'ivo' is no identity"),
            ("links.toml", 'position = "open"', 'position = "maybe"', "expected one of support"),
            ("links.toml", 'at = "puts off", voice', 'at = "put on", voice', "does not stand here"),
            ("links.toml", '{ report = "01"', '{ report = "04"', "no report with marks here"),
        ],
    )  # fmt: skip
    def test_that_contradict_themselves_are_errors(self, affair, change, file, old, new, says):
        change(affair / file, old, new)
        assert says in errors(affair)

    @pytest.mark.parametrize(
        ("file", "old", "new", "says"),
        [
            ("affair.toml", '"2030-05-14"', '"2030-05-13"', "2030-05-14 is after the report's 2030-05-13"),
            ("links.toml", 'kind = "person"', 'kind = "country"', "01:mayor is marked person, not country"),
            ("links.toml", 'b = "02:s2"', 'b = "01:s2"', "both statements are of one report"),
            ("links.toml", 'evidence = ["01:s1"', 'evidence = ["01:s3"', "01:s3 is not said by ivo-lanterin"),
            ("links.toml", 'relation = "trimmed"', 'relation = "rewritten"', "affair.toml says trimmed"),
        ],
    )
    def test_that_look_odd_are_warnings(self, affair, change, file, old, new, says):
        change(affair / file, old, new)
        assert says in warnings(affair)

    def test_may_join_an_office_and_its_holder(self, affair, change):
        change(affair / "links.toml", 'kind = "person"', 'kind = "office"')
        assert warnings(affair) == ""

    def test_may_take_what_is_said_for_a_body_as_its_position(self, affair, change):
        links = affair / "links.toml"
        firm = '[[identity]]\nid = "firm"\nname = "Brask & Sorn"\nkind = "organisation"\nnote = "the surveyors"\nspeakers = ["01:firm"]\n'
        change(links, "[[namesakes]]", f"{firm}\n[[namesakes]]")
        change(
            links, "[[term]]", '[[position]]\nquestion = "road"\nspeaker = "firm"\nposition = "unclear"\nevidence = ["01:s4"]\n\n[[term]]'
        )
        assert warnings(affair) == ""

    def test_may_correct_a_report_that_is_not_here(self, affair, change):
        with (affair / "02-fjordside-mail.toml").open("a", encoding="utf-8") as file:
            file.write('\n[[correction]]\nat = "Sorn, of ~~ survey"\n')
        assert errors(affair) == ""

    def test_have_one_file_of_marks_a_report(self, affair):
        shutil.copy(affair / "01-tesk-wire.toml", affair / "01-tesk.toml")
        assert "is number 01 as well" in errors(affair)

    def test_correct_reports_of_their_own(self, affair):
        with (affair / "02-fjordside-mail.toml").open("a", encoding="utf-8") as marks:
            marks.write('[[correction]]\nat = "The sign"\nof = "04-kilat.txt"\n')
        assert "'04-kilat.txt' is no report of the affair" in errors(affair)

    def test_may_be_read_in_a_folder_of_readings(self, small, affair):
        reading = small / "readings" / "a" / "quarry-road"
        reading.mkdir(parents=True)
        for file in affair.glob("0*.toml"):
            shutil.copy(file, reading)
        assert check([reading]).problems == []


class TestCorpora:
    def test_have_every_affair_in_one_split(self, small, change):
        change(small / "splits.toml", 'affairs = ["quarry-road"]', "affairs = []")
        assert "quarry-road is in no split" in errors(small)

    def test_have_no_affair_in_two_splits(self, small, change):
        change(small / "splits.toml", "affairs = []", 'affairs = ["quarry-road", "weir"]')
        assert "quarry-road is in two splits" in errors(small)
        assert "weir is in a split, but not there" in errors(small)

    def test_want_their_splits(self, small):
        (small / "splits.toml").unlink()
        assert "splits.toml: is missing" in warnings(small)

    def test_share_next_to_no_runs_of_words_between_affairs(self, small):
        shutil.copytree(small / "reports" / "quarry-road", small / "reports" / "other")
        checked = check([small])
        assert checked.figures[0].startswith("runs of 8 words in both other and quarry-road: 1")
        assert "share 100.00% of their runs" in errors(small)
