"""What is known of a person…"""

import pytest

from commsdesk.checks.finding import Level
from commsdesk.checks.language.numbers import is_a_card, is_an_account
from commsdesk.checks.situation import Situation
from tests.checks.reading import levels, spans

RULE = "personal-data"
FIND = [
    ("Harold Finch, 61, is waiting for the result of his heart scan.", "Harold Finch"),
    ("One of them, Klara Novak, owes 900 euros.", "One of them, Klara Novak"),
    ("The parents of Liam Doyle have been told.", "parents of Liam Doyle"),
    ("A courier, Piotr Zalewski (phone +48 22 555 01 23), cannot deliver.", "+48 22 555 01 23"),
    ("Customer Maria Keller was charged twice.", "Customer Maria Keller"),
    ("Patient Tom Becker in room 12 did not get his medication.", "Patient Tom Becker"),
    ("Please write to anna.lindqvist@gmail.com for details.", "anna.lindqvist@gmail.com"),
    ("Her mobile is +49 171 2345678.", "+49 171 2345678"),
    ("Card 4111 1111 1111 1111 was charged.", "4111 1111 1111 1111"),
    ("The patient has diabetes and could not be treated.", "The patient has diabetes"),
    ("Pupil Lena Schmidt was marked absent.", "Pupil Lena Schmidt"),
    ("Account number 88123456 was debited twice.", "Account number 88123456"),
    ("Date of birth: 12.05.1980", "Date of birth: 12.05.1980"),
    ("Mrs Olsen reported that her results are missing.", "Mrs Olsen"),
    ("Jan de Vries lost all his orders.", "Jan de Vries"),
    ("John Smith's account was locked.", "John Smith's account"),
    ("We have called on Eva Lund of Lindenweg 14.", "Lindenweg 14"),
    ("Reach the tenant at 07700 900123.", "07700 900123"),
    ("One of our passengers, Carla Rossi, was injured.", "passengers, Carla Rossi"),
    ("The customer (peter.haas@web.de) says that he cannot log in.", "peter.haas@web.de"),
    (
        "A patient was diagnosed with HIV and the letter went to the wrong address.",
        "A patient was diagnosed with HIV",
    ),
    ("Student no. 4471223 has seen the marks of others.", "Student no. 4471223"),
    ("Our client Acme GmbH could not pay its staff.", "client Acme GmbH"),
    ("SSN 078-05-1120 was shown.", "SSN 078-05-1120"),
    ("The account of Sofia Petrova shows minus 4,200 euros.", "account of Sofia Petrova"),
    ("Her test for HIV was sent to the wrong surgery.", "Her test for HIV"),
]
LEAVE = [
    "St James Hospital cannot print labels.",
    "Student Union Offices have no power.",
    "Hello from the customer service of Velo City Rent.",
    "Some customers in Lyon were charged twice.",
    "Please call us on 0800 123 4567.",
    "Write to support@riverside.example.",
    "Our hotline is +44 20 7946 0000.",
    "For emergencies dial 112.",
    "Patients with an appointment today will be called.",
    "The branch at 14 Market Street is closed.",
    "Customers of our Baker Street branch cannot get cash.",
    "Dr. Ruiz's surgery is closed today.",
    "Order numbers begin with 4711.",
    "Dear Ms Keller, your order is late.",
    "In an emergency, ring 0161 496 0000.",
    "Reference CN-85112.",
    "12,500 customers in 14 cities are affected.",
    "Since 08:52 UTC on 2026-05-06 we see errors.",
    "Contact press@bank.example with questions.",
    "The patient portal is unavailable.",
    "Patient records cannot be opened.",
    "The student union has no power.",
    "Customer service is hard to reach.",
    "The flight LH 1234 5678 is late.",
    "Customer Portal users cannot sign in.",
    "User Management is unavailable.",
    "Guest Wi-Fi is down.",
    "Member Services cannot be reached by phone; use the chat.",
    "Player Profiles do not load.",
    "Student Finance England payments are late.",
    "Mrs Doubtfire is cancelled tonight.",
    "Passenger Information displays show wrong times.",
    "Parents of pupils in Year 7 cannot log in.",
    "Test results were sent to the wrong surgeries.",
    "Guests in rooms 200 to 230 have no power.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text, phase="identified") == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text, phase="identified") == []


def test_it_is_a_known_customer_whatever_is_said():
    situation = Situation(customers=frozenset({"Acme", "Nordbahn"}))
    assert spans(RULE, "Acme cannot pay.", situation=situation) == ["Acme"]
    assert spans(RULE, "Dear Acme, you cannot pay.", situation=situation) == ["Acme"]


def test_it_may_be_the_reader_of_a_letter():
    situation = Situation(customers=frozenset({"Acme", "Nordbahn"}))
    text = "Dear Acme,\n\nyour payments failed, and so did those of Nordbahn."
    assert spans(RULE, text, situation=situation, channel="letter") == ["Nordbahn"]


@pytest.mark.parametrize(
    ("audience", "level"),
    [
        ("public", Level.BLOCK),
        ("support", Level.BLOCK),
        ("executive", Level.WARN),
        ("internal", Level.WARN),
        ("responders", Level.WARN),
    ],
)
def test_it_weighs_most_outside(audience, level):
    assert levels(RULE, "Patient Tom Becker waits.", audience=audience) == [level]


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("4111 1111 1111 1111", True),
        ("4111-1111-1111-1112", False),
        ("378282246310005", True),
        ("1111 1111 1111 1111", False),
        ("0000000000000000", False),
    ],
)
def test_it_is_a_card_by_its_last_digit(number, is_one):
    assert is_a_card(number) is is_one


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("DE89 3704 0044 0532 0130 00", True),
        ("GB82WEST12345698765432", True),
        ("DE88 3704 0044 0532 0130 00", False),
    ],
)
def test_it_is_an_account_by_its_check_digits(number, is_one):
    assert is_an_account(number) is is_one
