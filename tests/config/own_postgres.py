"""A program for the fault tests: owns an embedded PostgreSQL until it is told to stop.

own_postgres.py DATA-FOLDER SYSTEM-FOLDER; a data folder of "-" is the checkout's own.
"""

import signal
import sys
import time
from functools import partial
from pathlib import Path

from commsdesk.config import paths
from commsdesk.config.postgres import CannotStart, EmbeddedPostgres


def main(data: str, system: str) -> None:
    paths.SYSTEM_DATA = Path(system)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = paths.data_folder() if data == "-" else Path(data)
    try:
        with EmbeddedPostgres(folder, durable=False, say=partial(print, flush=True)) as postgres:
            print(f"Ready: {folder}", flush=True)
            while True:
                postgres.watch()
                time.sleep(0.01)
    except CannotStart as sentence:
        sys.exit(str(sentence))
    except KeyboardInterrupt:
        print("Stopped.")


main(*sys.argv[1:])
