"""The JSON interface as its own description says it is: tried with what schemathesis makes of that."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, settings

from onrecord.web import openapi
from onrecord.web.app import PAGES
from tests.web.browsing import Served, served

if not find_spec("schemathesis"):
    pytest.skip("schemathesis is not installed: pip install schemathesis", allow_module_level=True)

import schemathesis
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
DOCUMENT = openapi.document(PAGES)


schema = schemathesis.openapi.from_dict(DOCUMENT)


@pytest.fixture(scope="module")
def shown(tmp_path_factory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("served")) as found:
        yield found


@schema.parametrize()
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
def test_nothing_that_can_be_asked_breaks_it(shown: Served, case: Case):
    case.call_and_validate(base_url=shown.address, checks=CHECKS)


def test_every_page_is_described_once():
    names = [method["operationId"] for path in DOCUMENT["paths"].values() for method in path.values()]
    assert len(names) == len(set(names))
    assert all(method["summary"] for path in DOCUMENT["paths"].values() for method in path.values())
    assert set(DOCUMENT["paths"]) == {f"{page.path.rstrip('/') or '/index'}.json" for page in PAGES}
