import gzip
import importlib.util
import json
import os
import subprocess
import sys

import pytest

from .conftest import BENCHMARKS

PAGE = """<html lang="en"><head><title>Ships will not pay</title><meta name="author" content="Jane Roe">
<meta name="date" content="2024-05-14T23:30:00-04:00"></head><body><nav><a href="/">Home</a></nav><article><h1>Ships will not pay</h1>
<p>{}</p></article></body></html>"""
WORDS = "Karelin said that no ship of the council would pay a crown to the pilots of the strait."
TOLD = {
    "title": "Ships will not pay",
    "authors": ["Jane Roe"],
    "publishing_date": "2024-05-15 03:30:00+00:00",
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [WORDS]}]},
}


@pytest.fixture
def stored(tmp_path):
    """A folder of shared data with two pages of one outlet, of which one is not as it was set down."""
    folder = tmp_path / "data" / "fundus-pages" / "tests" / "resources" / "parser" / "test_data" / "vk"
    folder.mkdir(parents=True)
    (folder / "Courier.json").write_text(json.dumps({"V1": TOLD, "V1_1": TOLD | {"title": "Another", "authors": []}}))
    for day in ("2024_05_14", "2024_06_14"):
        (folder / f"Courier_{day}.html.gz").write_bytes(gzip.compress(PAGE.format(WORDS).encode()))
    return tmp_path


def run(shared, *arguments):
    command = [sys.executable, "-m", "benchmarks.pages", *arguments]
    told = os.environ | {"ONRECORD_SHARED": str(shared)}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=told, cwd=BENCHMARKS.parent)


def test_one_command_prints_what_was_found_and_what_it_took(stored, tmp_path):
    done = run(stored, "--tool", "onrecord", "--each", "title", "--json", str(tmp_path / "pages.json"))
    assert done.returncode == 0, done.stderr
    assert "body F1" in done.stdout
    assert "s a thousand pages" in done.stdout
    assert "'Ships will not pay' for 'Another'" in done.stdout
    first, second = json.loads((tmp_path / "pages.json").read_text())
    assert first | {"page": "", "half": ""} == {
        "tool": "onrecord",
        "page": "",
        "half": "",
        "english": True,
        **dict.fromkeys(("precision", "recall", "body", "title", "authors", "names", "date"), 1.0),
    }
    assert (second["title"], second["authors"], second["body"]) == (0, 0, 1)


@pytest.mark.skipif(importlib.util.find_spec("trafilatura") is None, reason="trafilatura is not installed")
def test_a_peer_is_measured_beside_it(stored):
    done = run(stored)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("  trafilatura ") == done.stdout.count("  onrecord ") > 1


def test_without_pages_it_says_what_to_do(tmp_path):
    done = run(tmp_path)
    assert done.returncode == 1
    assert "set ONRECORD_SHARED" in done.stderr
