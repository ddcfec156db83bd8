"""A reply to one customer…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found

RULE = "reply"
SEES, FOLLOWS = "that you see their trouble, first", "where they can follow it"
FIND = [
    ("x", "@tomb Our engineers have been told.", [SEES, FOLLOWS]),
    ("x", "@anna_r We are so sorry! The team is on it.", [FOLLOWS]),
    ("x", "@railfan22 Please check status.rail.example/live for all trains.", [SEES]),
    ("email", "Hello Maya, thank you for your message. It has been passed on.", [SEES, FOLLOWS]),
    ("email", "Dear Mr Okoro, thanks for writing. See our status page.", [SEES]),
    ("email", "You asked why the app is slow. We look into everything.", [SEES, FOLLOWS]),
    ("chat", "Thanks for getting in touch! An agent has noted it.", [SEES, FOLLOWS]),
    ("chat", "Thanks for reaching out. I know how annoying this is for your class.", [FOLLOWS]),
    ("sms", "We got your report. It has number 4.", [SEES, FOLLOWS]),
    ("email", "Regarding your complaint: the matter is with the clinic.", [SEES, FOLLOWS]),
    ("email", "In reply to your question, bookings were closed on Monday.", [SEES, FOLLOWS]),
    ("chat", "Hi Jo, thank you for letting us know. Follow shop.example/status.", [SEES]),
]
LEAVE = [
    ("x", "@tomb We are sorry that your ticket did not load. Updates: status.cinema.example/now"),
    ("x", "Trains between Ely and Cambridge are late. Next update 18:10 BST."),
    ("email", "Thank you for your message. We know that you cannot pay. See our status page."),
    ("email", "Some patients cannot book. Next update by 10:40 UTC."),
    ("email", "Thank you for your report about the lift. It is working again; see our page."),
    ("chat", "Thanks for flagging this. You are right, marks are missing. See www.school.example."),
    ("sms", "Cash machines in Bern do not pay out. Next update 11:00 CET."),
    ("email", "Thank you for your patience. Card payments work again."),
    ("page", "Thank you for your message. It has been passed on."),
    ("letter", "Dear Ms Lind, thank you for your letter."),
    ("chat", "You asked about orders: yes, we see that they fail. https://status.shop.example"),
    ("email", "You told us that the pump failed. We are sorry; the status page has every step."),
]


@pytest.mark.parametrize(("channel", "text", "lacks"), FIND)
def test_says_what_it_leaves_out(channel, text, lacks):
    (one,) = found(RULE, text, channel=channel)
    assert one.advice == f"Say {' and '.join(lacks)}."
    assert (one.level, one.category) == (Level.WARN, Category.NONE)


@pytest.mark.parametrize(("channel", "text"), LEAVE)
def test_is_left_alone(channel, text):
    assert not found(RULE, text, channel=channel)


@pytest.mark.parametrize("audience", ["executive", "internal", "responders"])
def test_is_one_to_customers_only(audience):
    assert not found(RULE, FIND[3][1], channel="email", audience=audience)
