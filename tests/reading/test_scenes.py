"""Statements are given here by their words: source, cue and content, each looked for from the end of the statement before."""

from dataclasses import replace

from onrecord.reading.scenes import placed
from onrecord.records import Report, Span, Spans, Speaker, Statement, Zone
from onrecord.sources import text as plain
from onrecord.sources.reports import Facts, freeze
from tests.reading.set_scenes import all_scenes, figures

LEAST = 0.6  # of what is marked in the texts that the rules were not written with
PUBLISHED = "2031-03-12"  # a Wednesday


def report(text: str, zones: tuple[Zone, ...] = (), outlet: str | None = None) -> Report:
    return freeze(text, "a.txt", facts=Facts(published=PUBLISHED, outlet=outlet), zones=zones)


def said(text: str, source: str = "", cue: str = "", content: str = "", after: int = 0, who: str | None = "s1") -> Statement:
    def at(words: str) -> Spans:
        start = text.index(words, after) if words else 0
        return (Span(start, start + len(words)),) if words else ()

    return Statement(id=f"{after}-{content}", source=at(source), cue=at(cue), content=at(content), speaker=who)


def one(text: str, source: str, cue: str, content: str) -> tuple[str | None, list[str], str | None]:
    (found,) = placed(report(text), [said(text, source, cue, content)])
    return found.said_on, [span.of(text) for span in found.occasion], found.channel


def test_day_audience_and_means_stand_between_the_cue_and_what_was_said() -> None:
    told = one("Pavo Luik told reporters in Fenby on Monday that the quay was safe.", "Pavo Luik", "told", "the quay was safe")
    assert told == ("2031-03-10", ["reporters in Fenby on Monday"], "briefing")


def test_a_phrase_may_stand_before_the_source() -> None:
    told = one("In a statement on Tuesday, Norrline said the quay was safe.", "Norrline", "said", "the quay was safe")
    assert told == ("2031-03-11", ["In a statement on Tuesday"], "statement")


def test_a_phrase_may_stand_behind_the_whole() -> None:
    assert one('"It is safe," Luik said on Monday.', "Luik", "said", '"It is safe,"')[0] == "2031-03-10"


def test_who_was_told_is_no_occasion() -> None:
    assert one("Luik told him on Monday that it was safe.", "Luik", "told", "it was safe")[1] == ["on Monday"]


def test_what_happened_to_the_source_is_no_occasion() -> None:
    assert one("Norrline, which bought the quay in 2019, said it was safe.", "Norrline", "said", "it was safe") == (None, [], None)


def test_a_day_inside_what_was_said_is_not_the_day_of_the_saying() -> None:
    assert one("Luik said the quay had been closed on Monday.", "Luik", "said", "the quay had been closed on Monday") == (None, [], None)


def test_idioms_are_no_occasion() -> None:
    assert one("Luik said in fact that it was safe.", "Luik", "said", "it was safe")[1] == []


def test_a_document_has_the_day_that_it_is_dated_by() -> None:
    told = one("A letter dated 3 March asks for a new quay.", "A letter dated 3 March", "asks for", "a new quay")
    assert told == ("2031-03-03", [], "letter")


def test_the_scene_of_a_speaker_goes_on_until_another_speaks() -> None:
    text = "Luik told reporters on Monday that it was safe. She said nobody had called. Tamm said it was rotten."
    found = placed(
        report(text),
        [
            said(text, "Luik", "told", "it was safe"),
            said(text, "She", "said", "nobody had called", after=40),
            said(text, "Tamm", "said", "it was rotten", after=70, who="s2"),
        ],
    )
    assert [each.said_on for each in found] == ["2031-03-10", "2031-03-10", None]
    assert [each.channel for each in found] == ["briefing", "briefing", None]
    assert [bool(each.occasion) for each in found] == [True, True, False]


def test_a_belief_has_no_day_of_the_scene() -> None:
    text = "Luik said on Monday that it was safe. She believes in the quay."
    found = placed(report(text), [said(text, "Luik", "said", "it was safe"), said(text, "She", "believes in", "the quay", after=38)])
    assert found[1].said_on is None


def test_the_next_morning_is_the_day_after_the_last_that_was_told() -> None:
    text = "On 3 March Luik said it was safe. The next morning Tamm said it was rotten."
    found = placed(
        report(text), [said(text, "Luik", "said", "it was safe"), said(text, "Tamm", "said", "it was rotten", after=33, who="s2")]
    )
    assert found[1].said_on == "2031-03-04"


def test_a_headline_takes_the_day_of_the_same_saying_in_the_body_and_nothing_else() -> None:
    text = "Luik says harbour quay safe\n\nLuik told reporters on Monday that the harbour quay was safe."
    zones = (Zone("headline", Span(0, 27)),)
    found = placed(
        report(text, zones),
        [said(text, "Luik", "says", "harbour quay safe"), said(text, "Luik", "told", "the harbour quay was safe", after=28)],
    )
    assert (found[0].said_on, found[0].occasion, found[0].channel) == ("2031-03-10", (), None)


def test_what_is_nested_does_not_take_the_day_of_what_holds_it() -> None:
    text = "Luik said on Monday that Tamm had promised a sale."
    outer = said(text, "Luik", "said", "Tamm had promised a sale")
    inner = replace(said(text, "Tamm", "had promised", "a sale", who="s2"), parent=outer.id)
    assert [each.said_on for each in placed(report(text), [outer, inner])] == ["2031-03-10", None]


def test_what_a_document_says_has_the_channel_document() -> None:
    text = "It says that the quay is rotten."
    found = placed(report(text), [said(text, "It", "says", "the quay is rotten")], [Speaker(id="s1", name="draft", kind="document")])
    assert found[0].channel == "document"


def test_nothing_but_day_occasion_and_channel_changes_and_the_order_stays() -> None:
    text = "Luik said on Monday that it was safe."
    before = said(text, "Luik", "said", "it was safe")
    (after,) = placed(report(text), [before])
    assert (after.id, after.source, after.cue, after.content, after.speaker) == (
        before.id,
        before.source,
        before.cue,
        before.content,
        before.speaker,
    )
    assert placed(report(text), []) == ()


def test_a_very_long_sentence_full_of_statements_is_placed_all_the_same() -> None:
    text = "told him on Monday in Fenby, at the gate, " * 400
    many = [
        Statement(id=str(i), source=(Span(i, i + 2),), cue=(Span(i + 3, i + 7),), content=(Span(i + 20, i + 30),))
        for i in range(0, 16000, 40)
    ]
    assert len(placed(report(text), many)) == 400


def test_a_lead_s_day_is_that_of_what_was_told_to_reporters_next() -> None:
    text = 'Luik said on Monday that it was safe.\n\n"Go and look," she told reporters on the quay.'
    found = placed(report(text), [said(text, "Luik", "said", "it was safe"), said(text, "she", "told", '"Go and look,"', after=38)])
    assert [(each.said_on, each.channel) for each in found] == [("2031-03-10", None), ("2031-03-10", "briefing")]


def test_another_medium_has_its_own_day() -> None:
    text = "Luik told a rally on Monday that it was safe. In a letter she said it was rotten."
    found = placed(report(text), [said(text, "Luik", "told", "it was safe"), said(text, "she", "said", "it was rotten", after=46)])
    assert [(each.said_on, each.channel) for each in found] == [("2031-03-10", "speech"), (None, "letter")]


def test_what_a_report_s_own_outlet_was_told_is_an_interview() -> None:
    text = "Luik told the Argus on Monday that it was safe."
    (found,) = placed(report(text, outlet="The Fenby Argus"), [said(text, "Luik", "told", "it was safe")])
    assert (found.channel, [span.of(text) for span in found.occasion]) == ("interview", ["the Argus on Monday"])


def test_the_sentence_before_may_set_the_scene() -> None:
    text = "Luik spoke at a rally in Fenby on Monday. She said it was safe."
    who = Speaker(id="s1", name="Luik", kind="person", mentions=(Span(0, 4), Span(42, 45)))
    (found,) = placed(report(text), [said(text, "She", "said", "it was safe")], [who])
    assert (found.said_on, found.channel) == ("2031-03-10", "speech")
    (other,) = placed(report(text), [said(text, "She", "said", "it was safe", who="s2")], [who])
    assert (other.said_on, other.channel) == (None, None)


def test_a_document_of_a_year_has_that_year() -> None:
    assert one("The catalogue of 1911 calls it Greek.", "The catalogue of 1911", "calls", "it Greek")[0] == "1911"


def test_what_a_newspaper_prints_is_a_document() -> None:
    assert one("Another newspaper reported that it was safe.", "Another newspaper", "reported", "it was safe")[2] == "document"


def test_the_invented_scenes_are_read_as_they_are_marked() -> None:
    scenes = list(all_scenes())
    assert sum(scene.held_out for scene in scenes) == 11
    measured = figures(scene for scene in scenes if scene.held_out)
    assert all(measured[name].precision > 0.9 and measured[name].recall > LEAST for name in ("day", "means", "occasion"))
    assert measured["posts of"].precision > LEAST


def test_the_date_of_a_dateline_is_the_day_of_the_report_and_not_of_what_is_said(reader):
    text = "Harbour closes\n\nDOLM, 3 March 2031 - The harbour will close in May, Mayor Berg said. He said on Monday that ships may stay."
    (dated,) = plain.load(text.encode(), "report.txt")
    first, second = reader.read(dated).statements
    assert (first.said_on, first.occasion) == (None, ())
    assert second.said_on == "2031-03-03"
