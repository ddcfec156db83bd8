"""Calls that meet: each in a thread with a connection of its own, started together."""

from __future__ import annotations

import threading

from django.db import connection


def side_by_side(*calls):
    """Run each call in a thread with its own connection, started together; what each gave."""
    barrier, gave = threading.Barrier(len(calls)), {}

    def run(number, call):
        try:
            barrier.wait(10)
            gave[number] = call()
        except Exception as refusal:  # noqa: BLE001
            gave[number] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return [gave[number] for number in range(len(calls))]
