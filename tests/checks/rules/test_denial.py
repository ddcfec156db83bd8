"""A denial…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, spans

RULE = "denial"
FIND = [
    ("Contrary to what is said in the news, all our lifts move.", "Contrary to what"),
    ("Our meters are right.", "Our meters are right"),
    ("The fault lies with the guests.", "fault lies with the guests"),
    (
        "Rumours about a failure of our bank are baseless.",
        "Rumours about a failure of our bank are baseless",
    ),
    ("Riders who cannot unlock a scooter most likely have no credit.", "most likely have no"),
    ("We operate without any restriction.", "operate without any restriction"),
    ("No defect found in the ferry app.", "No defect found"),
    ("The trouble sits in front of the screen.", "in front of the screen"),
    ("Tell callers it's their bank.", "it's their bank"),
    ("Their cards were the problem, not our tills.", "Their cards were the problem"),
    ("Wrong fares come from passengers who tap twice.", "come from passengers who"),
    ("Our web shop has been open the whole time.", "been open the whole time"),
    ("Please deny any fault for now.", "deny any"),
    ("The tills work for everyone who reads the manual.", "work for everyone who"),
    ("Join two million fans while the stream is down.", "Join two million fans"),
    ("The passengers came too early.", "passengers came too"),
    ("Please fix your code; our interface answers.", "fix your code"),
    ("There has been a lot of scaremongering about our bank.", "scaremongering"),
    ("Some customers seem unable to type their own names.", "seem unable to type"),
    ("That the water is brown is in your head.", "in your head"),
    ("Nothing on our side is wrong.", "Nothing on our side is wrong"),
    ("There never was a fault.", "never was a"),
    ("No outage has occurred.", "No outage has occurred"),
    ("We refuse to call this an outage.", "refuse to call"),
    ("You are the only one who has reported it.", "You are the only one who"),
    ("It is a feature and not a bug.", "a feature and not a bug"),
    ("Only people who cannot follow instructions are affected.", "Only people who cannot follow"),
    ("The fault is yours, not ours.", "The fault is yours"),
    ("There is no truth in the reports of lost parcels.", "no truth in"),
    ("You must have pressed the wrong button.", "You must have"),
    ("All systems are green.", "All systems are green"),
    ("Everything is working fine on our end.", "Everything is working fine"),
    ("We have not found any problem with our service.", "not found any problem"),
    (
        "Our servers are running perfectly; look elsewhere.",
        "Our servers are running perfectly",
    ),
    ("There is no outage.", "There is no outage"),
    ("The problem is on your side.", "on your side"),
    ("Please check your own internet connection before complaining.", "check your own internet"),
    (
        "Customers are simply entering the wrong password.",
        "Customers are simply entering the wrong password",
    ),
    ("You are probably using an outdated browser.", "using an outdated"),
    ("Users who have trouble should read the manual.", "read the manual"),
    (
        "Reports of an outage are greatly exaggerated.",
        "Reports of an outage are greatly exaggerated",
    ),
    ("We cannot reproduce the issue, so there is nothing to fix.", "cannot reproduce the issue"),
    (
        "The delays are caused by passengers who don't read the timetable.",
        "passengers who don't read",
    ),
    ("If you had updated the app, you would not have this problem.", "If you had updated"),
    ("Our platform remains the most reliable in the industry.", "the most reliable"),
    ("While you wait, why not discover our new premium plan?", "discover our new"),
    ("Your router is most likely the culprit.", "Your router is most likely the culprit"),
    ("We see no issue here.", "see no issue"),
    ("Nothing is broken.", "Nothing is broken"),
    ("Patients keep dialling the wrong number.", "Patients keep dialling the wrong number"),
    ("The trouble you have is caused by your device.", "caused by your device"),
    ("It's not us, it's you.", "It's not us"),
    ("Business as usual at our end.", "Business as usual"),
    ("There's nothing wrong with the ticket machines.", "nothing wrong"),
    ("Pupils forgot their passwords again, that is all.", "forgot their passwords"),
    ("The so-called outage is a rumour.", "so-called outage"),
    (
        "The service is operating normally, whatever people say on social media.",
        "The service is operating normally",
    ),
    ("Most of these errors come from users doing it wrong.", "doing it wrong"),
    ("This is by no means an outage.", "by no means an outage"),
    ("It is simply not true that our shop is down.", "simply not true that"),
    ("There has been no interruption whatsoever.", "There has been no interruption"),
]
LEAVE = [
    "Trains run again. From 16:00 to 18:00 CET there were none.",
    "If you forgot your password, you cannot reset it today.",
    "Rates are late because the intake on our side is backed up.",
    "We cannot reproduce it yet and keep looking.",
    "Your router is not at fault: the lines in our street are dead.",
    "No fault was found in payments, which work.",
    "It's us, not your phone.",
    "Some devices lose contact. If yours does, please check whether it has the newest version.",
    "You are right, your balance is wrong, and we are correcting it.",
    "Tell callers that it is us and not their bank.",
    "Please do not click twice, or you may pay twice.",
    "Texts do not arrive. If yours is missing, look into the spam folder too.",
    "Cards are refused though the limit is not reached.",
    "Customers on the Premium plan cannot upload.",
    "People say the buses are late, and they are right.",
    "Parents who have forgotten their password cannot reset it.",
    "Readers on old tablets see a blank page.",
    "Students on slow connections cannot open lessons.",
    "There is nothing wrong with your card or your phone.",
    "No errors have been seen since 11:15 EET.",
    "We tested it and found no further problems.",
    "Nobody else is affected.",
    "Use a different card or pay cash in the meantime.",
    "Good news for riders in Graz: half of the trams run again.",
    "We are aware that some of you cannot log in.",
    "Everything else works as usual.",
    "All other services are operating normally.",
    "The web shop works normally; only the app is affected.",
    "There is no problem with payments at the counter.",
    "You do not need to do anything; the trouble is on our side.",
    "The problem is not on your side.",
    "It is not your device; the fault is ours.",
    "Please check this page for updates.",
    "Please check your spam folder for the confirmation.",
    "If you cannot reach us, please call the front desk.",
    "You may see an error when you enter your password.",
    "Customers cannot enter their passwords.",
    "Your connection may drop during calls.",
    "Your internet is slow at the moment because of a fault in our network.",
    "Your phone may show no signal.",
    "We have no sign that data was lost.",
    "We have received reports that the app is slow.",
    "Customers report that their phones show no signal.",
    "There is no hot water in building C.",
    "We're sorry: we should have told you sooner.",
    "Please use the website instead of the app.",
    "Passengers who have booked a seat can use the next train.",
    "Your card may be declined although there is money in your account.",
    "If your browser shows an old page, reload it.",
    "Please do not restart your router: that will not help.",
    "The trains run, but the displays show wrong times.",
    "We know that you rely on us, and we are sorry.",
    "If your computer shows a white page, it is not your fault.",
    "Our measurements show that one call in ten fails.",
    "You may see a message that your password is wrong.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text, phase="identified") == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text, phase="identified") == []


@pytest.mark.parametrize(
    ("audience", "phase", "level"),
    [
        ("public", "investigating", [Level.BLOCK]),
        ("support", "monitoring", [Level.BLOCK]),
        ("partners", "resolved", [Level.BLOCK]),
        ("public", "postmortem", []),
        ("public", "maintenance", []),
        ("executive", "identified", []),
        ("responders", "identified", []),
    ],
)
def test_it_is_kept_from_customers_while_it_lasts_and_when_it_is_over(audience, phase, level):
    text = "There was no outage."
    assert levels(RULE, text, audience=audience, phase=phase) == level


def test_it_is_no_denial_that_all_is_well_once_it_is():
    text = "All systems are operating normally."
    assert found(RULE, text, phase="identified")
    assert not found(RULE, text, phase="monitoring")
    assert not found(RULE, text, phase="resolved")
