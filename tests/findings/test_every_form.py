"""What every form of a finding owes to whoever calls it, so that a new one is a file and nothing else."""

import inspect
import io
import re
from html import unescape
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import plugins
from onrecord.records import Citation, Finding, Row, Span
from tests.findings.written import FINDING, written
from tests.strategies import names

NAMES = list(plugins.find("findings"))
EMPTY = Finding("Who speaks?", ("speaker", "reports"), ())
HOSTILE = "<b onclick='x'>=1+1[bold]\x1b[31m\u202e"
cells = st.recursive(
    st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | names,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=5,
)
citations = st.builds(Citation, names, st.none() | names, st.none() | names, st.just(Span(1, 3)), names)


@st.composite
def findings(draw) -> Finding:
    columns = tuple(draw(st.lists(names, min_size=1, max_size=4, unique=True)))
    row = st.builds(Row, st.tuples(*(cells for _ in columns)), st.lists(citations, max_size=3).map(tuple))
    return Finding(draw(names), columns, tuple(draw(st.lists(row, max_size=3))), tuple(draw(st.lists(names, max_size=2))))


@pytest.mark.parametrize("name", NAMES)
class TestEveryForm:
    def test_says_what_it_is(self, name):
        module = import_module(f"onrecord.findings.{name}")
        assert module.__doc__.strip()
        assert module.SUFFIX.startswith(".")
        first, second, *more = inspect.signature(module.write).parameters.values()
        assert (first.name, second.name) == ("finding", "file")
        assert all(option.default is not option.empty for option in more)

    def test_shows_every_row_and_where_it_stands(self, name):
        out = unescape(written(name, FINDING))
        for words in ("Norvik", "w1", "mayor", "Halm", "Norvig", "0.5", "a.txt", "3"):
            assert words in out

    def test_writes_the_same_bytes_for_the_same_finding(self, name):
        assert written(name, FINDING) == written(name, FINDING)

    def test_writes_a_finding_without_rows(self, name):
        written(name, EMPTY)

    def test_leaves_the_file_open(self, name):
        file = io.BytesIO()
        import_module(f"onrecord.findings.{name}").write(FINDING, file)
        assert not file.closed

    def test_leaves_hostile_words_the_text_that_they_are(self, name):
        cited = Citation(HOSTILE, HOSTILE, HOSTILE, Span(0, 3), HOSTILE)
        out = written(name, Finding(HOSTILE, (HOSTILE,), (Row((HOSTILE,), (cited,)),), (HOSTILE,)))
        assert "\x1b" not in out or name == "csv"
        assert "\u202e" not in out or name != "table"
        assert "<b onclick" not in out or name != "html"
        assert not re.search(r"^=|,=", out.replace("<b", ""), re.M) or name != "csv"
        assert "[bold]" in out

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(finding=findings())
    def test_writes_any_finding(self, name, finding):
        assert written(name, finding) == written(name, finding)
