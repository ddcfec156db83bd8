"""From a folder to a running server: whose it is, which PostgreSQL, its data, its command."""

from __future__ import annotations

from collections.abc import Callable

from commsdesk.config.embedded import cluster, folders
from commsdesk.config.embedded.binaries_copy import where_others_may_run
from commsdesk.config.embedded.place import Place
from commsdesk.config.embedded.server import Server
from commsdesk.config.embedded.server_user import server_user
from commsdesk.config.launcher import launched


def start_server(place: Place, *, say: Callable[[str], object], durable: bool) -> Server:
    """Start the server, its cluster made where there was none, and do not wait for it.

    The caller owns the data folder. Raises CannotStart, and OSError where it cannot write there.
    """
    user = server_user(say)
    folders.let_in(user, place.data)
    folders.check_owner(place.cluster, user)
    binaries = cluster.binaries_for(place.cluster)
    if not user.is_us:
        binaries = where_others_may_run(binaries)
    if not place.cluster.exists():
        cluster.make(place, binaries, user, durable=durable)
    settings = cluster.settings(place, user, durable=durable)
    options = [option for setting in settings for option in ("-c", setting)]
    command = (str(binaries.postgres), "-D", str(place.cluster), *options)
    return Server(place, launched(*command, user=user.number, group=user.group), user, say)
