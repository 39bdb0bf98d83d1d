"""The record goes out and comes back: the same bytes, on either database and across them, however often and whatever else is there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord import codec, holdings, sources
from onrecord.archive import check, fetch, forget, judged, ledger, lineage
from onrecord.archive.database import Archive, open_archive
from onrecord.archive.store import store
from onrecord.archive.tables import reading
from onrecord.holdings import Fate, Outcome
from onrecord.judging import form_of
from onrecord.records import Act, Dossier, Judgement, Manner, Part, Report, Unread, Verdict
from tests import servers
from tests.archive.exchanged import brought, exported, fates, fill, read_by
from tests.archive.filled import said
from tests.builders import dossier


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    """Another record, on either database."""
    if request.param == "sqlite":
        with closing(open_archive(str(tmp_path / "other.db"), create=True)) as made:
            yield made
        return
    server: servers.Server = request.getfixturevalue("server")
    address = server.new_database()
    with closing(open_archive(address, create=True)) as made:
        yield made
    server.drop(address)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Archive]:
    """Another record, in a file."""
    with closing(open_archive(str(tmp_path / "another.db"), create=True)) as made:
        yield made


def lines(data: bytes) -> list[dict]:
    return [json.loads(line) for line in data.splitlines()]


def of_kind(data: bytes, kind: str) -> list[dict]:
    return [line[kind] for line in lines(data) if kind in line and "version" not in line]


def numbered(outcomes: list[Outcome | Unread]) -> dict[str, str]:
    """What was set aside, by its line."""
    unread = {each.path: each.why for each in outcomes if isinstance(each, Unread)}
    aside = (each for each in outcomes if isinstance(each, Outcome) and each.fate is Fate.ASIDE)
    return unread | {f"given#{number}": each.why for each in aside for number in each.line.numbers}


class TestARecordThatComesBack:
    def test_is_exported_to_the_same_bytes(self, archive, empty):
        fill(archive)
        whole, plain = exported(archive, with_text=True), exported(archive)
        assert fates(brought(empty, whole)) == {"new", "known"}  # what follows what at a web address is known at once
        assert exported(empty, with_text=True) == whole
        assert exported(empty) == plain
        assert exported(empty, "csv") == exported(archive, "csv")
        assert exported(empty, "questions") == exported(archive, "questions")

    def test_has_everything_in_it(self, archive):
        fill(archive)
        whole = exported(archive, with_text=True)
        kinds = {next(iter(line)) for line in lines(whole)}
        assert kinds == {"version", "source", "versions", "judgement", "question", "refused", "forgotten"}
        assert len([line for line in lines(whole) if "version" in line]) == 8
        assert [row["n"] for row in of_kind(whole, "judgement")] == list(range(1, 9))

    def test_is_the_same_record_but_for_its_dates_of_storing(self, archive, other):
        items = fill(archive)
        brought(other, exported(archive, with_text=True))
        with archive.reading() as ours, other.reading() as theirs:
            for item in items:
                before, after = (fetch.reports_of(each, [item.report.id])[item.report.id] for each in (ours, theirs))
                assert replace(after, zones=(), flags=()) == replace(before, zones=(), flags=())
                assert set(after.zones) == set(before.zones)
                assert set(after.flags) == set(before.flags)
            assert list(ledger.rows(theirs)) == list(ledger.rows(ours))
            assert list(judged.faults(theirs)) == []

    def test_is_whole(self, archive, other):
        fill(archive)
        brought(other, exported(archive, with_text=True))
        with other.reading() as connection:
            assert [str(fault) for fault in check.faults(connection)] == []

    def test_brought_again_stays_as_it_is(self, archive, other):
        fill(archive)
        whole = exported(archive, with_text=True)
        brought(other, whole)
        assert fates(brought(other, whole)) == {"known"}
        assert fates(brought(archive, whole)) == {"known"}
        assert exported(other, with_text=True) == exported(archive, with_text=True) == whole

    def test_goes_on_with_its_versions(self, archive, other):
        items = fill(archive)
        brought(other, exported(archive, with_text=True))
        url = items[0].report.url
        with other.writing() as connection:
            (told,) = store(connection, [said(1, url=url, outlet="The Courier", path="b.html", words="Corrected twice.")])
            (third,) = store(connection, [said(2, path="a.txt", outlet=None, words="Even more.")], lambda report: "/news/a.txt")
        assert told.follows == items[2].report.id
        assert third.follows == items[3].report.id

    def test_a_part_of_it_comes_back_too(self, archive, other):
        items = fill(archive)
        part = Part(outlet="the courier")
        whole, plain = exported(archive, part=part, with_text=True), exported(archive, part=part)
        assert {line["report"]["id"] for line in lines(whole) if "version" in line} == {items[0].report.id, items[2].report.id}
        assert len(of_kind(whole, "versions")) == 1
        assert of_kind(whole, "judgement") == of_kind(whole, "refused") == of_kind(whole, "forgotten") == []
        brought(other, whole)
        assert exported(other) == plain
        assert exported(other, with_text=True) == whole


class TestAPart:
    def test_has_the_statements_that_all_of_it_holds_for(self, archive):
        items = fill(archive)
        every = lines(exported(archive))
        assert len(every) > 10
        for part, holds in (
            (Part(manner=Manner.DIRECT), lambda line: line["statement"]["manner"] == "direct"),
            (Part(act=Act.WARN), lambda line: line["statement"]["act"] == "warn"),
            (Part(outlet="STRASSE & sohn"), lambda line: line["report"]["outlet"] == "Straße & Sohn"),
            (Part(since="2024-05-03"), lambda line: (line["report"]["published"] or "-") >= "2024-05-03"),
            (Part(until="2024-05-02"), lambda line: "2024" <= (line["report"]["published"] or "-") <= "2024-05-02"),
            (Part(since="2024", until="2024-05"), lambda line: (line["report"]["published"] or "-").startswith("2024-05")),
            (Part(speaker="PELL"), lambda line: line["speaker"] and "Pell" in line["speaker"]["name"]),
            (Part(zone="dateline"), lambda line: False),
            (Part(outlet="nobody"), lambda line: False),
        ):
            assert lines(exported(archive, part=part)) == [line for line in every if holds(line)], part
        assert {line["report"]["id"] for line in every} == {item.report.id for item in items}

    def test_of_a_speaker_is_named_by_words_of_a_name_or_of_a_source_or_by_an_id(self, archive):
        said_so = "[who:1 Žofie Müller] [said:1 said] [what:1 no]. [who:2 Müller's brother] [said:2 said] [what:2 yes]."
        marked = f"{said_so} [who:3 He] [said:3 said] [what:3 so]."
        item = dossier(marked, id="r1")
        with archive.writing() as connection:
            store(connection, [item])
        found = lambda name: [line["statement"]["text"] for line in lines(exported(archive, part=Part(speaker=name)))]
        assert found("muller") == ["no", "yes"]
        assert found("Muller zofie") == ["no"]
        assert found("p2") == ["yes"]
        assert found("he") == ["so"]
        assert found("mull") == found("?!") == found("") == []

    def test_with_its_texts_has_the_reports_that_it_is_in_as_they_are(self, archive):
        items = fill(archive)
        whole = exported(archive, part=Part(speaker="Pell", until="2024-05-03"), with_text=True)
        readings = [line for line in lines(whole) if "version" in line]
        assert {line["report"]["id"] for line in readings} == {items[2].report.id, items[3].report.id}
        assert {len(line["statements"]) for line in readings} == {3}
        assert [row["author"] for row in of_kind(whole, "judgement")] == ["rule:short"]
        assert [row["reports"] for row in of_kind(whole, "versions")] == [[{"id": items[n].report.id, "follows": None}] for n in (3, 2)]
        nothing = exported(archive, part=Part(zone="advert"), with_text=True)
        assert {next(iter(line)) for line in lines(nothing)} == {"question"}


class TestWithoutTexts:
    @pytest.fixture
    def files(self, tmp_path, monkeypatch) -> Path:
        folder = tmp_path / "reports"
        folder.mkdir()
        (folder / "one.txt").write_text("“We waited,” Ms Rao said.\n", encoding="utf-8")
        told = [{"text": "“It is over,” Mr Li said.", "outlet": f"Paper {n % 3}", "published": f"2024-05-{n:02}"} for n in range(1, 9)]
        (folder / "more.jsonl").write_text("".join(json.dumps(each) + "\n" for each in told), encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        return folder

    @pytest.fixture
    def from_files(self, archive, files) -> Archive:
        """A record with a statement of each report of the files."""
        reports = [each for path in sources.expand(["reports"]) for each in sources.load(path)]
        with archive.writing() as connection:
            store(connection, [_read(report) for report in reports if isinstance(report, Report)])
        return archive

    def test_comes_back_where_the_files_are_still_there(self, from_files, other):
        plain = exported(from_files)
        assert len(lines(plain)) == 4
        assert fates(brought(other, plain)) == {"new"}
        assert exported(other) == plain
        assert fates(brought(other, plain)) == {"known"}
        assert exported(other) == plain

    def test_comes_back_where_the_record_has_the_reports(self, from_files, other, files):
        plain = exported(from_files)
        with from_files.reading() as connection:
            reports = [report for _, report in fetch.reports(connection)]
        for file in files.iterdir():
            file.unlink()
        with other.writing() as connection:
            store(
                connection,
                [replace(_read(report), reading=replace(_read(report).reading, model="none@1", statements=())) for report in reports],
            )
        assert fates(brought(other, plain)) == {"new"}
        assert exported(other) == plain

    @pytest.mark.parametrize("change", ["gone", "changed", "a folder", "a pipe"])
    def test_is_set_aside_where_they_are_not(self, from_files, other, files, change):
        plain = exported(from_files)
        one = files / "one.txt"
        one.unlink()
        if change == "changed":
            one.write_text("“We waited,” Ms Rao said?\n", encoding="utf-8")
        elif change == "a folder":
            one.mkdir()
        elif change == "a pipe":
            os.mkfifo(one)
        outcomes = brought(other, plain)
        ((where, why),) = numbered(outcomes).items()
        assert where == "given#1"
        assert "export it with --with-text" in why
        assert fates(outcomes) == {"unread", "new"}

    def test_is_grounded_line_by_line(self, from_files, other):
        (first, *rest) = lines(exported(from_files))
        wrong = json.loads(json.dumps(first))
        wrong["statement"] |= {"id": "x", "text": "We did not wait"}
        beyond = json.loads(json.dumps(first))
        beyond["statement"] |= {"id": "y", "content": [[0, 999]]}
        orphan = json.loads(json.dumps(first))
        orphan["statement"] |= {"id": "z", "parent": "nobody"}
        twin = json.loads(json.dumps(first))
        data = b"".join(codec.written(line) for line in (wrong, beyond, orphan, first, twin, *rest))
        why = numbered(brought(other, data))
        assert [why[f"given#{n}"].partition(":")[0] for n in (1, 2, 3, 5)] == [
            "statement.text", "statement.content[0]", "statement.parent", "statement.id"
        ]  # fmt: skip
        assert len(why) == 4
        assert exported(other) == exported(from_files)

    def test_the_lines_of_a_report_must_stand_together(self, archive, other):
        items = fill(archive)
        brought(other, exported(archive, with_text=True))
        of_two = [line for line in lines(exported(archive)) if line["report"]["id"] == items[5].report.id]
        data = b"".join(codec.written(replaced(line, by="somebody@1")) for line in (of_two[2], *lines(exported(archive))[:1], of_two[0]))
        assert numbered(brought(other, data))["given#3"].startswith("the record has a reading by somebody@1 without this statement")

    def test_the_model_is_the_one_that_is_no_rule_and_nobody(self, from_files, other):
        data = b"".join(codec.written(line) for line in lines(exported(from_files)))
        brought(other, data.replace(b'"by":"m@1"', b'"by":"rule:quotation"'))
        with other.reading() as connection:
            assert set(connection.execute(select(reading.c.model)).scalars()) == {"rule:quotation"}


def replaced(line: dict, **words: object) -> dict:
    return line | {"statement": line["statement"] | words}


def _read(report: Report) -> Dossier:
    made = dossier(
        "[what:1 “We waited,”] [who:1 Ms Rao] [said:1 said]."
        if "Rao" in report.text
        else "[what:1 “It is over,”] [who:1 Mr Li] [said:1 said]."
    )
    statements = tuple(replace(statement, by="m@1") for statement in made.reading.statements)
    return Dossier(report, replace(made.reading, report_id=report.id, model="m@1", statements=statements, zones=report.zones))


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("line", "why"),
        [
            (b"no json", "not JSON"),
            (b"[1]", "not an object"),
            (b"\xff\xfe", "not UTF-8"),
            (b"[" * 100_000, "not JSON"),
            (b'{"version":1,"report":{"path":"a.txt"},"unread":"empty"}', "set aside when it was read: empty"),
            (b'{"version":2}', "version: expected version 1"),
            (b"{}", "version: missing"),
            (b'{"question":{"id":"q\\ud800","text":"t","about":[],"support":[],"oppose":[]}}', "holds half a surrogate pair"),
            (b'{"question":{"id":"q","text":"t","about":"a","support":[],"oppose":[]}}', "question.about: expected a list"),
            (b'{"refused":{"path":"a","why":"b"},"more":1}', "a line with 'refused' holds nothing else"),
            (b'{"versions":{"address":"a","reports":[{"id":"nobody","follows":null}]}}', "none of its reports is in the record"),
            (b'{"versions":{"address":"a","reports":[{"id":"b","follows":null},{"id":"b","follows":null}]}}', "versions.reports"),
            (b'{"source":{"report":"r","zones":[],"flags":[]}}', "no reading of its report follows"),
            (b'{"forgotten":{"report":"r","sha256":"0","author":"person:ana","at":"yesterday","reason":null}}', "forgotten.at"),
        ],
    )
    def test_is_set_aside_with_its_number_and_the_rest_goes_on(self, archive, line, why):
        data = b"\xef\xbb\xbf\n" + line + b"\n" + codec.written(codec.to_json(said(1), with_text=True))
        outcomes = brought(archive, data)
        assert numbered(outcomes)["given#2"].startswith(why)
        assert len(lines(exported(archive))) == 3

    @pytest.mark.parametrize(
        ("words", "why"),
        [
            ({"verdict": "undo"}, "judgement.undoes"),
            ({"verdict": "undo", "undoes": 7, "object": None}, "judgement.undoes: no judgement before"),
            ({"verdict": "accepted"}, "judgement.form"),
            ({"object": None}, "judgement: expected a report"),
            ({"at": "2024"}, "judgement.at"),
            ({"author": " "}, "judgement.author"),
            ({"object": {"source": [], "cue": [], "content": [[0, 9999]], "manner": "direct", "act": "state"}}, "judgement: its content"),
            ({"object": {"source": [], "cue": [], "content": [], "manner": "direct", "act": "state"}}, "judgement: it has no content"),
        ],
    )
    def test_a_judgement_is_checked_too(self, archive, words, why):
        item = said(1)
        form = {"source": [], "cue": [], "content": [[0, 7]], "manner": "direct", "act": "state"}
        row = {"n": 1, "at": "2024-05-14T09:30:00Z", "author": "person:ana", "verdict": "rejected", "report": item.report.id}
        row |= {"object": form, "form": None, "reason": None, "undoes": None}
        data = codec.encode(item, with_text=True) + codec.written({"judgement": row | words}) + codec.written({"judgement": row})
        outcomes = brought(archive, data)
        assert numbered(outcomes)["given#2"].startswith(why)
        with archive.reading() as connection:
            assert [each.n for each in ledger.rows(connection)] == [1]

    def test_a_text_that_is_no_report_s_is_set_aside(self, archive):
        for text in ("a\r\nb", "Z\u030c"):
            assert "report: its text" in numbered(brought(archive, codec.encode(dossier(text), with_text=True)))["given#1"]

    def test_the_id_of_another_text_is_not_taken_for_it(self, archive):
        one, other = said(1, id="r"), said(2, id="r")
        outcomes = brought(archive, codec.encode(one, with_text=True) + codec.encode(read_by("m@2", other), with_text=True))
        assert numbered(outcomes)["given#2"].startswith("report.id: the record has another text")
        assert {line["report"]["sha256"] for line in lines(exported(archive))} == {one.report.sha256}

    def test_what_the_database_cannot_hold_is_set_aside_by_itself(self, archive):
        nul = replace(said(1), report=replace(said(1).report, title="Ten\x00sion"))
        wide = replace(said(2), reading=replace(said(2).reading, coverage=replace(said(2).reading.coverage, sentences=2**70)))
        data = b"".join(codec.encode(item, with_text=True) for item in (said(3), nul, wide, said(4)))
        why = numbered(brought(archive, data))
        assert set(why) == ({"given#2", "given#3"} if archive.on_server else {"given#3"})
        assert all(each.startswith("the record can't hold it: ") for each in why.values())
        assert len({line["report"]["id"] for line in lines(exported(archive))}) == (2 if archive.on_server else 3)

    def test_zones_that_a_reading_does_not_have_are_no_report_s(self, archive):
        item = said(1)
        strange = {"report": item.report.id, "zones": [{"kind": "promo", "start": 0, "end": 3}], "flags": []}
        outcomes = brought(archive, codec.written({"source": strange}) + codec.encode(item, with_text=True))
        assert numbered(outcomes)["given#2"].startswith("zones, flags:")


class TestIntoARecordOfItsOwn:
    def test_the_ledger_goes_on_with_its_own_numbers(self, archive, other):
        fill(archive)
        mine = said(9)
        with other.writing() as connection:
            store(connection, [mine])
            memo = Judgement(
                author="person:bo", verdict=Verdict.MEMO, report=mine.report.id, object=form_of(mine.reading.statements[0]), reason="mine"
            )
            ledger.add(connection, [memo, replace(memo, reason="mine too")])
        whole = exported(archive, with_text=True)
        brought(other, whole)
        brought(other, whole)
        with other.reading() as connection:
            rows = list(ledger.rows(connection))
            assert list(judged.faults(connection)) == []
        assert [row.n for row in rows] == list(range(1, 11))
        assert [row.undoes for row in rows if row.undoes] == [4]
        assert [row.reason for row in rows].count("twice") == 2

    def test_later_rows_of_the_same_ledger_join_the_earlier(self, archive, other):
        items = fill(archive)
        brought(other, exported(archive, with_text=True))
        with archive.writing() as connection:
            ledger.undo(connection, 1, "person:ana")
            about = form_of(items[1].reading.statements[0])
            ledger.add(connection, [Judgement(author="person:ana", verdict=Verdict.REJECTED, report=items[1].report.id, object=about)])
        whole = exported(archive, with_text=True)
        brought(other, whole)
        assert exported(other, with_text=True) == whole
        assert exported(other) == exported(archive)

    def test_an_earlier_reading_stays_behind_the_latest(self, archive):
        first, second, third = (replace(said(1), reading=replace(said(1).reading, model=f"m@{n}")) for n in (1, 2, 3))
        line = lambda item: codec.encode(item, with_text=True)
        latest = lambda: [each["model"] for each in lines(exported(archive, with_text=True))]
        brought(archive, line(second))
        brought(archive, line(first) + line(second))
        assert latest() == ["m@1", "m@2"]
        brought(archive, line(second) + line(third) + line(first))
        assert latest() == ["m@2", "m@1", "m@3"]
        with archive.reading() as connection:
            assert [str(fault) for fault in check.faults(connection)] == []

    def test_what_was_forgotten_is_not_let_in_nor_the_words_about_it(self, archive, other):
        items = fill(archive)
        whole = exported(archive, with_text=True)
        brought(other, whole)
        with other.writing() as connection:
            keys = fetch.report_keys(connection, items[1].report.id)
            forget.take_out(connection, keys, author="person:bo", reason=None)
        outcomes = brought(other, whole)
        assert Fate.FORGOTTEN in {each.fate for each in outcomes if isinstance(each, Outcome)}
        assert items[1].report.id not in {line["report"]["id"] for line in lines(exported(other))}
        with other.reading() as connection:
            assert {row.reason for row in ledger.of_report(connection, items[1].report.id)} == {None}

    def test_the_same_text_of_the_same_address_is_one_report_whatever_its_id(self, archive):
        here = said(1, url="https://post.example/1", outlet="Post", id="here")
        there = said(1, url="https://post.example/1", outlet="The Post", id="there")
        about = form_of(there.reading.statements[0])
        with archive.writing() as connection:
            store(connection, [here])
        row = Judgement(n=1, at="2024-05-14T09:30:00Z", author="person:bo", verdict=Verdict.REJECTED, report="there", object=about)
        brought(archive, codec.encode(read_by("m@2", there), with_text=True) + codec.written(holdings.line(row)))
        assert {line["report"]["id"] for line in lines(exported(archive, with_text=True)) if "version" in line} == {"here"}
        with archive.reading() as connection:
            assert [row.report for row in ledger.rows(connection)] == ["here"]
        assert exported(archive) == b""

    def test_versions_never_go_in_circles(self, archive):
        items = [said(n, url="https://post.example/1", id=f"r{n}") for n in (1, 2, 3)]
        brought(archive, b"".join(codec.encode(item, with_text=True) for item in items))
        for follows in (("r2", "r3", "r1"), ("r1", "r1", "r1"), ("r3", "r1", "r2")):
            told = [{"id": f"r{n}", "follows": before} for n, before in enumerate(follows, 1)]
            brought(archive, codec.written({"versions": {"address": "https://post.example/1", "reports": told}}))
            with archive.reading() as connection:
                assert [str(fault) for fault in check.faults(connection)] == []
                assert len(lineage.lineage(connection, 1)) <= 3
