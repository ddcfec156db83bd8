"""A supplier's fault…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, spans

RULE = "third-party-blame"
FIND = [
    (
        "The courier Rapido is the one to be angry with.",
        "The courier Rapido is the one to be angry",
    ),
    (
        "Fault lies squarely with the company that prints our tickets.",
        "Fault lies squarely with the company",
    ),
    ("Orbitel botched an upgrade, and you are paying for it.", "Orbitel botched"),
    ("Skylark Maps ruined the route planner with its latest version.", "Skylark Maps ruined"),
    ("That is Vantage Data's mess, and they should clean it up.", "That is Vantage Data's mess"),
    ("Hold Northgrid responsible for your cold radiators.", "Hold Northgrid responsible"),
    ("You have Telvia to thank for the silence on your line.", "have Telvia to thank"),
    (
        "Sorry, but it was Brightwire that failed to deliver.",
        "it was Brightwire that failed to deliver",
    ),
    ("It is Amazon, and there is nothing we can do.", "nothing we can do"),
    ("Our payment processor has let us down.", "Our payment processor has let us down"),
    ("This is entirely the fault of our hosting company.", "fault of our hosting company"),
    ("Please contact your bank, not us.", "not us"),
    ("Cloudflare broke half the internet, including us.", "Cloudflare broke"),
    ("Our supplier failed to deliver the vaccines.", "Our supplier failed"),
    (
        "Please direct all complaints to the network operator.",
        "direct all complaints to the network operator",
    ),
    ("Blame Microsoft for this one.", "Blame Microsoft"),
    ("The outage was caused by Vodafone.", "outage was caused by Vodafone"),
    (
        "Because of a mistake at our card provider, your payment failed.",
        "mistake at our card provider",
    ),
    ("We are at the mercy of our internet provider.", "at the mercy of"),
    ("The contractor cut through the cable.", "The contractor cut"),
    ("AWS is down and so are we.", "AWS is down"),
    ("The water company has left us without supply.", "The water company has left"),
    ("Our phone carrier messed up the switch.", "Our phone carrier messed up"),
    (
        "An error at our laboratory partner means your results are wrong.",
        "error at our laboratory partner",
    ),
    ("Siemens delivered faulty doors.", "Siemens delivered faulty"),
    ("The data centre operator did not test its generators.", "The data centre operator did not"),
    ("It is out of our hands.", "out of our hands"),
    ("Ask Network Rail when trains will run.", "Ask Network Rail"),
    ("The third-party ticketing software crashed.", "The third-party ticketing software crashed"),
    (
        "Our upstream provider is experiencing an outage.",
        "Our upstream provider is experiencing an outage",
    ),
    ("Your refund is delayed because PayPal is slow.", "because PayPal"),
    ("This was triggered by a bug in Oracle's database.", "bug in Oracle"),
    ("Our catering firm forgot the order.", "Our catering firm forgot"),
    ("That's on the airline, not on us.", "on the airline, not on us"),
    ("Our software supplier shipped a broken update.", "Our software supplier shipped a broken"),
    ("Had our vendor tested its release, you could pay now.", "Had our vendor tested"),
]
LEAVE = [
    "We do not blame the supplier: we are moving traffic to another one.",
    "This was our fault and not that of our suppliers.",
    "Tickets bought from Eventim remain valid.",
    "We had to close Platform 4.",
    "The problem lies with our own stock system.",
    "Trains do not run between Leeds and York.",
    "Because of Storm Ylva no ferries sail.",
    "Please ask Station Staff for help with luggage.",
    "A contractor cut one of our cables, and our crew is splicing it now.",
    "Our payment provider is down; we are moving payments to a second provider.",
    "Card payments fail. We are working with our provider to restore them.",
    "One of our suppliers has a problem, and it's our job to solve it: we are rerouting calls.",
    "Customers cannot pay with PayPal.",
    "Sign-in with Google does not work at the moment.",
    "Visa cards are declined; other cards work.",
    "Please contact our support team.",
    "Please contact your teacher if you cannot hand in your work.",
    "Passengers can use tickets with other operators.",
    "Please ask our staff at the counter.",
    "Our provider has restored the line and calls go through.",
    "We have switched to another network provider.",
    "You can also reach us on WhatsApp.",
    "The app for Apple Watch does not sync.",
    "Deliveries by DHL are not affected.",
    "The power is out in the east wing; we run on generators.",
    "We take responsibility for this, whatever its cause.",
    "Microsoft Teams users cannot join by phone.",
    "Follow us on Facebook for news.",
    "Slack notifications are delayed.",
    "Please call your surgery if you need a prescription today.",
    "We are talking to the network operator and have opened a second line.",
    "Our team is working with the electricity company on site.",
    "Customers of other banks can pay as usual.",
    "Messages to GitHub repositories arrive late.",
    "Your bank may show the payment as pending.",
    "Your landlord does not need to do anything.",
    "Our partner clinics take patients in the meantime.",
    "Please show your ticket to the bus driver.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text, phase="identified") == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text, phase="identified") == []


@pytest.mark.parametrize("phase", ["investigating", "monitoring", "resolved", "postmortem"])
def test_it_warns_of_a_supplier_at_fault_and_blocks_where_customers_are_sent_away(phase):
    assert levels(RULE, "Our network provider has failed.", phase=phase) == [Level.WARN]
    assert levels(RULE, "Please call the network provider.", phase=phase) == [Level.BLOCK]
    assert levels(RULE, "This is not our fault.", phase=phase) == [Level.BLOCK]


def test_it_stands_beside_what_we_do_about_it_unless_we_wash_our_hands():
    text = "Our card provider is down. We are moving payments to another one."
    assert not found(RULE, text)
    assert found(RULE, f"{text} It is not our fault.")


@pytest.mark.parametrize("audience", ["executive", "internal", "responders"])
def test_it_may_be_said_inside(audience):
    assert not found(RULE, "Our network provider has failed.", audience=audience)
