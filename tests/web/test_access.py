"""Who may open the page."""

import pytest

from onrecord.web.access import Keys, NotSafe, access, is_loopback


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "LOCALHOST"])
def test_this_machine_needs_no_password(host):
    assert is_loopback(host)
    assert access(host).secret is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "10.0.0.1", "example.org", ""])
def test_any_other_address_refuses_without_one_and_says_why(host):
    with pytest.raises(NotSafe, match="--password-file"):
        access(host)


def test_a_password_opens_it(tmp_path):
    (tmp_path / "secret").write_text("  open sesame \nmore\n")
    may = access("0.0.0.0", password=tmp_path / "secret")
    assert may.lets_in("open sesame")
    assert not may.lets_in("open sesam")
    assert not may.lets_in("")


@pytest.mark.parametrize(("words", "why"), [("", "has nothing"), ("short", "5 characters"), ("\nlong enough after all", "has nothing")])
def test_a_secret_must_be_there_and_long_enough(tmp_path, words, why):
    (tmp_path / "secret").write_text(words)
    with pytest.raises(NotSafe, match=why):
        access("0.0.0.0", token=tmp_path / "secret")


def test_two_secrets_are_one_too_many(tmp_path):
    for name in ("token", "password"):
        (tmp_path / name).write_text("open sesame")
    with pytest.raises(NotSafe, match="not both"):
        access("0.0.0.0", token=tmp_path / "token", password=tmp_path / "password")


def test_a_file_that_is_not_there_is_told():
    with pytest.raises(NotSafe, match="No such file"):
        access("0.0.0.0", token=__import__("pathlib").Path("nowhere"))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8321", "localhost:1", "[::1]:8321", "LocalHost", "localhost."])
def test_it_answers_to_its_own_names(host):
    assert access("127.0.0.1").answers_to(host)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8321", "127.0.0.1.evil.example", "192.168.1.7", "", None, "a b", "[::1", "localhost@evil"]
)
def test_it_answers_to_no_other_name(host):
    assert not access("127.0.0.1").answers_to(host)


def test_elsewhere_it_answers_to_numbers_and_to_names_that_were_given(tmp_path):
    (tmp_path / "secret").write_text("open sesame")
    may = access("0.0.0.0", password=tmp_path / "secret", names=("Record.Example",))
    assert may.answers_to("192.168.1.7:8321")
    assert may.answers_to("record.example")
    assert not may.answers_to("evil.example")


def test_a_pass_is_known_again_and_no_other():
    keys = Keys()
    one = keys.new(signed_in=True)
    assert keys.known(keys.written(one)) == one
    assert Keys().known(keys.written(one)) is None
    for cookie in (None, "", "a.b.c.d", keys.written(one) + "0", keys.written(one).replace(".1.", ".0."), "é.1.1.x"):
        assert keys.known(cookie) is None


def test_a_pass_ends(monkeypatch):
    keys = Keys()
    cookie = keys.written(keys.new(signed_in=True))
    monkeypatch.setattr("onrecord.web.access.time.time", lambda: 1e12)
    assert keys.known(cookie) is None


def test_the_mark_of_a_form_is_that_of_its_visit():
    keys = Keys()
    one, other = keys.new(signed_in=False), keys.new(signed_in=False)
    assert keys.marked(one, keys.mark(one))
    assert not keys.marked(one, keys.mark(other))
    assert not keys.marked(one, "")
    assert not keys.marked(None, keys.mark(one))


def test_who_fails_too_often_must_wait():
    keys = Keys()
    for _ in range(5):
        assert keys.may_try("10.0.0.1")
        keys.failed("10.0.0.1")
    assert not keys.may_try("10.0.0.1")
    assert keys.may_try("10.0.0.2")
