"""Where one endpoint in ten never answers, the others wait under 5 % longer than if it did…"""

import asyncio

import pytest

from commsdesk.channels.callers import Callers
from commsdesk.channels.contract import AnswerLost, one_batch
from commsdesk.channels.pool import Pool
from tests.channels.say import reader

MANY = 5_000
DEAD = 10  # one in so many
GIVEN_UP_AFTER = 15.0  # seconds


class Simulated(asyncio.SelectorEventLoop):
    """Its time passes at once, and only while nothing is left to do."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        self._look = self._selector.select
        self._selector.select = self._skip

    def _skip(self, timeout):
        self.now += timeout or 0
        return self._look(0)

    def time(self):
        return self.now


def told_after(answer_takes, *, are_dead):
    """Seconds until the last of those who answer was told."""
    told = []

    async def call(one):
        if are_dead and one.key % DEAD == 0:
            await asyncio.sleep(GIVEN_UP_AFTER)
            raise AnswerLost("No answer within 15 seconds.")
        await asyncio.sleep(answer_takes)
        return ""

    async def send():
        people = [reader(key=key, address=f"http://h{key}.example/") for key in range(MANY)]
        pool = Pool(lambda _: True, lambda one: one.error or told.append(loop.time()))
        await Callers(pool, call, in_flight=50, per_host=10).run(one_batch(people))

    with asyncio.Runner(loop_factory=Simulated) as runner:
        loop = runner.get_loop()
        runner.run(send())
    assert len(told) == MANY - (MANY // DEAD if are_dead else 0)
    return max(told)


@pytest.mark.parametrize("answer_takes", [0.04, 0.1, 0.5])
def test_however_long_they_take_to_answer(answer_takes):
    alive = told_after(answer_takes, are_dead=False)
    assert told_after(answer_takes, are_dead=True) < 1.05 * alive
