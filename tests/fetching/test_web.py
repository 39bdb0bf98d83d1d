"""Asking addresses, against a real server that does all that it must not."""

import gzip
import socket
import ssl
import struct
import subprocess
import time
import tracemalloc
import zlib
from hashlib import sha256

import pytest

from onrecord.errors import CannotLoad
from onrecord.fetching import addresses
from onrecord.fetching.web import Limits, Validators, Web
from tests.fetching.conftest import SMALL
from tests.sites import answer, site

PAGE = "<p>Karelin said no ship would pay.</p>"


def why_not(web: Web, url: str) -> str:
    with pytest.raises(CannotLoad) as refused:
        web.get(url)
    return str(refused.value)


class TestAnAnswer:
    def test_is_what_was_sent_with_when_and_where_it_was_had(self, here, web):
        here.pages["/a"] = answer(
            PAGE, content_type="Text/HTML; charset=windows-1251", etag='"x1"', last_modified="Tue, 14 May 2024 08:00:00 GMT"
        )
        got = web.get(here.url("/a#part"))
        assert got.data == PAGE.encode()
        assert got.digest == f"sha256:{sha256(PAGE.encode()).hexdigest()}"
        assert (got.url, got.media, got.charset) == (here.url("/a"), "text/html", "windows-1251")
        assert got.validators == Validators('"x1"', "Tue, 14 May 2024 08:00:00 GMT")
        assert len(got.captured) == 20

    def test_is_asked_for_by_name_without_cookies_and_without_saying_whence(self, here, web):
        here.pages["/a"] = answer(PAGE, set_cookie="who=you; Path=/")
        web.get(here.url("/a"))
        web.get(here.url("/a"))
        for _, headers in here.asked:
            assert headers["user-agent"].startswith("OnRecord/")
            assert not {"cookie", "referer", "authorization", "from"} & headers.keys()

    @pytest.mark.parametrize("coding", ["gzip", "deflate", "raw deflate", "two parts of gzip"])
    def test_is_unpacked(self, here, web, coding):
        data = PAGE.encode() * 100
        packed = {
            "gzip": gzip.compress(data),
            "deflate": zlib.compress(data),
            "raw deflate": zlib.compress(data, wbits=-15),
            "two parts of gzip": gzip.compress(data[:500]) + gzip.compress(data[500:]),
        }[coding]
        here.pages["/a"] = answer(packed, content_encoding=coding.rpartition(" ")[2])
        assert web.get(here.url("/a")).data == data

    def test_may_come_in_chunks_or_without_a_size(self, here, web):
        here.pages["/chunks"] = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        here.pages["/open"] = b"HTTP/1.0 200 OK\r\n\r\nabcde"
        assert web.get(here.url("/chunks")).data == web.get(here.url("/open")).data == b"abcde"
        assert web.get(here.url("/open")).media is None

    def test_comes_over_the_sixth_version_too(self):
        try:
            opened = site("::1")
            with opened as one, Web(allow_private=True, limits=SMALL) as web:
                one.pages["/a"] = answer(PAGE)
                assert web.get(one.url("/a", "[::1]")).data == PAGE.encode()
        except OSError:
            pytest.skip("this machine has no IPv6")


class TestWhatIsKnown:
    def test_is_not_sent_again(self, here, web):
        here.pages["/a"] = answer(status="304 Not Modified", etag='"x1"')
        got = web.get(here.url("/a"), Validators('"x1"', "Tue, 14 May 2024 08:00:00 GMT"))
        assert (got.data, got.digest, got.validators.etag) == (None, None, '"x1"')
        headers = here.asked[-1][1]
        assert (headers["if-none-match"], headers["if-modified-since"]) == ('"x1"', "Tue, 14 May 2024 08:00:00 GMT")

    def test_is_nothing_where_the_server_says_so_unasked(self, here, web):
        here.pages["/a"] = answer(status="304 Not Modified")
        assert "no page (304" in why_not(web, here.url("/a"))
        assert "if-none-match" not in here.asked[-1][1]

    @pytest.mark.parametrize("etag", ['"' + "x" * 1000 + '"', '"\u00e9"', ""])
    def test_is_told_by_tags_of_a_decent_form_only(self, here, web, etag):
        here.pages["/a"] = answer(PAGE, etag=etag)
        assert web.get(here.url("/a")).validators == Validators()


class TestWhereItLeads:
    @pytest.mark.parametrize(
        "status", ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"]
    )
    def test_is_followed_and_told(self, here, web, status):
        here.pages["/a"] = answer(status=status, location="b?x=1#c")
        here.pages["/b?x=1"] = answer(PAGE)
        assert web.get(here.url("/a")).url == here.url("/b?x=1")

    def test_is_followed_so_often_and_no_more(self, here, web):
        for number in range(20):
            here.pages[f"/{number}"] = answer(status="302 Found", location=f"/{number + 1}")
        assert "leads on and on" in why_not(web, here.url("/0"))
        assert len(here.paths()) == SMALL.redirects + 1

    @pytest.mark.parametrize("location", ["/a", "/b"])
    def test_is_not_followed_round_in_a_circle(self, here, web, location):
        here.pages |= {"/a": answer(status="302 Found", location=location), "/b": answer(status="302 Found", location="/a")}
        assert "circle" in why_not(web, here.url("/a"))
        assert len(here.paths()) <= 2

    @pytest.mark.parametrize(
        "location",
        [
            *("file:///etc/passwd", "ftp://a.example/b", "javascript:alert(1)", "data:text/html,told", "gopher://a.example", "http://"),
            *("http://[::1", "http://a.example:99999/", "http://me:secret@a.example/", "http://a" + "a" * 3000, "//", "http://a b/"),
            *("http://\u00ad.example/", "http://xn--/", "http://" + "a" * 70 + ".example/", "\x00"),
        ],
    )
    def test_is_not_followed_where_no_web_is(self, here, web, location):
        here.pages["/a"] = answer(status="302 Found", location=location.encode().decode("latin-1"))
        assert why_not(web, here.url("/a"))
        assert set(here.paths()) <= {"/a", "/", "/%00"}

    def test_without_an_address_is_no_page(self, here, web):
        here.pages["/a"] = answer(PAGE, status="302 Found")
        assert "no page (302" in why_not(web, here.url("/a"))


class TestPrivateMachines:
    """127.0.0.2 plays one of a private network, 127.0.0.1 the world's."""

    @pytest.fixture(autouse=True)
    def world(self, monkeypatch):
        monkeypatch.setattr(addresses, "is_public", lambda address: str(address) == "127.0.0.1")

    @pytest.fixture
    def inner(self):
        with site("127.0.0.2") as one:
            one.pages["/a"] = answer("secret")
            yield one

    @pytest.fixture
    def guarded(self):
        with Web(limits=SMALL) as one:
            yield one

    @pytest.fixture
    def names(self, monkeypatch):
        """Names by the machines that they lead to, each answer once, the last for ever."""
        told, really = {}, socket.getaddrinfo

        def asked(host, port, *rest, **more):
            if host not in told:
                return really(host, port, *rest, **more)
            found = told[host].pop(0) if len(told[host]) > 1 else told[host][0]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (machine, port)) for machine in found]

        monkeypatch.setattr(socket, "getaddrinfo", asked)
        return told

    def test_are_not_asked(self, inner, guarded):
        assert "private network or this machine" in why_not(guarded, inner.url("/a", "127.0.0.2"))
        assert not inner.asked

    def test_are_asked_where_that_is_allowed(self, inner):
        with Web(allow_private=True) as web:
            assert web.get(inner.url("/a", "127.0.0.2")).data == b"secret"

    def test_are_not_reached_by_being_led_there(self, here, inner, guarded):
        here.pages["/a"] = answer(status="302 Found", location=inner.url("/a", "127.0.0.2"))
        assert "private network" in why_not(guarded, here.url("/a"))
        assert here.paths() == ["/a"]
        assert not inner.asked

    def test_are_not_reached_by_the_robots_txt_leading_there(self, here, inner, guarded):
        here.pages |= {"/robots.txt": answer(status="302 Found", location=inner.url("/a", "127.0.0.2")), "/a": answer(PAGE)}
        assert "private network" in why_not(guarded, here.url("/a"))
        assert not inner.asked

    def test_are_not_reached_by_a_name_that_leads_there_as_well(self, inner, guarded, names):
        names["news.example"] = [["127.0.0.1", "127.0.0.2"]]
        assert "news.example (127.0.0.2)" in why_not(guarded, inner.url("/a", "news.example"))
        assert not inner.asked

    def test_are_not_reached_by_a_name_that_changes_between_two_looks(self, here, inner, guarded, names):
        names["news.example"] = [["127.0.0.1"], ["127.0.0.2"]]  # robots.txt from the world, the page from within
        assert "private network" in why_not(guarded, here.url("/a", "news.example"))
        assert not inner.asked

    def test_a_name_is_looked_up_once_for_each_connection(self, here, guarded, names):
        names["news.example"] = [["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"]]
        here.pages["/a"] = answer(PAGE)
        assert guarded.get(here.url("/a", "news.example")).data == PAGE.encode()

    def test_another_machine_of_the_name_is_asked_where_the_first_is_down(self, here, guarded, names, monkeypatch):
        monkeypatch.setattr(addresses, "is_public", lambda _: True)
        names["news.example"] = [["127.0.0.3", "127.0.0.1"]]
        here.pages["/a"] = answer(PAGE)
        assert guarded.get(here.url("/a", "news.example")).data == PAGE.encode()


class TestBadServers:
    @pytest.mark.parametrize(
        ("page", "why"),
        [
            (b"", "broke off"),
            (b"\r\n", "broke off"),
            (b"told you so\r\n\r\n", "broke off"),
            (b"\x16\x03\x01\x02\x00" + bytes(range(256)), "broke off"),
            (b"HTTP/1.1 two hundred\r\n\r\n", "broke off"),
            (b"HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\nabc", "broke off"),
            (b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 7\r\n\r\nabcde", "broke off"),
            (b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nabc", "broke off"),
            (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nabc", "broke off"),
            (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab", "broke off"),
            (b"HTTP/1.1 200 OK\r\nbad header\r\n\r\n", "broke off"),
            (b"HTTP/1.1 200 OK\r\nx: " + b"a" * 300_000 + b"\r\n\r\n", "broke off"),
            (b"HTTP/1.1 200 OK\r\ncontent-length: 999999999999\r\n\r\n", "more than 0.0954 MB"),
            (answer(b"a" * 100_001), "more than 0.0954 MB"),
            (answer(gzip.compress(bytes(10_000_000)), content_encoding="gzip"), "more than 0.0954 MB"),
            (answer(gzip.compress(b"told")[:-9], content_encoding="gzip"), "broke off"),
            (answer(b"\x1f\x8b\x08told", content_encoding="gzip"), "damaged"),
            (answer(b"told", content_encoding="gzip"), "broke off"),
            (answer(b"told", content_encoding="br"), "not asked for (br)"),
            (answer(b"told", content_encoding="gzip, gzip"), "not asked for"),
            (b"HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n", ""),
        ],
    )
    def test_are_given_up_with_a_reason(self, here, web, page, why):
        here.pages["/a"] = page
        assert why in why_not(web, here.url("/a"))
        here.pages["/b"] = answer(PAGE)
        assert web.get(here.url("/b")).data == PAGE.encode()

    @pytest.mark.parametrize(
        ("drop", "start"),
        [
            (b"", b""),
            (b"", b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n"),
            (b"x", b""),
            (b"x", b"HTTP/1.1 200 OK\r\nx: "),
            (b"x: y\r\n", b"HTTP/1.1 200 OK\r\n"),
            (b"HTTP/1.1 100 Continue\r\n\r\n", b""),
            (b"HTTP/1.1 103 Early Hints\r\n\r\n", b""),
            (b"x", b"HTTP/1.1 200 OK\r\n\r\n"),
            (b"1\r\nx\r\n", b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"),
            (b"0", b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"),
            (b"\x00\x00\x00\xff\xff", b"HTTP/1.1 200 OK\r\ncontent-encoding: deflate\r\n\r\n"),
        ],
        ids=[
            "silence",
            "no body",
            "no line",
            "no header",
            "headers",
            "continue",
            "hints",
            "body",
            "chunks",
            "size of a chunk",
            "nothing packed",
        ],
    )
    def test_are_waited_for_so_long_and_no_longer(self, here, drop, start):
        here.pages["/a"] = here.drip(drop, start)
        began = time.monotonic()
        with Web(allow_private=True, limits=Limits(step=0.4, total=0.8)) as web:
            assert "in time" in why_not(web, here.url("/a"))
        assert time.monotonic() - began < 15

    def test_that_send_and_send_are_cut_off(self, here, web):
        here.pages["/a"] = here.drip(b"x" * 65536, b"HTTP/1.1 200 OK\r\n\r\n", pause=0)
        assert "more than 0.0954 MB" in why_not(web, here.url("/a"))

    def test_do_not_fill_the_memory(self, here):
        bomb = gzip.compress(bytes(200_000_000), 9)
        here.pages["/a"] = answer(bomb, content_encoding="gzip")
        with Web(allow_private=True, limits=SMALL) as web:
            tracemalloc.start()
            why_not(web, here.url("/a"))
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        assert peak < 8_000_000

    def test_that_hang_up_are_told_of(self, here, web):
        def hang_up(connection, _):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()

        here.pages["/a"] = hang_up
        assert "broke off" in why_not(web, here.url("/a"))

    def test_that_are_not_there_are_told_of(self, here, web):
        with socket.create_server(("127.0.0.1", 0)) as closed:
            port = closed.getsockname()[1]
        assert "can't be reached" in why_not(web, f"http://127.0.0.1:{port}/a")
        assert "is not found" in why_not(web, "http://nowhere.invalid/a")

    @pytest.mark.parametrize(
        ("status", "why"),
        [
            ("404 Not Found", "nothing is there (404, Not Found): check the address"),
            ("410 Gone", "nothing is there"),
            ("403 Go away", "does not show it to programs (403, Forbidden)"),
            ("451 No", "does not show it"),
            ("503 Busy", "can't answer now (503"),
            ("429 Slow down", "try again in 120 seconds"),
            ("204 No Content", "sends no page"),
            ("206 Partial Content", "sends no page"),
            ("418 x", "sends no page"),
            ("799 x", "can't answer now (799, which is no known status)"),
        ],
    )
    def test_that_send_no_page_are_told_of(self, here, web, status, why):
        here.pages["/a"] = answer(status=status, retry_after="120")
        assert why in why_not(web, here.url("/a"))


class TestRobots:
    @pytest.mark.parametrize(
        ("robots", "allowed"),
        [
            (answer("User-agent: *\nDisallow: /a"), False),
            (answer("User-agent: OnRecord\nDisallow: /"), False),
            (answer("User-agent: onrecord\nDisallow: /\nAllow: /a"), True),
            (answer("User-agent: other\nDisallow: /"), True),
            (answer("User-agent: *\nDisallow:"), True),
            (answer("<html>no such page</html>"), True),
            (answer(bytes(range(256)) * 9), True),
            (answer(status="404 Not Found"), True),
            (answer(status="403 Forbidden"), True),
            (answer(status="500 Oh"), False),
            (answer(status="429 Slow down"), False),
            (answer(status="302 Found", location="/elsewhere"), False),
            (answer("User-agent: *\nAllow: /\n" + "#" * 600_000 + "\nDisallow: /"), True),
            (answer(gzip.compress(b"User-agent: *\nDisallow: /a"), content_encoding="gzip"), False),
        ],
    )
    def test_are_obeyed(self, here, web, robots, allowed):
        here.pages |= {"/robots.txt": robots, "/a": answer(PAGE), "/elsewhere": answer("User-agent: *\nDisallow: /")}
        if allowed:
            assert web.get(here.url("/a")).data == PAGE.encode()
        else:
            assert "robots.txt" in why_not(web, here.url("/a"))
        assert ("/a" in here.paths()) is allowed

    def test_are_asked_for_once(self, here, web):
        here.pages["/a"] = answer(PAGE)
        for _ in range(3):
            web.get(here.url("/a"))
        assert [path for path, _ in here.asked] == ["/robots.txt", "/a", "/a", "/a"]

    def test_of_the_site_that_it_leads_to_are_obeyed_too(self, here, web):
        with site() as other:
            other.pages |= {"/robots.txt": answer("User-agent: *\nDisallow: /"), "/b": answer(PAGE)}
            here.pages["/a"] = answer(status="301 Moved", location=other.url("/b"))
            assert "robots.txt" in why_not(web, here.url("/a"))
            assert not other.paths()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate that nobody has signed, for the name localhost."""
    folder = tmp_path_factory.mktemp("tls")
    key, made = folder / "key.pem", folder / "made.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    try:
        subprocess.run([*command.split(), "-keyout", key, "-out", made], check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("there is no openssl to make a certificate with")
    return made, key


class TestSecureSites:
    @pytest.fixture
    def secure(self, certificate):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        with site(tls=context) as one:
            one.pages["/a"] = answer(PAGE)
            yield one

    def test_must_prove_who_they_are(self, secure, web):
        assert "can't prove that it is who it says" in why_not(web, secure.url("/a", "localhost"))
        assert not secure.asked

    def test_are_read_where_their_certificate_is_trusted(self, secure, certificate, monkeypatch):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        with Web(allow_private=True, limits=SMALL) as web:
            assert web.get(secure.url("/a", "localhost")).data == PAGE.encode()
            assert "can't prove" in why_not(web, secure.url("/a"))  # by its number: not the name in the certificate

    def test_that_speak_plainly_are_none(self, here, web):
        assert "can't be reached" in why_not(web, here.url("/a").replace("http:", "https:"))
