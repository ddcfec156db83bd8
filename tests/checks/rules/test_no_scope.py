"""A message that does not say whom or what it concerns…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, statement

RULE = "no-scope"
FIND = [
    "Some callers are getting an error. We are on it.",
    "The machines are acting up again, sorry.",
    "A number of callers report trouble. Our line managers are informed.",
    "Most of the errors are gone and speed is better. A handful remain.",
    "The problem is more stubborn than we thought.",
    "The cause is a broken part, and a replacement was ordered.",
    "Owner: Samir. Ask: be kind, note names. Customers see errors.",
    "You may get a blank page. status.mill.example/news",
    "We are investigating this issue.",
    "We're having issues. Working on it.",
    "You may see errors. We are working on it.",
    "Customers may experience delays.",
    "The issue has been identified and a fix is being implemented.",
    "Some users are affected by an outage.",
    "Our service is slow. Our engineers are working to restore it.",
    "DB is down. Need help ASAP!",
    "Everything should be back to normal now. We are monitoring.",
    "We are sorry for the trouble. Next update by 10:40 UTC.",
    "Some customers are getting errors. We're on it.",
    "People can't use it at the moment.",
    "We have a disruption and are investigating.",
    "Things are not working as they should.",
    "You might notice that things take longer than they normally would.",
    "Our systems are currently experiencing problems.",
    "We're seeing elevated error rates.",
    "Hi all, it's all rather slow right now, sorry.",
    "Several users have told us that they run into trouble.",
    "There is an outage. Our people have been called in.",
    "Customers may encounter intermittent failures.",
    "We are currently down.",
    "The platform is responding slowly.",
    "The service is unavailable for some of you.",
    "A number of clients are affected by a disturbance.",
    "Parts of our offering are impaired.",
    "We are suffering from a degradation and some requests fail.",
    "Unfortunately not everything works today.",
    "We know why customers see errors and are working on a remedy.",
    "The reason for the slowness has been found; we are changing it back.",
    "It's slow. Sorry!",
    "We are sorry that some of you cannot get in.",
    "Something isn't right and some of you will have noticed.",
    "It may take several attempts before your action succeeds.",
    "We're aware that some people see an error page.",
    "Users are experiencing degraded performance.",
    "There is a temporary disturbance that we're working on.",
    "Response times are higher than usual.",
    "Sorry, we have technical difficulties at the moment.",
    "A few of our customers can't connect.",
    "We have lost some functionality.",
    "We apologise that our service isn't reliable today.",
    "Some requests are being rejected.",
    "Our operations are interrupted and everyone is working on it.",
    "A problem has occurred that prevents some of you from working.",
    "We got reports that stuff's broken, checking.",
    "You might be seeing failures right now; hang in there.",
    "An outage is ongoing.",
    "Customers are unable to proceed as usual.",
    "We regret that our services are partially unavailable.",
    "Since 09:10 UTC there have been irregularities.",
    "A technical fault is causing inconvenience to users.",
    "It's running at a crawl, we know.",
    "Not everything is reachable at present.",
    "We understand why some users were affected and are reversing the change.",
    "A wrong setting leads to errors for a number of people.",
]
LEAVE = [
    "Some callers get cut off when they phone the pharmacy.",
    "Live scores lag by minutes.",
    "Internet in Elm Road is off.",
    "Sign-in is slow.",
    "An update of ours hides the basket.",
    "Customers cannot pay by card.",
    "Patients are unable to book an appointment.",
    "About 4% of our customers see errors.",
    "All customers see errors.",
    "Errors are seen in the north region.",
    "Trains to Leeds are late.",
    "The ticket machines are slow.",
    "Text messages are delayed.",
    "We do not yet know who is affected.",
    "We are finding out how many customers are affected.",
    "Around 300 passengers are waiting.",
    "Parents cannot see marks.",
    "Service X is slow for some.",
    "The outage affects everyone.",
    "Sign-in fails for some users.",
    "The lifts at Kings Road do not move.",
    "Patients at the eye clinic can't check in.",
    "Checkout fails.",
    "Nobody can log in.",
    "Logging in takes minutes.",
    "Messages arrive late.",
    "The website is unreachable for all visitors.",
    "We don't know yet who is affected. Some of you see errors.",
    "It is too early to say how many customers are hit.",
    "One in ten searches comes back empty.",
    "Customers in the south see errors.",
    "Players on PlayStation are thrown out of matches.",
    "Android users see a blank screen.",
    "Line 7 is closed.",
    "Parents can't see marks.",
    "Customers who pay by invoice see a wrong amount.",
    "The API returns errors.",
    "Cash machines are out of service.",
    "Our phones are down.",
    "Students in Wales can't sign in.",
    "Refunds are delayed.",
    "Up to a third of guests cannot open their room.",
    "Cinema-goers cannot choose seats online.",
    "Traffic lights are flashing amber.",
    "Top-ups are not credited.",
    "Radio listeners in Cork hear silence.",
    "Checkouts are closed in all stores.",
    "Logins via Google fail.",
    "The lifts are stuck.",
    "Who is affected is not yet known. You may see errors.",
    "Your invoices are wrong.",
    "Nobody can reach us by phone.",
    "Video is blurred.",
    "Every user sees an error.",
    "Metro gates are stuck.",
    "Statements cannot be viewed.",
    "Self-checkout is out of order.",
    "Chat replies take an hour.",
    "Account holders with a joint account see errors.",
    "Elm Road has no power.",
    "We're trying to find out which customers see errors.",
    "Windows users get an error.",
    "Uploads time out.",
    "Two of our five call centres are closed.",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert levels(RULE, text) == [Level.WARN]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("We are in SEV-1. Rolling it back, about 3 minutes.", Level.HINT),
        ("SEV-2. Rollback is running, should be back by 14:00 UTC.", Level.HINT),
        ("SEV-2: customers have been getting errors. Teams engaged, cause open.", Level.WARN),
    ],
)
def test_it_is_a_hint_in_a_line_to_executives_that_tells_the_state(text, level):
    assert levels(RULE, text, audience="executive", channel="chat") == [level]
    assert levels(RULE, text, audience="executive", channel="email") == [Level.WARN]


def test_it_knows_who_from_the_fact_sheet():
    who = statement("who", "holders of a platform pass")
    text = "Our service is down for holders of a platform pass. We are working on it."
    assert not found(RULE, text, situation=sheet(who))
    [finding] = found(RULE, "Our service is down.", situation=sheet(who))
    assert finding.suggestion == who.text


def test_it_knows_the_public_names():
    names = frozenset({"Platform"})
    assert not found(RULE, "Platform is down.", situation=sheet(public_names=names))


def test_it_asks_nothing_of_a_first_word_that_says_that_little_is_known():
    assert not found(RULE, "We are looking into it.", situation=sheet(is_unspecific=True))


@pytest.mark.parametrize(
    ("audience", "phase", "channel", "expected"),
    [
        ("public", "monitoring", "page", [Level.WARN]),
        ("internal", "monitoring", "email", [Level.WARN]),
        ("executive", "monitoring", "page", [Level.WARN]),
        ("executive", "monitoring", "chat", [Level.WARN]),
        ("responders", "monitoring", "chat", []),
        ("public", "resolved", "page", []),
        ("public", "maintenance", "page", []),
    ],
)
def test_it_is_asked_while_it_lasts(audience, phase, channel, expected):
    reader = {"audience": audience, "phase": phase, "channel": channel}
    assert levels(RULE, "We are looking into it.", **reader) == expected
