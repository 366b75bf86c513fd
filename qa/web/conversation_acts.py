"""What a reader does to a conversation besides asking; whatever shows it is told afterwards."""

from collections.abc import Mapping
from dataclasses import replace

from anyio.to_thread import run_sync

from qa.history.feedback import VERDICTS
from qa.web.limits import given_date
from qa.web.services import Services
from qa.web.session import Choices, Seat, Session


def place_in(session: Session, given: object) -> int | None:
    """Which exchange a page means; None if there is no such one."""
    text = str(given)
    number = int(text) if text.isdecimal() and len(text) < 6 else -1
    return number if 0 <= number < len(session.exchanges) else None


async def judge_answer(services: Services, seat: Seat, turn: object, verdict: str) -> None:
    """A reader's verdict on an answer, which is kept among the feedback."""
    number = place_in(seat.session, turn)
    chosen = next((one for one in VERDICTS if one == verdict), None)
    answer = seat.session.exchanges[number].answer if number is not None else None
    if number is None or chosen is None or answer is None:
        return
    exchange = replace(seat.session.exchanges[number], verdict=chosen)
    seat.session = seat.session.with_exchange(number, exchange)
    await run_sync(services.feedback.add, seat.session.reader, chosen, answer)
    await services.asker.keep(seat, number)


async def make_choices(services: Services, seat: Seat, choices: Choices) -> None:
    """Other choices; whether a conversation is kept goes for it from its beginning."""
    before = seat.session
    id_ = before.conversation
    seat.session = replace(before, choices=choices, conversation=id_ if choices.keeping else None)
    if choices.keeping and not before.choices.keeping:
        await services.asker.keep(seat, 0)
    elif id_ and not choices.keeping:
        await run_sync(services.conversations.delete, before.reader, id_)


def with_bar_used(session: Session, told: Mapping[str, object]) -> Session:
    """The session after an act on the bar: a form's fields, or a chip that goes."""
    limits, act = replace(session.limits, unknown=0), told.get("act")
    if act == "unedit":
        return replace(session, editing=None)
    if act == "drop":
        limits = limits.without(str(told.get("kind")), str(told.get("value")))
    else:
        limits = replace(
            limits,
            after=given_date(str(told.get("after"))),
            before=given_date(str(told.get("before"))),
            sites=_added(limits.sites, str(told.get("site") or "")),
            authors=_added(limits.authors, str(told.get("author") or "")),
        )
    return replace(session, limits=limits)


def _added(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return values if not value or value in values else (*values, value)


def opened(services: Services, session: Session, id_: str) -> Session:
    """The session with one of the reader's conversations in it, or an empty one.

    An answer that is still being made there grows on.
    """
    growing = services.asker.growing_in(session.reader, id_)  # before what is stored at its end
    exchanges = services.conversations.exchanges(session.reader, id_)
    if not exchanges:
        return session.with_conversation()
    return session.with_conversation(id_, exchanges, growing)


async def open_conversation(services: Services, seat: Seat, id_: str) -> None:
    """Put one of the reader's conversations on an open page."""
    await seat.halt()  # so that what is opened has the last of it
    found = await run_sync(opened, services, seat.session, id_)
    await seat.halt()  # a question may have been asked meanwhile
    seat.session = seat.session.with_conversation(
        found.conversation, found.exchanges, found.growing
    )
