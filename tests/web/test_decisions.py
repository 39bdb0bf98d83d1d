"""Decisions on who is who: made, shown with their reasons, undone."""

from __future__ import annotations

import json

import pytest

from tests.archive.people import fill, told
from tests.web.seen import Seen


@pytest.fixture
def speakers(archive, page):
    """Two spellings in two reports, which nobody has joined; their ids by name."""
    fill(archive, told(1, "Mayor Edda Norvik"), told(2, "Eda Norvig"))
    return {each["name"]: each["id"] for each in page.get("/speakers.json").json()["speakers"]}


def form_of(page, address: str, verdict: str) -> dict[str, str]:
    """What a form of a page would send, with the button of a verdict."""
    html = page.get(address).text
    inputs = {found["name"]: found.get("value") or "" for found in Seen(html).of("input") if found.get("name") in ("mark", "back")}
    return inputs | {"verdict": verdict}


def decide(page, address: str, verdict: str, **more: str):
    return page.post("/decisions", data=form_of(page, address, verdict) | more)


def test_two_become_one_and_two_again(page, speakers):
    one, other = speakers["Edda Norvik"], speakers["Eda Norvig"]
    answer = decide(page, f"/speakers/{one}", "same", one=one, other=other, reason="the same speech")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/speakers/{one}#n")
    found = page.get(f"/speakers/{other}.json").json()
    assert {name for name, _ in found["names"]} == {"Edda Norvik", "Eda Norvig"}
    assert [(each["verdict"], each["reason"], each["author"]) for each in found["decisions"]] == [("same", "the same speech", "person:ana")]
    assert "the same speech" in page.get(f"/speakers/{one}").text
    n = found["decisions"][0]["n"]
    assert decide(page, f"/speakers/{one}", "undo", undoes=str(n)).status_code == 303
    assert [name for name, _ in page.get(f"/speakers/{other}.json").json()["names"]] == ["Eda Norvig"]
    assert any(each["undone"] for each in page.get("/decisions.json").json()["decisions"])


def test_somebody_is_taken_out_again(page, speakers):
    one, other = speakers["Edda Norvik"], speakers["Eda Norvig"]
    decide(page, f"/speakers/{one}", "same", one=one, other=other)
    merged = page.get(f"/speakers/{one}.json").json()
    apart = next(each for each in merged["stands"] if each["own"] != merged["id"])
    assert f'value="{apart["own"]}"' in page.get(f"/speakers/{one}").text
    decide(page, f"/speakers/{one}", "differ", one=merged["id"], other=apart["own"])
    assert page.get(f"/speakers/{one}.json").json()["id"] != page.get(f"/speakers/{other}.json").json()["id"]


def test_who_is_set_apart_stays_two(page, speakers):
    one, other = speakers["Edda Norvik"], speakers["Eda Norvig"]
    decide(page, f"/speakers/{one}", "differ", one=one, other=other)
    assert page.get(f"/speakers/{one}.json").json()["id"] != page.get(f"/speakers/{other}.json").json()["id"]
    assert "are two" in page.get("/decisions").text


def test_somebody_is_called_otherwise(page, speakers):
    one = speakers["Eda Norvig"]
    decide(page, f"/speakers/{one}", "rename", one=one, name="<b>Edda</b> Norvik")
    html = page.get(f"/speakers/{one}").text
    assert page.get(f"/speakers/{one}.json").json()["name"] == "<b>Edda</b> Norvik"
    assert "<b>Edda</b>" not in html
    assert Seen(html).harmless


def test_a_program_decides_with_json(page, speakers):
    one, other = speakers["Edda Norvik"], speakers["Eda Norvig"]
    answer = page.post("/decisions.json", json={"verdict": "same", "one": one, "other": other})
    assert (answer.status_code, answer.json()["verdict"]) == (201, "same")
    assert page.post("/decisions.json", json={"verdict": "undo", "undoes": answer.json()["n"]}).status_code == 201


def test_a_form_without_the_mark_of_our_page_changes_nothing(page, speakers):
    one, other = speakers["Edda Norvik"], speakers["Eda Norvig"]
    for mark in ("", "0" * 64, "é"):
        answer = page.post("/decisions", data={"verdict": "same", "one": one, "other": other, "mark": mark})
        assert answer.status_code == 403
        assert "Nothing was changed" in answer.text
    assert page.get("/decisions.json").json()["total"] == 0


def test_the_mark_of_another_visit_is_none(page, visit, speakers):
    given = form_of(visit(), f"/speakers/{speakers['Edda Norvik']}", "rename")
    assert page.post("/decisions", data=given | {"one": speakers["Edda Norvik"], "name": "X"}).status_code == 403


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"verdict": "same", "one": "w000", "other": "w001"}, 404),
        ({"verdict": "same", "one": "w000"}, 400),
        ({"verdict": "burn"}, 400),
        ({"verdict": ["same"]}, 400),
        ({"verdict": "undo", "undoes": 99}, 404),
        ({"verdict": "undo", "undoes": True}, 400),
        ({"verdict": "undo", "undoes": "1e3"}, 400),
        ({"verdict": "rename", "one": "w000", "name": "a" * 2000}, 400),
        ({"verdict": "rename", "one": 7, "name": "a"}, 400),
        ([], 400),
        ("same", 400),
        (None, 400),
    ],
    ids=str,
)
def test_what_can_not_be_decided_is_told(page, speakers, given, status):
    answer = page.post("/decisions.json", content=json.dumps(given), headers={"content-type": "application/json"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert page.get("/decisions.json").json()["total"] == 0


def test_one_can_not_be_the_same_as_itself(page, speakers):
    one = speakers["Edda Norvik"]
    assert page.post("/decisions.json", json={"verdict": "same", "one": one, "other": one}).status_code == 409


def test_what_is_sent_is_bounded_and_json(page):
    assert page.post("/decisions.json", content=b"{" + b" " * 70_000, headers={"content-type": "application/json"}).status_code == 413
    assert page.post("/decisions.json", content=b"{}", headers={"content-type": "text/plain"}).status_code == 415
    assert page.post("/decisions.json", content=b"\xff{", headers={"content-type": "application/json"}).status_code == 400
    assert page.post("/decisions.json", content=b"[" * 60_000, headers={"content-type": "application/json"}).status_code == 400


def test_a_role_is_given_and_taken_away_and_all_of_it_can_be_undone(page, speakers):
    one = speakers["Edda Norvik"]
    assert [each["title"] for each in page.get(f"/speakers/{one}.json").json()["roles"]] == ["Mayor"]
    given = {"name": "Harbour <b>master</b>", "of": "Aldersund", "from": "2030", "to": "2031-05", "reason": "the council’s list"}
    assert decide(page, f"/speakers/{one}", "role", one=one, **given).status_code == 303
    roles = page.get(f"/speakers/{one}.json").json()["roles"]
    role = next(each for each in roles if each["of"])
    assert (role["title"], role["of"], role["since"], role["until"], role["by"]) == (
        *("Harbour <b>master</b>", "Aldersund", "2030", "2031-05"),
        "person:ana",
    )
    html = page.get(f"/speakers/{one}").text
    assert "decided by ana" in html
    assert "has the role Harbour &lt;b&gt;master&lt;/b&gt; of Aldersund, from 2030, to May 2031" in html
    decide(page, f"/speakers/{one}", "no role", one=one, name="Mayor")
    assert [each["title"] for each in page.get(f"/speakers/{one}.json").json()["roles"]] == ["Harbour <b>master</b>"]
    for each in page.get(f"/speakers/{one}.json").json()["decisions"]:
        decide(page, f"/speakers/{one}", "undo", undoes=str(each["n"]))
    assert [each["title"] for each in page.get(f"/speakers/{one}.json").json()["roles"]] == ["Mayor"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"verdict": "role"}, "name is missing"),
        ({"verdict": "role", "name": "Mayor", "from": "May"}, "is no date"),
        ({"verdict": "role", "name": "Mayor", "to": "2031-13"}, "is no date"),
        ({"verdict": "no role", "name": "Mayor", "to": "2031"}, "for all time"),
        ({"verdict": "role", "name": "M" * 400}, "at most 300"),
    ],
)
def test_a_role_that_makes_no_sense_is_told(page, speakers, given, told):
    answer = page.post("/decisions.json", json={"one": speakers["Edda Norvik"], **given})
    assert answer.status_code in (400, 409)
    assert told in answer.json()["detail"]
    assert page.get("/decisions.json").json()["total"] == 0
