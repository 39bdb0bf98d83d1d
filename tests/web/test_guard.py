"""What stands before every page."""

from __future__ import annotations

import pytest

from onrecord.web.access import TRIES, access
from tests.web.conftest import HERE
from tests.web.seen import Seen

PLACES = ["/", "/reports", "/search", "/nothing", "/static/page.css", "/openapi.json", "/reports.json"]


@pytest.fixture
def secret(tmp_path):
    (tmp_path / "secret").write_text("open sesame")
    return access("0.0.0.0", token=tmp_path / "secret")


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_lets_nothing_foreign_run(page, place):
    headers = page.get(place).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


@pytest.mark.parametrize("place", PLACES)
def test_another_site_that_points_its_name_here_gets_nothing(page, place):
    answer = page.get(place, headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers


def test_a_very_long_address_is_refused(page):
    assert page.get("/search", params={"q": "a" * 9000}).status_code == 414


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null"},
        {"origin": "http://[half"},
    ],
)
def test_nothing_is_decided_from_another_site(page, headers):
    assert page.post("/decisions", data={"verdict": "undo", "undoes": "1"}, headers=headers).status_code == 403
    assert page.post("/decisions.json", json={"verdict": "undo", "undoes": 1}, headers=headers).status_code == 403


def test_what_is_not_open_leads_to_signing_in(visit, secret):
    client = visit(secret)
    answer = client.get("/search?q=fog")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fsearch%3Fq%3Dfog")
    refused = client.get("/search.json")
    assert (refused.status_code, refused.json()["title"]) == (401, "Not signed in")
    assert refused.headers["www-authenticate"].startswith("Bearer")


def test_a_program_comes_in_with_the_token(visit, secret):
    client = visit(secret)
    assert client.get("/reports.json", headers={"authorization": "Bearer open sesame"}).status_code == 200
    assert client.get("/reports.json", headers={"authorization": "Bearer open sesam"}).status_code == 401
    assert client.get("/reports.json", headers={"authorization": "Basic open sesame"}).status_code == 401


def test_a_program_that_guesses_is_not_heard_for_a_minute(visit, secret):
    client, right = visit(secret), {"authorization": "Bearer open sesame"}
    for _ in range(TRIES):
        assert client.get("/reports.json", headers={"authorization": "Bearer open sesam"}).status_code == 401
    refused = client.get("/reports.json", headers=right)
    assert (refused.status_code, refused.headers["retry-after"], refused.json()["title"]) == (429, "60", "Too many wrong tries")
    assert sign_in(client, "open sesame").status_code == 429  # one count, whichever way somebody tries


def sign_in(client, words: str, target: str = "/search?q=fog"):
    form = Seen(client.get("/sign-in", params={"next": target}).text)
    given = {found["name"]: found.get("value", "") for found in form.of("input")}
    return client.post("/sign-in", data=given | {"secret": words})


def test_people_sign_in_and_go_where_they_wanted(visit, secret):
    client = visit(secret)
    answer = sign_in(client, "open sesame")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=fog")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert client.get("/search?q=fog").status_code == 200


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/a\nb", "///x"]
)
def test_signing_in_leads_nowhere_else(visit, secret, target):
    assert sign_in(visit(secret), "open sesame", target).headers["location"] == "/"


def test_a_wrong_password_is_said_and_after_five_one_waits(visit, secret):
    client = visit(secret)
    for _ in range(5):
        answer = sign_in(client, "wrong words")
        assert answer.status_code == 403
        assert 'role="alert"' in answer.text
    answer = sign_in(client, "open sesame")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")


def test_who_is_not_signed_in_is_not_told_where_the_record_is(visit, secret, site):
    assert site.name in visit().get("/").text
    assert site.name not in visit(secret).get("/sign-in").text


def test_signing_in_needs_our_own_form(visit, secret):
    client = visit(secret)
    assert client.post("/sign-in", data={"secret": "open sesame"}).status_code == 403
    assert client.get("/reports").status_code == 303


def test_a_cookie_is_for_its_port_and_marked_secure_behind_one_that_encrypts(visit, secret):
    assert "onrecord_8321=" in visit().get("/").headers["set-cookie"]
    assert "; Secure" not in visit().get("/").headers["set-cookie"]
    assert "; Secure" in visit(base=HERE.replace("http:", "https:")).get("/").headers["set-cookie"]
