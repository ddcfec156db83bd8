"""Whether the address to listen on is free: the web server itself would share it without a word."""

from __future__ import annotations

import errno
import socket

from commsdesk.config.addresses import Listen
from commsdesk.config.cannot_start import CannotStart

REASONS = {
    errno.EADDRINUSE: "is taken by another program. Stop that one, or name another port.",
    errno.EADDRNOTAVAIL: "is not an address of this machine. Write 127.0.0.1:8080 or one that is.",
    errno.EACCES: "is a port that only root may open. Name one above 1023.",
}


def ensure_free(listen: Listen) -> None:
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port just left is free
        try:
            trial.bind((listen.host, listen.port))
            trial.listen()
        except OSError as error:
            reason = REASONS.get(error.errno or 0, f"cannot be opened: {error.strerror}.")
            raise CannotStart(f"COMMSDESK_LISTEN: {listen} {reason}") from error
