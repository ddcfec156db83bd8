"""An organisation's own choices; the default is what a bare text is read with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Policy:
    blocks_missing_next_update: bool = False  # in major incidents
    sms_segments: int = 1  # more than these block
