"""The OpenAPI document, and whether the API keeps to it."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from commsdesk.drafting import check_text
from commsdesk.people.allowance import Allowance

# Which audiences there are and which texts are blank is for the verb to say.
UNDESCRIBED = [positive_data_acceptance]
DOCUMENT = "/api/v1/openapi.json"

briefly = settings(
    max_examples=50,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def api(monkeypatch, settings, transactional_db):
    settings.COMMSDESK_OPEN_CHECK = True
    monkeypatch.setattr(check_text, "STRANGERS", Allowance("trial", times=10_000, within=60))
    return schemathesis.openapi.from_wsgi(DOCUMENT, get_wsgi_application())


def test_it_is_there_for_everybody(client):
    document = client.get(DOCUMENT).json()
    assert list(document["paths"]) == ["/api/v1/check"]
    fields = document["components"]["schemas"]["Asked"]["properties"]
    assert list(fields) == ["text", "audience", "phase", "channel", "incident"]
    assert all("description" in field for field in fields.values())


def asking(operation, mode, change):
    """The statuses of the answers; each answer is held against the document."""
    statuses = set()

    @briefly
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        change(case)
        statuses.add(case.call_and_validate(excluded_checks=UNDESCRIBED).status_code)

    ask()
    return statuses


def test_the_api_keeps_to_it_when_it_is_asked_as_described(api):
    def name_an_audience(case):
        case.body |= {"audience": "public", "incident": ""}

    statuses = asking(api["/api/v1/check"]["POST"], GenerationMode.POSITIVE, name_an_audience)
    assert {200} <= statuses <= {200, 422}


def test_the_api_keeps_to_it_when_it_is_asked_otherwise(api):
    statuses = asking(api["/api/v1/check"]["POST"], GenerationMode.NEGATIVE, lambda case: None)
    assert {422} <= statuses <= {400, 401, 422}
