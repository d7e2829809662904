"""The API against its own description: schemathesis makes requests from `/openapi.json` and holds the answers to it."""

from __future__ import annotations

import pytest

pytest.importorskip("schemathesis")
pytest.importorskip("starlette")

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from checker.web.openapi import describe

pytestmark = pytest.mark.slow
schema = schemathesis.openapi.from_dict(describe())


@schema.parametrize()
@settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(case, address: str) -> None:
    # no schema can say which bytes are a readable report: a refusal of well-formed requests is part of the API
    case.call_and_validate(base_url=f"http://{address}", excluded_checks=[positive_data_acceptance])
