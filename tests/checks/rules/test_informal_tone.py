"""A word that is out of place…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, levels, spans

RULE = "informal-tone"
FIND = [
    ("Hey team, we have a problem.", "Hey"),
    ("The site is on fire.", "site is on fire"),
    ("Woohoo, we're back.", "Woohoo"),
    ("Sorry y'all, the shop is down.", "y'all"),
    ("The printers are acting up again.", "are acting up"),
    ("Our servers are having a bad hair day.", "bad hair day"),
    ("Looks like the internet gods are angry.", "internet gods"),
    ("The hamsters stopped running.", "hamsters"),
    ("It's sorted, cheers.", "cheers"),
    ("Fingers crossed it stays that way.", "Fingers crossed"),
    ("Things went pear-shaped last night.", "went pear-shaped"),
    ("Boom, fixed.", "Boom"),
    ("The app is being silly today.", "is being silly"),
    ("The lab system has gone walkabout.", "walkabout"),
    ("We blew it.", "We blew it"),
    ("The wheels came off this morning.", "The wheels came off"),
    ("Grab a coffee while we sort this out.", "Grab a coffee"),
    ("The portal is feeling under the weather.", "under the weather"),
    ("We know, we know... it's annoying.", "it's annoying"),
    ("Trains? Nope, not today.", "Nope"),
    ("We screwed up the timetable.", "screwed up"),
    ("Don't shoot the messenger, but tickets are off again.", "shoot the messenger"),
    ("Guess what, it's down again.", "Guess what"),
    ("We're all scratching our heads.", "scratching our heads"),
    ("Well folks, the heating gave up.", "folks"),
    ("The system is a bit moody today.", "is a bit moody"),
    ("It's a total mess right now.", "total mess"),
    ("Everything is hunky-dory again.", "is hunky-dory"),
    ("our bad, wrong invoices went out", "our bad"),
    ("Houston, we have a problem.", "Houston"),
    ("The tills are taking a snooze again.", "taking a snooze"),
    ("We've got egg on our faces.", "egg on our"),
    ("Just a heads-up peeps, trams are late.", "peeps"),
    ("The scheduler went on a coffee break.", "on a coffee break"),
]
LEAVE = [
    "We are sorry for the trouble.",
    "Thank you for bearing with us.",
    "The café on Mill Street caught fire; the street is closed.",
    "A fire in the depot stopped the trams.",
    "The night nurse is asleep at home, the ward is staffed.",
    "Please take a break of 5 minutes before you try again.",
    "The sleeping car to Vienna is full.",
    "Drivers are on strike today.",
    "The magic show is cancelled.",
    "Toast and tea are served at the counter.",
    "The Wizards match starts later.",
    "You've asked us what happened; here is the answer.",
    "Please do not panic-buy fuel.",
    "Hello, we are looking into it.",
    "Good morning, your lesson starts late.",
    "Dear customers, card payments fail.",
    "We're on it and will post at 10:40 UTC.",
    "Everyone can sign in again.",
    "Please check the box office for tickets!",
    "Keep cool food below 5 degrees.",
    "Your mate rates stay valid.",
    "We can't take cards; cash works.",
    "✅ Card payments work again.",
    "🔴 Line 2 is closed.",
    "The hotline is staffed around the clock.",
    "Our team has been working through the night.",
    "Staff at the gate will help you.",
    "The dead letter office is closed.",
    'The stage show "Crazy for You" is moved.',
    "A coffee machine in the lounge is out of order.",
    "The fire brigade asked us to close the hall.",
    "It's over: all lifts run.",
    "We're sorry; the lifts are out of order.",
    "Our engineers are on it.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text) == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


@pytest.mark.parametrize(
    ("audience", "level"),
    [
        ("public", [Level.WARN]),
        ("executive", [Level.WARN]),
        ("internal", [Level.WARN]),
        ("responders", []),
    ],
)
def test_it_is_pointed_out_to_all_but_responders(audience, level):
    assert levels(RULE, "prod caught fire lol", audience=audience) == level * 2


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Cards work again 🎉", ["🎉"]),
        ("Cards work again :)", [":)"]),
        ("Cards work again!!", ["!!"]),
        ("✅ Cards work again. 🔴 Line 2 is closed!", []),
        ("Open 10:00 (see below).", []),
    ],
)
def test_it_may_be_a_sign(text, signs):
    assert spans(RULE, text) == signs


def test_it_comes_with_the_plain_word_where_there_is_one():
    assert found(RULE, "Sorry, folks.")[0].suggestion == "people"
    assert found(RULE, "Oops.")[0].suggestion == ""
    assert found(RULE, "Sorry, folks.")[0].category is Category.INFORMAL_TONE
