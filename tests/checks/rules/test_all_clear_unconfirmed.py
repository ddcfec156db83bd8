"""An all-clear that does not say how we know…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, spans, statement

RULE = "all-clear-unconfirmed"
FIND = [
    "The ticket machines work again. Closing this now.",
    "The incident is resolved and you can check in at all hotels. Thank you for your patience.",
    "A fix for the payroll portal was rolled out at 16:00 UTC. We consider the matter closed.",
    "Online booking is open again. Sorry for the trouble this morning!",
    "We have restarted the lifts and they are moving. This incident is over.",
    "All done, parcels are being sorted again. Have a good evening.",
    "The learning platform is up again for all schools; please sign in as usual.",
    "Deployed a change for the till software. Closing.",
    "Water is running again in Hill Street. We apologise for the dry taps.",
    "We will check the card readers tomorrow. For now they are on again.",
    "The arena lobby is back. We have not tested every region yet.",
    "Please test whether your alarm works again and tell us if it does not.",
    "Voicemail was repaired. Nothing more to do on our side.",
    "We're back! Thanks everyone for hanging in there while we sorted this out.",
    "Parking machines in zone B accept coins again from now on. Safe travels.",
    "Service to the Kirkwood estate has been restored. We apologise for the disruption.",
    "The correction for the mobile app has gone live and we're marking this as resolved.",
    "Good news: gate 12 is open and boarding continues. We are sorry for the wait.",
    "Payouts are flowing again, we believe everything is in order. Closing the case.",
    "The library catalogue can be searched again. If you still have trouble, let us know.",
    "Your broadband ought to be back by now; if not, restart your router.",
    "The issue has been dealt with by the supplier and should not return.",
    "We've put a fix in for the wrong prices. That's it from us.",
    "Everything works on our end now. Thank you and goodbye.",
    "Trams on line 9 are in service again after this morning's interruption.",
    "We replaced a faulty part in the pump station, so pressure is expected to be normal again.",
    "Sorted! You can scan your tickets again.",
    "With the repair at Elm Road complete, the lights are on again in all homes.",
    "Statements are visible again. Contact us with any questions.",
    "That's it, folks, the lobby is open.",
    "After a restart the boards show trains again. We regret the disruption.",
    "The supplier tells us that they have fixed it.",
    "It appears that pensions are paid out as normal again.",
    "We assume all is fine now and close this.",
]
DOUBTED = {
    "Card payments should be working again.": "should be",
    "The exam portal seems to be fine again, closing.": "seems to",
    "I think the scanners are ok again; closing this.": "i think",
    "Hopefully the trams are back on time now. Sorry again.": "hopefully",
    "We are confident that the change will hold. Case closed.": "are confident",
}
LEAVE = [
    "Exports run through again. The backlog is gone, and the numbers match those of yesterday.",
    "Power is back in every house; the last one reported at 18:20 CET.",
    "Search is fast again, with answers under a second all afternoon.",
    "Payslips are complete again, and we opened 50 of them.",
    "Sign-in works again; there have been zero errors.",
    "Cards work again in Kent. We rang every shop and each one answered.",
    "Top-ups failed from 08:00 to 09:20 GMT and have worked normally since.",
    "Bike rental is back. It has been solid for two hours.",
    "Card payments work again; we have tested them in every country.",
    "Lift 3 moves again and has been stable since 09:10 UTC.",
    "The exam portal is open again. It has run without errors for an hour.",
    "All 400 orders of the morning have now been sent again.",
    "You can pay again. We watched it through the evening peak.",
    "Trains run to timetable. The signal was inspected and every route was checked.",
    "Appointments can be booked again: each clinic made a trial booking.",
    "Salaries are paid out. We compared every account with the list, and nothing is missing.",
    "The heating is on in all wards, confirmed by the caretakers.",
    "Ranked matches are open again. There have been no failures since 20:00 UTC.",
    "Withdrawals work again. No transfer was lost or made twice.",
    "Calls go through again; staff at both sites have confirmed it.",
    "The kiosks are green since 07:00 CET and all of them have sold tickets since.",
    "Resolved",
    "Loyalty cards work in every shop again; we tried them at fifty tills before writing this.",
    "Parking machines accept coins again, and in the last two hours not one was refused.",
    "App sign-in works again. We kept a close watch for ninety minutes and saw nothing unusual.",
    "Every payout of today has arrived; the bank has confirmed this to us in writing.",
    "All broadband lines in Northfield have reported in since 17:20 UTC.",
    "Prices are right again: we went through the list item by item.",
    "Pressure in the network is normal, as measurements at six points show.",
    "Line 9 is running again; the first ten trams passed the junction without trouble.",
    "The exam system is working again. Success rates have been at 100% for the past hour.",
    "Bookings go through again - verified by our partners in three countries.",
    "The phones are working. We made test calls from all offices.",
    "gates work again, tested every one of them, cheers for waiting",
    "The lights are on in all 2,000 homes; our crews have been to each street.",
    "Statements are visible again, and a comparison with last night's copy shows no gaps.",
    "The lobby is open. In the past three hours 40,000 matches were played to the end.",
    "The boards show the right trains; station staff have looked at each board.",
    "The repair holds: pressure was measured all night and did not move.",
    "Pensions are paid; the three banks report no rejected payment.",
    "You can scan your tickets again. Our own staff used the gates for an hour without a hitch.",
    "All orders are through - we counted them twice.",
]


@pytest.mark.parametrize("text", FIND)
def test_it_finds(text):
    assert levels(RULE, text, phase="resolved") == [Level.WARN]


@pytest.mark.parametrize(("text", "words"), DOUBTED.items())
def test_it_marks_the_doubt(text, words):
    assert [span.lower() for span in spans(RULE, text, phase="resolved")] == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, phase="resolved")


CONFIRMED = statement("confirmation", "Each depot printed twenty labels.")


def test_it_blocks_while_the_fact_sheet_holds_no_confirmation():
    text = "Parcels leave on time again. We are sorry for the wait."
    assert levels(RULE, text, phase="resolved", situation=sheet()) == [Level.BLOCK]
    unsure = statement("confirmation", "Depots say it prints.", standing="unconfirmed")
    assert levels(RULE, text, phase="resolved", situation=sheet(unsure)) == [Level.BLOCK]
    [finding] = found(RULE, text, phase="resolved", situation=sheet(CONFIRMED))
    assert (finding.level, finding.suggestion) == (Level.WARN, CONFIRMED.text)


def test_it_takes_the_confirmation_of_the_fact_sheet_in_other_words():
    text = "Printing works again: twenty labels came out at each depot."
    assert not found(RULE, text, phase="resolved", situation=sheet(CONFIRMED))


@pytest.mark.parametrize(
    ("audience", "phase", "expected"),
    [
        ("partners", "resolved", [Level.WARN]),
        ("internal", "resolved", [Level.WARN]),
        ("executive", "resolved", []),
        ("responders", "resolved", []),
        ("public", "monitoring", []),
        ("public", "postmortem", []),
    ],
)
def test_it_is_asked_when_it_is_over(audience, phase, expected):
    text = "The ticket machines work again. Closing this now."
    assert levels(RULE, text, audience=audience, phase=phase) == expected
