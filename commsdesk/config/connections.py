"""How many connections to the database each part of us may hold at once."""

from __future__ import annotations

from commsdesk.config.database import POOL

JOBS_POOL = 4  # fetching jobs, saying that they are done, heartbeats
LISTENING_WEB = 2  # live changes, new public pages
LISTENING_WORKER = 6  # one for each kind of jobs that is waited for
DELIVERIES_AT_ONCE = 4  # of each lane, and each with a connection of its own
DJANGO = int(str(POOL["max_size"]))

WEB = DJANGO + LISTENING_WEB
WORKER = DJANGO + JOBS_POOL + LISTENING_WORKER + 3 * DELIVERIES_AT_ONCE
