"""A report is shown with all that is marked in it."""

import io

from onrecord.corpus.convert import loaded
from onrecord.corpus.show import in_margin, layers
from onrecord.exporters import html
from tests.corpus.conftest import SMALL

AFFAIR = SMALL / "reports" / "quarry-road"


def test_every_layer_is_listed():
    marked, _, _ = next(loaded([AFFAIR / "01-tesk-wire.toml"]))
    told = "\n".join(layers(marked))
    for words in (
        "  dateline: OLMSUND, May 14 (Tesk) -",
        "  Pia Sorn (person); director of Brask & Sorn (2028 to ?); mentioned as Pia Sorn / her",
        '  s2: said on 2030-05-14; occasion the assembly; channel speech; "that" is the survey',
        '  s3: "the criticism" is s2',
        "  vague: Critics have long claimed",
        "  puts off: own voice, else: delays, postpones",
    ):
        assert words in told


def test_what_is_no_statement_and_what_is_corrected_is_listed(affair):
    with (affair / "02-fjordside-mail.toml").open("a", encoding="utf-8") as file:
        file.write('[[correction]]\nat = "The sign"\nof = "01-tesk-wire.txt"\n')
    marked, _, _ = next(loaded([affair / "02-fjordside-mail.toml"]))
    assert list(layers(marked))[-4:] == [
        "no statements:",
        "  ‘No through road’: the words of a sign",
        "corrections:",
        "  of 01-tesk-wire.txt: The sign",
    ]


def test_a_page_has_the_layers_in_its_margin():
    marked, listed, _ = next(loaded([AFFAIR / "01-tesk-wire.toml"]))
    page = io.BytesIO()
    html.write([in_margin(marked, listed)], page)
    assert "own voice, else: delays, postpones" in page.getvalue().decode()
