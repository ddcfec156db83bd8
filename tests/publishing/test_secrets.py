"""Secrets at rest are encrypted, each time differently, with the key of this desk."""

import pytest

from commsdesk.publishing.secrets import OtherKey, decrypt, encrypt


def test_it_gives_back_what_it_was_given():
    for text in ("whsec_abc", "grüße ✓", "x" * 5000):
        assert decrypt(encrypt(text)) == text


def test_it_shows_nothing_of_it():
    assert "whsec_abc" not in encrypt("whsec_abc")
    assert encrypt("whsec_abc") != encrypt("whsec_abc")


def test_no_secret_stays_no_secret():
    assert encrypt("") == decrypt("") == ""


def test_it_says_that_another_key_was_used(settings):
    stored = encrypt("whsec_abc")
    settings.SECRET_KEY = "another" * 8
    with pytest.raises(OtherKey, match="put that one back, or type the secret again"):
        decrypt(stored)


def test_it_says_so_of_what_was_changed():
    stored = encrypt("whsec_abc")
    with pytest.raises(OtherKey):
        decrypt(stored[:-4] + "AAA=")


def test_signatures_and_secrets_have_different_keys(settings):
    assert settings.SECRET_KEY not in encrypt(settings.SECRET_KEY)
