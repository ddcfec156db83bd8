"""A name from inside…"""

import pytest

from commsdesk.checks.finding import Level
from commsdesk.checks.situation import Situation
from tests.checks.reading import found, levels, spans

RULE = "internal-names"
FIND = [
    ("ticket-server-12 is slow.", "ticket-server-12"),
    ("Sign-in fails on web01.", "web01"),
    ("pay-gw-7 is slow.", "pay-gw-7"),
    ("We restarted db-2.", "db-2"),
    ("Calls to 10.2.0.17 fail.", "10.2.0.17"),
    ("Calls to 10.2.0.17:8080 fail.", "10.2.0.17:8080"),
    ("See /etc/hosts for details.", "/etc/hosts"),
    (r"The file C:\boards\display.ini is missing.", r"c:\boards\display.ini"),
    ("i-0a1b2c3d4e5f6a7b8 was replaced.", "i-0a1b2c3d4e5f6a7b8"),
    ("Pod booking-7d9f8b6c5-x2x4z restarts.", "booking-7d9f8b6c5-x2x4z"),
    ("Please reach marks.school.internal.", "marks.school.internal"),
    ("This is tracked as OPS-4711.", "OPS-4711"),
    ("We rolled back 9f8e7d6c5b4a.", "9f8e7d6c5b4a"),
    ("We are in SEV-1.", "SEV-1"),
    ("This is a severity 2.", "severity 2"),
    ("The prod-eu-3 environment is slow.", "prod-eu-3"),
    ("srv-file-02 in the records room is off.", "srv-file-02"),
    ("Results wait on LIS-DB-01.", "LIS-DB-01"),
    ("core-rtr-2 rebooted itself.", "core-rtr-2"),
    ("The rates come from rate-sync-worker.", "rate-sync-worker"),
    ("Requests to payments_api fail.", "payments_api"),
    ("MAX_POOL_SIZE was too low.", "MAX_POOL_SIZE"),
    ("OrderSyncJob has not run.", "OrderSyncJob"),
    ("The alert HighErrorRate fired.", "HighErrorRate"),
    ("CHG0034567 caused this.", "CHG0034567"),
    ("Server 14 has failed.", "Server 14"),
    ("Node 3 left the ring.", "Node 3"),
    ("The firewall rule 1042 blocks you.", "firewall rule 1042"),
    ("Follow #inc-payments for details.", "#inc-payments"),
    ("The list orders.retry.dlq grows.", "orders.retry.dlq"),
    ("nginx.conf was overwritten.", "nginx.conf"),
    ("We revert commit 4fd2a91.", "commit 4fd2a91"),
    ("Deployment 7731 broke the timetable.", "Deployment 7731"),
    ("The boards wait for tt-import-04.prod.example.net.", "tt-import-04.prod.example.net"),
    ("The tills get ORA-00060.", "ORA-00060"),
    ("This is a P1 incident.", "P1"),
    ("Everything behind haproxy2 is dead.", "haproxy2"),
    ("ledger-primary-a is being rebuilt.", "ledger-primary-a"),
    ("The fault sits on prdsql04.", "prdsql04"),
    ("We moved you to eu-prod-b.", "eu-prod-b"),
    ("s3://acme-invoices cannot be read.", "s3://acme-invoices"),
    ("The shelf DC2-R14 has no power.", "DC2-R14"),
]
LEAVE = [
    "Customers in eu-west-1 are affected.",
    "Platform 4 is closed.",
    "Flight BA-12 is late.",
    "Use form room-101.",
    "Your reference number is CN-86542.",
    "From 10:05 to 10:40 UTC.",
    "Calls to /v1/payments return error 503.",
    "The field order_id is missing in webhooks.",
    "Use code SUMMER-24 once checkout works again.",
    "Users of gpt-5-mini and claude-3-opus see errors.",
    "The Boeing 737-800 and the A320-200 are late.",
    "About 3,500 households in SW1A have no water.",
    "Players on server EU-3 cannot join.",
    "The self-service kiosks and the social-worker line are down.",
    "Payments with 3-D Secure fail.",
    "WhatsApp, PayPal and GitHub logins fail.",
    "Follow @metro_north for live times.",
    "A 20-minute delay on the 8:15.",
    "Flights BA-112 and LH 402 are late.",
    "Grades for 10-C and 11-A are missing; use the A-to-Z index.",
    "Version 3.10.2 of the app is affected.",
    "Tickets cost 12.50.",
    "Times are in UTC-5.",
    "Web3 is not affected.",
    "The app store is slow.",
    "See https://status.example/etc/more for details.",
    "Call 0800 123456.",
    "Patients cannot see their results.",
    "The board reads the results of COVID-19 tests.",
]
REGISTRY = Situation(
    internal_names=frozenset({"falcon", "card-gateway", "Payments"}),
    public_names=frozenset({"Card payments", "Falcon Museum"}),
)


@pytest.mark.parametrize(("text", "name"), FIND)
def test_it_finds(text, name):
    assert [span.lower() for span in spans(RULE, text)] == [name.lower()]
    assert levels(RULE, text) == [Level.BLOCK]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("FALCON is slow.", ["FALCON"]),
        ("The card gateway is slow.", ["card gateway"]),
        ("Falcon's queue is long.", ["Falcon's"]),
        ("Card payments fail.", []),
        ("Payments fail.", ["Payments"]),
        ("The Falcon Museum is closed.", []),
        ("A falconer called.", []),
    ],
)
def test_it_knows_the_registry_and_lets_public_names_stand(text, names):
    assert spans(RULE, text, situation=REGISTRY) == names


@pytest.mark.parametrize(
    ("audience", "level"),
    [("public", [Level.BLOCK]), ("executive", [Level.WARN]), ("internal", []), ("responders", [])],
)
def test_it_weighs_more_the_further_outside_it_is_told(audience, level):
    assert levels(RULE, "web01 is slow.", audience=audience) == level


def test_it_lets_executives_read_the_severity():
    assert not found(RULE, "We are in SEV-1.", audience="executive")


def test_it_lets_a_notice_of_maintenance_give_addresses():
    assert not found(RULE, "New range: 203.0.113.0/24", phase="maintenance")
