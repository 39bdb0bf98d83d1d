"""Live pages, points under headlines, captions and tails in plain text."""

import time

import pytest

from onrecord.sources.zones import plain

BODY = "Oskania will not pay the levy, its maritime secretary said on Tuesday, after five hours of closed talks ended without agreement."


def zoned(text: str) -> list[tuple[str, str]]:
    return [(zone.kind, zone.span.of(text)) for zone in plain(text).zones if zone.kind != "body"]


def test_a_live_page_has_the_times_and_headings_of_its_entries():
    text = f"LIVE: Talks fail\n\n• No deal\n• No date\n\n18:10 Good night\n{BODY}\n\n17:20 {BODY}\n\n16:05 CORRECTION. It is 83.\n"
    assert zoned(text) == [
        ("headline", "LIVE: Talks fail"), ("deck", "• No deal"), ("deck", "• No date"), ("timestamp", "18:10"), ("headline", "Good night"),
        ("timestamp", "17:20"), ("timestamp", "16:05"), ("headline", "CORRECTION."),
    ]  # fmt: skip


def test_what_parts_a_time_from_its_entry_is_of_the_time_as_are_short_forms_of_ago():
    told = zoned(f"10.05pm: {BODY}\n\n9.40pm: {BODY}\n\n8.55pm: {BODY}")
    assert told == [("timestamp", "10.05pm:"), ("timestamp", "9.40pm:"), ("timestamp", "8.55pm:")]
    assert [words for _, words in zoned(f"2m ago {BODY}\n\n45m ago {BODY}\n\n2h ago {BODY}")] == ["2m ago", "45m ago", "2h ago"]


def test_two_times_make_no_live_page():
    assert zoned(f"{BODY}\n\n18:10 {BODY}\n\n17:20 {BODY}") == []


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The reef at noon. Photo: Jane Roe/Argus", "Photo: Jane Roe/Argus"),
        ("Picture: The reef at noon. Nobody came. (Jane Roe/Argus)", "(Jane Roe/Argus)"),
        ("[Photograph: The reef at low water. JANE ROE/THE ARGUS]", "JANE ROE/THE ARGUS"),
    ],
)
def test_a_caption_in_the_story_has_its_credit(line, credit):
    assert zoned(f"{BODY}\n\n{line}\n\n{BODY}") == [("caption", line), ("credit", credit)]


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        ("— Halyard", "credit"), ("(Halyard)", "credit"), ("Halyard", "credit"), ("HALYARD", "credit"),
        ("Dear readers, what do you think about this? Welcome to leave words in the comment area.", "promo"),
    ],
)  # fmt: skip
def test_what_hangs_on_the_last_sentence_is_cut_off(tail, kind):
    assert zoned(f"{BODY}\n\n{BODY} {tail}") == [(kind, tail)]


def test_a_sign_off_names_the_agency():
    assert plain(f"{BODY}\n\n— Halyard").facts.agency == "Halyard"


def test_a_heading_between_stretches_of_the_story_is_one():
    assert zoned(f"{BODY}\n\nWhat the pilots wrote\n\n{BODY}") == [("headline", "What the pilots wrote")]


@pytest.mark.parametrize(
    "line",
    ["3 May 2031, " * 18, "Jane Roe and " * 12, "A, with B " * 15, "18:10 " * 40, "(Photo: " * 60, "A (" * 150, "** " * 200, "Ask? " * 90],
)
def test_a_line_made_to_be_slow_is_not(line):
    start = time.process_time()
    plain(f"{line}\n\n{line}\n\n{line}")
    assert time.process_time() - start < 2
