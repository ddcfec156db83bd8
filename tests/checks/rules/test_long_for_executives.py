"""A line to executives in chat…"""

import pytest

from commsdesk.checks.finding import Level
from commsdesk.checks.situation import Situation
from tests.checks.reading import found, levels

RULE = "long-for-executives"
GRAVE = Situation(severity="SEV-1")


@pytest.mark.parametrize(
    ("words", "reader", "hints"),
    [
        (81, {"audience": "executive", "channel": "chat"}, 1),
        (80, {"audience": "executive", "channel": "chat"}, 0),
        (300, {"audience": "executive", "channel": "chat", "phase": "resolved"}, 1),
        (300, {"audience": "executive", "channel": "email"}, 0),
        (300, {"audience": "internal", "channel": "chat"}, 0),
        (300, {"audience": "responders", "channel": "chat"}, 0),
        (300, {"audience": "public", "channel": "chat"}, 0),
    ],
)
def test_it_is_short(words, reader, hints):
    assert levels(RULE, "word " * words, **reader) == [Level.HINT] * hints


@pytest.mark.parametrize(
    "call", ["@here SEV-1:", "<!here> SEV-1:", "SEV-1, @channel:", "@Everyone:"]
)
def test_it_calls_for_attention_when_it_is_grave(call):
    reader = {"audience": "executive", "channel": "chat"}
    text = "no till in the country takes money."
    [hint] = found(RULE, text, situation=GRAVE, **reader)
    assert (hint.level, hint.category) == (Level.HINT, "")
    assert not found(RULE, f"{call} {text}", situation=GRAVE, **reader)
    assert not found(RULE, text, **reader)
    assert not found(RULE, text, situation=GRAVE, phase="resolved", **reader)
