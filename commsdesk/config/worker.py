"""The command `commsdesk worker`: does the jobs that wait in the database, until told to stop."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from concurrent.futures import ThreadPoolExecutor

import uvloop
from django.utils import timezone
from procrastinate import App

from commsdesk.config.connections import WORKER
from commsdesk.config.jobs import FINISHES_WITHIN, Lane, lanes, worker_app
from commsdesk.config.last_word import exit_within
from commsdesk.config.open_files import allow_open_files
from commsdesk.config.rescue import keep_rescuing
from commsdesk.config.server import ensure_migrated, ensure_server, leave
from commsdesk.publishing.connection import kept_open
from commsdesk.status.render import render

TURN = 0.0005  # seconds; else a page that is drawn holds the first mail up by 5 ms at each step
THREADS = 32  # else four more than processors, which a silent relay holds up
STOPS_WITHIN = 9.0  # seconds; jobs that still run then are brought back by another worker


def worker() -> None:
    sys.setswitchinterval(TURN)
    ensure_server(needed=WORKER)
    ensure_migrated()
    allow_open_files()
    render(timezone.now())  # what is missing, or was made by another version
    gc.freeze()  # else the collector walks through all that was loaded, a tenth of a fan-out's time
    was_told = uvloop.run(work())  # a mail costs asyncio's own loop 4 µs more
    leave()
    if not was_told:
        sys.exit("The worker ends because it lost the database; start it again.")


async def work() -> bool:
    """Whether it ended because it was told to."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(THREADS))
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, told.set)
    async with kept_open(), worker_app().open_async() as own:
        workers = [asyncio.create_task(run(own, lane)) for lane in lanes()]
        workers.append(asyncio.create_task(keep_rescuing(own.job_manager)))
        waiting = asyncio.create_task(told.wait())
        await asyncio.wait([waiting, *workers], return_when=asyncio.FIRST_COMPLETED)
        exit_within(STOPS_WITHIN)
        for each in workers:  # also where only one cannot go on: all begin anew
            each.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    waiting.cancel()
    return told.is_set()


async def run(own: App, lane: Lane) -> None:
    await own.run_worker_async(
        **lane,
        install_signal_handlers=False,
        fetch_job_polling_interval=1.0,  # nobody calls out when a job's time has come
        shutdown_graceful_timeout=FINISHES_WITHIN,
    )
