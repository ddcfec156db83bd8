"""A guess at the cause…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, spans

RULE = "speculation"
FIND = [
    ("Payments fail, probably because of a power cut.", "probably because of"),
    ("The delays are likely due to heavy snow on the line.", "likely due to"),
    ("It looks like a network problem at the exchange.", "looks like a network"),
    ("This may be related to last night's upgrade.", "may be related to"),
    ("This appears to be caused by a faulty card reader.", "appears to be caused by"),
    ("We think the new timetable caused this.", "We think the new timetable caused"),
    ("We believe that this is due to our phone provider.", "We believe that this is due to"),
    ("We suspect a hacker.", "suspect a hacker"),
    ("Perhaps a cable was cut; it could be the cause.", "could be the cause"),
    ("The likely cause is a software bug.", "likely cause is"),
    ("The cause is probably the storm.", "cause is probably"),
    ("The outage stems from what appears to be a leak.", "stems from what appears"),
    ("Pupils were signed out because of a suspected attack.", "because of a suspected"),
    ("Our best guess is that a certificate ran out.", "Our best guess"),
    ("Maybe a virus, maybe something else.", "Maybe a virus"),
    ("It seems to be down to the new booking software.", "seems to be down to"),
    ("The results are wrong, possibly as a result of the move.", "possibly"),
    ("It might be a problem with the signal box.", "might be a problem with the signal"),
    ("We suspect that the storm knocked out the mast.", "We suspect that the storm knocked out"),
    ("The cause is thought to be a burst pipe.", "cause is thought"),
    ("In all likelihood the cold snap froze a valve.", "In all likelihood"),
    ("Chances are a squirrel got into the transformer.", "Chances are"),
    ("My money is on the change from last night.", "My money is on"),
    ("It must have been the heat.", "must have been"),
    ("Presumably the generator did not start.", "Presumably the generator did not start"),
    ("Everything points to a faulty lens in the scanner.", "Everything points to"),
    ("Our initial assessment suggests a network issue.", "initial assessment suggests"),
    ("The switch in hall 2 may have died.", "switch in hall 2 may have died"),
    ("We suspect that thieves have stolen copper cable.", "We suspect"),
    ("It would appear the licence has expired.", "It would appear"),
    ("Could this be the new firewall? Possibly.", "Could this be"),
    ("The database is probably overloaded.", "database is probably overloaded"),
]
LEAVE = [
    "The cause is not known yet.",
    "We do not know the cause yet and will not guess.",
    "We are ruling out possible causes one by one.",
    "We are looking into several potential causes.",
    "Some passengers may see wrong departure times.",
    "Trains are likely to be late all morning.",
    "Due to high demand, some callers may have to wait.",
    "Because the lift is closed, you may need to use the stairs.",
    "We believe that all refunds have been made.",
    "We believe we have found the cause and are repairing it.",
    "We think you should know what happened.",
    "Your appointment could be moved to another room.",
    "It appears that every branch works again.",
    "Your app may show an old balance.",
    "The cause was a software error in the ticket gates.",
    "The fault was traced to the signal box.",
    "Calls may be cut off after a minute.",
    "You may be asked to sign in again because we restarted the portal.",
    "Perhaps you have already noticed that the site is slow.",
    "It seems that about a third of callers cannot get through.",
    "We suspect that more schools are affected than we know of.",
    "It looks like most of you can log in again.",
    "We assume that all tickets remain valid.",
    "We cannot rule out anything yet and will not guess.",
    "There might be an error message on the screen.",
    "Your order may have been lost.",
    "We are not sure what is going on.",
    "Trains will probably be full; please allow more time.",
]


@pytest.mark.parametrize(("text", "guess"), FIND)
def test_it_finds(text, guess):
    assert any(guess in span for span in spans(RULE, text)), spans(RULE, text)


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


@pytest.mark.parametrize(
    ("audience", "level"),
    [
        ("public", [Level.BLOCK]),
        ("partners", [Level.BLOCK]),
        ("executive", [Level.WARN]),
        ("internal", [Level.WARN]),
        ("responders", []),
    ],
)
def test_it_weighs_more_the_further_outside_it_is_told(audience, level):
    assert levels(RULE, "Probably due to the storm.", audience=audience) == level


def test_it_is_a_finding_of_the_review_that_comes_after():
    assert not found(RULE, "Probably due to the storm.", phase="postmortem")
