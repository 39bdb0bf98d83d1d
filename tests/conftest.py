"""What every test may use."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("onrecord", deadline=None)  # a busy machine is no failure
settings.load_profile("onrecord")


for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):  # sites of tests are on this machine
    os.environ.pop(name, None)
    os.environ.pop(name.upper(), None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora and lists that is kept beside the repository; a test that needs it is skipped without it."""
    folder = Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).parents[2] / "shared")
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there: set ONRECORD_SHARED to the folder of shared data")
    return folder
