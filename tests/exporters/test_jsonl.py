"""JSON Lines."""

import io
import json

from onrecord.codec import from_json, to_json
from onrecord.exporters import jsonl
from onrecord.records import Unread
from tests.builders import dossier

RAO = dossier("[who:1 Ms Rao] [said:1 said] [what:1 it was\nover].")


def lines(items, **options) -> list[dict]:
    file = io.BytesIO()
    jsonl.write(items, file, **options)
    return [json.loads(line) for line in file.getvalue().decode().split("\n")[:-1]]


def test_each_input_has_one_line_in_order():
    assert lines([RAO, Unread("b.txt", "empty")]) == [to_json(RAO), to_json(Unread("b.txt", "empty"))]


def test_with_its_text_a_line_can_be_read_back():
    (line,) = lines([RAO], with_text=True)
    assert from_json(line) == RAO
