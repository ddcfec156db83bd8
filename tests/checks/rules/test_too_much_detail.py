"""Detail that nobody can act on…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, spans

RULE = "too-much-detail"
FIND = [
    "A replica lost its disk, the failover hung and the job queue filled up. Uploads fail.",
    "Our database is down. The cache is stale and the workers are stuck.",
    "The DNS change broke TLS, so the CDN serves errors.",
    "The server ran out of memory. The kernel killed it. Tills are slow.",
    "A migration locked a table. The background workers stalled. Players see errors.",
    "The load balancer drops connections; latency and throughput suffer.",
    "We see 502s and 504s from the ingress. Shops are affected.",
    "The storage array lost two disks. The volumes went read-only. Results are late.",
    "The BGP session flapped and packet loss rose, so the SIP trunk went down.",
    "The API gateway times out because its backend is overloaded by a retry storm.",
    "Our firewall blocks calls. Latency is high. Packets are lost. Sign-in fails.",
]
LEAVE = [
    "Photos cannot be uploaded since 09:10 UTC. We have found the cause.",
    "Card payments are declined in Portugal.",
    "Customers cannot sign in; our server is down.",
    "Our database is down, so nobody in Spain can book, change or cancel a seat at the moment.",
    "Trains stand still because a tree fell on the line.",
    "Heating is off in the east wing.",
    "The boards show wrong times. The lifts work.",
    "Water pressure is low in Old Town after a main was damaged.",
    "Patients cannot check in at the kiosks of 12 clinics. Reception checks them in by hand.",
    "We are looking into it and post again by 10:40 UTC.",
    "Nobody can buy tickets online. Counters and machines work.",
    "Parents cannot pay for meals.",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert len(spans(RULE, text)) == 1


def test_it_is_marked_from_the_first_detail_to_the_last():
    assert spans(RULE, f"Hello. {TEXT} We are sorry.") == [TEXT.removeprefix("Uploads fail. ")]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


TEXT = (
    "Uploads fail. A replica lost its disk. The workers ran out of memory. The job queue is full."
)


def test_it_is_a_hint():
    one = found(RULE, TEXT)[0]
    assert (one.level, one.category) == (Level.HINT, Category.NONE)


@pytest.mark.parametrize(
    ("audience", "phase"),
    [("executive", "identified"), ("internal", "identified"), ("public", "resolved")],
)
def test_it_is_for_customers_while_it_lasts(audience, phase):
    assert not found(RULE, TEXT, audience=audience, phase=phase)
