"""What a reader does to a conversation besides asking; the caller then updates the page."""

from collections.abc import Mapping
from dataclasses import replace

from anyio.to_thread import run_sync

from qa.history.feedback import VERDICTS
from qa.web.limits import iso_date
from qa.web.services import Services
from qa.web.session import Choices, Seat, Session


def place_in(session: Session, given: object) -> int | None:
    """The number of the exchange that a page names; None if there is none with it."""
    text = str(given)
    number = int(text) if text.isdecimal() and len(text) < 6 else -1
    return number if 0 <= number < len(session.exchanges) else None


async def judge_answer(services: Services, seat: Seat, turn: object, verdict: str) -> None:
    """Store a reader's verdict on an answer, in the conversation and among the feedback."""
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
    """Change a reader's settings; "keep" stores or deletes the whole open conversation."""
    before = seat.session
    id_ = before.conversation
    seat.session = replace(before, choices=choices, conversation=id_ if choices.keeping else None)
    if choices.keeping and not before.choices.keeping:
        await services.asker.keep(seat, 0)
    elif id_ and not choices.keeping:
        await run_sync(services.conversations.delete, before.reader, id_)


def with_bar_used(session: Session, fields: Mapping[str, object]) -> Session:
    """The session after one use of the bar above the question, whose ``fields`` are given."""
    limits, act = replace(session.limits, unknown=0), fields.get("act")
    if act == "unedit":
        return replace(session, editing=None)
    if act == "drop":
        limits = limits.without(str(fields.get("kind")), str(fields.get("value")))
    else:
        limits = replace(
            limits,
            after=iso_date(str(fields.get("after"))),
            before=iso_date(str(fields.get("before"))),
            sites=_added(limits.sites, str(fields.get("site") or "")),
            authors=_added(limits.authors, str(fields.get("author") or "")),
        )
    return replace(session, limits=limits)


def _added(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return values if not value or value in values else (*values, value)


def with_opened(services: Services, session: Session, id_: str) -> Session:
    """The session with one of the reader's conversations in it, or an empty one.

    An answer that is still being made in that conversation goes on growing.
    """
    growing = services.asker.growing_in(session.reader, id_)  # before what is stored at its end
    exchanges = services.conversations.exchanges(session.reader, id_)
    if not exchanges:
        return session.with_conversation()
    return session.with_conversation(id_, exchanges, growing)


async def open_conversation(services: Services, seat: Seat, id_: str) -> None:
    """Put one of the reader's conversations on an open page."""
    await seat.halt()  # so that what is opened has the last of it
    found = await run_sync(with_opened, services, seat.session, id_)
    await seat.halt()  # a question may have been asked meanwhile
    seat.session = seat.session.with_conversation(
        found.conversation, found.exchanges, found.growing
    )
