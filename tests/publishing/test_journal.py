"""The journal…"""

import fcntl
import resource
import signal
from uuid import uuid4

import pytest

from commsdesk.publishing.journal import Journal, journals_in, line_of, taken_over

NOON = 1_795_262_400.25  # seconds since 1970
LINES = [line_of(1, NOON, "250 2.0.0 Ok: queued as A1"), line_of(2, NOON, "250 “taken” ")]


def abandoned(folder):
    """What a worker leaves that was killed after it wrote."""
    with Journal(folder, uuid4()) as journal:
        for line in LINES:
            journal.write(line)
    return journal.path


def test_is_read_as_it_was_written(tmp_path):
    with taken_over(abandoned(tmp_path)) as lines:
        assert lines == LINES


def test_is_not_taken_from_a_worker_that_lives(tmp_path):
    with Journal(tmp_path, uuid4()) as journal, taken_over(journal.path) as lines:
        assert lines is None


def test_is_taken_by_one_worker_only(tmp_path):
    path = abandoned(tmp_path)
    with taken_over(path), taken_over(path) as lines:
        assert lines is None


def test_is_nobodys_once_it_was_read_and_removed(tmp_path):
    path = abandoned(tmp_path)
    path.unlink()
    with taken_over(path) as lines:
        assert lines is None


@pytest.mark.parametrize(
    "torn", [b"3\t17637", b"3\n", b"\0\0\0\n", b"3\t1\t\0\n", b"x\t15\t250 y\n", b"\xff\n"]
)
def test_leaves_out_a_line_that_was_cut_short(torn, tmp_path):
    path = abandoned(tmp_path)
    with path.open("ab") as file:
        file.write(torn)
    with taken_over(path) as lines:
        assert lines == LINES


def test_that_cannot_be_read_holds_up_nobody_and_says_so(tmp_path, caplog):
    (tmp_path / f"{uuid4()}.journal").mkdir()
    (path,) = journals_in(tmp_path)
    with taken_over(path) as lines:
        assert lines is None
    assert f"{path} cannot be read" in caplog.text


def test_is_a_workers_only(tmp_path):
    (tmp_path / "a copy.journal").touch()
    assert journals_in(tmp_path) == []


def test_gives_each_line_to_the_kernel_at_once(tmp_path):
    with Journal(tmp_path, uuid4()) as journal:
        journal.write(LINES[0])
        assert LINES[0] in journal.path.read_text()


def test_says_that_its_folder_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with Journal(tmp_path / "file" / "journal", uuid4()) as journal:
        assert "cannot be written: Not a directory." in journal.trouble
        journal.write(LINES[0])  # sent all the same: what is in flight is marked directly


def test_says_that_the_disk_is_full(tmp_path):
    with Journal(tmp_path, uuid4()) as journal, files_of_at_most(70):
        for _ in range(3):
            journal.write(LINES[0])
    assert str(tmp_path) in journal.trouble
    with taken_over(journal.path) as lines:
        assert lines == LINES[:1]


def test_says_that_the_disk_is_full_before_anything_is_sent(tmp_path):
    with files_of_at_most(0), Journal(tmp_path, uuid4()) as journal:
        assert "cannot be written: File too large." in journal.trouble


class files_of_at_most:  # noqa: N801
    """The kernel takes no more than so many bytes into any file."""

    def __init__(self, most):
        self.most = most

    def __enter__(self):
        self.signal = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        self.before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.most, self.before[1]))

    def __exit__(self, *error):
        resource.setrlimit(resource.RLIMIT_FSIZE, self.before)
        signal.signal(signal.SIGXFSZ, self.signal)


def test_is_never_seen_before_it_is_locked(tmp_path, monkeypatch):
    seen = []
    lock = fcntl.flock

    def look_first(file, how):
        seen.extend(journals_in(tmp_path))
        lock(file, how)

    monkeypatch.setattr(fcntl, "flock", look_first)
    with Journal(tmp_path, uuid4()) as journal:
        assert seen == []
        assert journals_in(tmp_path) == [journal.path]


def test_is_readable_by_its_owner_only(tmp_path):
    path = abandoned(tmp_path / "journal")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
