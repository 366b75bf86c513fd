"""The page's interface for programs: ask and search, conversations and feedback as files."""

import re
from collections.abc import Callable
from contextlib import closing
from typing import Any, Literal, TypeVar
from urllib.parse import quote

from anyio.to_thread import run_sync
from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from embeddings.errors import IndexingError
from embeddings.filters import Filter
from qa.answer import Answer
from qa.article_values import hit_to_dict
from qa.errors import QAError
from qa.history.exporting import to_html, to_json, to_markdown
from qa.history.feedback import judgement_line
from qa.web.guard.login import READER
from qa.web.services import Services
from qa.web.waiting_line import Ticket

Made = TypeVar("Made")

MAX_HITS = 100
GONE = 499  # a status that nobody reads: who asked is no longer there
_EXPORTS = {
    "md": (to_markdown, "text/markdown"),
    "json": (to_json, "application/json"),
    "html": (to_html, "text/html"),
}


class Limited(BaseModel):
    """The fields that limit which articles are searched; all are, unless one is given."""

    model_config = ConfigDict(extra="forbid")

    after: str | None = None
    before: str | None = None
    sites: tuple[str, ...] = Field(default=(), max_length=100)
    authors: tuple[str, ...] = Field(default=(), max_length=100)
    sources: tuple[str, ...] = Field(default=(), max_length=1000)

    def only(self) -> Filter:
        """The limits as a filter. Raises BadFilter."""
        return Filter(self.after, self.before, self.sites, self.authors, self.sources)


class Question(Limited):
    """The body of a request to /api/ask."""

    question: str
    quotes_only: bool = False
    any_time: bool = False


class Search(Limited):
    """The body of a request to /api/search."""

    query: str
    limit: int = Field(default=10, ge=1, le=MAX_HITS)


def api_routes(services: Services) -> APIRouter:
    """Routes for POST /api/ask and /api/search, and for downloading what was kept."""
    router = APIRouter()

    @router.post("/api/ask")
    async def ask(asked: Question, request: Request) -> dict[str, Any]:
        ticket = Ticket(client_of(request))
        try:
            async for _ in services.line.places(ticket):
                pass
            return (await _answer(services, asked, request, ticket)).to_dict()
        finally:
            services.line.leave(ticket)

    @router.post("/api/search")
    def search(asked: Search) -> list[dict[str, Any]]:
        library = services.libraries.current()
        hits = _checked(lambda: library.search(asked.query, asked.limit, only=asked.only()))
        return [hit_to_dict(hit) for hit in hits]

    @router.get("/conversations/{name}.{suffix}")
    def export(request: Request, name: str, suffix: Literal["md", "json", "html"]) -> Response:
        reader = reader_of(request)
        conversation = services.conversations.conversation(reader, name)
        if conversation is None:
            raise HTTPException(404, "There is no such conversation.")
        write, kind = _EXPORTS[suffix]
        text = write(conversation, services.conversations.exchanges(reader, name))
        words = " ".join(re.findall(r"[\w-]+", conversation.name)) or "conversation"
        return _file(text, kind, f"{words}.{suffix}")

    @router.get("/judgements.jsonl")
    def judgements(request: Request) -> Response:
        found = services.feedback.judgements(reader_of(request))
        return _file("".join(map(judgement_line, found)), "application/jsonl", "judgements.jsonl")

    return router


def reader_of(request: Request) -> str:
    """The name of the reader who is logged in; "" where there is no login."""
    return str(request.scope.get(READER, ""))


def client_of(request: Request) -> str:
    """The client that the waiting line counts: the reader, or the address without a login."""
    return reader_of(request) or (request.client.host if request.client else "")


async def _answer(services: Services, asked: Question, request: Request, ticket: Ticket) -> Answer:
    """The complete answer; given up once the client disconnects, as nobody would read it."""
    library, only = await run_sync(_checked, services.libraries.current), _checked(asked.only)
    answers = library.stream(
        asked.question, only=only, quotes_only=asked.quotes_only, any_time=asked.any_time
    )
    answer: Answer | None = None
    with closing(answers):
        while not await request.is_disconnected():
            grown = await run_sync(_checked, lambda: next(answers, None))
            if answer and grown is None:
                return answer
            answer = grown
            if answer and answer.host:  # it is the model server that works now
                services.line.step_aside(ticket)
    raise HTTPException(GONE, "The client has gone.")


def _checked(work: Callable[[], Made]) -> Made:
    """Return what ``work`` returns; an error of ours becomes HTTP status 422 with its message."""
    try:
        return work()
    except (QAError, IndexingError) as error:
        raise HTTPException(422, str(error)) from error


def _file(text: str, kind: str, name: str) -> Response:
    """A download, which no browser shows as a page of this site."""
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(text, media_type=f"{kind}; charset=utf-8", headers=headers)
