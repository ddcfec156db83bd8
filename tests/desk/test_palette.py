"""The desk and the public pages show the same colours, each from a file of its own."""

from pathlib import Path

import commsdesk

ROOMS = Path(commsdesk.__file__).parent


def test_both_faces_have_the_same_palette():
    desk = (ROOMS / "desk/static/desk/palette.css").read_text()
    assert desk == (ROOMS / "status/static/status/palette.css").read_text()
