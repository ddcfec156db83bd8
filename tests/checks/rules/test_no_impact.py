"""A message that does not say what customers notice…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, statement

RULE = "no-impact"
FIND = [
    "An unplanned interruption in Graz is being examined by our engineers.",
    "Irregularities were noticed in the accounts system.",
    "Service disruption: Alps. We apologise.",
    "The root of the problem at the clinic has been located.",
    "We are looking at the harbour shop right now!",
    "We regret the situation very much and know how important your holidays are.",
    "A case was opened for the kitchen app, priority high.",
    "The payroll tool is having trouble.",
    "We have found the issue with the donor portal. Our plan has it closed out by noon.",
    "Users in Spain may be affected by an incident.",
    "The thing is down again, all hands please.",
    "We are investigating this issue.",
    "We're having issues. Working on it.",
    "The cause has been identified and a fix is being prepared.",
    "A fix has been put in place and we are watching the results.",
    "Our server is down.",
    "Hi all, DB is down. We need help ASAP!",
    "A hardware failure was found at our data centre.",
    "We cannot say more at the moment.",
    "We are sorry for the disruption. Our engineers are on it.",
    "There is an incident with the school portal. We are looking into it.",
    "We found a configuration error and are correcting it.",
    "Next update by 10:40 UTC. Thank you for your patience.",
    "Our colleagues in the depot are looking at what went wrong on the metro.",
    "We have started our emergency procedure for the main hospital.",
    "The fraud team has taken over the case of the debit cards.",
    "This is a notice about the online library. We are examining what happened.",
    "Problem with the video service. Technicians informed.",
    "We're sorry for what you're going through with the app right now. We're doing our best.",
    "The gas network operator is aware of an event in Mill Lane.",
    "We are aware of the issue with gift vouchers and we're investigating.",
    "Major incident declared for the ticketing site. War room is open.",
    "Good morning. Please be informed of an IT incident at our Lyon office.",
    "Our monitoring has raised an alarm for the mobile bank and our people are busy with it.",
    "Work is in progress to bring matters back under control at the harbour terminal.",
    "We're having trouble with the arena servers again. Bear with us.",
    "The matter concerning enrolment is known to us.",
    "We take this incident with the blood bank very seriously.",
    "The trouble in the Leeds depot comes from a damaged part, which is being exchanged.",
    "We've pinned it down to a setting in the ferry booking engine and are putting it right.",
    "Our supplier confirmed the cause of the incident with our alarms.",
    "An expired certificate is at the bottom of this. We are renewing it.",
    "We've been alerted to a matter at the Northfield exchange and specialists are being sent.",
    "Please bear with us while we look at the Kiosk app.",
    "This message is about the loyalty programme. Investigation started at 10:20 UTC.",
    "There's currently an issue impacting Parcel Lockers.",
    "All our engineers have joined a call about the tram signalling.",
    "Issues with Wi-Fi on board. Team notified.",
    "We are looking into reports about the membership portal and will report on the outcome.",
    "Our vendor has acknowledged the ticket for online banking.",
    "The Meridian platform has an open incident.",
    "yo, stuff at the Camden store is acting weird again, looking into it.",
    "Our on-call team has been mobilised for the metro's control system.",
    "The crew is on its way to the substation at Elm Road.",
    "Incident 3 for today at the sorting centre. We'll sort it.",
    "An alarm has been raised in the data centre and the cooling is being looked at.",
    "We regret to inform you of a problem with the parents' app.",
    "Work continues on the matter reported this morning concerning pensions.",
    "Investigation of the live scores is in progress.",
    "We have put the change in place and the numbers are moving in the right direction.",
    "The workaround by our supplier is active and we keep watching the airport kiosks.",
    "We have closed the incident with the mobile tickets after a successful rollback.",
    "Our investigation into the school bus app has ended and the case is closed.",
]
LEAVE = [
    "No bookings today at the clinic.",
    "The school app mixes up the children.",
    "Meals come to the wrong tables.",
    "The card reader says no to everybody.",
    "Rooms are priced at zero.",
    "Water in the valley is brown.",
    "Loans cannot be renewed at the library.",
    "A change we made hides the basket.",
    "Pay runs are on hold.",
    "There is an issue preventing customers from viewing statements.",
    "Reports still lack Friday.",
    "We are sorry to tell you that there is no water in Mill Lane.",
    "Customers cannot pay by card.",
    "Patients are unable to book online.",
    "Trains on the coast line are late.",
    "Letters to parents arrive an hour late.",
    "Some calls are dropped after a minute.",
    "The ticket machines do not accept coins.",
    "Sign-in does not work for staff.",
    "We are seeing delayed text messages and are investigating.",
    "Marks are shown twice in the portal.",
    "The booking page is slow.",
    "You may have trouble logging in to the app.",
    "Gate 4 is closed.",
    "Trains stand still at Leeds.",
    "We do not yet know what the effect on you is. We are investigating.",
    "No customers are impacted.",
    "There is no impact on exams.",
    "An outage of the telephone line began at 09:10.",
    "Your balance may be out of date.",
    "Shoppers see a white page when they press Pay. We are looking into it.",
    "The lifts at Kings Road do not move.",
    "Pupils get a message that their password has expired when they try to log in to the portal.",
    "Some parcels show as delivered although they are still on the van.",
    "The heating in ward 3 has gone off.",
    "Callers to the helpline hear a busy tone.",
    "Matches end after a few seconds and players are sent back to the lobby.",
    "Your balance shows yesterday's figure.",
    "Card machines in our shops are refusing contactless payments.",
    "Search returns no results for most products.",
    "Tickets bought since 08:00 UTC have not arrived by e-mail.",
    "Guests have to queue at reception because key cards don't open the doors.",
    "Around 2,000 homes in Eastbrook are without water.",
    "Calls to 101 may not get through.",
    "The evening train from Bern is not running.",
    "Test results from this morning haven't reached your doctor yet.",
    "Members are being charged two times for one class.",
    "It takes several minutes for a page to open.",
    "The app closes by itself when you open the map.",
    "Video calls have no sound.",
    "We know that many of you are seeing spinning wheels in the learning platform.",
    "The price list shows last year's prices.",
    "Cinema-goers cannot choose seats online.",
    "Students get logged out every few minutes.",
    "Ambulance crews have to radio in instead of using tablets.",
    "Ticket prices appear in the wrong currency.",
    "You may receive the same text message several times.",
    "Traffic lights at Mill Cross are flashing amber.",
    "Top-up vouchers are not being credited.",
    "Orders placed after 9 am haven't been passed to our kitchens.",
    "Radio listeners hear silence on 98.2 FM.",
    "Smart meters show zero consumption.",
    "Meal deliveries are running about an hour behind.",
    "Members at the Harbour gym have to be let in by hand.",
    "The announcement boards are dark.",
    "Only half of our checkouts are open.",
    "yo, the Camden store can't take cards rn, we're on it.",
    "Metro gates at Canal Street let nobody through.",
    "Vaccination slots booked today have vanished from the calendar.",
    "Elm Road and Oak Road have no power.",
    "Parcels for the islands are being held back at the sorting centre.",
    "Parents get no notice when a child is absent.",
    "Pension payments for May are one day behind.",
    "Live scores trail the match by ten minutes.",
    "Your order history looks empty, although nothing has been deleted.",
    "When you scan your boarding pass the gate shows a red light.",
    "Taps in Northgate deliver brown water.",
    "Self-checkout asks for staff help at every item.",
    "Chat replies take up to an hour to come.",
    "Gates at Canal Street open again for all tickets.",
    "Statements can be viewed again; a few may still be missing the last day.",
]
NOW_WELL = [
    "Card payments are working again.",
    "Passengers can once again buy tickets at the machines.",
    "The portal is back to normal.",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert levels(RULE, text) == [Level.WARN]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text)


@pytest.mark.parametrize("text", NOW_WELL)
def test_it_takes_what_works_again_for_the_effect_once_it_does(text):
    assert not found(RULE, text, phase="monitoring")
    assert not found(RULE, text, phase="resolved")


@pytest.mark.parametrize(
    "text", ["Investigating", "A problem with the portal", "We are looking in"]
)
def test_it_does_not_ask_a_title_or_a_sentence_just_begun(text):
    assert not found(RULE, text)
    assert found(RULE, text, situation=sheet())


def test_it_knows_the_effect_from_the_fact_sheet():
    effect = statement("effect", "Gate readers ignore season passes.")
    text = "We are aware that gate readers ignore your season pass. We are looking into it."
    assert not found(RULE, text, situation=sheet(effect))
    [finding] = found(RULE, "We are looking into it.", situation=sheet(effect))
    assert finding.suggestion == effect.text


def test_it_does_not_offer_an_effect_that_this_audience_may_not_know():
    effect = statement("effect", "Gate readers ignore season passes.", told=False)
    [finding] = found(RULE, "We are looking into it.", situation=sheet(effect))
    assert finding.suggestion == ""


def test_it_asks_nothing_of_a_first_word_that_says_that_little_is_known():
    assert not found(RULE, "We are looking into it.", situation=sheet(is_unspecific=True))


@pytest.mark.parametrize(
    ("audience", "phase", "severity", "channel", "expected"),
    [
        ("public", "identified", "SEV-1", "page", [Level.BLOCK]),
        ("public", "identified", "SEV-2", "page", [Level.WARN]),
        ("executive", "identified", "SEV-1", "page", [Level.WARN]),
        ("executive", "identified", "SEV-1", "chat", [Level.HINT]),
        ("internal", "resolved", "SEV-1", "page", [Level.WARN]),
        ("responders", "identified", "SEV-1", "chat", []),
        ("public", "maintenance", "SEV-1", "page", []),
        ("public", "postmortem", "SEV-1", "page", []),
    ],
)
def test_it_weighs_by_reader_and_severity(audience, phase, severity, channel, expected):
    text = "We are looking into it."
    reader = {"audience": audience, "phase": phase, "channel": channel}
    assert levels(RULE, text, situation=sheet(severity=severity), **reader) == expected
