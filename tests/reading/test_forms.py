from itertools import pairwise
from textwrap import dedent
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import marks
from onrecord.reading.forms import alone, headlines, signed, titles, turns
from onrecord.reading.quotes import canonical, quotations

TRANSCRIPTS = {
    "capitals": """
        [who:1 MODERATOR]: [what:1 Good afternoon. Your questions, please.]

        [who:2 Q]: [what:2 Will they pay?]

        [who:3 KARELIN]: [what:3 No. Our position is no secret.

        It is a tax on the open sea.]

        [who:4 Q]: [what:4 And the navy?]
    """,
    "titles": """
        [who:1 MR. PESKOV]: [what:1 We have said what we had to say.]
        [who:2 QUESTION]: [what:2 Is that a threat?]
        [who:3 MS. JEAN-PIERRE]: [what:3 It is an answer.]
        [who:4 QUESTION]: [what:4 Thank you.]
    """,
    "names": """
        [who:1 Ada Bell]: [what:1 When did the ship leave?]

        [who:2 Juan de la Cruz]: [what:2 At nine in the morning.]

        [who:3 Ada Bell]: [what:3 And who was on the bridge?]

        [who:4 Juan de la Cruz]: [what:4 I was.]
    """,
    "letters": """
        The minister took three questions.

        [who:1 Q]: [what:1 Will you resign?]
        [who:2 A]: [what:2 No.]
        [who:3 Q]: [what:3 Why not?]
        [who:4 A]: [what:4 Because I was elected.]
    """,
    "times before the names": r"""
        \[12:01\] [who:1 Host]: [what:1 Welcome to the programme.]
        \[12:02\] [who:2 Dr Rao]: [what:2 Thank you for having me.]
        \[12:02:30\] [who:3 Host]: [what:3 Is the strait safe?]
        \[12:03\] [who:4 Dr Rao]: [what:4 It is not.]
    """,
    "times after the names": """
        [who:1 Joe Bell] (00:12): [what:1 Good morning, everybody.]
        [who:2 Speaker 1] (01:15): [what:2 Is that a threat?]
        [who:3 Joe Bell] (01:20): [what:3 It is an answer.]
    """,
    "labels on lines of their own": """
        [who:1 PESKOV]:
        [what:1 We have said what we had to say.]

        [who:2 REPORTER]:
        [what:2 Is that a threat?]

        [who:3 PESKOV]:
        [what:3 It is an answer.]
    """,
    "bold": """
        **[who:1 Host]:** [what:1 Welcome to the programme.]
        **[who:2 Dr Rao]**: [what:2 Thank you for having me.]
        **[who:3 Host]:** [what:3 Is the strait safe?]
    """,
    "outlets": """
        [who:1 Jane Doe, BBC News]: [what:1 Will the ships pay?]
        [who:2 Karelin]: [what:2 They will not.]
        [who:3 Tom Wu (Reuters)]: [what:3 Is that final?]
        [who:4 Karelin]: [what:4 It is.]
    """,
    "letters beyond ASCII": """
        [who:1 ÅSA ÖBERG]: [what:1 Will the ships pay?]
        [who:2 ÉMILE]: [what:2 They will not.]
        [who:3 ÅSA ÖBERG]: [what:3 Is that final?]
    """,
    "questions and answers by their letters": """
        IN THE COURT OF MARETSK
        Before Judge Orne

        [who:1 MS VARGA]: [what:1 You kept the log.]

        [who:2 A]. [what:2 I did.]

        [who:3 Q]. [what:3 And it says five?]

        [who:4 A]. [what:4 Then it was five.]
    """,
    "numbered questions after those who were there": """
        Harbour Committee
        Members present: Ada Luik and Ben Tamm
        Published by order of the Council

        Q1 [who:1 Ada Luik]: [what:1 How many piers are safe?]
        [who:2 Mr Orne]: [what:2 Four.]
        2. [who:3 Ben Tamm]: [what:3 Out of how many?]
        [who:4 Mr Orne]: [what:4 Eleven.]
    """,
    "three who speak once": """
        [who:1 Anna Bell]: [what:1 We waited for the boat all night.]
        [who:2 Ben Rao]: [what:2 Nobody came for us.]
        [who:3 Carl Wu]: [what:3 So we left in the morning.]
    """,
}
NO_TRANSCRIPTS = {
    "an article with a correction": """
        The talks failed on Monday, the ministry said.

        Both sides blamed each other for it.

        Correction: An earlier version gave the wrong date.

        Note: This story has been updated.

        Read more: Why the talks failed.
    """,
    "an article with one line of dialogue": """
        The hall was quiet. Then it came.

        Rao: We will not pay.

        Nobody clapped, and the meeting went on for hours.
    """,
    "an article with two labels": """
        Two answers stood out.

        Rao: We will not pay.

        Bell: You will.

        The meeting then went on for hours.
    """,
    "an article with labelled paragraphs": """
        The report looks at three ports. It took two years to write.

        Port Anselm: Ships wait for days.

        Fewer pilots work there than ever before. The harbour master is tired.

        Maretsk: The quay is new.

        It was paid for by the state. Nobody knows what it cost.

        Aldrevik: The dredging goes on.

        The engineers expect to be there until May. Then they will leave.
    """,
    "a recipe": """
        Flour: 200 g
        Butter: 100 g
        Sugar: 50 g
        Eggs: two
    """,
    "the steps of a recipe": """
        Step 1: Mix the flour with the butter.
        Step 2: Add the eggs and the sugar.
        Step 3: Bake for half an hour.
    """,
    "a time table": """
        Monday: 9 am to 5 pm
        Tuesday: 9 am to 5 pm
        Wednesday: closed
        Monday: 9 am to 1 pm
    """,
    "the weather": """
        Monday: Rain is expected in the north.
        Tuesday: Sun and cloud in all parts.
        Wednesday: Snow on the hills.
    """,
    "an announcement": """
        Who: The mayor and the harbour master.
        What: The new quay is opened to the public.
        Where: Port Anselm, at the end of the mole.
        When: On Tuesday at nine in the morning.
    """,
    "awards": """
        Best Film: The Needle
        Best Actor: Ledomir Karelin
        Best Actress: Sigrun Hallvane
        Best Song: Out to Sea
    """,
    "fixtures": """
        Home: Oskania 2
        Away: Velmark 1
        Home: Merrow 0
        Away: Corvane 0
    """,
    "lines of small letters": """
        he said: no.
        she said: yes.
        he said: never.
    """,
    "times and addresses": """
        10:30: The hearing begins.
        10:45: Rao speaks.
        https://example.org/a: a page.
    """,
}


def text_of(block: str) -> str:
    return dedent(block).strip()


class TestTurns:
    @pytest.mark.parametrize("style", TRANSCRIPTS)
    def test_a_transcript_is_read_turn_by_turn(self, style):
        text, marked = marks.parse(text_of(TRANSCRIPTS[style]))
        expected = [(each.source[0].of(text), each.content[0].of(text)) for each in marked]
        assert [(turn.label.of(text), turn.content.of(text)) for turn in turns(text)] == expected

    @pytest.mark.parametrize("kind", NO_TRANSCRIPTS)
    def test_what_is_no_transcript_has_no_turns(self, kind):
        assert turns(text_of(NO_TRANSCRIPTS[kind])) == []

    def test_asides_on_lines_of_their_own_are_not_said(self):
        text = "KARELIN: It is an answer.\n\n(Laughter.)\n\nQ: And now?\n[inaudible]\n\nKARELIN: (Smiling) We go.\n\n(The briefing ends.)\n"
        assert [turn.content.of(text) for turn in turns(text)] == ["It is an answer.", "And now?", "(Smiling) We go."]

    def test_a_label_with_nothing_after_it_is_no_turn(self):
        text = "KARELIN: No.\nQ:\nKARELIN: Never.\nQ: Why?"
        assert [turn.label.of(text) for turn in turns(text)] == ["KARELIN", "KARELIN", "Q"]

    def test_two_turns_are_too_few(self):
        assert turns("Q: Will they pay?\nA: No.") == []

    @settings(max_examples=100)
    @given(st.one_of(st.text(), st.text(st.sampled_from('AB: \n.?*(1"é'), max_size=80)))
    def test_turns_stand_in_order_and_apart_after_their_labels(self, text):
        found = turns(text)
        assert all(turn.label.end < turn.content.start for turn in found)
        assert all(a.content.end <= b.label.start for a, b in pairwise(found))
        assert all(turn.content.of(text).strip() == turn.content.of(text) for turn in found)

    @pytest.mark.parametrize("unit", ["A", "A ", "*", " ", "\n", "A:\n", "Ab: x.\n", "Ab, ", "(A) ", "12:00 ", "& ", "A:\n\n\n\n "])
    def test_a_large_text_is_no_burden(self, unit):
        start = process_time()
        turns(unit * (200_000 // len(unit)))
        assert process_time() - start < 5


class TestAlone:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("He left.\n“I have to work with both.”\nShe nodded.", ["“I have to work with both.”"]),
            ('"I have to work with both of them."', ['"I have to work with both of them."']),
            ("   “I have to work with both”. ", ["“I have to work with both”"]),
            ("“We waited for days.\n“Nobody came to see us.”", ["“We waited for days.", "“Nobody came to see us.”"]),
            ("He left. “I have to work.” She nodded.", ["“I have to work.”"]),
            ("“I have to work with both,” she said.", []),
            ("She said: “I have to work with both.”", []),
            ("He called it “a farce.” She nodded.", []),
            ("He saw “The Sea Wolf” there.", []),
            ("“The Sea Wolf”", []),
            ("", []),
        ],
    )
    def test_a_quotation_that_is_a_sentence_by_itself_stands_alone(self, text, expected):
        assert [span.of(text) for span in alone(canonical(text), quotations(canonical(text)))] == expected


class TestSigned:
    @pytest.mark.parametrize(
        "marked",
        [
            "[what:1 “Never again will we pay for that.”] [said:1 —] [who:1 Ada Bell, captain]",
            '[what:1 "Never again will we pay for that."]\n[said:1 -] [who:1 Ada Bell].',
            "It rained.\n[what:1 “Never again will we pay for that.”] [said:1 --] [who:1 Élodie Rao]\nIt rained.",
        ],
    )
    def test_a_quotation_may_be_signed_with_a_dash_and_a_name(self, marked):
        text, (expected,) = marks.parse(marked)
        (turn,) = signed(canonical(text), quotations(canonical(text)))
        assert ((turn.label,), (turn.cue,), (turn.content,)) == (expected.source, expected.cue, expected.content)

    @pytest.mark.parametrize(
        "text",
        [
            "“Never again will we pay for that,” Ada Bell said.",
            "“Never again will we pay for that” — and then she left.",
            "She said “never again will we pay” — Ada Bell",
            "“The Sea Wolf” — Ada Bell",
        ],
    )
    def test_no_other_quotation_is_signed(self, text):
        assert signed(canonical(text), quotations(canonical(text))) == []


class TestTitles:
    def test_lines_without_a_stop_before_an_empty_line_are_titles(self):
        text = "Talks fail\n\nMinisters leave Port Anselm\n\nThe talks failed on Monday.\n\nA heading\n\nBoth left.\nNo heading\nThe end."
        assert [span.of(text) for span in titles(text)] == ["Talks fail", "Ministers leave Port Anselm", "A heading"]

    @pytest.mark.parametrize("text", ["", "\n\n", "One line", "The talks failed.\n\nBoth left.", "a " * 200 + "\n\nBoth left."])
    def test_a_sentence_a_last_line_or_a_long_one_is_no_title(self, text):
        assert titles(text) == []


class TestHeadlines:
    @pytest.mark.parametrize(
        "marked",
        [
            "[what:1 “We will not pay”][said:1 :] [who:1 Oskania]",
            "[who:1 Oskania][said:1 :] [what:1 “We will not pay”]",
            "[who:1 Minister][said:1 :] [what:1 we will not pay]",
            "[what:1 Talks failed over the levy] [said:1 —] [who:1 Maritime Council]",
        ],
    )
    def test_a_colon_or_dash_attributes(self, marked):
        text, (expected,) = marks.parse(marked + "\n\nIt rained.")
        (turn,) = headlines(canonical(text), titles(text))
        assert ((turn.label,), (turn.cue,), (turn.content,)) == (expected.source, expected.cue, expected.content)

    @pytest.mark.parametrize(
        "line",
        [
            "Talks failed — again",
            "Live: storm in the north",
            "Talks fail",
            "The strait: a history",
            "Rain — and snow",
            "“We have no choice”: nurses strike over pay",
        ],
    )
    def test_a_colon_or_dash_beside_nobody_does_not(self, line):
        text = line + "\n\nIt rained."
        assert headlines(canonical(text), titles(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        '"No deal for us," he said. ' * 5_000 + '\n"No deal for us now."',
        '"No deal for us." ' * 10_000,
        '"No deal for us now." — Ada Bell\n' * 5_000,
        "“No deal for us now.”" + " " * 50_000 + "x",
        "“No deal for us now.” — A" + " " * 50_000 + "x",
        " " * 50_000,
        "A title of a report\n\n" * 5_000,
        "a" * 12 + " — " + "a" * 190 + "#\n\nRain.",
        "a: " * 60 + "#\n\nRain.",
    ],
    ids=lambda text: text[:24].strip(),
)
def test_no_text_takes_more_than_its_share(text):
    seen = canonical(text)
    start = process_time()
    found = quotations(seen)
    alone(seen, found)
    signed(seen, found)
    headlines(seen, titles(text))
    assert process_time() - start < 3
