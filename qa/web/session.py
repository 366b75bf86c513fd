"""What the server remembers of one open page."""

import asyncio
from dataclasses import dataclass, field, replace

from qa.history.exchange import Exchange
from qa.web.growing import Growing
from qa.web.limits import Limits

CHOICES_COOKIE = "byline_choices"


@dataclass(frozen=True, slots=True)
class Choices:
    """How a reader wants answers; the browser remembers it in a cookie of these names."""

    brief: bool = False  # answers are one sentence
    keeping: bool = True  # conversations are kept
    quotes_only: bool = False  # nothing is sent to a model server


@dataclass(frozen=True, slots=True)
class Session:
    """The conversation that a page shows, and how its next question is to be asked."""

    reader: str = ""  # who is logged in; "" where there is no login
    conversation: str | None = None  # its id, once it is kept
    exchanges: tuple[Exchange, ...] = ()
    limits: Limits = field(default_factory=Limits)
    editing: int | None = None  # which question the next one replaces
    growing: Growing | None = None  # the answer that is being made
    choices: Choices = field(default_factory=Choices)

    def begun(self, growing: Growing, *, replacing: bool) -> "Session":
        """With an answer in its place; what came after it goes, unless it alone is replaced.

        Then also what is being edited goes on.
        """
        before = self.exchanges[: growing.number]
        after = self.exchanges[growing.number + 1 :] if replacing else ()
        editing = self.editing if replacing else None
        exchanges = (*before, growing.exchange, *after)
        return replace(self, exchanges=exchanges, editing=editing, growing=growing)

    def grown(self) -> "Session":
        """With the answer that is being made as it is by now, or as it ended."""
        if self.growing is None:
            return self
        grown = self.with_exchange(self.growing.number, self.growing.exchange)
        return replace(grown, growing=None) if self.growing.over.is_set() else grown

    def with_conversation(
        self,
        id_: str | None = None,
        exchanges: tuple[Exchange, ...] = (),
        growing: Growing | None = None,
    ) -> "Session":
        """With another conversation, or an empty one; limits and choices stay."""
        other = replace(self, conversation=id_, exchanges=exchanges, editing=None, growing=growing)
        return other.grown()

    def with_exchange(self, number: int, exchange: Exchange) -> "Session":
        """With one exchange in the place of another."""
        before, after = self.exchanges[:number], self.exchanges[number + 1 :]
        return replace(self, exchanges=(*before, exchange, *after))


@dataclass(slots=True, eq=False)
class Seat:
    """An open page: all its events work on one session, also while an answer is being made."""

    session: Session
    client: str = ""  # who it is in the line: a reader's name, or the address; "": not known yet
    storing: asyncio.Lock = field(default_factory=asyncio.Lock)  # held while it is stored
    watching: asyncio.Lock = field(default_factory=asyncio.Lock)  # while its growing answer is told
    acting: asyncio.Lock = field(default_factory=asyncio.Lock)  # acts are done one by one
    follower: "Seat | None" = None  # the page's seat by now: this one is told nothing more

    @property
    def left(self) -> bool:
        """Whether the page has another seat."""
        return self.follower is not None

    def newest(self) -> "Seat":
        """The page's seat by now: Gradio gives an event the one that there was as it came."""
        return self.follower.newest() if self.follower else self

    async def halt(self) -> None:
        """Stop the answer that is being made, and wait until all is said and stored.

        What is stored late would give its conversation's id to whatever is shown by then.
        """
        if growing := self.session.growing:
            growing.stop.set()
            await growing.over.wait()
        async with self.watching, self.storing:
            self.session = self.session.grown()

    async def vacated(self) -> "Seat":
        """The page's seat, with no conversation; an answer that is kept grows on in this one."""
        async with self.storing:
            kept = self.session.conversation
        growing = self.session.growing
        if not (growing and kept):
            await self.halt()
            self.session = self.session.with_conversation()
            return self
        emptied = self.session.with_conversation()
        self.follower = Seat(emptied, self.client, acting=self.acting)
        growing.grow(growing.exchange, growing.waiting)  # whoever watches notices
        async with self.watching:  # so that nothing it still says comes after what is shown then
            return self.follower


def choices_of(names: str | None) -> Choices:
    """The choices whose names a page sent, with dots between them; None: nothing was chosen yet.

    >>> choices_of("brief.keeping")
    Choices(brief=True, keeping=True, quotes_only=False)
    >>> choices_of("none").keeping, choices_of(None).keeping
    (False, True)
    """
    if names is None:
        return Choices()
    chosen = names.split(".")
    return Choices("brief" in chosen, "keeping" in chosen, "quotes_only" in chosen)
