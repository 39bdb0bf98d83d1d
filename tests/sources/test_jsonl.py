"""JSON Lines: a report a line, and a reason for each that is none."""

import json
from io import BytesIO

import pytest

from onrecord import codec
from onrecord.errors import CannotLoad
from onrecord.records import Coverage, Dossier, Reading, Unread
from onrecord.sources import html, jsonl, text
from tests.sources.texts import check


def read(*lines: object, path: str = "a.jsonl"):
    data = b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines)
    items = list(jsonl.load(data, path))
    for item in items:
        check(item)
    return items


def test_a_report_has_the_fields_that_are_given():
    facts = {
        "outlet": "Courier", "url": "https://a.example/b", "agency": "Halyard", "title": "No", "authors": ["Jane Roe"],
        "published": "2024-05-14", "place": "Maretsk", "language": "en",
    }  # fmt: skip
    (report,) = read({"text": "Told.", **facts})
    assert {name: getattr(report, name) for name in facts} == facts | {"authors": ("Jane Roe",)}
    assert report.path == "a.jsonl#1"


def test_what_is_not_given_is_taken_from_the_text():
    (report,) = read({"text": "PORT ANSELM, May 14 (Halyard) - Ships will not pay, he said.", "published": "2024-05-14"})
    assert (report.place, report.agency, report.published) == ("PORT ANSELM", "Halyard", "2024-05-14")


def test_names_that_are_no_fields_and_empty_lines_are_passed_over():
    assert [
        item.path for item in read(b"\xef\xbb\xbf", b"\n", {"text": "a", "id": 7, "sha256": "x", "chars": -1, "more": []}, b"\r\n")
    ] == ["a.jsonl#2"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"no json\n", "not JSON"),
        (b'{"text": "a"\n', "not JSON"),
        (b'{"text": "caf\xe9"}\n', "not UTF-8"),
        (b'{"text": ' + b"[" * 100_000 + b"\n", "not JSON"),
        (b'{"text": ' + b"9" * 10_000 + b"}\n", "not JSON"),
        (["text"], "not an object"),
        ({"words": "a"}, 'no "text"'),
        ({"text": None}, 'no "text"'),
        ({"text": ["a"]}, 'no "text"'),
        ({"report": "a", "text": "b"}, 'no "text"'),
        ({"text": " "}, "empty"),
        ({"text": "a", "outlet": 7}, '"outlet" is not a string'),
        ({"text": "a", "title": "x" * 9999}, '"title" is too long'),
        ({"text": "a", "authors": [7]}, '"authors" is not a string'),
        ({"text": "a", "published": "last week"}, '"published" is not a date'),
        ({"text": "a", "url": "javascript:alert(1)"}, '"url" is not an address'),
        ({"version": 1, "report": {"path": "x"}, "unread": "it is empty"}, "set aside when it was read: it is empty"),
        ({"report": {}, "text": "a", "zones": [{"kind": "body", "start": 0, "end": 9}]}, r"zones\[0\]"),
    ],
)
def test_a_bad_line_is_unread_and_the_rest_is_read(line, why):
    before, bad, after = read({"text": "a"}, line, {"text": "b"})
    assert isinstance(bad, Unread)
    assert bad.path == "a.jsonl#2"
    with pytest.raises(CannotLoad, match=why):
        raise CannotLoad(bad.why)
    assert (before.text, after.text, after.path) == ("a", "b", "a.jsonl#3")


@pytest.mark.parametrize("data", [b"[\n", b'{\n "text": "a"\n}\n', '{"text": "a"}\n'.encode("utf-16"), b"", b"\n\n"])
def test_what_is_no_json_lines_at_all_is_refused_once(data):
    with pytest.raises(CannotLoad):
        list(jsonl.load(data, "a.jsonl"))


def test_half_a_surrogate_pair_is_shown_as_lost():
    (report,) = read(b'{"text": "a\\ud800b\\u0000c", "title": "\\udfffd", "path": "\\ud800.txt"}\n')
    assert (report.text, report.title) == ("a\ufffdb c", "\ufffdd")
    assert report.flags[0].kind == "odd-encoding"


def test_a_line_beyond_bounds_is_passed_over(monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_BYTES", 50)
    lines = [b'{"text": "' + b"a" * 200 + b'"}\n', b'{"text": "b"}\n']
    long, short = jsonl.stream(BytesIO(b"".join(lines)), "a")
    assert (long.path, short.path, short.text) == ("a#1", "a#2", "b")


@pytest.mark.parametrize(
    "report",
    [
        next(text.load(b"Ships will not pay\n\nPORT ANSELM, May 14 (Halyard) - Ships will not pay, he said.", "news/wire.txt")),
        next(text.load(b"Told.", "told.txt")),
        next(
            html.load(
                b"<meta property=og:site_name content=Post><h1>No</h1><p class=deck>None will.</p><p>He said no ship will pay.</p>",
                "a.html",
            )
        ),
        next(jsonl.load(b'{"text": "Told."}', "many.jsonl")),
    ],
    ids=["text", "bare", "page", "line"],
)
def test_what_read_wrote_with_its_text_is_the_same_report(report):
    dossier = Dossier(report, Reading(report_id=report.id, model="m@1", statements=(), speakers=(), coverage=Coverage(1, 1, 1, 0)))
    (again,) = jsonl.load(codec.encode(dossier, with_text=True), "out.jsonl")
    same = ("id", "text", "sha256", "url", "outlet", "agency", "title", "authors", "published", "place", "language", "zones")
    assert [getattr(again, name) for name in same] == [getattr(report, name) for name in same]
    assert again.path == "out.jsonl#1"
