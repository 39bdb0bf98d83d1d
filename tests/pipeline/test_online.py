"""Addresses read and kept: once, again only where something changed, and never what was forgotten."""

import gzip
from functools import partial
from hashlib import sha256

import pytest

from onrecord.archive import fetch, forget, refusals
from onrecord.archive.database import Archive
from onrecord.pipeline import keep
from onrecord.pipeline.inputs import Inputs
from onrecord.records import Report, Unread
from tests.pipeline.readers import Clerk, Nobody
from tests.sites import Site, answer, site

TAG = {"etag": '"x1"'}
FEED = "<rss><channel><title>Herald</title>{}</channel></rss>"
ITEM = "<item><title>Ships</title><link>{}</link><description>Rao said no.</description></item>"


@pytest.fixture
def here():
    with site() as one:
        yield one


def page(words: str) -> str:
    return f"<html><body><h1>Ships will not pay</h1><p>{words}</p></body></html>"


def unchanging(body: str, etag: str):
    """A page that is sent once to who remembers it."""

    def told(connection, request):
        same = request[1].get("if-none-match") == etag
        connection.sendall(answer(status="304 Not Modified", etag=etag) if same else answer(body, etag=etag))

    return told


def given(*urls: str) -> Inputs:
    return Inputs(urls, allow_private=True)


def load(*urls: str) -> list[Report | Unread]:
    return list(given(*urls).load())


def add(archive: Archive, *urls: str, reader=Clerk, **more):
    return list(keep.add(given(*urls), archive, open_reader=reader, **more))


def states(kept) -> list[str]:
    return [each.state.value for each in kept]


def held(archive: Archive) -> list[Report]:
    with archive.reading() as connection:
        return [dossier.report for dossier in fetch.all_readings(connection)]


def refused(archive: Archive) -> list[str]:
    with archive.reading() as connection:
        return [each.path for each in refusals.listed(connection)]


class TestLoad:
    def test_a_page_is_a_report_that_knows_whence_and_when_it_came(self, here):
        here.pages |= {"/a": answer(status="301 Moved", location="/b"), "/b": answer(page("Rao said no."))}
        (report,) = load(here.url("/a#part"))
        assert report.text == "Ships will not pay\nRao said no."
        assert (report.path, report.url) == (here.url("/a"), here.url("/b"))
        assert report.digest == f"sha256:{sha256(page('Rao said no.').encode()).hexdigest()}"
        assert report.captured.startswith("20")

    def test_what_the_page_says_of_itself_goes_first(self, here):
        here.pages["/a"] = answer(f'<link rel="canonical" href="{here.url("/1")}">' + page("Rao said no."))
        (report,) = load(here.url("/a"))
        assert report.url == here.url("/1")

    def test_a_page_that_calls_itself_another_site_s_keeps_its_own_address(self, here):
        here.pages["/a"] = answer('<link rel="canonical" href="https://herald.example/1">' + page("Rao said no."))
        (report,) = load(here.url("/a"))
        assert report.url == here.url("/a")

    def test_the_server_s_word_on_the_encoding_is_heard_where_it_is_true(self, here):
        text = page("Министр said no.").encode("cp1251")
        here.pages |= {
            "/true": answer(text, content_type="text/html; charset=windows-1251"),
            "/false": answer(page("Министр said no."), content_type="text/html; charset=windows-1251"),
        }
        for name in ("/true", "/false"):
            (report,) = load(here.url(name))
            assert "Министр said no." in report.text

    @pytest.mark.parametrize(
        "media", ["text/xml", "text/html", "text/plain", "application/rss+xml; charset=utf-8", "application/octet-stream"]
    )
    def test_a_feed_is_one_whatever_it_is_called(self, here, media):
        here.pages["/f"] = answer(FEED.format(ITEM.format("/1") + ITEM.format("/2")), content_type=media)
        first, second = load(here.url("/f"))
        assert (first.path, first.url) == (here.url("/f#1"), here.url("/1"))
        assert (second.outlet, second.captured is not None) == ("Herald", True)

    def test_a_file_is_read_as_such(self, here):
        here.pages |= {
            "/wire.jsonl": answer('{"text": "Rao said no."}\n{"text": "Bell said yes."}\n', content_type="text/plain"),
            "/wire.jsonl.gz": answer(gzip.compress(b'{"text": "Rao said so."}\n'), content_type="application/gzip"),
            "/note.txt": answer("Rao said nothing.", content_type="text/plain; charset=utf-8"),
        }
        reports = load(here.url("/wire.jsonl"), here.url("/wire.jsonl.gz"), here.url("/note.txt"))
        assert [each.text.split()[2] for each in reports] == ["no.", "yes.", "so.", "nothing."]

    def test_what_is_not_had_is_unread_with_the_reason_and_the_rest_goes_on(self, here):
        here.pages |= {
            "/empty": answer(""),
            "/image": answer(b"\x89PNG\r\n\x1a\n", content_type="image/png"),
            "/a": answer(page("Rao said no.")),
        }
        urls = [here.url(path) for path in ("/none", "/empty", "/image", "/a")]
        *unread, report = load(*urls)
        assert [each.path for each in unread] == urls[:3]
        assert all(isinstance(each, Unread) and each.why for each in unread)
        assert isinstance(report, Report)

    def test_private_machines_are_not_asked_without_leave(self, here):
        (unread,) = Inputs((here.url("/a"),)).load()
        assert "--allow-private" in unread.why
        assert not here.asked

    def test_a_file_of_such_a_name_is_a_file(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "http:" / "a.example").mkdir(parents=True)
        (tmp_path / "http:" / "a.example" / "b.txt").write_text("Rao said no.")
        (report,) = load("http://a.example/b.txt")
        assert report.text == "Rao said no."


class TestAdd:
    def test_what_did_not_change_is_not_sent_again(self, archive, here):
        here.pages["/a"] = unchanging(page("Rao said no."), '"x1"')
        (first,) = add(archive, here.url("/a"))
        (second,) = add(archive, here.url("/a"), reader=Nobody)
        assert states([first, second]) == ["new", "known"]
        assert (second.report, second.path) == (first.report, here.url("/a"))
        assert [headers.get("if-none-match") for path, headers in here.asked if path == "/a"] == [None, '"x1"']
        (report,) = held(archive)
        assert report.captured
        assert report.digest.startswith("sha256:")

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_what_changed_is_a_new_version(self, archive, here, jobs):
        here.pages["/a"] = unchanging(page("Rao said no."), '"x1"')
        add(archive, here.url("/a"), jobs=jobs)
        here.pages["/a"] = unchanging(page("Rao said yes."), '"x2"')
        (kept,) = add(archive, here.url("/a"), jobs=jobs)
        assert (kept.state.value, kept.change is not None) == ("version", True)
        assert states(add(archive, here.url("/a"), reader=Nobody, jobs=jobs)) == ["known"]
        assert here.asked[-1][1]["if-none-match"] == '"x2"'

    def test_a_page_that_only_looks_new_is_known_and_asked_for_by_its_new_tag(self, archive, here):
        for etag in ('"x1"', '"x2"', '"x2"'):
            here.pages["/a"] = unchanging(page("Rao said no."), etag)
            states_now = states(add(archive, here.url("/a")))
        assert states_now == ["known"]
        assert here.asked[-1][1]["if-none-match"] == '"x2"'
        assert len(held(archive)) == 1

    def test_a_feed_that_did_not_change_is_not_sent_again(self, archive, here):
        here.pages["/f"] = unchanging(FEED.format(ITEM.format("/1") + ITEM.format("/2").replace("no", "yes")), '"x1"')
        assert states(add(archive, here.url("/f"))) == ["new", "new"]
        (kept,) = add(archive, here.url("/f"), reader=Nobody)
        assert (kept.state.value, kept.report) == ("known", None)

    def test_a_page_that_could_not_be_read_is_asked_for_whole(self, archive, here):
        here.pages["/a"] = unchanging(page("fail Rao said no."), '"x1"')
        here.pages["/f"] = unchanging(FEED.format(ITEM.format("/1") + "<item></item>"), '"x1"')
        for _ in range(2):
            here.pages["/a"] = unchanging("<html></html>", '"x1"')
            assert states(add(archive, here.url("/a"), here.url("/f")))[0] == "refused"
        assert not [headers for _, headers in here.asked if "if-none-match" in headers]
        assert refused(archive) == [here.url("/a"), here.url("/f#2")]

    def test_what_was_set_aside_is_tried_again(self, archive, here):
        here.pages["/a"] = answer(status="503 Busy")
        assert states(add(archive, here.url("/a"))) == ["refused"]
        assert refused(archive) == [here.url("/a")]
        here.pages["/a"] = answer(page("Rao said no."))
        assert states(add(archive, here.url("/a"))) == ["new"]
        assert not refused(archive)

    def test_an_outage_is_over_once_the_page_is_there_unchanged(self, archive, here):
        here.pages["/a"] = unchanging(page("Rao said no."), '"x1"')
        add(archive, here.url("/a"))
        good, here.pages["/a"] = here.pages["/a"], answer(status="500 Oh")
        assert states(add(archive, here.url("/a"))) == ["refused"]
        here.pages["/a"] = good
        assert states(add(archive, here.url("/a"), reader=Nobody)) == ["known"]
        assert not refused(archive)

    def test_what_was_forgotten_leaves_no_tag_and_is_not_let_in(self, archive, here):
        here.pages["/a"] = unchanging(page("Rao said no."), '"x1"')
        add(archive, here.url("/a"))
        with archive.writing() as connection:
            keys = fetch.report_keys(connection, here.url("/a"))
            forget.take_out(connection, keys, author="person:ana")
        assert states(add(archive, here.url("/a"))) == ["forgotten"]
        assert "if-none-match" not in here.asked[-1][1]
        assert states(add(archive, here.url("/a"), again=True)) == ["new"]

    def test_one_report_at_two_addresses_is_one(self, archive, here):
        text = f'<link rel="canonical" href="{here.url("/1")}">' + page("Rao said no.")
        here.pages |= {"/a": answer(text, **TAG), "/b": answer(text, **TAG)}
        assert states(add(archive, here.url("/a"), here.url("/b"))) == ["new", "known"]

    def test_a_site_s_robots_txt_is_asked_for_once_a_run(self, archive, here):
        here.pages |= {f"/{n}": answer(page(f"Rao said {n}.")) for n in range(4)}
        add(archive, *(here.url(f"/{n}") for n in range(4)))
        assert [path for path, _ in here.asked].count("/robots.txt") == 1


def test_retry_asks_the_address_again(archive, here: Site, monkeypatch):
    add(archive, here.url("/f"))
    monkeypatch.setattr("onrecord.pipeline.open_reader", lambda model: Clerk())
    here.pages["/f"] = answer(FEED.format(ITEM.format("/1")))
    retry = partial(keep.retry, archive)
    assert states(retry()) == ["refused"]
    assert states(retry(allow_private=True)) == ["new"]
    assert not refused(archive)
