"""A secret…"""

import pytest

from commsdesk.checks.finding import Level
from commsdesk.drafting.override import NEVER
from tests.checks.reading import levels, spans

RULE = "secret"
FIND = [
    ("The admin password is hunter2.", "admin password is hunter2"),
    ("Password: sunshine", "Password: sunshine"),
    ("Use login ops / Trains!2024 for the console.", "ops / Trains!2024"),
    ("The PIN for the key safe is 4711.", "PIN for the key safe is 4711"),
    ("Our key is AKIAIOSFODNN7EXAMPLE.", "AKIAIOSFODNN7EXAMPLE"),
    ("Connect with postgres://admin:s3cr3t@db.example.org/app.", "postgres://admin:s3cr3t@"),
    ("The door code is 2580#.", "door code is 2580#"),
    ('Temporary password "Welcome1" for all teachers.', 'password "Welcome1'),
    ("pw: kaffee99", "pw: kaffee99"),
    ("The wifi password is bluewhale.", "wifi password is bluewhale"),
    ("api key = 9f8e7d6c5b4a", "api key = 9f8e7d6c5b4a"),
    ("Log in as root with password Tulip-88 and restart.", "password Tulip-88"),
    ("PIN 0815 opens the gate.", "PIN 0815"),
    (
        "curl -H 'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc123' https://api",
        "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc123",
    ),
    ("The alarm code 9913 has to be entered first.", "alarm code 9913"),
    (
        "Credentials for the staff portal: nurse01/Summer2025!",
        "Credentials for the staff portal: nurse01/Summer2025",
    ),
    (
        "Read the logs at https://logs.example.com/?token=8a7b6c5d4e3f2a1b",
        "?token=8a7b6c5d4e3f2a1b",
    ),
    (
        "Webhook: https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
        "hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
    ),
    ("-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----"),
    ("The combination for the safe is 12-34-56.", "combination for the safe is 12-34-56"),
    ("user: conductor, pass: Express#7", "pass: Express#7"),
    ("Everyone may use the shared account front-desk / Lobby2023.", "front-desk / Lobby2023"),
    ("Your one-time code is 482913.", "one-time code is 482913"),
    ("the root pw on the till is Till_2020", "root pw on the till is Till_2020"),
]
LEAVE = [
    "Please reset your password.",
    "Your password is safe.",
    "Passwords are not affected.",
    "The password is wrong even when typed correctly, say customers.",
    "Card readers ask for the PIN twice.",
    "The PIN pad at till 4 is broken.",
    "The login page is down.",
    "Login to the portal fails since 08:10 UTC.",
    'Users see "invalid token" when they sign in.',
    "The password for the console is in the vault.",
    "Never send your PIN to anyone.",
    "Door codes are not accepted at the east gate.",
    "Customers who changed their password today must do so again.",
    "The access code in your ticket works at all gates.",
    "Sign-in and/or payment may fail.",
    "See https://status.example.com/incidents/4711 for more.",
    "Error code 503 appears.",
    "The booking reference AB-12345 is valid.",
    "Login / logout takes a minute.",
    "Username and password fields are empty.",
    "Ask the duty manager for the key code.",
    "Passwords: see the vault under gates.",
    "Credentials are kept in the vault.",
    "One-time codes arrive ten minutes late.",
    "The security code on the back of your card is not accepted.",
    "API keys are not affected by this.",
    "The token service is back since 10:05 UTC.",
    "Login 08:00-09:00 was slow.",
    "Your PIN is never shown to our staff.",
    "Access to hall 3/4 is closed.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text, phase="identified") == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text, phase="identified") == []


@pytest.mark.parametrize("audience", ["public", "partners", "executive", "internal", "responders"])
@pytest.mark.parametrize("phase", ["investigating", "resolved", "maintenance", "postmortem"])
def test_it_blocks_for_everybody_at_any_time(audience, phase):
    text = "The password is Tulip-88."
    assert levels(RULE, text, audience=audience, phase=phase) == [Level.BLOCK]


def test_it_is_what_nobody_overrides():
    assert RULE in NEVER


@pytest.mark.parametrize(
    "parts",
    [
        ("glpat-", "x7Kq2mVb9LrTz4WnYc1D"),
        ("xoxb-", "123456789012-abcdefGHIJKL"),
        ("AIza", "SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q"),
        ("SG.", "abcdefghijklmnopqrstuv.", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg"),
        ("sk-", "ant-api03-abcdefghijklmnopqrstuvwxyz"),
        ("npm_", "abcdefghijklmnopqrstuvwxyz0123456789"),
        ("github_pat_", "11ABCDEFG0123456789_abcdefghijklmnop"),
    ],
    ids=lambda parts: parts[0],
)
def test_it_is_known_by_its_maker_s_form(parts):
    key = "".join(parts)  # in parts, so that no scanner takes this file for a leak
    assert spans(RULE, f"It starts with {key}, they say.") == [key]
