"""What every exporter owes to whoever calls it, so that a new one is a file and nothing else."""

import inspect
import io
import pkgutil
import re
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import exporters
from onrecord.records import Dossier, Unread
from tests.builders import dossier
from tests.strategies import items

NAMES = [module.name for module in pkgutil.iter_modules(exporters.__path__) if not module.name.startswith("_")]
PAIR = (
    dossier("[what:1 [who:2 Austin] [said:2 hoped] [what:2 for peace]], [who:1 Patrushev] [said:1 noted].", path="chain.txt"),
    Unread("broken.html", "it is empty"),
    dossier("[who:1 Ms Rao] [said:1 denied] [what:1 “everything”].", path="rao.txt", outlet="The Courier"),
)


def written(name: str, dossiers, **options) -> bytes:
    file = io.BytesIO()
    import_module(f"onrecord.exporters.{name}").write(dossiers, file, **options)
    return file.getvalue()


@pytest.mark.parametrize("name", NAMES)
class TestEveryExporter:
    def test_says_what_it_is(self, name):
        module = import_module(f"onrecord.exporters.{name}")
        assert module.__doc__.strip()
        assert module.SUFFIX.startswith(".")
        first, second, with_text, *more = inspect.signature(module.write).parameters.values()
        assert (first.name, second.name, with_text.name, with_text.default) == ("dossiers", "file", "with_text", False)
        assert all(option.default is not option.empty for option in more)

    def test_writes_every_statement_as_it_was_printed(self, name):
        out = re.sub("<[^>]*>", "", written(name, PAIR, with_text=True).decode())
        for words in ("for peace", "Patrushev", "noted", "“everything”", "denied"):
            assert words in out

    def test_says_what_is_unread_unless_it_is_a_table_of_statements(self, name):
        out = written(name, PAIR).decode()
        assert ("broken.html" in out and "it is empty" in out) or name == "csv"

    def test_writes_the_same_bytes_for_the_same_input(self, name):
        assert written(name, PAIR) == written(name, iter(PAIR))

    def test_writes_something_whole_for_nothing(self, name):
        assert written(name, ()).decode().strip("\n") == written(name, iter(())).decode().strip("\n")

    def test_writes_a_report_before_the_one_after_the_next_is_read(self, name):
        file, sizes = io.BytesIO(), []

        def reading():
            for item in (PAIR[0], PAIR[2], PAIR[0], PAIR[2]):
                sizes.append(len(file.getvalue()))
                yield item

        import_module(f"onrecord.exporters.{name}").write(reading(), file)
        assert sizes[2] < sizes[3] < len(file.getvalue())

    def test_leaves_the_file_open(self, name):
        file = io.BytesIO()
        import_module(f"onrecord.exporters.{name}").write(PAIR, file)
        assert not file.closed

    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    @given(item=st.lists(items, max_size=3), with_text=st.booleans())
    def test_writes_anything(self, name, item: list[Dossier | Unread], with_text):
        written(name, item, with_text=with_text).decode("utf-8")
