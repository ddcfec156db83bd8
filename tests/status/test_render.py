"""What the render job leaves in the folders."""

from __future__ import annotations

import pytest

from commsdesk.status.render import render
from tests import make

pytestmark = pytest.mark.django_db


def test_preview(settings, tmp_path):
    settings.DATA = tmp_path
    p = make.published()
    render(make.NOON)
    print((tmp_path / "public/index.html").read_text())
    print((tmp_path / "public/history.atom").read_text())
    for f in tmp_path.rglob("*"):
        print(f, f.stat().st_size)
    assert 0
