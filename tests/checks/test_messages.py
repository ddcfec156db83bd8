"""A whole message…"""

import pytest

from commsdesk import checks
from commsdesk.checks.finding import Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from tests.checks.reading import wording

GOOD = [
    (
        "public",
        "investigating",
        "page",
        "Some passengers cannot buy tickets in our app since 07:40 CET. Ticket "
        "machines and counters work as usual. We are looking into it and will post the "
        "next update by 08:20 CET.",
    ),
    (
        "public",
        "investigating",
        "sms",
        "Riverside Clinic: online booking is down. Please call the front desk. Next "
        "update by 10:30 GMT: status.riverside.example",
    ),
    (
        "public",
        "identified",
        "page",
        "Parents and pupils cannot open the homework portal. We have found the cause "
        "and are putting it right. Homework due today may be handed in tomorrow. Next "
        "update at 16:00 BST.",
    ),
    (
        "public",
        "identified",
        "email",
        "Dear customer, card payments in our shops in Portugal are being declined. We "
        "know what is wrong and are working on it now. You can still pay in cash or by "
        "transfer. We will write to you again within 30 minutes. We are sorry for the "
        "trouble at the till.",
    ),
    (
        "public",
        "monitoring",
        "page",
        "Card payments in Portugal are going through again since 11:05 UTC. A few "
        "receipts may still arrive late. We are watching closely and will confirm by "
        "12:00 UTC.",
    ),
    (
        "public",
        "monitoring",
        "page",
        "The phones at all our surgeries are ringing again. If your call was cut off "
        "this morning, please ring us once more. We keep an eye on it and will post "
        "again at 15:30 BST.",
    ),
    (
        "public",
        "resolved",
        "page",
        "Trains on the Coast Line have been running to timetable since 18:20 CET and "
        "we have watched them for an hour. Between 15:10 and 18:20, trains were "
        "cancelled between Harbour and Mill Street. Tickets for today are valid "
        "tomorrow too. We are sorry for the long wait.",
    ),
    (
        "public",
        "resolved",
        "email",
        "Your bank transfers are being processed normally again. From 09:00 to 10:45 "
        "UTC, transfers to other banks were delayed. No transfer was lost or made "
        "twice. We apologise for the worry this caused.",
    ),
    (
        "public",
        "maintenance",
        "page",
        "On Sunday 14 June from 01:00 to 04:00 CEST we will replace parts of our "
        "ticket system. During this time you cannot buy tickets online. Tickets you "
        "hold remain valid.",
    ),
    (
        "public",
        "maintenance",
        "email",
        "Planned maintenance: online banking will not be available on Saturday between "
        "22:00 and 23:30 UTC. Cash machines work throughout.",
    ),
    (
        "public",
        "postmortem",
        "letter",
        "On 3 May, the booking site of our theatres was unavailable for two hours. A "
        "change to our timetable data was not tested with long shows. We now test "
        "every change with real programmes before it goes live. We are sorry that you "
        "could not book.",
    ),
    (
        "public",
        "investigating",
        "x",
        "Some of you cannot log in to the library app right now. We're on it; updates "
        "at https://status.library.example",
    ),
    (
        "public",
        "investigating",
        "voice",
        "Thank you for calling North Bank. Card payments abroad are failing at the "
        "moment. Please use cash. We will update this message at four p m, Central "
        "European Time.",
    ),
    (
        "internal",
        "investigating",
        "chat",
        "SEV-2: sign-in to the student portal fails for about a third of students "
        "since 08:10 UTC. Ana commands, Lee speaks outside. Support: please point "
        "callers to the status page. Next update by 08:40 UTC.",
    ),
    (
        "internal",
        "identified",
        "email",
        "Checkout on the web shop is slow for all customers in France. The payments "
        "team is rolling back this morning's release on pay-gw-2. Sales: please hold "
        "demonstrations. Next update within 20 minutes.",
    ),
    (
        "executive",
        "identified",
        "chat",
        "@here SEV-1: card payments fail in Iberia, about 40% of volume. Rolling back "
        "now, expected back by 10:30 UTC. Risk: refunds if beyond noon. Next update "
        "10:00 UTC.",
    ),
    (
        "executive",
        "monitoring",
        "page",
        "Payments in Iberia recovered at 10:22 UTC. 14,200 payments were declined over "
        "70 minutes; most were retried. We watch until 11:00 UTC. Next brief at 11:00 "
        "UTC.",
    ),
    (
        "responders",
        "investigating",
        "chat",
        "Looks like replication lag on db-2, probably the batch job from 02:00. Kim "
        "checks the job, Ravi fails over if lag > 60 s. Back in 10 minutes.",
    ),
    (
        "partners",
        "investigating",
        "email",
        "Dear partner, since 09:15 UTC your customers may see declined card payments "
        "in Portugal. Our teams are investigating. You can tell your customers that "
        "bank transfers work. The next update reaches you by 09:45 UTC.",
    ),
    (
        "support",
        "identified",
        "page",
        "You can say: card payments in Portugal are declined for some customers, and "
        "we are working on it. Please do not give a time for the repair. These words "
        "hold until the next update, by 12:40 UTC.",
    ),
    (
        "internal",
        "postmortem",
        "doc",
        "09:04 UTC: a timetable file with an empty column was loaded. 09:05 UTC: "
        "departure boards showed no trains. 09:12 UTC: the on-call engineer restored "
        "the previous file. The loader had no check for empty columns.",
    ),
    (
        "public",
        "investigating",
        "page",
        "We are aware that some callers cannot reach our emergency dental line and are "
        "working on it. We do not yet know how many are affected. In an emergency, "
        "call 112. We will post again within 20 minutes.",
    ),
    (
        "public",
        "identified",
        "page",
        "Heating is off in the east wing of Hill School because of a burst pipe. "
        "Lessons take place in the main hall. We will write again by 11:00 GMT.",
    ),
    (
        "public",
        "investigating",
        "page",
        "Still investigating the delays in text messages; nothing new yet. Next update "
        "by 14:30 UTC.",
    ),
    (
        "public",
        "identified",
        "page",
        "Correction: our update of 10:10 UTC said that all regions are affected. Only "
        "customers in Italy cannot pay by card. Next update by 11:00 UTC.",
    ),
    (
        "public",
        "monitoring",
        "email",
        "You can watch live matches again in all our apps. If the picture still "
        "freezes, please close the app and open it once more. We are monitoring and "
        "will send the next update by 21:00 CEST.",
    ),
    (
        "public",
        "resolved",
        "page",
        "This incident has been resolved. Customers in Brazil could not upload photos "
        "between 14:02 and 15:10 UTC; uploads have worked without errors for 45 "
        "minutes. We are sorry for the interruption.",
    ),
    (
        "public",
        "investigating",
        "page",
        "We promised an update by 10:10 UTC and are late; we are sorry. Booking for "
        "the Saturday shows is still closed. Next update by 10:40 UTC.",
    ),
    (
        "public",
        "identified",
        "page",
        "Lift 3 at Central Station is out of service. Staff will help you to the "
        "platform. We expect to know more after the inspection and will post here at "
        "13:00 CET.",
    ),
    (
        "public",
        "identified",
        "page",
        "Deliveries to the islands are delayed because the ferry is not sailing in the "
        "storm. Your parcels are safe in our depot. Next update tomorrow at 08:00 GMT.",
    ),
]
NOT_SO_GOOD = [
    ("eta_promise", "public", "identified", "We'll be up again in roughly a quarter of an hour."),
    ("eta_promise", "public", "identified", "The engineers tell us that it needs two more hours."),
    ("eta_promise", "public", "investigating", "Expect normal operations from 6 pm onwards."),
    ("eta_promise", "public", "monitoring", "All delayed parcels will reach you by Thursday."),
    (
        "eta_promise",
        "public",
        "identified",
        "Repairs on the line will take until the early evening, so trains will run "
        "again by about 19:00.",
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
