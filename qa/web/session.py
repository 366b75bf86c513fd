"""The state of one open page, kept on the server."""

import asyncio
from dataclasses import dataclass, field, replace

from qa.history.exchange import Exchange
from qa.web.growing import Growing
from qa.web.limits import Limits

CHOICES_COOKIE = "byline_choices"


@dataclass(frozen=True, slots=True)
class Choices:
    """A reader's settings; the browser keeps their names in a cookie."""

    brief: bool = False  # answers are one sentence
    keeping: bool = True  # conversations are kept
    quotes_only: bool = False  # nothing is sent to a model server


@dataclass(frozen=True, slots=True)
class Session:
    """The conversation that a page shows, and the limits and settings of its next question."""

    reader: str = ""  # who is logged in; "" where there is no login
    conversation: str | None = None  # its id, once it is stored
    exchanges: tuple[Exchange, ...] = ()
    limits: Limits = field(default_factory=Limits)
    editing: int | None = None  # which question the next one replaces
    growing: Growing | None = None  # the answer that is being made
    choices: Choices = field(default_factory=Choices)

    def with_answer_begun(self, growing: Growing, *, replacing: bool) -> "Session":
        """The session with a new answer begun in its place in the conversation.

        Later exchanges are dropped, unless the answer alone is replaced (``replacing``); then an
        edit of another question goes on, too.
        """
        before = self.exchanges[: growing.number]
        after = self.exchanges[growing.number + 1 :] if replacing else ()
        editing = self.editing if replacing else None
        exchanges = (*before, growing.exchange, *after)
        return replace(self, exchanges=exchanges, editing=editing, growing=growing)

    def with_growth(self) -> "Session":
        """The session with the current, or final, state of the answer that is being made."""
        if self.growing is None:
            return self
        session = self.with_exchange(self.growing.number, self.growing.exchange)
        return replace(session, growing=None) if self.growing.over.is_set() else session

    def with_conversation(
        self,
        id_: str | None = None,
        exchanges: tuple[Exchange, ...] = (),
        growing: Growing | None = None,
    ) -> "Session":
        """The session with another conversation, or an empty one; limits and settings stay."""
        other = replace(self, conversation=id_, exchanges=exchanges, editing=None, growing=growing)
        return other.with_growth()

    def with_exchange(self, number: int, exchange: Exchange) -> "Session":
        """The session with one exchange replaced."""
        before, after = self.exchanges[:number], self.exchanges[number + 1 :]
        return replace(self, exchanges=(*before, exchange, *after))


@dataclass(slots=True, eq=False)
class Seat:
    """An open page: all its events share one session, also while an answer is being made."""

    session: Session
    client: str = ""  # for the waiting line: the reader's name, or the address; "": unknown yet
    storing: asyncio.Lock = field(default_factory=asyncio.Lock)  # held to store it
    watching: asyncio.Lock = field(default_factory=asyncio.Lock)  # held to show its growth
    acting: asyncio.Lock = field(default_factory=asyncio.Lock)  # held during an act: one at a time
    follower: "Seat | None" = None  # the seat that replaced this one, which shows nothing any more

    @property
    def left(self) -> bool:
        """Whether another seat has replaced this one."""
        return self.follower is not None

    def newest(self) -> "Seat":
        """The page's current seat: Gradio hands an event the one from when it was triggered."""
        return self.follower.newest() if self.follower else self

    async def halt(self) -> None:
        """Stop the answer that is being made, and wait until its end is shown and stored.

        Stored later, it would give its conversation's id to whatever the page shows by then.
        """
        if growing := self.session.growing:
            growing.stop.set()
            await growing.over.wait()
        async with self.watching, self.storing:
            self.session = self.session.with_growth()

    async def with_new_conversation(self) -> "Seat":
        """The page's seat with an empty conversation; a stored answer grows on in this one."""
        async with self.storing:
            kept = self.session.conversation
        growing = self.session.growing
        if not (growing and kept):
            await self.halt()
            self.session = self.session.with_conversation()
            return self
        emptied = self.session.with_conversation()
        self.follower = Seat(emptied, self.client, acting=self.acting)
        growing.grow(growing.exchange, growing.waiting)  # so that watchers notice
        async with self.watching:  # so that no late step is shown after the empty conversation
            return self.follower


def choices_of(names: str | None) -> Choices:
    """Parse settings as a page sends them, names with dots between; None: nothing was chosen yet.

    >>> choices_of("brief.keeping")
    Choices(brief=True, keeping=True, quotes_only=False)
    >>> choices_of("none").keeping, choices_of(None).keeping
    (False, True)
    """
    if names is None:
        return Choices()
    chosen = names.split(".")
    return Choices("brief" in chosen, "keeping" in chosen, "quotes_only" in chosen)
