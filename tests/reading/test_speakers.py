"""Who is whom in one report, told on marked texts; all names are invented."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import marks
from onrecord.reading.drafts import Draft
from onrecord.reading.manner import Quoted
from onrecord.reading.speakers import speakers_of
from onrecord.records import Report, Span, Zone
from tests.reading.conftest import report_of


class Told:
    """The speakers of a text whose statements are marked; `outer` gives the place of the statement that one stands in."""

    def __init__(self, marked: str, outer: dict[int, int] | None = None, **facts) -> None:
        text, found = marks.parse(marked)
        self.report = replace(report_of(text), **facts)
        drafts = [Draft(each.content, each.source, each.cue, parent=(outer or {}).get(k)) for k, each in enumerate(found)]
        self.ids, self.speakers = speakers_of(self.report, drafts, Quoted(text).outer)

    def names(self) -> list[str | None]:
        names = {speaker.id: speaker.name for speaker in self.speakers}
        return [None if id is None else names[id] for id in self.ids]

    def kinds(self) -> list[str | None]:
        kinds = {speaker.id: speaker.kind for speaker in self.speakers}
        return [None if id is None else kinds[id] for id in self.ids]

    def mentions(self, name: str) -> list[str]:
        return next([m.of(self.report.text) for m in speaker.mentions] for speaker in self.speakers if speaker.name == name)

    def roles(self, name: str) -> list[tuple[str, str | None]]:
        return next([(role.title, role.of) for role in speaker.roles] for speaker in self.speakers if speaker.name == name)


def said(*sources: str, between: str = " ") -> str:
    """A statement by each of some sources, in sentences that begin with them."""
    return between.join(f"[who:{k} {source}] [said:{k} said] [what:{k} it rained]." for k, source in enumerate(sources, 1))


class TestNames:
    def test_a_surname_alone_is_the_person_of_the_full_name(self):
        found = Told(said("Hedda Quarle", "Quarle", "Ms Quarle"))
        assert found.names() == ["Hedda Quarle"] * 3
        assert found.mentions("Hedda Quarle") == ["Hedda Quarle", "Quarle", "Quarle"]

    def test_titles_before_a_name_are_no_part_of_it(self):
        found = Told(said("Transport Minister Hedda Quarle", "Dr Joris Tamm", "harbour master Ada Pell"))
        assert found.names() == ["Hedda Quarle", "Joris Tamm", "Ada Pell"]
        assert found.roles("Hedda Quarle") == [("Transport Minister", None)]

    def test_two_people_of_one_surname_stay_two(self):
        found = Told(said("Ada Luik", "Boris Luik", "Mr Luik", "Ms Luik"))
        assert found.names() == ["Ada Luik", "Boris Luik", "Boris Luik", "Ada Luik"]

    def test_initials_of_the_first_name_fit_it_and_another_initial_does_not(self):
        assert Told(said("Ada Luik", "A. Luik", "B. Luik")).names() == ["Ada Luik", "Ada Luik", "B. Luik"]

    def test_accents_and_capitals_make_nobody_else(self):
        assert len(set(Told(said("Gergő Balánth", "Gergo Balanth", "BALÁNTH")).ids)) == 1

    def test_a_name_that_the_source_cuts_is_taken_whole(self):
        found = Told("[who:1 Defence Minister Davron] Saidal [said:1 said] [what:1 no]. [who:2 Saidal] [said:2 said] [what:2 yes].")
        assert found.names() == ["Davron Saidal"] * 2

    def test_an_abbreviation_is_the_body_that_it_shortens(self):
        found = Told(said("The Upper Rivers Conference", "URC"))
        assert found.names() == ["Upper Rivers Conference"] * 2
        assert found.kinds() == ["organisation"] * 2

    def test_everybody_who_is_named_is_there_who_says_nothing_too(self):
        found = Told("Ms Ada Pell left. " + said("Norrline Ferries"))
        assert [(each.name, each.kind) for each in found.speakers] == [("Ada Pell", "person"), ("Norrline Ferries", "organisation")]

    def test_nobody_is_found_in_what_the_outlet_says_of_itself(self):
        text = "Subscribe, says Dr Ada Pell.\nIt rained."
        found, report = [], replace(report_of(text), zones=(Zone("promo", Span(0, 28)),))
        assert speakers_of(report, found, []) == ([], ())


class TestBodiesAndStates:
    def test_a_capital_is_its_country_where_that_is_printed(self):
        assert Told(said("Moscow") + " Trade with Russia fell.").names() == ["Russia"]

    def test_a_country_is_known_by_what_it_has(self):
        assert Told("Ardovia's foreign minister left. " + said("Ardovia")).kinds() == ["country"]
        assert Told("The Ardovian ferries stopped. " + said("Ardovia")).kinds() == ["country"]

    def test_several_joined_by_and_are_one_group(self):
        found = Told(said("Luik and Tamm", "Ada Luik"))
        assert found.kinds() == ["group", "person"]

    def test_and_inside_a_bodys_name_joins_nobody(self):
        found = Told(said("The Railway and Dock Workers' Union", "Joris Tamm, general secretary of the Dock and Estate Union,"))
        assert found.kinds() == ["organisation", "person"]


class TestDescriptions:
    def test_an_apposition_says_who_somebody_is(self):
        found = Told(said("Joris Tamm, the union's leader,", "The leader"))
        assert found.names() == ["Joris Tamm"] * 2
        assert found.roles("Joris Tamm") == [("leader", "union")]

    def test_so_does_a_description_before_the_name(self):
        found = Told(said("Its ports minister, Ada Pell,", "the minister"))
        assert found.names() == ["Ada Pell"] * 2

    def test_ministers_of_two_countries_stay_two(self):
        ministers = ["Ardovia's defence minister, Ada Pell,", "Quenna's defence minister, Joris Tamm,"]
        assert Told(said(*ministers, "Quenna's minister", "the Ardovian minister")).names() == [
            *("Ada Pell", "Joris Tamm"),
            *("Joris Tamm", "Ada Pell"),
        ]

    def test_what_fits_two_alike_is_neither(self):
        text = said("The ports minister, Ada Pell,", "the works minister, Joris Tamm,", "The minister")
        assert Told(text).kinds()[2] == "office"

    def test_a_post_without_a_name_is_an_office(self):
        assert Told(said("The mayor", "The mayor")).names() == ["The mayor"] * 2
        assert Told(said("The mayor")).kinds() == ["office"]

    def test_unnamed_people_are_each_their_own(self):
        found = Told(said("A senior official", "the official", "another official", "A diplomat"))
        assert found.ids[0] == found.ids[1]
        assert len(set(found.ids)) == 3
        assert set(found.kinds()) == {"unnamed"}

    def test_a_document_speaks_for_whose_it_is(self):
        text = said("Ada Pell", "Pell's report", "A statement by the ministry", "the leaked paper")
        found = Told(text)
        assert found.names()[:2] == ["Ada Pell"] * 2
        assert found.kinds()[3] == "document"

    @pytest.mark.parametrize("nobody", ["Nobody", "Media reports", "Rumours", "some unconfirmed reports"])
    def test_nobody_in_particular_is_no_speaker(self, nobody):
        assert Told(said(nobody)).ids == [None]

    def test_residents_are_a_group(self):
        assert Told(said("Residents", "58 per cent")).kinds() == ["group", "group"]


class TestPronouns:
    def test_the_pronoun_means_who_just_spoke(self):
        assert Told(said("Ada Pell", "She")).names() == ["Ada Pell"] * 2

    def test_gender_decides_between_two(self):
        assert Told(said("Mr Joris Tamm", "Ms Ada Pell", "He")).names()[2] == "Joris Tamm"
        assert Told(said("spokesman Rok Zell", "spokeswoman Ina Dorn", "He")).names()[2] == "Rok Zell"

    def test_nobody_is_meant_where_nobody_was_mentioned(self):
        assert Told(said("She")).ids == [None]
        assert Told(said("Norrline Ferries", "She")).ids[1] is None

    def test_who_is_right_before_it(self):
        found = Told("Norrline is late, says [who:1 Ada Pell], [who:2 who] [said:2 wants] [what:2 the quay]. [said:1 ~] [what:1 it rained]")
        assert found.names()[:2] == ["Ada Pell"] * 2

    def test_it_is_the_body_that_spoke(self):
        assert Told(said("The ministry", "It")).names() == ["The ministry"] * 2

    def test_i_inside_a_quotation_is_whoever_speaks_it(self):
        found = Told('[what:1 "[who:2 I] [said:2 told] them [what:2 no],"] [who:1 Ada Pell] [said:1 said].', {0: 1, 1: 0})
        assert "Ada Pell" in found.names()

    def test_i_outside_quotations_is_the_author(self):
        found = Told("By Ada Pell\n\n[who:1 I] [said:1 think] [what:1 it rained].", authors=("Ada Pell",))
        assert found.names() == ["Ada Pell"]

    def test_a_bare_one_is_somebody_of_their_own(self):
        assert Told(said("Two officials", "One")).kinds() == ["unnamed", "unnamed"]


class TestWithoutASource:
    def test_a_headline_is_said_by_who_says_it_below(self):
        found = Told("[what:1 “No deal was ever made”]\n\n[what:2 “No deal was ever made,”] [who:2 Ada Pell] [said:2 said].")
        assert found.names() == ["Ada Pell"] * 2

    def test_a_sentence_without_a_subject_goes_on_with_the_speaker_before(self):
        assert Told(said("Ada Pell") + " Then [said:2 added:] [what:2 it snowed].").names() == ["Ada Pell"] * 2

    def test_being_asked_is_nobodys_saying(self):
        assert Told(said("Ada Pell") + " [said:2 Asked] [what:2 whether it snowed], she left.").ids[1] is None


def test_ids_are_the_same_for_the_same_text_and_differ_for_another():
    one, again, other = Told(said("Ada Pell")), Told(said("Ada Pell")), Told(said("Ada Pell", "Joris Tamm"))
    assert one.ids == again.ids != other.ids[:1]


_PLAIN = "the The minister Ada Pell Pell’s ’s of and & , . “ ” he who which his report union Union ( ) Q 58 one Both I We London by — Mr İ"
WORDS = st.sampled_from([*_PLAIN.split(), "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=3, max_size=40), st.lists(st.tuples(st.floats(0, 1), st.integers(1, 25)), max_size=6))
def test_whatever_is_taken_for_a_source_every_speaker_has_a_name_and_mentions_in_the_text(words, places):
    text = " ".join(words)
    report: Report = report_of(text)
    starts = [(int(at * (len(text) - 2)), size) for at, size in places]
    sources = [Span(at, min(at + size, len(text) - 1)) for at, size in starts if at < min(at + size, len(text) - 1)]
    drafts = [Draft((Span(len(text) - 1, len(text)),), (source,), (Span(len(text) - 1, len(text)),)) for source in sources]
    ids, speakers = speakers_of(report, drafts, Quoted(text).outer)
    known = {speaker.id for speaker in speakers}
    assert len(known) == len(speakers)
    assert {id for id in ids if id} <= known
    assert all(speaker.name and speaker.mentions for speaker in speakers)
    assert all(mention.end <= len(text) for speaker in speakers for mention in speaker.mentions)
