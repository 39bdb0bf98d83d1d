import re
import threading
from contextlib import closing
from pathlib import Path
from unicodedata import normalize

import pytest
from click.testing import CliRunner
from sqlalchemy import insert, select, update

from onrecord.archive import check, fetch, forget, ledger, store
from onrecord.archive.database import open_archive
from onrecord.archive.refusals import place
from onrecord.archive.tables import forgotten, judgement, metadata, refused, report
from onrecord.cli import commands
from onrecord.errors import CannotKeep, NotFound
from onrecord.judging import form_of
from onrecord.records import Dossier, Judgement, Verdict
from tests.archive.filled import fill, said

SECRET = """
Zanzibarian Quicksilver testified yesterday, [who:7 Ombudswoman Xanthippe Vandersloot] [said:7 whispered] [what:7 “pomegranates
exploded underneath Ljubljana”]. [who:8 Émigré Übermensch Kowalczyk] [said:8 denied] [what:8 having sabotaged the велосипед 伊丹敬之議員].
"""
URL = "https://example.org/whistleblowing"


def secret(extra: str = "", **facts: object) -> Dossier:
    return said(7, words=SECRET + extra, url=URL, **{"path": "leaked-dossier.txt", "agency": "Obscurantist Press"} | facts)


def words_of(archive, *dossiers: Dossier) -> set[str]:
    """The words of five letters or more of reports, and of what is known of them, that no other report has, nor an empty record."""
    own = " ".join(f"{one.report.text} {one.report.url} {one.report.path} {one.report.agency} {one.report.title}" for one in dossiers)
    others = " ".join(said(n).report.text + str(said(n).report.path) for n in range(1, 30))
    words = {word for word in re.findall(r"\w{5,}", own) if word.casefold() not in others.casefold()}
    return words - left_over(files_of(archive), words)


def left_over(data: bytes, words: set[str]) -> set[str]:
    """Those of the words that are in some bytes, in any case, composed or not, in any encoding."""
    data = data.lower()
    data += data.replace(b"\0", b"")  # where letters of ASCII are two bytes
    found = set()
    for word in words:
        shapes = {word.lower(), word.casefold(), normalize("NFD", word.lower()), normalize("NFKD", word.casefold())}
        encodings = ["utf-8"] if word.isascii() else ["utf-8", "utf-16-le", "utf-16-be", "latin-1", "unicode_escape"]
        forms = {shape.encode(encoding, "ignore").lower() for shape in shapes for encoding in encodings} | {bare(word).lower()}
        if any(len(form) >= 5 and form in data for form in forms):
            found.add(word)
    return found


def bare(word: str) -> bytes:
    """Without its accents, as a search index has it."""
    return normalize("NFKD", word).encode("ascii", "ignore")


def files_of(archive) -> bytes:
    """All bytes of a record: SQLite's file and what is beside it; on a server all files of its database that a new one has not."""
    if not archive.on_server:
        path = Path(archive.where)
        return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))
    with archive.bare() as connection:
        connection.exec_driver_sql("CHECKPOINT")
        base = Path(connection.exec_driver_sql("SELECT current_setting('data_directory')").scalar(), "base")
        names = "SELECT oid::text FROM pg_database WHERE datname IN ('template0', current_database()) ORDER BY datname <> 'template0'"
        new, ours = connection.exec_driver_sql(names).scalars()
    before, after = ([each.read_bytes() for each in (base / name).iterdir()] for name in (new, ours))
    same = set(before)
    return b"".join(data for data in after if data not in same)


def forgotten_at_once(archive, name: str, **told: object) -> forget.TakenOut:
    with archive.writing() as connection:
        found = forget.find(connection, name)
        gone = forget.take_out(connection, [key for key, _, _ in found.reports], author="person:ana", **told)
    forget.erase(archive)
    return gone


def test_the_search_of_bytes_finds_what_is_there(archive):
    everywhere = words_of(archive, secret())
    fill(archive, [secret()])
    assert {"Quicksilver", "Ljubljana", "велосипед", "whistleblowing", "Obscurantist", "Kowalczyk"} <= everywhere
    assert len(everywhere & left_over(files_of(archive), everywhere)) > 0.9 * len(everywhere)


def test_no_byte_of_a_forgotten_text_is_left(archive):
    """Also not after all that can have been done with it before: versions, readings, judgements, refusals and much that moved its rows."""
    times = {"first_at": store.now(), "last_at": store.now(), "tries": 1}
    with archive.writing() as connection:
        connection.execute(insert(refused), {"path": place("leaked-dossier.txt"), "why": "empty"} | times)
    versions = [secret(), secret("Whereabouts of Nebuchadnezzar unknown.\n"), secret("Afterthought: Tegucigalpa refused.\n")]
    words = words_of(archive, *versions) | {"International"}
    fill(archive, [said(n) for n in range(1, 5)])
    fill(archive, versions[:1])
    fill(archive, [said(n) for n in range(8, 12)])
    fill(archive, versions[1:])
    for model in ("hand@2", "hand@3"):
        with archive.writing() as connection:
            again = [(key, one) for key, one in zip((5, 10, 11), (secret(model=model), *versions[1:]), strict=True)][:1]
            store.store_readings(connection, again, store.now())
    first = versions[0].reading.statements[-1]
    about = {"author": "person:ana", "report": versions[0].report.id}
    with archive.writing() as connection:
        connection.execute(update(refused).values(why="Nebuchadnezzar was unreadable"))
        ledger.add(connection, [Judgement(verdict=Verdict.REJECTED, object=form_of(first), reason="Pomegranates cannot explode", **about)])
        ledger.add(connection, [Judgement(verdict=Verdict.MEMO, object=form_of(first), reason="ask Vandersloot", **about)])
        ledger.undo(connection, 1, "person:ana", "Ljubljana after all")
        connection.execute(
            update(report).where(report.c.pk == 5).values(agency="Obscurantist Press International", title="Quicksilver " * 80)
        )
    fill(archive, [said(n) for n in range(12, 30)])

    gone = forgotten_at_once(archive, URL, reason="the publisher asked")
    assert gone == forget.TakenOut(tuple(one.report.id for one in versions), words=3)
    assert left_over(files_of(archive), words) == set()
    with archive.reading() as connection:
        assert not list(check.faults(connection))
        assert len(list(fetch.dossiers(connection))) == 26


def test_what_stays_is_who_when_why_and_what_was_decided_where(archive):
    fill(archive, [secret()])
    one = secret()
    object = form_of(one.reading.statements[0])
    with archive.writing() as connection:
        ledger.add(connection, [Judgement(verdict=Verdict.REJECTED, object=object, reason="no", author="person:bo", report=one.report.id)])
    forgotten_at_once(archive, one.report.id, reason="a person's right")
    with archive.reading() as connection:
        row = connection.execute(select(forgotten)).one()
        assert (row.report, row.sha256, row.author, row.reason) == (one.report.id, one.report.sha256, "person:ana", "a person's right")
        assert row.unerased_since is None
        (kept,) = ledger.rows(connection)
        assert kept == Judgement(n=1, at=kept.at, verdict=Verdict.REJECTED, object=object, author="person:bo", report=one.report.id)
        for table in metadata.sorted_tables:
            if table not in (forgotten, judgement):
                assert not connection.execute(select(table)).all()


def test_a_forgotten_text_is_not_let_in_again(archive):
    fill(archive, [secret()])
    forgotten_at_once(archive, URL)
    assert [each.state for each in fill(archive, [secret()])] == [store.State.FORGOTTEN]
    with archive.writing() as connection:
        assert [each.state for each in store.store(connection, [secret()], forget_nothing=True)] == [store.State.NEW]
    assert forgotten_at_once(archive, URL).reports == (secret().report.id,)


@pytest.mark.parametrize("which", [1, 2, 3])
def test_versions_follow_around_one_that_is_forgotten(archive, which):
    fill(archive, [secret(f"Version {n}.\n") for n in range(3)])
    with archive.reading() as connection:
        ids = [one.id for _, one in fetch.reports(connection)]
    forgotten_at_once(archive, ids.pop(which - 1))
    with archive.reading() as connection:
        chain = {row.id: row.follows for row in connection.execute(select(report).order_by(report.c.pk))}
        assert list(chain) == ids
        assert [before is not None for before in chain.values()] == [False, True]
        assert not list(check.faults(connection))


def test_a_name_that_means_nothing_is_told_and_one_that_is_forgotten_too(archive):
    fill(archive, [secret()])
    forgotten_at_once(archive, URL)
    with archive.reading() as connection:
        assert forget.find(connection, secret().report.id[:8]).already == secret().report.id
        with pytest.raises(NotFound, match="no report of this id, address or path"):
            forget.find(connection, "https://example.org/other")


def test_who_still_reads_keeps_the_bytes_and_later_they_go(where, opened):
    archive = opened(where, create=True, patience=0.3)
    words = words_of(archive, secret())
    fill(archive, [secret(), said(1)])
    with archive.reading() as reader:
        assert len(list(fetch.dossiers(reader))) == 2
        with pytest.raises(CannotKeep, match=r"still|did not end in time"):
            forgotten_at_once(archive, URL)
        assert len(list(fetch.dossiers(reader))) == 2
        assert left_over(files_of(archive), words)
    with archive.reading() as connection:
        (only,) = check.faults(connection)
        assert "its words may still be in the files of the database: onrecord check --repair" in str(only)
    forget.erase(archive)
    assert left_over(files_of(archive), words) == set()
    with archive.reading() as connection:
        assert not list(check.faults(connection))


def test_others_go_on_adding_meanwhile(where, opened):
    archive = opened(where, create=True)
    words = words_of(archive, secret())
    fill(archive, [secret(), *(said(n) for n in range(1, 4))])
    problems = []

    def add():
        try:
            with closing(open_archive(where)) as other:
                for n in range(8, 25):
                    fill(other, [said(n)])
        except Exception as problem:
            problems.append(problem)

    adding = threading.Thread(target=add)
    adding.start()
    forgotten_at_once(archive, URL)
    adding.join(60)
    assert not problems
    assert left_over(files_of(archive), words) == set()
    with archive.reading() as connection:
        assert len(list(fetch.dossiers(connection))) == 20
        assert not list(check.faults(connection))


class TestTheCommand:
    @pytest.fixture
    def run(self, where, opened):
        fill(opened(where, create=True), [secret(), secret("More.\n"), said(1)])
        return lambda *arguments: CliRunner().invoke(commands, ["forget", "--record", where, *arguments])

    def test_it_asks_first(self, run, where, opened):
        done = run(URL, "--author", "ana")
        assert done.exit_code == 2
        assert "Harbour 7 shut" in done.stderr
        assert "this can't be undone, and nobody is here to be asked: add --yes" in done.stderr
        with opened(where).reading() as connection:
            assert len(list(fetch.dossiers(connection))) == 3

    def test_it_tells_what_was_done(self, run):
        done = run(URL, "--author", "ana", "--yes", "--reason", "asked")
        assert done.exit_code == 0
        assert "onrecord: 2 reports forgotten by person:ana\n" in done.stderr
        assert "nothing of it is left in the files of the database; backups made before still hold it" in done.stderr
        again = run(secret().report.id, "--yes", "--author", "ana")
        assert again.exit_code == 0
        assert f"{secret().report.id} is forgotten already" in again.stderr

    def test_a_name_that_means_nothing_forgets_nothing(self, run, where, opened):
        done = run(URL, "nowhere", "--yes", "--author", "ana")
        assert done.exit_code == 1
        assert "nowhere: no report of this id, address or path" in done.stderr
        with opened(where).reading() as connection:
            assert len(list(fetch.dossiers(connection))) == 3

    def test_what_somebody_still_reads_is_told_and_check_ends_it(self, run, where, opened, monkeypatch):
        monkeypatch.setitem(open_archive.__kwdefaults__, "patience", 0.3)
        with opened(where).reading() as connection:
            assert len(list(fetch.dossiers(connection))) == 3
            done = run(URL, "--author", "ana", "--yes")
        assert done.exit_code == 3
        assert "onrecord: taken out, but bytes of it may still be in the files: " in done.stderr
        ended = CliRunner().invoke(commands, ["check", "--record", where, "--repair"])
        assert ended.exit_code == 0, ended.stderr
        assert ended.stdout.count("its words may still be in the files of the database") == 2


def test_who_does_not_own_the_database_is_told_who_must_end_it(server, opened):
    place = server.new_database()
    name = place.rpartition("/")[2]
    server.run("CREATE ROLE tenant LOGIN")
    server.run(f"GRANT CREATE ON DATABASE {name} TO tenant")
    archive = opened(place.replace("onrecord@", "tenant@"), create=True)
    fill(archive, [secret()])
    with pytest.raises(CannotKeep, match="have the owner of the database run onrecord check --repair"):
        forgotten_at_once(archive, URL)
    forget.erase(opened(place))
    with archive.reading() as connection:
        assert not list(check.faults(connection))
    server.drop(place)
    server.run("DROP ROLE tenant")
