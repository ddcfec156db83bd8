"""A setting is read strictly, and refused by its name."""

import pytest

from commsdesk.config import addresses, environment
from commsdesk.config.environment import BadSetting

NAME = "COMMSDESK_TRIAL"


def test_it_reads_a_value_or_takes_the_default():
    assert environment.text(NAME, "usual", {NAME: "given"}) == "given"
    assert environment.text(NAME, "usual", {}) == "usual"
    assert environment.text(NAME, "usual", {NAME: ""}) == "usual"


def test_it_reads_a_secret_from_a_file_without_the_line_end(tmp_path):
    (tmp_path / "secret").write_text("hush\n")
    assert environment.text(NAME, "", {f"{NAME}_FILE": str(tmp_path / "secret")}) == "hush"


def test_it_refuses_a_file_that_is_missing_or_a_second_source(tmp_path):
    missing = {f"{NAME}_FILE": str(tmp_path / "missing")}
    with pytest.raises(BadSetting, match=r"COMMSDESK_TRIAL_FILE: .* cannot be read: No such file"):
        environment.text(NAME, "", missing)
    with pytest.raises(BadSetting, match="set either this or COMMSDESK_TRIAL_FILE, not both"):
        environment.text(NAME, "", {**missing, NAME: "given"})


def test_it_refuses_a_file_that_is_no_text(tmp_path):
    (tmp_path / "secret").write_bytes(b"\xff\xfe")
    with pytest.raises(BadSetting, match="is not plain text in UTF-8"):
        environment.text(NAME, "", {f"{NAME}_FILE": str(tmp_path / "secret")})


@pytest.mark.parametrize(
    ("given", "meant"), [({NAME: "yes"}, True), ({NAME: "no"}, False), ({}, False)]
)
def test_it_reads_a_flag(given, meant):
    assert environment.flag(NAME, given) is meant


@pytest.mark.parametrize("value", ["True", "1", "yes ", "YES", "on"])
def test_it_refuses_a_flag_that_is_not_plainly_yes_or_no(value):
    with pytest.raises(BadSetting, match="COMMSDESK_TRIAL: write yes or no"):
        environment.flag(NAME, {NAME: value})


def test_it_reads_a_folder_that_is_there(tmp_path):
    assert environment.folder(NAME, {NAME: str(tmp_path)}) == tmp_path
    assert environment.folder(NAME, {}) is None


@pytest.mark.parametrize("name", ["missing", "a-file"])
def test_it_refuses_a_folder_that_is_not_there(tmp_path, name):
    (tmp_path / "a-file").touch()
    with pytest.raises(BadSetting, match="is no folder; make it, or name another"):
        environment.folder(NAME, {NAME: str(tmp_path / name)})


@pytest.mark.parametrize("value", ["two\nlines", "bell\a", "bytes\udcff"])
def test_it_refuses_what_is_not_one_line_of_text(value):
    with pytest.raises(BadSetting, match="must be one line of plain text"):
        environment.text(NAME, "", {NAME: value})


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("COMMSDESK_TRUSTED_PROXY", "did you mean COMMSDESK_TRUSTED_PROXIES?"),
        ("COMMSDESK_LISTEN_FIL", "did you mean COMMSDESK_LISTEN?"),
        ("COMMSDESK_QWQWQW", "there are COMMSDESK_ALLOW_PRIVATE, "),
    ],
)
def test_it_refuses_a_name_with_a_slip_in_it(name, near):
    with pytest.raises(BadSetting) as refusal:
        environment.refuse_unknown({name: "x"})
    assert str(refusal.value).startswith(f"{name}: there is no such setting; {near}")


def test_it_leaves_the_names_of_others_alone():
    environment.refuse_unknown({"PATH": "/bin", "COMMSDESK_URL_FILE": "x", "DATABASE_URL": "y"})


@pytest.mark.parametrize(
    ("value", "shown", "is_loopback"),
    [
        ("127.0.0.1:8080", "127.0.0.1:8080", True),
        ("localhost:80", "127.0.0.1:80", True),
        ("127.9.9.9:65535", "127.9.9.9:65535", True),
        ("[::1]:8080", "[::1]:8080", True),
        ("0.0.0.0:8080", "0.0.0.0:8080", False),
        ("[::]:8080", "[::]:8080", False),
        ("192.0.2.7:1", "192.0.2.7:1", False),
    ],
)
def test_it_reads_an_address_to_listen_on(value, shown, is_loopback):
    listen = addresses.listen(NAME, "", {NAME: value})
    assert (str(listen), listen.is_loopback) == (shown, is_loopback)


@pytest.mark.parametrize(
    "value",
    ["8080", ":8080", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:8080/",
     "127.0.0.1:８０", "256.0.0.1:80", "[::g]:80", "::1:80", "desk.example.org:80",
     "http://127.0.0.1:80", "127.0.0.1:8080 ", "1.2.3:80", "localhost", "[127.0.0.1]:80"],
)  # fmt: skip
def test_it_refuses_an_address_that_cannot_be_listened_on(value):
    with pytest.raises(BadSetting, match=r"COMMSDESK_TRIAL: must be an address and a port such as"):
        addresses.listen(NAME, "", {NAME: value})


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("https://desk.example.org", "https://desk.example.org"),
        ("HTTPS://Desk.Example.org/", "https://desk.example.org"),
        ("https://desk.example.org:443", "https://desk.example.org"),
        ("http://desk:80/", "http://desk"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("https://[2001:DB8::1]", "https://[2001:db8::1]"),
    ],
)
def test_it_reads_an_origin_as_a_browser_writes_it(value, read):
    assert addresses.origin(NAME, "", {NAME: value}) == read


@pytest.mark.parametrize(
    "value",
    ["desk.example.org", "ftp://desk.example.org", "https://", "https://desk.example.org/path",
     "https://desk.example.org?x", "https://me@desk.example.org", "https://desk.example.org:port",
     "https://desk.example.org:65536", "https://désk.example.org", "https://a b", "https://*",
     "https://desk.example.org:", "https://[::1", "//desk.example.org"],
)  # fmt: skip
def test_it_refuses_what_is_no_origin(value):
    with pytest.raises(BadSetting, match=r"COMMSDESK_TRIAL: must be an address such as https://"):
        addresses.origin(NAME, "", {NAME: value})


def test_it_reads_networks():
    found = addresses.networks(NAME, {NAME: "10.0.0.0/8, fd00::/8,192.0.2.1"})
    assert [str(network) for network in found] == ["10.0.0.0/8", "fd00::/8", "192.0.2.1/32"]
    assert addresses.networks(NAME, {}) == ()


@pytest.mark.parametrize("value", ["10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/8,", "all", "10.*"])
def test_it_refuses_what_is_no_network(value):
    with pytest.raises(BadSetting, match=r"COMMSDESK_TRIAL: must be networks such as 10.0.0.0/8"):
        addresses.networks(NAME, {NAME: value})


@pytest.mark.parametrize("value", ["smtp://user:hush@", "http://user:hush@host", "user:hush@host"])
def test_it_refuses_a_relay_without_showing_its_password(value):
    with pytest.raises(BadSetting, match=r"COMMSDESK_TRIAL: The relay's") as refusal:
        addresses.relay(NAME, "", {NAME: value})
    assert "hush" not in str(refusal.value)


@pytest.mark.parametrize("value", ["status@example.org", "Acme status <status@example.org>"])
def test_it_reads_a_sender(value):
    assert addresses.sender(NAME, "", {NAME: value}) == value


@pytest.mark.parametrize("value", ["status", "@example.org", "a@b c", "Acme <status", "a@b>", "<>"])
def test_it_refuses_what_is_no_sender(value):
    with pytest.raises(BadSetting, match="COMMSDESK_TRIAL: must be an address such as"):
        addresses.sender(NAME, "", {NAME: value})
