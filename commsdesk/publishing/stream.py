"""Which of a publication's readers get the same text by the same way."""

from __future__ import annotations

from typing import NamedTuple


class Stream(NamedTuple):
    channel: str
    is_untold: bool = False  # they were not told what this corrects
