"""An answer that grows ends where the reader stops it, and says nothing afterwards."""

import asyncio
from collections.abc import AsyncGenerator

from qa.web.growing import until

from .event_loop import run


async def counting(closed: list[bool], slow_at: int = -1) -> AsyncGenerator[int, None]:
    try:
        for number in range(1, 6):
            if number == slow_at:
                await asyncio.sleep(60)
            yield number
    finally:
        closed.append(True)


def test_steps_come_in_order_to_their_end() -> None:
    closed: list[bool] = []

    async def all_of_them() -> list[int]:
        return [step async for step in until(asyncio.Event(), counting(closed))]

    assert run(all_of_them()) == [1, 2, 3, 4, 5]
    assert closed == [True]


def test_nothing_comes_after_a_stop_even_while_a_step_is_being_made() -> None:
    closed: list[bool] = []

    async def some_of_them() -> list[int]:
        stop, came = asyncio.Event(), []
        async for step in until(stop, counting(closed, slow_at=3)):
            came.append(step)
            if step == 2:
                asyncio.get_running_loop().call_later(0.01, stop.set)
        await asyncio.sleep(0)
        return came

    assert run(some_of_them()) == [1, 2]
    assert closed == [True]


def test_a_page_that_goes_away_ends_the_making() -> None:
    closed: list[bool] = []

    async def go_away() -> int:
        steps = until(asyncio.Event(), counting(closed))
        first = await anext(steps)
        await steps.aclose()
        return first

    assert run(go_away()) == 1
    assert closed == [True]
