"""The server does what its own description says, whatever is sent to it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

schemathesis = pytest.importorskip("schemathesis", reason="a development dependency")

from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
TOKEN = "a-long-word"  # noqa: S105
_quickly = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def address(
    two_articles: Path, served: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    with served("serve", "--store", str(two_articles), VERIFY_TOKEN=TOKEN) as address:
        yield address.removesuffix("/v1")


def test_every_path_keeps_to_the_description(address: str) -> None:
    described = schemathesis.openapi.from_url(f"{address}/openapi.json")
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 15
    for operation in operations:

        @_quickly
        @given(case=operation.as_strategy())
        def kept(case: Any) -> None:
            response = case.call(headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60)
            case.validate_response(response, checks=CHECKS)

        kept()
