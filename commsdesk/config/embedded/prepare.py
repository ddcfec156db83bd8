"""What comes before the embedded server runs: whose it is, which one, where its data are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from commsdesk.config.embedded import cluster, folders
from commsdesk.config.embedded.binaries_copy import where_others_may_run
from commsdesk.config.embedded.server_user import server_user
from commsdesk.config.launcher import launched


def prepare(data: Path, socket: Path, *, say: Callable[[str], object], durable: bool) -> list[str]:
    """The command line that runs the server, its cluster made where there was none.

    The caller owns the data folder. Raises CannotStart, and OSError where it cannot write there.
    """
    home = data / "postgres"
    user = server_user(say)
    folders.let_in(user, data)
    folders.check_owner(home, user)
    binaries = cluster.binaries_for(home)
    if not user.is_us:
        binaries = where_others_may_run(binaries)
    if not home.exists():
        cluster.make(home, binaries, user, durable=durable)
    folders.empty_socket_folder(socket, user)
    settings = cluster.settings(data, socket, user, durable=durable)
    options = [option for setting in settings for option in ("-c", setting)]
    return launched(binaries.postgres, "-D", home, *options, user=user.number, group=user.group)
