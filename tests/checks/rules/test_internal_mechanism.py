"""What broke inside…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, levels, spans

RULE = "internal-mechanism"
FIND = [
    ("A feature flag was switched on too early.", "feature flag was switched on"),
    ("A cron job ran twice.", "cron job ran twice"),
    ("The video encoder crashed.", "video encoder crashed"),
    (
        "An integration job between the till and the shop stopped.",
        "integration job between the till and the shop stopped",
    ),
    ("The standby controller took over.", "standby controller took over"),
    ("The workers that send e-mails are down.", "The workers that send e-mails are down"),
    ("Our database is down.", "database is down"),
    ("A bad deploy broke sign-in.", "A bad deploy"),
    ("The message queue is full and mails are late.", "The message queue is full"),
    ("Disk space ran out on the storage system.", "Disk space ran out"),
    ("An expired certificate on our gateway stops payments.", "expired certificate"),
    ("The new release contains a regression that breaks login.", "a regression"),
    ("The search index is corrupt and is being rebuilt.", "search index is corrupt"),
    (
        "DNS records were changed by mistake and the site cannot be found.",
        "DNS records were changed",
    ),
    ("Our Kubernetes cluster is unhealthy.", "Kubernetes cluster is unhealthy"),
    ("A schema migration locked a table.", "A schema"),
    ("We have rolled back the deployment.", "rolled back the deployment"),
    ("Thread starvation makes the portal slow.", "Thread starvation"),
    (
        "A network switch in the data centre has failed.",
        "network switch in the data centre has failed",
    ),
    ("A cron job did not run.", "cron job did not run"),
    ("The authentication backend is timing out.", "The authentication backend"),
    ("High CPU on the database makes pages slow.", "High CPU"),
    ("Our mainframe is running its batch late.", "Our mainframe"),
    (
        "An integration between our CRM and the ticketing engine broke.",
        "integration between our CRM and the ticketing engine broke",
    ),
    ("Errors in our code made the app crash.", "Errors in our code"),
    ("Our proxy drops connections.", "Our proxy"),
    ("The queue consumers are not picking up jobs.", "queue consumers are not picking"),
    (
        "We flushed the cache and restarted the app servers.",
        "flushed the cache and restarted the app servers",
    ),
    ("The SQL server is under heavy load.", "SQL server is under heavy load"),
    ("Pods are being evicted.", "Pods are"),
    ("We had a kernel panic on the host.", "kernel"),
    ("sorry, db died again, on it", "db died"),
    ("We lost a rack in the data centre.", "lost a rack"),
    ("Somebody pushed a change to production that broke check-in.", "production that broke"),
    ("One of two servers that run the lab system has failed.", "two servers"),
    ("A software bug in the seat planner causes double bookings.", "software bug"),
    ("Our automatic failover did not work.", "failover"),
    ("The disk of the till server is full.", "The disk of the till server is full"),
]
LEAVE = [
    "Clear the cache of your browser if you still see old prices.",
    "DNS lookups for zones that you host with us fail.",
    "Meals come to the wrong tables.",
    "The bus did not start its round.",
    "The server at table 12 could not take cards.",
    "Customers cannot update their details.",
    "Card payments are declined in our shops.",
    "Your servers with us cannot be reached.",
    "Deliveries are late because the ferry does not sail.",
    "The network of our mobile customers is down in Kent.",
    "A signal fault delays trains.",
    "The host of tonight's show is late.",
    "Please clear your browser's cache and sign in again.",
    "The film's release is postponed.",
    "We're deploying extra staff to the stations.",
    "A fix has been applied and is currently being deployed.",
    "Emails arrive late.",
    "Nurses record results by hand.",
    "The cluster of shops at Mill Street stays open.",
    "Search results are incomplete.",
    "Our customer database is safe; no data was lost.",
    "The clinic's computer system is unavailable.",
    "The kiosk at gate 4 is out of order.",
    "We have restored service from a backup site.",
    "Webhooks are delayed.",
    "The tram is out of service at Mill Street.",
    "The bakery is out of bread.",
    "Passengers should change at Mill Street because of a failed train.",
    "A driver is ill, so bus 12 does not run.",
    "If the app hangs, close it and start it again.",
    "The exam portal is overloaded and many pupils cannot log in.",
    "We're moving all bookings to the phone line.",
    "We have taken the app offline to protect your data.",
    "Uploads and downloads are slow in Asia.",
    "Emails sent between 9:00 and 10:00 GMT were lost.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text) == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


@pytest.mark.parametrize(
    ("audience", "level"),
    [("public", [Level.WARN]), ("partners", [Level.WARN]), ("executive", []), ("internal", [])],
)
def test_it_is_pointed_out_to_who_writes_to_customers(audience, level):
    assert levels(RULE, "Our database is down.", audience=audience) == level


@pytest.mark.parametrize("phase", ["resolved", "postmortem", "maintenance"])
def test_it_may_be_told_when_it_is_over(phase):
    assert not found(RULE, "Our database is down.", phase=phase)


def test_it_counts_as_internal_detail():
    assert found(RULE, "Our database is down.")[0].category is Category.INTERNAL_DETAIL
