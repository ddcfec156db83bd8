"""A whole message…"""

import re
from pathlib import Path

import pytest

from commsdesk import checks
from commsdesk.checks.finding import Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from tests.checks.reading import wording

# Each under a line that says who reads it, in which phase, on which channel.
MESSAGE = re.compile(r"^\[(\w+) (\w+) (\w+)\]\n(.+?)\n(?=\n\[|\Z)", re.MULTILINE | re.DOTALL)
GOOD = MESSAGE.findall((Path(__file__).parent / "good_messages.txt").read_text())
NOT_SO_GOOD = [
    ("eta_promise", "public", "identified", "We'll be up again in roughly a quarter of an hour."),
    ("eta_promise", "public", "identified", "The engineers tell us that it needs two more hours."),
    ("eta_promise", "public", "investigating", "Expect normal operations from 6 pm onwards."),
    ("eta_promise", "public", "monitoring", "All delayed parcels will reach you by Thursday."),
    (
        "eta_promise",
        "public",
        "identified",
        "Repairs on the line take all day, so trains will run again by about 19:00.",
    ),
    (
        "eta_promise",
        "public",
        "identified",
        "This should be over by the time the second half starts, at 21:00 at the latest.",
    ),
    ("eta_promise", "public", "identified", "Resolution is anticipated in 45 mins."),
    ("eta_promise", "public", "identified", "You can log in again after 14:00 CET."),
    (
        "eta_promise",
        "public",
        "identified",
        "We are confident we can have bookings open by tomorrow.",
    ),
    ("eta_promise", "public", "identified", "Est. fix: 30 min"),
    ("eta_promise", "public", "identified", "It won't be long: ten minutes at most."),
    (
        "eta_promise",
        "public",
        "identified",
        "We plan to complete the rollback within the next hour.",
    ),
    ("eta_promise", "public", "identified", "Power will return at about 5:30pm."),
    ("eta_promise", "public", "identified", "Our team hopes for a solution this afternoon."),
    ("speculation", "public", "investigating", "We assume the heat wave overloaded the network."),
    ("speculation", "public", "investigating", "It is believed that a digger cut the fibre."),
    (
        "speculation",
        "public",
        "investigating",
        "This might have been triggered by last night's maintenance.",
    ),
    ("speculation", "public", "investigating", "Sounds like somebody hacked us."),
    ("speculation", "executive", "identified", "Root cause is most likely the certificate."),
    ("speculation", "public", "investigating", "A DDoS attack may be behind this."),
    ("speculation", "public", "investigating", "We have a hunch that our provider is at fault."),
    ("blame", "internal", "postmortem", "The vendor's technician unplugged the wrong rack."),
    ("blame", "internal", "postmortem", "Priya pushed the change without review."),
    ("blame", "internal", "postmortem", "QA overlooked the edge case."),
    ("blame", "public", "resolved", "An employee accidentally deleted the schedule."),
    (
        "blame",
        "internal",
        "postmortem",
        "If the night shift had paid attention, this would not have happened.",
    ),
    ("blame", "internal", "postmortem", "Root cause: Marco's carelessness."),
    ("blame", "internal", "postmortem", "The junior developer misread the runbook."),
    ("blame", "internal", "identified", "Ops screwed up the rollout."),
    ("minimising", "public", "monitoring", "Just a tiny hitch, nothing to see here."),
    ("minimising", "public", "resolved", "Fortunately it was only a short interruption."),
    ("minimising", "executive", "identified", "A minor inconvenience for a few users."),
    ("minimising", "public", "resolved", "Bugs happen, as everyone in software knows."),
    ("internal_detail", "public", "identified", "The Kafka cluster lost quorum."),
    ("internal_detail", "public", "identified", "We are restarting the auth-service pods."),
    ("internal_detail", "public", "identified", "Node k8s-prod-eu-14 ran out of disk."),
    ("internal_detail", "public", "identified", "The primary database failed over at 09:10."),
    ("internal_detail", "public", "investigating", "Redis is out of memory."),
    ("internal_detail", "public", "investigating", "See JIRA ticket PAY-331 for details."),
    ("phase_mismatch", "public", "investigating", "Good news: everything is fixed!"),
    ("phase_mismatch", "public", "identified", "We have no idea what is causing this."),
    ("phase_mismatch", "public", "resolved", "We are still working on it."),
    ("phase_mismatch", "public", "identified", "Service has been fully restored."),
    (
        "phase_mismatch",
        "public",
        "maintenance",
        "Our website is down due to an unexpected failure.",
    ),
    ("phase_mismatch", "public", "monitoring", "We are still trying to find the cause."),
    (
        "no_impact",
        "public",
        "identified",
        "We have found the problem and are fixing it. Next update by 10:00 UTC.",
    ),
    (
        "no_impact",
        "public",
        "investigating",
        "Our technicians are at work in the control room. Next update by 10:00 UTC.",
    ),
    ("no_scope", "public", "investigating", "Things are slow right now. Next update by 10:00 UTC."),
    (
        "no_next_update",
        "public",
        "investigating",
        "Passengers cannot buy tickets. We will come back to you when we know more.",
    ),
    ("no_next_update", "public", "investigating", "Passengers cannot buy tickets. Stay tuned."),
    (
        "no_next_update",
        "internal",
        "identified",
        "Payroll is late for all staff in Spain. More to follow later.",
    ),
    ("eta_promise", "public", "identified", "Service will be restored within the hour."),
    (
        "eta_promise",
        "public",
        "investigating",
        "Hang tight, we should have things sorted in 15-20 mins.",
    ),
    ("eta_promise", "public", "identified", "Trams are expected to resume at 17:45."),
    ("eta_promise", "public", "identified", "The clinic's phone line comes back at half past two."),
    ("eta_promise", "public", "monitoring", "Remaining delays will be gone by this evening."),
    (
        "eta_promise",
        "public",
        "identified",
        "We estimate another 40 minutes until the portal opens.",
    ),
    ("eta_promise", "public", "identified", "Our provider told us it will be fixed by 9 pm."),
    (
        "eta_promise",
        "public",
        "identified",
        "No later than Friday, all accounts will show the right balance.",
    ),
    (
        "eta_promise",
        "public",
        "identified",
        "You'll have your tickets in your inbox within 30 minutes.",
    ),
    ("eta_promise", "public", "identified", "The outage will end at 18:00 UTC."),
    ("eta_promise", "public", "identified", "We target full restoration for Monday morning."),
    ("eta_promise", "public", "identified", "Give it an hour and you'll be able to pay again."),
    ("eta_promise", "public", "identified", "We'll be done by lunchtime."),
    ("speculation", "public", "investigating", "We think a lorry may have hit the overhead line."),
    ("speculation", "public", "investigating", "A faulty update could have caused this."),
    (
        "speculation",
        "public",
        "identified",
        "The delays are presumably the result of a strike in France.",
    ),
    ("speculation", "internal", "investigating", "My guess is the firewall."),
    ("speculation", "public", "investigating", "This seems to be related to the heat."),
    ("speculation", "public", "investigating", "The provider probably has a problem again."),
    ("blame", "internal", "postmortem", "The intern broke production."),
    (
        "blame",
        "internal",
        "postmortem",
        "Support did not escalate in time; they should have called.",
    ),
    ("blame", "internal", "postmortem", "This was Tom's fault."),
    ("blame", "internal", "postmortem", "The dispatcher gave the wrong order."),
    ("minimising", "public", "monitoring", "We had a tiny issue earlier."),
    (
        "minimising",
        "public",
        "identified",
        "It's only affecting a few people, so no need to worry.",
    ),
    ("minimising", "public", "resolved", "This was merely a display error."),
    ("minimising", "internal", "identified", "Not a big issue, just slow logins."),
    ("internal_detail", "public", "identified", "Our load balancer stopped responding."),
    (
        "internal_detail",
        "public",
        "identified",
        "Pods in the checkout namespace are crash-looping.",
    ),
    ("internal_detail", "public", "identified", "We are failing over to the replica in dc2."),
    ("internal_detail", "public", "identified", "P1 incident INC-2231 is open."),
    ("internal_detail", "public", "investigating", "High CPU on the Postgres primary."),
    ("phase_mismatch", "public", "investigating", "The problem has been solved."),
    ("phase_mismatch", "public", "investigating", "Root cause: expired licence."),
    ("phase_mismatch", "public", "identified", "We're all clear now."),
    ("phase_mismatch", "public", "identified", "We are still looking for the cause."),
    ("phase_mismatch", "public", "resolved", "Engineers are rolling out the fix."),
    ("phase_mismatch", "public", "resolved", "Customers continue to see errors."),
    (
        "no_impact",
        "public",
        "investigating",
        "Our engineers have been paged and the incident team has met. Next update by 10:00 UTC.",
    ),
    (
        "no_next_update",
        "public",
        "monitoring",
        "Card payments work again. We'll let you know how it goes.",
    ),
    ("no_next_update", "public", "identified", "The lifts are out of order. Updates to follow."),
]


def heavy(text, audience, phase, channel="page"):
    found = checks.read(wording(text, audience, phase, channel), Situation(), Policy())
    return [one for one in found if one.level is not Level.HINT]


@pytest.mark.parametrize(("audience", "phase", "channel", "text"), GOOD)
def test_that_a_good_liaison_would_send_is_left_alone(audience, phase, channel, text):
    assert heavy(text, audience, phase, channel) == []


@pytest.mark.parametrize(("category", "audience", "phase", "text"), NOT_SO_GOOD)
def test_that_a_good_liaison_would_mend_is_found(category, audience, phase, text):
    assert category in {one.category.value for one in heavy(text, audience, phase)}
