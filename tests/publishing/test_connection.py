"""The delivery job's connection to the database…"""

import asyncio

import pytest
from psycopg.errors import DivisionByZero

from commsdesk.publishing.connection import Connection, kept_open

pytestmark = pytest.mark.django_db(transaction=True)

PREPARED = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT 4%%'"
OPEN = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'commsdesk deliver'"


async def number():
    async with Connection() as connection:
        return await number_of(connection)


async def number_of(connection):
    ((number,),) = await connection.fetch("SELECT pg_backend_pid()", {})
    return number


def test_is_kept_from_one_job_to_the_next():
    async def run():
        async with kept_open():
            return [await number(), await number()]

    first, second = asyncio.run(run())
    assert first == second


def test_is_of_use_after_a_query_of_the_last_job_was_cut_off():
    async def run():
        async with kept_open():
            with pytest.raises(TimeoutError):
                async with Connection() as connection, asyncio.timeout(0.2):
                    await connection.fetch("SELECT pg_sleep(9)", {})
            return await number()

    assert asyncio.run(run())


def test_is_opened_again_where_it_was_lost_while_nobody_used_it():
    async def run():
        async with kept_open():
            first = await number()
            async with Connection() as kept, Connection() as another:
                await another.fetch("SELECT pg_terminate_backend(%(number)s)", {"number": first})
                return first, await number_of(kept)

    first, second = asyncio.run(run())
    assert first != second


def test_is_closed_when_the_worker_ends():
    async def run():
        async with kept_open():
            await number()
        async with Connection() as connection:
            return await connection.fetch(OPEN, {})

    assert asyncio.run(run()) == [(1,)]


def test_is_not_kept_after_an_error():
    async def numbers():
        async with Connection() as connection:
            yield await number_of(connection)
            await connection.fetch("SELECT 1 / 0", {})

    async def run():
        async with kept_open():
            failing = numbers()
            first = await anext(failing)
            with pytest.raises(DivisionByZero):
                await anext(failing)
            return first, await number()

    first, second = asyncio.run(run())
    assert first != second


def test_plans_a_query_once_for_all_jobs():
    async def run():
        async with kept_open():
            for _ in range(2):
                async with Connection() as connection:
                    await connection.fetch("SELECT 41", {})
            return await number_planned()

    assert asyncio.run(run()) == 1


async def number_planned():
    async with Connection() as connection:
        ((planned,),) = await connection.fetch(PREPARED, {})
        return planned
