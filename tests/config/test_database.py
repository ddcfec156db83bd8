"""Where the database is follows from DATABASE_URL, else from the data folder."""

import pytest

from commsdesk.config import paths
from commsdesk.config.database import database
from commsdesk.config.environment import BadSetting


@pytest.mark.parametrize(
    ("url", "host", "port", "name", "user", "password"),
    [
        ("postgresql://db.example/desk", "db.example", "", "desk", "", ""),
        ("postgres://ann:s%40fe@db.example:6432/desk", "db.example", "6432", "desk", "ann", "s@fe"),
        ("postgresql:///desk?host=/run/postgresql", "/run/postgresql", "", "desk", "", ""),
        ("host=db.example dbname=desk user=ann", "db.example", "", "desk", "ann", ""),
    ],
)
def test_it_reads_a_url_as_postgresql_does(monkeypatch, url, host, port, name, user, password):
    monkeypatch.setenv("DATABASE_URL", url)
    found = database()
    assert [found[key] for key in ("HOST", "PORT", "NAME", "USER", "PASSWORD")] == [
        host,
        port,
        name,
        user,
        password,
    ]


def test_it_passes_the_rest_of_the_url_on(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/desk?sslmode=verify-full")
    assert database()["OPTIONS"]["sslmode"] == "verify-full"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://ann:secret@db.example/desk",
        "postgresql://ann:secret@db.example",
        "postgresql://ann:secret@db.example:many/desk",
        "postgresql://ann:secret@db.example:99999/desk",
        "postgresql://ann:secret@db.example/desk?colour=red",
        "postgresql://ann:secret%zz@db.example/desk",
        "secret",
    ],
)
def test_it_refuses_what_it_cannot_read_and_keeps_the_password_to_itself(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(BadSetting, match=r"^DATABASE_URL: ") as refused:
        database()
    assert "secret" not in str(refused.value)


def test_it_may_stand_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "url").write_text("postgresql://db.example/desk\n")
    monkeypatch.setenv("DATABASE_URL_FILE", str(tmp_path / "url"))
    assert database()["HOST"] == "db.example"


def test_the_folder_of_the_embedded_one_may_stand_in_a_file_too(monkeypatch, tmp_path):
    (tmp_path / "named").write_text(f"{tmp_path}/data\n")
    monkeypatch.delenv("COMMSDESK_DATA")
    monkeypatch.setenv("COMMSDESK_DATA_FILE", str(tmp_path / "named"))
    assert database()["HOST"] == str(paths.socket_folder(tmp_path / "data"))


def test_every_data_folder_has_an_address_of_its_own(monkeypatch, tmp_path):
    hosts = []
    for name in ("one", "two" * 60):
        monkeypatch.setenv("COMMSDESK_DATA", str(tmp_path / name))
        hosts.append(database()["HOST"])
        assert hosts[-1] == str(paths.socket_folder(tmp_path / name))
        assert len(f"{hosts[-1]}/.s.PGSQL.5432") < 100  # the kernel's limit is 107, or 103 on macOS
    assert len(set(hosts)) == 2
