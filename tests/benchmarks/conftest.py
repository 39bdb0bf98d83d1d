"""The benchmarks are modules beside the package, started from the folder that both are in."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def script() -> Callable[[str], ModuleType]:
    return lambda name: importlib.import_module(f"benchmarks.{name}")
