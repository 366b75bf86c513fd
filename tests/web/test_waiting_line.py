"""The line of readers: a few at a time, in order, each told the place."""

import asyncio

from qa.web.waiting_line import ASIDE, EACH, Line, Ticket

from .event_loop import run


def test_readers_are_let_through_in_order_and_told_their_place() -> None:
    told: dict[int, list[int]] = {}
    through: list[int] = []

    async def reader(line: Line, number: int) -> None:
        ticket = Ticket()
        told[number] = [place async for place in line.places(ticket)]
        through.append(number)
        await asyncio.sleep(0)
        line.leave(ticket)

    async def all_of_them() -> None:
        line = Line(2)
        await asyncio.gather(*(reader(line, number) for number in range(6)))

    run(all_of_them())
    assert through == sorted(through)
    assert told[0] == told[1] == []
    assert told[5][0] == 4
    assert told[5] == sorted(told[5], reverse=True)


def test_who_goes_away_lets_the_next_one_through() -> None:
    async def come_and_go() -> list[int]:
        line = Line(1)
        first, second, third = Ticket(), Ticket(), Ticket()
        assert [place async for place in line.places(first)] == []
        waiting = line.places(second)
        assert await anext(waiting) == 1
        places: list[int] = []

        async def wait() -> None:
            places.extend([place async for place in line.places(third)])

        task = asyncio.create_task(wait())
        await asyncio.sleep(0)
        await waiting.aclose()  # the page was closed
        line.leave(second)
        line.leave(first)
        await task
        line.leave(Ticket())  # never joined
        return places

    assert run(come_and_go())[0] == 2


def test_so_many_stand_aside_and_no_more() -> None:
    async def asking_without_end() -> list[int]:
        line, tickets = Line(1), [Ticket(str(number)) for number in range(ASIDE + 1)]
        for ticket in tickets:
            assert [place async for place in line.places(ticket)] == []
            line.step_aside(ticket)
        next_one = Ticket()
        waiting = line.places(next_one)
        places = [await anext(waiting)]
        line.leave(tickets[0])  # the server has answered it
        line.step_aside(tickets[-1])
        return places + [place async for place in waiting]

    assert run(asking_without_end()) == [1]


def test_a_client_who_asks_much_leaves_room_and_goes_behind_others() -> None:
    async def asking_much() -> list[str]:
        line, through = Line(1), list[str]()

        async def wait(ticket: Ticket) -> None:
            _ = [place async for place in line.places(ticket)]
            through.append(ticket.client)

        greedy = [Ticket("greedy") for _ in range(EACH)]
        for ticket in greedy:
            await wait(ticket)
            line.step_aside(ticket)
        more = [asyncio.create_task(wait(Ticket("greedy"))) for _ in range(2)]
        await asyncio.sleep(0)
        other = Ticket("other")
        await wait(other)  # nobody stands before it
        line.leave(other)
        for ticket in greedy[:2]:
            line.leave(ticket)
        await more[0]
        more[1].cancel()
        return through[EACH:]

    assert run(asking_much()) == ["other", "greedy"]
