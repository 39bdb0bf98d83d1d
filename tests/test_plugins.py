"""Plug-ins are found by being there."""

import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from onrecord import plugins


@pytest.fixture
def offer(monkeypatch):
    """Offers modules as another package's entry points."""

    def offered(**modules: ModuleType | str) -> None:
        entries = []
        for name, module in modules.items():
            if isinstance(module, ModuleType):
                monkeypatch.setitem(sys.modules, f"stranger_{name}", module)
            entries.append(EntryPoint(name, f"stranger_{name}", "onrecord.sources"))
        monkeypatch.setattr(plugins, "entry_points", lambda group: entries if group == "onrecord.sources" else [])
        plugins.find.cache_clear()

    yield offered
    plugins.find.cache_clear()


def source(name: str) -> ModuleType:
    module = ModuleType(name)
    module.SUFFIXES, module.load = (".epub",), list
    return module


def test_every_format_we_read_is_found_and_nothing_that_they_share():
    assert {"html", "jsonl", "text"} <= set(plugins.find("sources"))
    assert not {"decoding", "zones", "reports", "page"} & set(plugins.find("sources"))


def test_a_strangers_plug_in_joins_after_ours(offer):
    offer(aardvark=source("aardvark"))
    assert list(plugins.find("sources"))[-1] == "aardvark"
    assert plugins.find("sources")["aardvark"].SUFFIXES == (".epub",)


def test_a_strangers_plug_in_never_replaces_ours(offer):
    offer(text=source("text"))
    assert plugins.find("sources")["text"].__name__ == "onrecord.sources.text"


def test_a_plug_in_that_cannot_be_loaded_is_left_out_with_a_warning(offer):
    offer(broken="no such module")
    with pytest.warns(RuntimeWarning, match="'broken'.*cannot be loaded"):
        assert "broken" not in plugins.find("sources")


def test_a_plug_in_without_its_interface_is_left_out_with_a_warning(offer):
    offer(empty=ModuleType("empty"))
    with pytest.warns(RuntimeWarning, match="has no SUFFIXES and no load"):
        assert "empty" not in plugins.find("sources")


def test_what_analyses_share_is_none():
    assert {"speakers", "profile"} <= set(plugins.find("analyses"))
    assert "evidence" not in plugins.find("analyses")
    assert set(plugins.find("findings")) == {"csv", "html", "jsonl", "table"}


def test_there_are_no_other_kinds():
    with pytest.raises(ValueError, match="choose one of sources"):
        plugins.find("colours")


def test_what_is_found_cannot_be_changed():
    with pytest.raises(TypeError):
        plugins.find("sources")["x"] = None
