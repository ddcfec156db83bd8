"""Where the parts of one data folder's database are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from commsdesk.config.paths import socket_folder


@dataclass(frozen=True)
class Place:
    data: Path  # absolute, for others work in other folders

    @property
    def cluster(self) -> Path:
        return self.data / "postgres"

    @property
    def log(self) -> Path:
        return self.data / "postgres.log"

    @property
    def access(self) -> Path:
        """Who may connect how; beside the cluster, where the server itself cannot change it."""
        return self.data / "postgres.access"

    @property
    def users(self) -> Path:
        """Which users of this machine those are."""
        return self.data / "postgres.users"

    @property
    def socket(self) -> Path:
        return socket_folder(self.data)
