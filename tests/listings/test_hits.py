"""What was found, as people see it and as programs read it."""

import json

import click
import pytest

from onrecord.archive.query import hits, parse
from onrecord.archive.words import words_at
from onrecord.listings.hits import as_json, lines
from onrecord.records import Hit, Span
from tests.builders import dossier


def hit(marked, words="fog", *, statement=True, **facts):
    """The first statement of a text, or all of it, with words that were looked for."""
    one = dossier(marked, **facts)
    text = one.report.text
    said = one.reading.statements[0] if statement else None
    spans = hits(parse(words), [list(words_at(text))]) or ()
    snippet = Span(said.content[0].start, said.content[-1].end) if said else Span(0, len(text))
    return Hit(one.report, said, one.reading.speakers[0] if said and one.reading.speakers else None, spans, snippet)


def shown(*arguments, colour=False, **facts):
    return list(lines(hit(*arguments, **facts), colour=colour))


@pytest.fixture(autouse=True)
def _wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")


def plain(found):
    return [click.unstyle(line) for line in found]


def test_a_hit_tells_who_said_what_where_and_by_which_id_it_is_judged():
    found = plain(shown("[who:1 Ms Rao] [said:1 said] [what:1 the fog is back].", outlet="Herald", published="2024-05-07", title="Fog"))
    assert found == ["7 May 2024 · Herald · Fog", "  Ms Rao said: the [fog] is back", "  statement s1"]


def test_words_that_were_looked_for_are_marked_in_source_and_cue_too():
    found = plain(shown("[who:1 Ms Fog] [said:1 fogged] [what:1 fog\nand fog].", "fog*"))
    assert found[1] == "  Ms [Fog] [fogged]: [fog] and [fog]"


def test_a_report_is_shown_with_its_own_id():
    assert plain(shown("Fog is back.", statement=False, id="abc", title="T")) == ["T", "  [Fog] is back.", "  report abc"]


def test_a_pronoun_and_nobody_are_told_in_parentheses():
    assert plain(shown("[what:1 “Fog,”] it said."))[1] == "  (no source): “[Fog],”"


def test_what_is_left_out_is_told():
    one = hit("No. Fog is back. No.", statement=False)
    cut = Hit(one.report, None, None, one.spans, Span(4, 16))
    assert plain(lines(cut, colour=False))[1] == "  … [Fog] is back. …"


def test_on_a_terminal_the_words_have_a_colour_and_no_brackets():
    found = shown("[who:1 Ms Rao] [said:1 said] [what:1 fog].", colour=True)[1]
    assert "\x1b[33m\x1b[1mfog\x1b[0m" in found
    assert "[fog]" not in found


def test_marks_go_on_over_the_end_of_a_line(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    words = "fog " * 20
    found = shown(f"[who:1 Ms Rao] [said:1 said] [what:1 {words}more].", f'"{words}"', colour=True)[1:-1]
    assert len(found) > 2
    assert all("\x1b[33m" in line for line in found)


def test_nothing_steers_the_terminal():
    found = shown(
        "[who:1 Ms\x1b\\[31m Rao] [said:1 sa\u202eid] [what:1 fog\ue000 \x07].",
        title="\x1b]0;x",
        outlet="a\nb",
        id="\x1b[2J",
        statement=True,
    )
    assert not any(sign in "".join(plain(found)) for sign in "\x1b\x07\u202e\ue000\n")


def test_a_line_of_json_is_the_line_of_an_export_with_the_places_of_the_hits():
    one = hit("[who:1 Ms Rao] [said:1 said] [what:1 the fog is back].")
    found = json.loads(as_json(one))
    assert set(found) == {"statement", "report", "speaker", "hits", "snippet", "text"}
    assert found["statement"]["text"] == found["text"] == "the fog is back"
    assert found["speaker"] == {"id": "p1", "name": "Ms Rao", "kind": None}
    assert [one.report.text[start:end] for start, end in found["hits"]] == ["fog"]
    assert one.report.text[slice(*found["snippet"])] == found["text"]


def test_a_line_of_json_for_a_report_has_no_statement():
    found = json.loads(as_json(hit("Fog\nis back.", statement=False)))
    assert (found["statement"], found["speaker"], found["text"]) == (None, None, "Fog\nis back.")
