"""The key is made once, whole, and for nobody else to read."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from commsdesk.config.environment import BadSetting
from commsdesk.config.secret_key import kept_key


def test_it_is_made_once_for_us_alone(tmp_path):
    key = kept_key(tmp_path / "data")
    assert len(key) >= 50
    assert kept_key(tmp_path / "data") == key
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret"]


def test_it_is_one_key_when_many_make_it_at_once(tmp_path):
    count = 16
    barrier = Barrier(count)

    def ask(_):
        barrier.wait()
        return kept_key(tmp_path)

    with ThreadPoolExecutor(count) as asking:
        assert len(set(asking.map(ask, range(count)))) == 1


def test_it_says_where_it_cannot_be_kept(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BadSetting, match=r"COMMSDESK_DATA: the key in .* Not a directory\. Name a"):
        kept_key(tmp_path / "file" / "data")


def test_it_says_that_others_can_read_it(tmp_path):
    kept_key(tmp_path)
    (tmp_path / "secret").chmod(0o640)
    with pytest.raises(BadSetting, match=r"others can read the key. Type: chmod 600 .*/secret"):
        kept_key(tmp_path)


@pytest.mark.parametrize("damage", [b"", b"short", b"\xff" * 60])
def test_it_says_that_it_was_damaged(tmp_path, damage):
    kept_key(tmp_path)
    (tmp_path / "secret").write_bytes(damage)
    with pytest.raises(BadSetting, match="COMMSDESK_DATA: the key in"):
        kept_key(tmp_path)
