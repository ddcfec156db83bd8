"""The demo, at full speed…"""

import json

import pytest

from tests.config.test_cli import commsdesk


@pytest.mark.faults
@pytest.mark.timeout(300)  # on a busy machine; alone it takes less than thirty seconds
def test_plays_one_outage_as_told():
    played = commsdesk("demo", "--once", COMMSDESK_DATA="", seconds=250)
    assert played.returncode == 0, played.stdout + played.stderr
    proof = json.loads(played.stdout.splitlines()[-1])
    assert proof["publications"] >= 6
    assert proof["received_mails"] + proof["received_webhooks"] == proof["deliveries"]
    assert (proof["refused_drafts"], proof["lapsed_approvals"], proof["reports"]) == (1, 1, 3)
    assert proof["promises_kept"] >= 1
