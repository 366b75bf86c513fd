"""What a reader does to a conversation besides asking; whatever shows it is told afterwards."""

from dataclasses import replace

from anyio.to_thread import run_sync

from qa.history.feedback import VERDICTS
from qa.web.choices import Choices
from qa.web.desk import Desk
from qa.web.session import Seat, Session


def place_in(session: Session, given: object) -> int | None:
    """Which exchange a page means; None if there is no such one."""
    text = str(given)
    number = int(text) if text.isdecimal() and len(text) < 6 else -1
    return number if 0 <= number < len(session.exchanges) else None


async def judge_answer(desk: Desk, seat: Seat, turn: object, verdict: str) -> None:
    """A reader's verdict on an answer, which is kept among the feedback."""
    number = place_in(seat.session, turn)
    chosen = next((one for one in VERDICTS if one == verdict), None)
    answer = seat.session.exchanges[number].answer if number is not None else None
    if number is None or chosen is None or answer is None:
        return
    exchange = replace(seat.session.exchanges[number], verdict=chosen)
    seat.session = seat.session.with_exchange(number, exchange)
    await run_sync(desk.feedback.add, seat.session.reader, chosen, answer)
    await desk.asker.keep(seat, number)


async def make_choices(desk: Desk, seat: Seat, choices: Choices) -> None:
    """Other choices; whether a conversation is kept goes for it from its beginning."""
    before = seat.session
    id_ = before.conversation
    seat.session = replace(before, choices=choices, conversation=id_ if choices.keeping else None)
    if choices.keeping and not before.choices.keeping:
        await desk.asker.keep(seat, 0)
    elif id_ and not choices.keeping:
        await run_sync(desk.conversations.delete, before.reader, id_)


def opened(desk: Desk, session: Session, id_: str) -> Session:
    """The session with one of the reader's conversations in it, or an empty one."""
    exchanges = desk.conversations.exchanges(session.reader, id_)
    return session.with_conversation(id_ if exchanges else None, exchanges)


async def open_conversation(desk: Desk, seat: Seat, id_: str) -> None:
    """Put one of the reader's conversations on an open page."""
    await seat.halt()  # so that what is opened has the last of it
    found = await run_sync(opened, desk, seat.session, id_)
    await seat.halt()  # a question may have been asked meanwhile
    seat.session = seat.session.with_conversation(found.conversation, found.exchanges)
