"""A peer: a Celery task for each reader, over redis on a unix socket, with two workers.

`celery_mail.py REDIS_SERVER`; prints the seconds from the first task to the last mail.
"""

import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import django_mail
from celery_tasks import SENT, SOCKET, app, counter, send
from redis.exceptions import ConnectionError as NotThere

PATIENCE = 30.0  # seconds
HERE = Path(__file__).parent


def main():
    keep_nothing = ["--save", "", "--appendonly", "no", "--port", "0", "--unixsocket", SOCKET]
    worker = [sys.executable, "-W", "ignore", "-m", "celery", "-A", "celery_tasks", "worker"]
    quiet = ["--concurrency", "2", "--loglevel", "ERROR"]
    with running([sys.argv[1], *keep_nothing]):
        wait_until(is_there)
        with running([*worker, *quiet]):
            wait_until(lambda: app.control.ping(timeout=0.5))
            print(seconds())


def seconds():
    began = time.perf_counter()
    for number in range(django_mail.MAIL["mails"]):
        send.delay(number)
    while int(counter.get(SENT) or 0) < django_mail.MAIL["mails"]:
        time.sleep(0.01)
    return time.perf_counter() - began


@contextmanager
def running(command):
    process = subprocess.Popen(command, cwd=HERE, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def is_there():
    try:
        return counter.ping()
    except NotThere:
        return False


def wait_until(is_so):
    until = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > until:
            sys.exit(f"Nothing answers at {SOCKET}.")
        time.sleep(0.1)


if __name__ == "__main__":
    main()
