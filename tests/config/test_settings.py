"""The settings are safe from the first start."""

import os
import runpy
from ipaddress import ip_network
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from commsdesk.config import paths
from commsdesk.config.environment import BadSetting

SETTINGS = str(Path(paths.__file__).with_name("settings.py"))
KEY = "k" * 32
OUTSIDE = {
    "COMMSDESK_LISTEN": "0.0.0.0:8080",
    "COMMSDESK_SECRET_KEY": KEY,
    "COMMSDESK_URL": "https://desk.example.org",
    "COMMSDESK_PUBLIC_URL": "https://status.example.org",
}


@pytest.fixture
def settings_of(monkeypatch, tmp_path):
    def read(**named: str) -> dict:
        for name in [name for name in os.environ if name.startswith("COMMSDESK_")]:
            monkeypatch.delenv(name)
        for name, value in {"COMMSDESK_DATA": str(tmp_path / "data"), **named}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(SETTINGS)

    return read


def test_they_need_nothing_on_this_machine(settings_of):
    settings = settings_of()
    assert str(settings["LISTEN"]) == "127.0.0.1:8080"
    assert settings["COMMSDESK_URL"] == "http://127.0.0.1:8080"
    assert settings["COMMSDESK_PUBLIC_URL"] == "http://127.0.0.1:8080"
    assert settings["ALLOWED_HOSTS"] == ["127.0.0.1", "[::1]", "localhost"]
    assert settings["COMMSDESK_MAIL_FROM"] == "status@localhost"
    assert settings["COMMSDESK_TRUSTED_PROXIES"] == ()
    assert not settings["DEBUG"]


def test_they_keep_the_key_they_made(settings_of):
    assert settings_of()["SECRET_KEY"] == settings_of()["SECRET_KEY"]


@pytest.mark.parametrize("missing", sorted(OUTSIDE.keys() - {"COMMSDESK_LISTEN"}))
def test_they_refuse_to_be_reached_from_outside_without(settings_of, missing):
    given = {name: value for name, value in OUTSIDE.items() if name != missing}
    with pytest.raises(BadSetting) as refusal:
        settings_of(**given)
    assert str(refusal.value) == (
        f"COMMSDESK_LISTEN: 0.0.0.0:8080 can be reached from other machines, so set {missing} too; "
        "or listen on 127.0.0.1."
    )


def test_they_follow_from_the_two_addresses(settings_of):
    settings = settings_of(**OUTSIDE)
    assert settings["ALLOWED_HOSTS"] == ["desk.example.org", "status.example.org"]
    assert settings["CSRF_TRUSTED_ORIGINS"] == [
        "https://desk.example.org",
        "https://status.example.org",
    ]
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["IS_HTTPS"]
    assert settings["COMMSDESK_MAIL_FROM"] == "status@status.example.org"


def test_they_are_as_strict_behind_a_proxy_on_this_machine(settings_of):
    settings = settings_of(
        COMMSDESK_URL="https://desk.example.org", COMMSDESK_TRUSTED_PROXIES="127.0.0.1"
    )
    assert settings["SESSION_COOKIE_SECURE"]
    assert "desk.example.org" in settings["ALLOWED_HOSTS"]
    assert settings["COMMSDESK_TRUSTED_PROXIES"] == (ip_network("127.0.0.1/32"),)


def test_two_desks_on_one_machine_do_not_share_cookies(settings_of):
    one = settings_of()
    other = settings_of(COMMSDESK_LISTEN="127.0.0.1:8081")
    for name in ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"):
        assert one[name] != other[name]


BAD = [
    ("COMMSDESK_LISTEN", "8080", "must be an address and a port"),
    ("COMMSDESK_URL", "desk.example.org", "must be an address such as https://"),
    ("COMMSDESK_PUBLIC_URL", "https://x/y", "must be an address such as https://"),
    ("COMMSDESK_SECRET_KEY", "short", "must have 32 characters or more"),
    ("COMMSDESK_TRUSTED_PROXIES", "everybody", "must be networks such as"),
    ("COMMSDESK_ALLOW_PRIVATE", "10.0.0.1/8", "must be networks such as"),
    ("COMMSDESK_RELAY", "mail.example.org", "must begin with smtp:// or smtps://"),
    ("COMMSDESK_MAIL_FROM", "me", "must be an address such as"),
    ("COMMSDESK_ORGANISATION", "two\nlines", "must be one line of plain text"),
    ("COMMSDESK_LISTENS", "127.0.0.1:80", "did you mean COMMSDESK_LISTEN?"),
    ("DATABASE_URL", "mysql://root@host/name", "postgresql://"),
]


def test_they_sign_mail_for_the_sender_s_domain_where_there_is_a_key(settings_of, tmp_path):
    assert settings_of()["COMMSDESK_DKIM"] is None
    key = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    (tmp_path / "dkim.pem").write_bytes(key)
    said = {
        "COMMSDESK_DKIM_KEY_FILE": str(tmp_path / "dkim.pem"),
        "COMMSDESK_DKIM_SELECTOR": "mail2026",
        "COMMSDESK_MAIL_FROM": "Acme <status@Acme.example>",
    }
    made = settings_of(**said)["COMMSDESK_DKIM"]
    assert (made.domain, made.selector) == ("acme.example", "mail2026")
    with pytest.raises(BadSetting, match="COMMSDESK_DKIM_SELECTOR: signing takes a key and"):
        settings_of(COMMSDESK_DKIM_KEY_FILE=said["COMMSDESK_DKIM_KEY_FILE"])
    with pytest.raises(BadSetting, match="COMMSDESK_DKIM_KEY: The key must be a private key"):
        settings_of(COMMSDESK_DKIM_KEY="hush", COMMSDESK_DKIM_SELECTOR="mail2026")
    with pytest.raises(BadSetting, match="COMMSDESK_DKIM_SELECTOR: The selector must be like"):
        settings_of(**said | {"COMMSDESK_DKIM_SELECTOR": "a b"})


@pytest.mark.parametrize(("name", "value", "mend"), BAD, ids=[name for name, _, _ in BAD])
def test_they_refuse_a_bad_value_by_its_name(settings_of, name, value, mend):
    with pytest.raises(BadSetting) as refusal:
        settings_of(**{name: value})
    assert str(refusal.value).startswith(f"{name}: ")
    assert mend in str(refusal.value)
