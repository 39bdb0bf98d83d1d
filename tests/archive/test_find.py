"""Everything that matches is found, nothing else is, statements first; on both databases the same, in the same order."""

from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.archive import fetch, fulltext
from onrecord.archive import find as search
from onrecord.archive.find import find
from onrecord.archive.fulltext import REPORTS, STATEMENTS
from onrecord.archive.query import hits, parse
from onrecord.archive.words import words, words_at
from onrecord.outline import zones
from onrecord.records import Act, Manner, Part, Span, Zone
from tests.archive.filled import fill, said
from tests.builders import dossier


def found(archive, words=None, part=None, **page):
    with archive.reading() as connection:
        return find(connection, parse(words) if words else None, part or Part(), **page)


def told(archive, words=None, part=None, **page):
    """Report and statement of each hit; None for a report's own words."""
    return [(hit.report.title, hit.statement and hit.statement.id) for hit in found(archive, words, part, **page).hits]


def marked(hit):
    return [span.of(hit.report.text) for span in hit.spans]


@pytest.fixture
def six(archive):
    """Six reports of May, of two outlets in turn."""
    fill(archive, [said(number, outlet=("Herald", "L’Équipe")[number % 2]) for number in range(1, 7)])
    return archive


class TestFinding:
    def test_statements_come_before_reports(self, archive):
        text = "Fog over Tarn\n\n[who:1 Ms Rao] [said:1 denied] [what:1 any fog]. Nobody saw it."
        fill(archive, [dossier("Fog, fog and fog again.", id="a", title="fog"), dossier(text, id="b", title="Tarn")])
        assert told(archive, "fog") == [("Tarn", "s1"), ("fog", None)]

    def test_a_report_is_not_shown_again_beside_its_statement(self, six):
        assert told(six, "quay") == [(f"Harbour {number} shut", "s3") for number in range(6, 0, -1)]
        assert told(six, "quay vote") == [(f"Harbour {number} shut", None) for number in range(6, 0, -1)]

    def test_words_of_the_source_and_of_the_cue_count(self, six):
        assert told(six, "norvik fog", limit=1) == [("Harbour 6 shut", "s1")]
        assert told(six, '"had warned" NOT norvik', limit=1) == [("Harbour 6 shut", "s2")]

    def test_what_was_looked_for_is_marked_wherever_it_stands_in_the_statement(self, six):
        hit = found(six, "norvik fog", limit=1).hits[0]
        assert marked(hit) == ["Norvik", "fog"]
        assert hit.snippet.of(hit.report.text) == "that the pilots of berth 6 had warned of fog"
        assert hit.speaker.name == "Mayor Norvik"

    def test_words_in_a_text_are_shown_with_their_paragraph(self, six):
        hit = found(six, "vote", limit=1).hits[0]
        assert (hit.statement, hit.speaker, marked(hit)) == (None, None, ["vote"])
        assert hit.snippet.of(hit.report.text) == "“Nobody asked us about quay 6,” said Ivo Pell on Monday. The vote is due, many say."

    def test_without_words_the_newest_statements_come_and_no_reports(self, six):
        assert told(six, limit=4) == [
            ("Harbour 6 shut", "s3"),
            ("Harbour 6 shut", "s2"),
            ("Harbour 6 shut", "s1"),
            ("Harbour 5 shut", "s3"),
        ]
        assert len(found(six, limit=99).hits) == 18

    def test_an_empty_record_has_nothing(self, archive):
        assert found(archive, "fog").hits == ()
        assert found(archive).hits == ()

    def test_pages_follow_one_another(self, six):
        whole = told(six, "said OR vote", limit=99)
        assert len(whole) == 12
        for size in (1, 5, 7):
            pages = [found(six, "said OR vote", limit=size, offset=at) for at in range(0, 14, size)]
            shown = [(hit.report.title, hit.statement and hit.statement.id) for page in pages for hit in page.hits]
            assert shown == whole
            assert [page.more for page in pages] == [at + size < 12 for at in range(0, 14, size)]

    def test_pages_go_on_from_statements_to_reports(self, archive):
        fill(archive, [said(number, words=" Fog came." * (number > 3)) for number in range(1, 4)])
        fill(archive, [dossier(f"Fog {number}.", id=f"f{number}", title=f"f{number}") for number in range(4)])
        whole = told(archive, "fog", limit=99)
        assert [statement is None for _, statement in whole] == [False] * 6 + [True] * 4
        assert [each for at in range(0, 12, 3) for each in told(archive, "fog", limit=3, offset=at)] == whole


class TestParts:
    @pytest.mark.parametrize(
        ("part", "numbers"),
        [
            (Part(outlet="herald"), [6, 4, 2]),
            (Part(outlet="l’équipe"), [5, 3, 1]),
            (Part(outlet="Her"), []),
            (Part(since="2024-05-05"), [6, 5, 4]),
            (Part(until="2024-05-03"), [2, 1]),
            (Part(since="2024-05-04", until="2024-05-04"), [3]),
            (Part(since="2024", until="2024-05"), [6, 5, 4, 3, 2, 1]),
            (Part(until="2023"), []),
            (Part(speaker="pell"), [6, 5, 4, 3, 2, 1]),
            (Part(speaker="Ivo PELL"), [6, 5, 4, 3, 2, 1]),
            (Part(speaker="p3"), [6, 5, 4, 3, 2, 1]),
            (Part(speaker="norvik"), []),
            (Part(speaker="pell nobody"), []),
            (Part(manner=Manner.DIRECT), [6, 5, 4, 3, 2, 1]),
            (Part(manner=Manner.INDIRECT), []),
            (Part(act=Act.STATE, outlet="Herald"), [6, 4, 2]),
            (Part(act=Act.DENY), []),
            (Part(zone="headline"), []),
        ],
    )
    def test_limit_what_is_found(self, six, part, numbers):
        assert told(six, "quay", part) == [(f"Harbour {number} shut", "s3") for number in numbers]

    def test_reports_are_found_in_their_part_too(self, six):
        assert told(six, "vote", Part(outlet="Herald", since="2024-05-04")) == [("Harbour 6 shut", None), ("Harbour 4 shut", None)]
        assert told(six, "vote", Part(speaker="pell")) == told(six, "vote", Part(act=Act.STATE)) == []

    def test_a_zone_of_a_report_is_searched_by_itself(self, six):
        headline, dateline = Part(zone="headline"), Part(zone="dateline")
        assert told(six, '"harbour 3"', headline) == [("Harbour 3 shut", None)]
        assert told(six, "aldersund", dateline, limit=1) == [("Harbour 6 shut", None)]
        assert told(six, "aldersund", headline) == told(six, "harbour", dateline) == told(six, "harbour aldersund", headline) == []
        assert marked(found(six, "shut", headline, limit=1).hits[0]) == ["shut"]

    def test_words_of_a_headline_are_not_those_of_the_body(self, archive):
        made = dossier("Fog\n\nNo more.", id="a", title="Fog")
        areas = (Zone("headline", Span(0, 3)), Zone("body", Span(5, 13)))
        fill(archive, [replace(made, report=replace(made.report, zones=areas))])
        assert told(archive, "fog", Part(zone="headline")) == [("Fog", None)]
        assert told(archive, "fog", Part(zone="body")) == []
        assert told(archive, "more", Part(zone="body")) == [("Fog", None)]

    def test_a_report_without_a_year_is_in_no_time(self, archive):
        fill(archive, [said(1, published="--05-02"), said(2, published=None), said(3, published="2024")])
        assert [title for title, _ in told(archive, "quay", Part(since="0001"))] == ["Harbour 3 shut"]
        assert [title for title, _ in told(archive, "quay", Part(until="9999"))] == ["Harbour 3 shut"]
        assert told(archive, "quay", Part(since="2024-01")) == []
        assert len(told(archive, "quay")) == 3

    def test_times_of_a_day_are_kept_apart(self, archive):
        fill(archive, [said(hour, published=f"2024-05-01T{hour:02}:00") for hour in (8, 12, 16)])
        part = Part(since="2024-05-01T10", until="2024-05-01T13")
        assert told(archive, "quay", part) == [("Harbour 12 shut", "s3")]
        assert told(archive, "vote", part) == [("Harbour 12 shut", None)]


class TestOrder:
    def rank(self, archive, words, *statements):
        """The places of statements, in the order of storing, in the answer."""
        texts = [f"{number}. [who:1 {who}] [said:1 {cue}] [what:1 {what}]." for number, (who, cue, what) in enumerate(statements)]
        fill(archive, [dossier(text, id=f"r{number}", title=str(number)) for number, text in enumerate(texts)])
        return [int(title) for title, _ in told(archive, words)]

    def test_what_is_said_goes_before_who_says_it_and_how(self, archive):
        said = ("Ms Rao", "said", "the fog is back"), ("Ms Fog", "said", "it is back"), ("Ms Rao", "fogged", "it is fog free")
        assert self.rank(archive, "fog*", *said)[-1] == 1

    def test_a_short_statement_goes_before_a_long_one(self, archive):
        long = "the fog " + "and many other things that were also told " * 3
        assert self.rank(archive, "fog", ("Ms Rao", "said", "fog again"), ("Ms Rao", "said", long)) == [0, 1]

    def test_words_together_go_before_words_apart(self, archive):
        apart, together = "the ferry is late, and the bridge is old", "the ferry bridge is late, and it is old"
        assert self.rank(archive, "ferry bridge", ("Ms Rao", "said", together), ("Ms Rao", "said", apart)) == [0, 1]

    def test_of_two_that_will_do_the_rare_one_goes_first(self, archive):
        common = [("Ms Rao", "said", f"the ferry is late {number}") for number in range(5)]
        assert self.rank(archive, "ferry OR bridge", ("Ms Rao", "said", "the bridge is late 9"), *common)[0] == 0

    def test_of_equal_ones_the_newest_goes_first(self, six):
        assert [title for title, _ in told(six, "fog", limit=6)] == [f"Harbour {number} shut" for number in range(6, 0, -1)]

    def test_of_very_many_the_newest_are_ranked_and_the_others_follow(self, archive, monkeypatch):
        monkeypatch.setattr(search, "RANKED", 3)
        said = [("Ms Rao", "said", "fog " + "and more " * (9 - number)) for number in range(6)]
        assert self.rank(archive, "fog", *said[::-1]) == [3, 4, 5, 2, 1, 0]
        assert found(archive, "fog").ranked == 3
        assert found(archive, '"fog and more said"').ranked is None
        pages = [title for at in range(0, 6, 2) for title, _ in told(archive, "fog", limit=2, offset=at)]
        assert pages == ["3", "4", "5", "2", "1", "0"]


TOLD = st.lists(
    st.builds(
        "[who:1 {}] [said:1 {}] [what:1 {}]. {}".format,
        st.sampled_from(["Ms Rao", "She", "police", "Ms Bell", "习近平"]),
        st.sampled_from(["said", "denied", "did not say"]),
        st.lists(st.sampled_from(["war", "fog", "no fog", "anti-war", "近平", "don’t"]), min_size=1, max_size=4).map(" ".join),
        st.sampled_from(["No more.", "Fog, war.", "习近平"]),
    ),
    min_size=1,
    max_size=8,
)
ASKED = st.sampled_from(
    [
        "war",
        "fog NOT war",
        '"no fog"',
        "rao fog",
        "say OR war",
        "近平",
        "fog*",
        '"did not say war"',
        "anti-war",
        "don't -(war OR rao)",
        "said more",
    ]
)
PARTS = st.builds(
    Part,
    speaker=st.sampled_from([None, "rao", "ms", "习近平", "s"]),
    outlet=st.sampled_from([None, "a", "B"]),
    since=st.sampled_from([None, "2024-05", "2024-06-02"]),
    until=st.sampled_from([None, "2024-05", "2024-06-02"]),
    manner=st.sampled_from([None, Manner.INDIRECT]),
    act=st.sampled_from([None, Act.STATE, Act.DENY]),
    zone=st.sampled_from([None, "body"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(texts=TOLD, asked=ASKED, part=PARTS)
def test_all_that_matches_is_found_and_nothing_else(archive, texts, asked, part):
    made = [
        dossier(text, id=f"{number}", outlet="aB"[number % 2], published=f"2024-0{5 + number % 2}-0{1 + number % 3}")
        for number, text in enumerate(texts)
    ]
    with archive.writing() as connection:
        _empty(connection)
    fill(archive, [_in_body(each) if number % 3 else each for number, each in enumerate(made)])
    query = parse(asked)
    with archive.reading() as connection:
        answer = find(connection, query, part, limit=999).hits
        every = list(fetch.dossiers(connection, part))
    statements = {(each.report.id, one.id) for each in every for one in each.reading.statements if _said(query, each, one)}
    assert {(hit.report.id, hit.statement.id) for hit in answer if hit.statement} == statements
    assert [kind for kind, _ in groupby(hit.statement is None for hit in answer)] in ([], [False], [True], [False, True])
    reports = {each.report.id for each in every if _printed(query, each, part.zone)} - {id for id, _ in statements}
    only_statements = (part.speaker, part.manner, part.act) != (None, None, None)
    assert {hit.report.id for hit in answer if not hit.statement} == (set() if only_statements else reports)


def _empty(connection):
    for shelf in (STATEMENTS, REPORTS):
        fulltext.clear(connection, shelf)
    for table in ("codes", "vector", "statement", "speaker", "reading", "report"):
        connection.exec_driver_sql(f"DELETE FROM {table}")


def _in_body(each):
    whole = (Zone("body", Span(0, len(each.report.text))),)
    return replace(each, report=replace(each.report, zones=whole))


def _said(query, each, one):
    pieces = [list(words_at(each.report.text, span.start, span.end)) for span in (*one.source, *one.cue, *one.content)]
    names = [speaker.name for speaker in each.reading.speakers if speaker.id == one.speaker]
    return hits(query, [*pieces, *([(word, None) for word in words(name)] for name in names)]) is not None


def _printed(query, each, zone):
    spans = [area.span for area in zones(each) if area.kind == zone] if zone else [Span(0, len(each.report.text))]
    return hits(query, [list(words_at(each.report.text, span.start, span.end)) for span in spans]) is not None


def test_both_databases_answer_in_the_same_order(opened, tmp_path, server):
    made = [said(number, words=" Fog." * (number % 3), outlet=f"o{number % 4}") for number in range(1, 25)]
    address = server.new_database()
    records = [opened(str(tmp_path / "record.db"), create=True), opened(address, create=True)]
    for archive in records:
        fill(archive, made)
    for asked in ("fog", "berth warned", "vote OR quay", "said", '"of fog" NOT 7', "norvik OR pell", "harb*"):
        one, other = (told(archive, asked, limit=99) for archive in records)
        assert one == other
    for archive in records:
        archive.close()
    server.drop(address)
