"""Sites and the web, as the tests of fetching have them."""

from collections.abc import Iterator

import pytest

from onrecord.fetching.web import Limits, Web
from tests.sites import Site, site

#: Small, so that a test of them takes no time.
SMALL = Limits(step=5.0, total=10.0, size=100_000, redirects=5)


@pytest.fixture
def here() -> Iterator[Site]:
    with site() as one:
        yield one


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(allow_private=True, limits=SMALL) as one:
        yield one
