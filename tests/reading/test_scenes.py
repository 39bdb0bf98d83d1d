"""Statements are given here by their words: source, cue and content, each looked for from the end of the statement before."""

from dataclasses import replace

from onrecord.reading.scenes import placed
from onrecord.records import Report, Span, Spans, Speaker, Statement, Zone
from onrecord.sources.reports import Facts, freeze

PUBLISHED = "2031-03-12"  # a Wednesday


def report(text: str, zones: tuple[Zone, ...] = ()) -> Report:
    return freeze(text, "a.txt", facts=Facts(published=PUBLISHED), zones=zones)


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
