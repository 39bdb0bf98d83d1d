"""What each stretch of a plain text is, told by its look."""

import time
from pathlib import Path

import pytest
from hypothesis import given

from onrecord.sources.decoding import normalise
from onrecord.sources.zones import MAX_LINES, plain
from tests.sources.texts import texts

EXAMPLES = Path(__file__).parents[2] / "examples"
BODY = "Oskania will not pay the levy, its maritime secretary said on Tuesday, after five hours of closed talks ended without agreement."


def zoned(text: str) -> list[tuple[str, str]]:
    """The zones with their words, of body only the first few."""
    return [(zone.kind, zone.span.of(text)[:12] if zone.kind == "body" else zone.span.of(text)) for zone in plain(text).zones]


class TestTheExamples:
    def test_a_wire_item_has_a_headline_and_a_dateline_with_agency_and_dash(self):
        text = (EXAMPLES / "wire.txt").read_text()
        facts = plain(text).facts
        assert zoned(text) == [
            ("headline", "Oskania says its ships will not pay Velmark's strait levy"),
            ("dateline", "PORT ANSELM, May 14 (Halyard) -"),
            ("body", "Oskanian shi"),
        ]
        assert (facts.place, facts.agency, facts.published, facts.outlet) == ("PORT ANSELM", "Halyard", "--05-14", None)
        assert facts.title == "Oskania says its ships will not pay Velmark's strait levy"

    def test_a_state_agency_has_breadcrumbs_deck_caption_credit_and_dateline(self):
        text = (EXAMPLES / "state.txt").read_text()
        assert [kind for kind, _ in zoned(text)] == ["boilerplate", "headline", "deck", "caption", "credit", "credit", "dateline", "body"]
        assert ("credit", "Danil Oroshev/OSKTEL") in zoned(text)
        assert ("dateline", "MARETSK, May 15. /OSKTEL/.") in zoned(text)
        assert plain(text).facts.agency == "OSKTEL"

    def test_a_paper_has_its_name_its_date_and_a_byline(self):
        text = (EXAMPLES / "rewrite.txt").read_text()
        facts = plain(text).facts
        assert [kind for kind, _ in zoned(text)] == ["boilerplate", "timestamp", "headline", "byline", "body"]
        assert (facts.outlet, facts.published, facts.authors) == ("The Brackwater Courier", "2024-05-15", ("Tessa Lornham",))

    def test_a_briefing_has_its_office_and_a_dateline_of_its_own(self):
        text = (EXAMPLES / "briefing.txt").read_text()
        facts = plain(text).facts
        assert [kind for kind, _ in zoned(text)] == ["boilerplate", "boilerplate", "headline", "dateline", "boilerplate", "body"]
        assert (facts.outlet, facts.published, facts.place) == ("Maritime Council of Oskania", "2024-05-14T16:30", "Port Anselm")

    def test_a_bare_text_is_body_up_to_the_advertisement_at_its_end(self):
        text = (EXAMPLES / "translated.txt").read_text()
        assert zoned(text) == [
            ("body", "The narrow w"),
            ("promo", "Welcome to leave words in the comment area. **Ten Thousand Sails Author Support Plan"),
        ]

    def test_the_first_two_reports_of_all(self, shared):
        first, second = (path.read_text() for path in sorted((shared / "seeds").glob("*.txt"))[:2])
        assert zoned(first)[-1] == ("promo", "**10,000 Fans Incentive Plan")
        kinds = [kind for kind, _ in zoned(second)]
        assert kinds == ["boilerplate", "headline", "deck", "caption", "credit", "caption", "credit", "dateline", "body"]


class TestTheHead:
    def test_a_short_line_before_an_empty_one_is_a_headline(self):
        assert zoned(f"Ships will not pay\n\n{BODY}") == [("headline", "Ships will not pay"), ("body", BODY[:12])]

    @pytest.mark.parametrize("line", ["Ships will not pay.", f"{BODY} {BODY}", "Ships will not pay:", "MODERATOR: Ships will not pay"])
    def test_a_line_that_ends_or_goes_on_is_none(self, line):
        assert [kind for kind, _ in zoned(f"{line}\n\n{BODY}")] == ["body"]

    def test_a_line_alone_is_body(self):
        assert zoned("Ships will not pay") == [("body", "Ships will n")]

    def test_a_text_without_empty_lines_has_one_too(self):
        assert [kind for kind, _ in zoned(f"Ships will not pay\n{BODY}\n{BODY}")] == ["headline", "body"]

    def test_a_full_sentence_between_headline_and_byline_is_a_deck(self):
        text = f"Ships will not pay\n\nOskania digs in over the levy.\n\nBy Jane Roe\n\n{BODY}"
        assert [kind for kind, _ in zoned(text)] == ["headline", "deck", "byline", "body"]

    def test_a_story_that_is_told_at_length_before_a_date_has_no_head(self):
        text = f"{BODY}\n\n{BODY}\n\n14 May 2024\n\n{BODY}"
        assert [kind for kind, _ in zoned(text)] == ["body", "timestamp", "body"]

    def test_a_transcript_has_no_head_of_its_own(self):
        assert [kind for kind, _ in zoned("Q: Will they?\n\nKARELIN: No.\n\nQ: Why?")] == ["body"]

    def test_a_picture_line_over_its_credit_is_a_caption(self):
        text = f"Ships will not pay\n\nThe beacon on the reef\n© Jane Roe\n\n{BODY}"
        assert [kind for kind, _ in zoned(text)] == ["headline", "caption", "credit", "body"]

    @pytest.mark.parametrize("head", ["Council rejects plan", "Ferry sinks", "Minister opens dam"])
    @pytest.mark.parametrize(
        "below",
        [
            BODY,
            f"By Jane Roe\n\n{BODY}",
            f"SUND, May 3 (Halyard) - {BODY}",
            f"“We wait,” the minister said\n\nSUND, May 3. /HALYARD/. {BODY}",
            f"Image source, Halyard Images\nImage caption, The beacon stood for years.\n\n{BODY}",
            "The levy ends in May, Minister Ada Rao said.\n\nPilots disagreed.",
        ],
    )
    def test_a_headline_of_few_words_is_the_title(self, head, below):
        assert plain(f"{head}\n\n{below}").facts.title == head

    @pytest.mark.parametrize("line", ["View this in your browser", "Press release", "Sund Harbour", "Subscribe to more stories"])
    def test_a_line_of_the_page_is_no_title(self, line):
        assert plain(f"{line}\n\n{BODY}\n\n{BODY}").facts.title is None

    @pytest.mark.parametrize("gap", ["\n", "\n\n"])
    def test_lines_that_name_what_of_a_picture_they_tell_are_that(self, gap):
        picture = f"Image source, Halyard Images{gap}Image caption, The beacon stood for years."
        text = f"Ships will not pay the levy of Velmark\n\n{picture}\n\n{BODY}"
        assert [kind for kind, _ in zoned(text)] == ["headline", "credit", "caption", "body"]

    @pytest.mark.parametrize("line", ["All news", "Latest news", "World news"])
    def test_the_name_of_a_section_is_no_outlet(self, line):
        assert plain(f"{line}\n\nShips will not pay the levy of Velmark\n\n{BODY}").facts.outlet is None

    def test_a_dateline_without_a_headline_is_found(self):
        assert zoned(f"KYIV, Ukraine (AP) — {BODY}") == [("dateline", "KYIV, Ukraine (AP) —"), ("body", BODY[:12])]

    def test_a_headline_of_markdown_is_one(self):
        assert zoned(f"# Ships will not pay\n\n{BODY}")[0] == ("headline", "# Ships will not pay")


class TestLetters:
    def test_who_signs_the_one_letter_wrote_it_and_the_post_is_no_name(self):
        signed = "Yours sincerely,\n\nJane Roe\nChair, Delta Residents' Association"
        text = f"An open letter to the Board\n\nDear members of the Board,\n\n{BODY}\n\n{signed}"
        assert plain(text).facts.authors == ("Jane Roe",)

    def test_of_several_letters_nobody_wrote_all(self):
        letter = f"SIR: {BODY}\n\n"
        text = f"Letters to the Editor\n\nThe toll\n\n{letter}JANE ROE,\nSund.\n\nThe seal\n\n{letter}PERCY QUARLE,\nWexcombe.\n"
        assert [kind for kind, _ in zoned(text)].count("byline") >= 2
        assert plain(text).facts.authors == ()


class TestATranscript:
    @pytest.mark.parametrize("last", ["THE CHAIR: Order.", "MS LUND: Yes.", "MR RAO: No, no."])
    def test_its_last_words_are_of_it(self, last):
        text = f"MR RAO: I said no.\n\nMS LUND: You said yes.\n\nMR RAO: The minister told me that it was safe.\n\n{last}"
        assert [kind for kind, _ in zoned(text)] == ["body"]


class TestTheTail:
    @pytest.mark.parametrize(
        ("line", "kind"),
        [
            ("Subscribe to our newsletter", "promo"),
            ("Read more: What the levy costs", "promo"),
            ("Follow us on Ripple", "promo"),
            ("© 2024 Halyard. All rights reserved.", "boilerplate"),
            ("(Reporting by Jane Roe; Editing by John Doe)", "credit"),
            ("-30-", "boilerplate"),
        ],
    )
    def test_what_follows_the_story_is_known(self, line, kind):
        assert zoned(f"{BODY}\n\n{line}\n")[-1] == (kind, line)

    @pytest.mark.parametrize("call", ["**Click on the corner to follow us**", "Please like and forward it.", "Have your say."])
    def test_calls_end_a_text_of_one_line_too(self, call):
        assert [kind for kind, _ in zoned(f"The levy is fair, Ada Rao said. Pilots disagreed. {call}")] == ["body", "promo"]
        assert [kind for kind, _ in zoned(call)] != ["body", "promo"]

    @pytest.mark.parametrize("line", ["She asked him to click on the link and forward it.", "He urged voters to follow our page."])
    def test_a_call_that_is_told_of_others_is_the_story(self, line):
        assert [kind for kind, _ in zoned(f"{BODY}\n\nIt was late. {line}\n")] == ["body"]

    @pytest.mark.parametrize(
        "line",
        ["“Subscribe to nothing,” he said.", "He urged them to subscribe.", "Support for the levy fell.", "Karelin had no more to say."],
    )
    def test_a_last_sentence_of_the_story_is_body(self, line):
        assert [kind for kind, _ in zoned(f"{BODY}\n\n{line}\n")] == ["body"]

    def test_stars_in_a_sentence_are_no_advertisement(self):
        assert [kind for kind, _ in zoned(f"{BODY} The price of ** oil rose.")] == ["body"]


def test_short_sentences_one_a_line_are_the_story_and_no_pictures():
    lines = [
        f"Minister {name} says the harbour will stay open until Friday." for name in ("Roe", "Quarle", "Luik", "Tamm", "Adaro", "Kent")
    ]
    text = "\n".join(["The Latest on the harbour", "2 p.m.", *lines[:3], "___", "10 a.m.", *lines[3:], "___"])
    assert "caption" not in {kind for kind, _ in zoned(text)}


def test_a_column_of_print_is_one_story():
    words = BODY.split()
    text = "Ships will not pay\nBy Jane Roe\n" + "\n".join(" ".join(words[i : i + 6]) for i in range(0, len(words), 6))
    assert [kind for kind, _ in zoned(text)] == ["headline", "byline", "body"]


def test_a_line_of_the_page_in_the_story_is_boilerplate():
    assert [kind for kind, _ in zoned(f"{BODY}\n\nAdvertisement\n\n{BODY}")] == ["body", "boilerplate", "body"]


def test_a_text_of_lines_without_end_is_left_whole():
    assert [kind for kind, _ in zoned("\n" + "14 May 2024\n" * (MAX_LINES + 1))] == ["body"]


@pytest.mark.parametrize(
    "line", ["A, " * 60 + "x", "A B. " * 40, "By " + "Jane " * 38, "a / " * 40, "A  " + "B " * 250, "**a" * 9999, ".“" * 9999 + "x"]
)
def test_a_line_made_to_be_slow_is_not(line):
    start = time.process_time()
    plain(f"{line}\n\n{line}")
    assert time.process_time() - start < 2


@given(texts)
def test_zones_never_leave_out_or_double_a_word(text):
    text, _ = normalise(text)
    shown = "".join(zone.span.of(text) for zone in plain(text).zones if zone.kind != "credit")
    printed = "".join(text.split())
    assert len("".join(shown.split())) <= len(printed)
    spans = [zone.span for zone in plain(text).zones]
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
