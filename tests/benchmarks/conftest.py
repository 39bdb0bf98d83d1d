"""The benchmarks are scripts beside the package: they are found as Python finds them when one is started."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    monkeypatch.syspath_prepend(BENCHMARKS)
    for name in ("corpus", "peers", "read"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return importlib.import_module
