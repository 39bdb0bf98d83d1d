"""What every form of the record owes to whoever calls it, so that a new one is a file and nothing else."""

import inspect
import io
import pkgutil
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import exports, plugins
from onrecord.records import Question
from tests.builders import dossier
from tests.exports.holding import Holding, written
from tests.strategies import dossiers

NAMES = [module.name for module in pkgutil.iter_modules(exports.__path__) if not module.name.startswith("_")]
PAIR = (
    dossier("[what:1 [who:2 Austin] [said:2 hoped] [what:2 for peace]], [who:1 Patrushev] [said:1 noted].", path="chain.txt"),
    dossier("[who:1 Ms Rao] [said:1 denied] [what:1 “everything”].", path="rao.txt", outlet="The Courier"),
)
QUESTION = Question(id="peace", text="Peace?", about=("peace talks",))
RECORD = Holding(PAIR, others=(QUESTION,))


@pytest.mark.parametrize("name", NAMES)
class TestEveryExport:
    def test_is_found_and_says_what_it_is(self, name):
        module = import_module(f"onrecord.exports.{name}")
        assert plugins.find("exports")[name] is module
        assert module.__doc__.strip()
        assert module.SUFFIX.startswith(".")
        first, second, with_text, *more = inspect.signature(module.write).parameters.values()
        assert (first.name, second.name, with_text.name, with_text.default) == ("record", "file", "with_text", False)
        assert all(option.default is not option.empty for option in more)

    def test_writes_what_the_record_holds(self, name):
        out = written(name, RECORD, with_text=True).decode()
        told = ("Peace?", "peace talks") if name == "questions" else ("for peace", "Patrushev", "noted", "“everything”", "denied")
        assert [words for words in told if words not in out] == []

    def test_writes_the_same_bytes_for_the_same_record(self, name):
        assert written(name, RECORD) == written(name, RECORD) != b""

    def test_writes_an_empty_record_too(self, name):
        written(name, Holding()).decode()

    def test_leaves_the_file_open(self, name):
        file = io.BytesIO()
        import_module(f"onrecord.exports.{name}").write(RECORD, file)
        assert not file.closed

    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    @given(items=st.lists(dossiers(), max_size=3), with_text=st.booleans())
    def test_writes_anything(self, name, items, with_text):
        written(name, Holding(items), with_text=with_text).decode("utf-8")
