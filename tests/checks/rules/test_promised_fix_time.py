"""A time that is promised for the fix…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, spans

RULE = "promised-fix-time"
FIND = [
    ("From noon you can travel normally.", "From noon"),
    ("The last accounts will be ready in the next hours.", "in the next hours"),
    ("You get access to your courses again latest on Monday.", "latest on Monday"),
    ("Trains are cancelled; regular timetable from 06:00 tomorrow.", "from 06:00 tomorrow"),
    ("The machines will sell again this afternoon.", "this afternoon"),
    ("Search is slow for another half hour while it catches up.", "for another half hour"),
    ("Try again in an hour, then it will work.", "in an hour"),
    ('Say to callers: "Your card will work again at 14:00."', "at 14:00"),
    ("The stream is down. Back in 5.", "in 5"),
    ("We hope to have the ticket shop open again in 20 minutes.", "in 20 minutes"),
    ("Card payments should be restored by 15:00 UTC.", "by 15:00 UTC"),
    ("Trains will run on time again within two hours.", "within two hours"),
    ("By 3 p.m., online booking will be back.", "By 3 p.m."),
    ("ETA: half an hour", "half an hour"),
    ("ETA approx. 20 min. Thank you for waiting.", "approx. 20 min"),
    ("Estimated time to recovery: 45 minutes", "45 minutes"),
    ("It should take about an hour to repair the points.", "about an hour"),
    ("You will be able to see your lab results by noon.", "by noon"),
    ("Our current estimate is 16:00 UTC; it may change.", "16:00 UTC"),
    ("Normal service resumes at 18:00.", "at 18:00"),
    ("Lessons go on in Hall B and the portal will be available by 8:00.", "by 8:00"),
    ("Your refund will reach you within five working days.", "within five working days"),
    ("The disruption is expected to last until 17:30.", "until 17:30"),
    ("We are looking at about two hours.", "at about two hours"),
    ("Give us ten minutes.", "ten minutes"),
    ("We need another hour to replace the cable.", "another hour"),
    ("Queued appointment letters will be sent within the next hour.", "within the next hour"),
    ("We are aiming for 14:00.", "for 14:00"),
    ("The backlog of orders should clear overnight.", "overnight"),
    ("Tickets will be back on sale tomorrow morning.", "tomorrow morning"),
    ("Please note it can take a few hours for everything to return to normal.", "a few hours"),
    ("A fix is being rolled out, which should be complete in 30 minutes.", "in 30 minutes"),
    ("We expect to be finished before the end of the day.", "before the end of the day"),
    ("Exam results will not be available until 11:00.", "until 11:00"),
    ("We'll have the clinic's phones fixed in an hour or two.", "in an hour"),
    ("Full recovery is predicted for Friday morning.", "for Friday morning"),
    ("The app will be up and running in no more than 15 minutes.", "in no more than 15 minutes"),
    ("We anticipate a return to normal service by 19h30.", "by 19h30"),
    ("We're working on it. Should take an hour.", "an hour"),
    ("Hot water returns to all floors this evening.", "this evening"),
    ("Our contractor has promised us the lift by Wednesday.", "by Wednesday"),
    ("Students will get their marks by close of play Friday.", "by close of play Friday"),
    ("The technicians need until about 16:00 to replace the pump.", "until about 16:00"),
    ("We don't expect this to go on past midnight.", "midnight"),
    ("We won't need more than an hour.", "more than an hour"),
    ("Doors open again at seven.", "at seven"),
    ("We are about ten minutes away from a full recovery.", "about ten minutes"),
    ("Missing payments will show up on your statement within 24 hours.", "within 24 hours"),
    ("As of 17:00 your cards will work again.", "As of 17:00"),
    ("Estimated downtime is three hours.", "three hours"),
    ("Full service by 9.", "by 9"),
    ("The library is going to be out until Tuesday.", "until Tuesday"),
]
LATER = [
    ("Everything should be back to normal shortly.", "shortly"),
    ("Engineers are working to restore the phones by lunch.", "by lunch"),
    ("Payments will be sorted well before the shops close.", "well before the shops close"),
    ("The water will run by the time you get home.", "by the time you get home"),
    ("Trains will be moving again soon.", "soon"),
    ("It won't be long now.", "won't be long now"),
    ("We will have matchmaking up in a jiffy.", "in a jiffy"),
    ("The gates will open again any minute now.", "any minute now"),
    ("We will have this solved soon.", "soon"),
    ("Deposits will be processed normally before long.", "before long"),
]
LEAVE = [
    "Trains are cancelled. Buses go at 06:00, 07:00 and 08:00 IST.",
    "I'll be with you again in half an hour.",
    "Our duty team takes up to 20 minutes to answer.",
    "Payments may fail today for customers of all plans.",
    "The ferry company asks for your patience today.",
    "It takes up to ten minutes to open a door.",
    "Before that, from 16:00, they could not book.",
    "We report on the fault of this morning.",
    "Doors open at seven, and the box office is closed.",
    "Parcels posted before 15:00 leave today by hand.",
    "Your session ends after ten minutes.",
    "Next update by 10:40 UTC.",
    "Next update: 10:40 UTC",
    "We will post another update shortly.",
    "We will write again within 30 minutes, or sooner if we know more.",
    "We will update you every 20 minutes until service is restored.",
    "We will provide news within the next 20 minutes (e.g. by 10:40 UTC).",
    "Another message follows once the repair is done, within the next half hour at the latest.",
    "We will let you know more by 15:00.",
    "We will give an estimate at 15:00 UTC.",
    "At 15:00 UTC, we will post an update.",
    "You will hear from us in an hour.",
    "We have no estimate yet.",
    "We have no estimate yet, not even for tomorrow.",
    "It is too early to say when trains will run again.",
    "We cannot say whether it will be fixed by 15:00.",
    "We will tell you when we expect to be back as soon as we know.",
    "Card payments were restored at 15:30.",
    "Since 08:52 UTC customers cannot pay by card.",
    "From 10:05 to 10:40 UTC the ticket office was closed.",
    "Between 9:00 and 9:30 some calls did not get through.",
    "Everything has been working normally for 30 minutes.",
    "As of 14:15 UTC, sign-in should work again.",
    "The repair was finished 20 minutes ago.",
    "We posted an update at 10:00.",
    "Everything else is working as expected.",
    "Bookings should be back to normal.",
    "Bookings should be back to normal now.",
    "Expect to see errors while we work on this.",
    "Scheduled maintenance on Sunday from 02:00 to 04:00 UTC; the app will be back by 04:00.",
    "Trains are delayed by up to 20 minutes.",
    "Expect a 20-minute delay.",
    "Letters may arrive up to two days late.",
    "Please try again in 10 minutes.",
    "The 14:05 to Leeds will run as normal.",
    "Our phone lines are open until 20:00.",
    "You can pay in any branch until 17:00.",
    "Our support team will be available until 20:00.",
    "Last updated: 14:30 UTC",
    "Replacement buses will run until 22:00.",
    "We will keep watching for another hour to make sure that everything is working normally.",
    "Our 14:00 message said that trains would run by 15:00; that was wrong.",
    "Tickets bought today remain valid until Sunday.",
    "Please return the form by Friday.",
    "If the heating is not repaired by 15:00, lessons move to Hall B.",
    "We are restoring the service as quickly as we can.",
    "Start time: 15:05 UTC",
    "We'll be back with more at 16:00 UTC.",
    "We will write again. At 15:00, probably.",
    "Sunday's maintenance goes ahead. It will take two hours.",
    "Tickets for today's 19:30 show remain valid.",
    "Appointments after 15:00 will be moved to the other clinic.",
    "Booking for the Saturday shows is closed.",
    "Passengers should allow an extra 30 minutes for their journey.",
    "The concert on Saturday is not affected.",
    "Exams planned for this afternoon go ahead on paper.",
    "Expect longer queues this afternoon.",
    "A full report will be published within five days.",
    "Your seat will be kept for 48 hours.",
    "Our engineers are working through the night.",
    "Meals will be served as usual today.",
    "Requests are usually answered within a day.",
    'Our displays said "We expect trains to run by five"; there is no forecast yet.',
    "Readers cannot open today's paper.",
    "We investigate and will be back at 18:00 CET.",
    "Buses run every six minutes from exit B.",
    "You might be charged the adult fare today.",
    "One of the gates was shut this morning.",
    "We will mail you on Thursday with the next step.",
]


@pytest.mark.parametrize(("text", "promise"), FIND)
def test_it_finds(text, promise):
    assert spans(RULE, text) == [promise]
    unsure = text.startswith("Students will get their marks")  # by what stands there, at least
    assert levels(RULE, text) == [Level.WARN if unsure else Level.BLOCK]


@pytest.mark.parametrize(("text", "promise"), LATER)
def test_it_warns_of_a_soft_one(text, promise):
    assert spans(RULE, text) == [promise]
    assert levels(RULE, text) == [Level.WARN]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert found(RULE, text) == []


@pytest.mark.parametrize("audience", ["public", "partners", "support"])
def test_it_may_not_be_told_outside(audience):
    assert found(RULE, "We will be back by 15:00.", audience=audience)


@pytest.mark.parametrize("audience", ["executive", "internal", "responders"])
def test_it_may_be_told_inside(audience):
    assert not found(RULE, "We will be back by 15:00.", audience=audience)


@pytest.mark.parametrize("phase", ["resolved", "maintenance", "postmortem"])
def test_it_is_of_no_harm_when_it_is_over_or_planned(phase):
    assert not found(RULE, "We will be back by 15:00.", phase=phase)
