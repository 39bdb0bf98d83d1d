import pickle
import subprocess
import sys
from textwrap import dedent
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings

from onrecord.errors import CannotRead
from onrecord.reading.reader import Reader
from onrecord.records import Flag, Reading, Report, Span, Zone
from tests.reading.conftest import report_of
from tests.reading.every import SENTENCES, TEXTS, check

ROBUSTNESS = {
    "nothing": "",
    "a space": " ",
    "line breaks": "\n\n\n\n",
    "one letter": "a",
    "one mark": '"',
    "a full stop": ".",
    "capitals": "MS RAO SAID THAT NO DEAL WAS MADE. “WE WILL NOT PAY,” SHE SAID.",
    "emoji": "😀 said 👩‍👩‍👧 that 🇺🇦 “will 🎉 pay,” 😀😀 said. 👍🏽",
    "right to left": "قال الوزير: “المحادثات فشلت”. אמר השר ״לא״. \u202eRao said\u202c no.",
    "Chinese": "部长说：“会谈失败了。”他否认了这一点。" * 5,
    "combining marks": "M\u0301s\u0327 Ra\u0308o\u0301\u0301\u0301 sa\u0300id no\u0303 de\u0301al.",
    "control characters": "Ms Rao\x07 said\x1b[31m no\x00 deal\x7f was\x85 made\u2028 today\u2029.",
    "nothing but NUL": "\0" * 500,
    "a long word": "A" * 20_000,
    "a long line of spaces": " " * 50_000 + "Rao said no." + " " * 50_000,
    "many short lines": "a\n" * 3_000,
    "marks of special pieces": "[CLS] Rao [SEP] said [MASK] that [PAD] no [UNK] deal ## was ##made.",
    "brackets": "[[[[who:1 Rao]]]] said (((no))) {deal}",
    "nested quotations": '"' + "“«‘" * 50 + "Rao said no" + "’»”" * 50 + '"',
    "unclosed quotations": "“We waited.\n“Nobody came.\n“We left, Rao said.",
    "markup": "<p>Rao <b>said</b> &ldquo;no&rdquo;</p><script>alert('x')</script>",
}


def told(text: str, reading: Reading) -> list[tuple[str, ...]]:
    """Source, cue and content of each statement as printed."""
    parts = [(each.source, each.cue, each.content) for each in reading.statements]
    return [tuple(" | ".join(span.of(text) for span in part) for part in three) for three in parts]


class TestEveryReading:
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(text=TEXTS)
    def test_it_holds_together(self, reader, text):
        check(text, reader.read(report_of(text)))

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(before=TEXTS, text=TEXTS)
    def test_what_was_read_before_never_changes_it(self, reader, before, text):
        alone = pickle.dumps(reader.read(report_of(text)))
        reader.read(report_of(before))
        assert pickle.dumps(reader.read(report_of(text))) == alone

    def test_another_reader_of_the_same_model_reads_the_same(self, reader):
        text = "\n".join(SENTENCES)
        assert Reader.open().read(report_of(text)) == reader.read(report_of(text))

    @pytest.mark.parametrize("kind", ROBUSTNESS)
    def test_it_survives(self, read, kind):
        check(ROBUSTNESS[kind], read(ROBUSTNESS[kind]))

    @pytest.mark.parametrize("text", ["", " ", "\n\n", "\0", "...", "😀", '"', "— — —"], ids=ascii)
    def test_what_has_no_words_has_no_statements(self, read, text):
        assert read(text).statements == ()

    def test_it_carries_the_zones_and_flags_of_its_report(self, reader):
        report = Report(
            id="r1", text="No deal\nRao said no.", sha256="0", zones=(Zone("headline", Span(0, 7)),), flags=(Flag("no-date", None, ""),)
        )
        reading = reader.read(report)
        assert (reading.report_id, reading.zones, reading.flags[: len(report.flags)]) == ("r1", report.zones, report.flags)
        assert reading.model == reader.model
        assert "@" in reader.model

    def test_the_same_words_in_another_report_have_other_ids(self, reader):
        text = '"We will not pay," Ms Rao said.'
        one, two = (reader.read(report_of(text, name)) for name in ("a.txt", "b.txt"))
        assert not {each.id for each in one.statements} & {each.id for each in two.statements}
        assert [each.content for each in one.statements] == [each.content for each in two.statements]

    def test_a_folder_that_holds_no_model_is_refused(self, tmp_path):
        with pytest.raises(CannotRead, match=str(tmp_path)):
            Reader.open(tmp_path)


class TestPlainForms:
    """Forms that any model that is worth shipping gets right."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('"We will not pay," Ms Rao said.', ("Ms Rao", "said", '"We will not pay,"')),
            ("“We will not pay,” Ms Rao said.", ("Ms Rao", "said", "“We will not pay,”")),
            ("‘We will not pay,’ Ms Rao said.", ("Ms Rao", "said", "‘We will not pay,’")),
            ('Ms Rao said, "We will not pay."', ("Ms Rao", "said", '"We will not pay."')),
            ("Ms Rao said that the talks had failed.", ("Ms Rao", "said", "that the talks had failed")),
            ("Mr Bell denied that the talks had failed.", ("Mr Bell", "denied", "that the talks had failed")),
        ],
    )
    def test_it_is_read(self, read, text, expected):
        assert told(text, read(text)) == [expected]

    def test_a_negation_belongs_to_the_cue(self, read):
        text = "Mr Karelin did not say whether the talks had failed."
        assert told(text, read(text)) == [("Mr Karelin", "did not say", "whether the talks had failed")]

    def test_a_transcript_is_read_turn_by_turn(self, read):
        text = "MODERATOR: Good afternoon.\n\nQ: Will they pay?\n\nKARELIN: No, they will not.\n\nQ: Why?"
        outer = [each for each in read(text).statements if each.parent is None]
        assert [each.source[0].of(text) for each in outer] == ["MODERATOR", "Q", "KARELIN", "Q"]
        assert all(each.cue == () for each in outer)

    def test_sentences_without_a_statement_are_counted(self, read):
        text = 'It rained in the harbour all day.\n\n"We will not pay," Ms Rao said.'
        counts = read(text).coverage
        assert (counts.sentences, counts.sentences_with_statement) == (2, 1)

    def test_a_text_without_statements_has_none(self, read):
        reading = read("It rained in the harbour all day. The ship left at nine.")
        assert reading.statements == reading.speakers == ()
        assert reading.coverage.sentences_with_statement == 0


class TestLargeReports:
    def test_ten_thousand_quotation_marks_in_one_line(self, read):
        text = '"No" ' * 5_000
        start = process_time()
        check(text, read(text))
        assert process_time() - start < 60

    def test_one_long_line_is_read_to_its_end(self, read):
        text = "It rained in the harbour all day long and nobody came. " * 400 + '"We will not pay," Ms Rao said.'
        reading = read(text)
        check(text, reading)
        assert reading.statements[-1].content[-1].end > len(text) - 20

    def test_a_report_of_100_000_words_is_read_whole_in_bounded_memory(self):
        """In a process of its own, so that no other test's memory counts."""
        run = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, text=True, check=True, timeout=1200)
        found, at_the_end, grown = run.stdout.split()
        assert int(found) > 500
        assert at_the_end == "True"
        assert int(grown) < 400, "megabytes"


LARGE = dedent("""
    import resource
    from onrecord.reading.reader import Reader
    from onrecord.records import Report

    def megabytes():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

    plain = "It rained in the harbour all day long and the ships could not leave before the evening of the next day. "
    unit = plain * 8 + '"We will not pay," Ms Rao said.\\n\\n'
    text = unit * (100_000 // len(unit.split())) + plain * 3 + '\\n\\n"We will go home now," Mr Zuckmayer said.'
    reader = Reader.open()
    reader.read(Report(id="1", text=unit * 10, sha256="1"))
    before = megabytes()
    reading = reader.read(Report(id="2", text=text, sha256="2"))
    sources = [source.of(text) for each in reading.statements for source in each.source]
    print(len(sources), "Mr Zuckmayer" in sources, megabytes() - before)
""")
