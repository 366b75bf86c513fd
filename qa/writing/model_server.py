"""Model servers: any that speaks the OpenAI protocol, such as Ollama, llama.cpp, vLLM, LM Studio.

httpx rather than the ``openai`` client: that one reads OPENAI_* by itself, so that a key in the
environment could send passages away; httpx is installed with Gradio anyway.
"""

from collections.abc import AsyncIterator, Callable, Generator, Sequence
from dataclasses import asdict
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

from qa.errors import BadSettings, GeneratorUnavailable
from qa.writing.event_stream import BUSY, text_pieces
from qa.writing.prompt import Message

if TYPE_CHECKING:
    import httpx

BEAT = 0.2
"""Seconds without a piece after which "" is given."""

CONNECT_SECONDS = 5.0

SILENT_SECONDS, HANGING_SECONDS = 60.0, 20.0
"""Without a word for so long a server is given up, whatever else it sends to keep its connection.
A model on a processor may read a long prompt for most of a minute before its first word; a server
that did not tell of its model in time, which needs no reading, hangs rather. Both are longer than
all attempts to connect, after which it is known that nothing was received."""

FACTS_SECONDS, FACTS_AGAIN = 1.0, 30.0
"""What a server tells of its model is waited for no longer, and after that asked again no sooner:
a reader waits too."""

ATTEMPTS = 3
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0  # seconds; each pause is twice the one before
SAFE_CONTEXT = 4096
"""Tokens, where a server does not say how many it takes."""

_CHARACTERS_A_TOKEN = 16  # more than any model writes
_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_NOT_TAKEN = (400, 422)  # such as a limit of tokens, by models that think first
_WRITING = "/chat/completions"
_CHECK = "Start it, or check the BYLINE_GENERATOR settings."
_REFUSED_KEY = "It does not take the key: set BYLINE_GENERATOR_KEY."
_NOT_FOUND = (
    "It has no such model or no such address: check BYLINE_GENERATOR_MODEL, and that "
    "BYLINE_GENERATOR_URL is one as http://localhost:11434/v1."
)
_SLOW = "It may be loading its model, or the model be too large: ask again, or set a smaller one."
_ELSEWHERE = (
    "It leads to another address, to which nothing was sent: set BYLINE_GENERATOR_URL to that one, "
    "often the same with https."
)
_TOO_LONG = "See what its log says: its context may be shorter than what it was sent."
_ADVICE = {401: _REFUSED_KEY, 403: _REFUSED_KEY, 404: _NOT_FOUND, 405: _NOT_FOUND}
_ADVICE |= dict.fromkeys((301, 302, 303, 307, 308), _ELSEWHERE)
_ADVICE |= dict.fromkeys((400, 413), _TOO_LONG)
_CONTEXT_KEYS = ("n_ctx", "max_model_len", "context_length", "max_context_length", "n_ctx_train")

_Pieces = SimpleQueue[str | GeneratorUnavailable | None]
"""What was read, what went wrong, or None at the end."""


class ModelServer:
    """Writes by ``POST {url}/chat/completions``, streamed; without a path the url's is /v1.

    Neither proxies nor passwords are taken from the environment, and no redirection is followed:
    passages go to the address that was set, or nowhere. Raises BadSettings for an address or a key
    that is none.
    """

    def __init__(self, url: str, key: str = "", model: str = "") -> None:
        import httpx

        try:
            address = httpx.URL(url.strip())
        except httpx.InvalidURL:  # such as a port that is none
            address = httpx.URL()
        if address.scheme not in ("http", "https") or not address.host or address.userinfo:
            raise BadSettings(
                "BYLINE_GENERATOR_URL is no address such as http://localhost:11434/v1. "
                "Correct it; a key belongs into BYLINE_GENERATOR_KEY."
            )
        if not (key.isascii() and key.isprintable()):
            raise BadSettings("BYLINE_GENERATOR_KEY has a sign that no key has. Copy it anew.")
        given = url.strip().rstrip("/")
        self._url = given.removesuffix(_WRITING)
        if self._url == given and address.path == "/":
            self._url += "/v1"  # where all have it, and what is left out most
        self._named = model
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._facts: dict[str, Any] = {}
        self._ask_again = 0.0  # by the monotonic clock
        # who receives the prompt, as a reader would name it: localhost:8080
        self.host = address.netloc.decode("ascii")

    def context(self) -> int:
        """Tokens that prompt and text may have together, as the server says."""
        return _told_context(self._known_facts()) or SAFE_CONTEXT

    @property
    def model(self) -> str:
        """The model that was set, or the first that the server has."""
        return self._named or str(self._known_facts().get("id") or "default")

    def write(self, prompt: Sequence[Message], limit: int) -> Generator[str, None, None]:
        """The text, at most ``limit`` tokens of it, piece by piece as it comes.

        While nothing comes a piece is "", a few times a second, so that whoever reads can stop;
        closing the iterator closes the connection. Raises GeneratorUnavailable.
        """
        from anyio.from_thread import start_blocking_portal

        body = {
            "model": self.model,
            "messages": [asdict(message) for message in prompt],
            "max_tokens": limit,
            "temperature": 0,
            "stream": True,
        }
        pieces: _Pieces = SimpleQueue()
        heard = monotonic()
        most = HANGING_SECONDS if heard < self._ask_again else SILENT_SECONDS
        with start_blocking_portal() as portal:
            reading = portal.start_task_soon(self._read, body, limit, pieces.put)
            try:
                while True:
                    try:
                        piece, heard = pieces.get(timeout=BEAT), monotonic()
                    except Empty:
                        piece = ""
                    if piece is None:
                        break
                    if isinstance(piece, GeneratorUnavailable):
                        raise piece
                    if monotonic() - heard > most:
                        raise self._unavailable(f"has been silent for {most:g} seconds", _SLOW)
                    yield piece
                reading.result()  # what no server can cause is raised as it is
            finally:
                reading.cancel()  # closes the connection, whatever it waits for

    async def _read(
        self,
        body: dict[str, Any],
        limit: int,
        put: Callable[[str | GeneratorUnavailable | None], None],
    ) -> None:
        import httpx

        try:
            async with self._client() as client:
                left = limit * _CHARACTERS_A_TOKEN
                async for piece in self._pieces(client, body):
                    put(piece[:left])
                    left -= len(piece)
                    if left <= 0:
                        break
            put(None)
        except GeneratorUnavailable as error:
            put(error)
        except httpx.HTTPError as error:
            put(self._unavailable(f"broke off ({type(error).__name__})"))
        except BaseException:  # cancelled: nobody reads any more
            put(None)
            raise

    async def _pieces(
        self, client: "httpx.AsyncClient", body: dict[str, Any]
    ) -> AsyncIterator[str]:
        """The pieces of one answer; what fails before the first is tried again."""
        import anyio
        import httpx

        reached = False
        for attempt in range(1, ATTEMPTS + 1):
            wait = FIRST_PAUSE * 2 ** (attempt - 1)
            try:
                async with client.stream("POST", _WRITING, json=body) as response:
                    reached, status = True, response.status_code
                    if status == httpx.codes.OK:
                        async for piece in text_pieces(response.aiter_text()):
                            yield piece
                        return
                    limited = status in _NOT_TAKEN and "max_tokens" in body
                    if attempt == ATTEMPTS or not (limited or status in _TRY_AGAIN):
                        raise self._unavailable(f"answered {status}", _ADVICE.get(status, BUSY))
                    if limited:  # _read counts too
                        body = {key: body[key] for key in ("model", "messages", "stream")}
                        continue
                    wait = max(wait, _asked_to_wait(response))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if attempt == ATTEMPTS:
                    raise self._unavailable("cannot be reached", reached=reached) from None
            await anyio.sleep(min(wait, LONGEST_PAUSE))

    def _client(self) -> "httpx.AsyncClient":
        import httpx

        return httpx.AsyncClient(
            base_url=self._url,
            headers=self._headers,
            timeout=httpx.Timeout(None, connect=CONNECT_SECONDS),  # write() sees to the rest
            follow_redirects=False,
            trust_env=False,
        )

    def _unavailable(
        self, how: str, advice: str = _CHECK, *, reached: bool = True
    ) -> GeneratorUnavailable:
        # what the server says is left out: it may repeat the key
        return GeneratorUnavailable(
            f"The model server {self.host} {how}. {advice}", reached=reached
        )

    def _known_facts(self) -> dict[str, Any]:
        """What the server has told; one that kept its reader waiting is asked after a while."""
        if not self._facts and monotonic() >= self._ask_again:
            self._facts = self._asked_facts()
        return self._facts

    def _asked_facts(self) -> dict[str, Any]:
        """What the server tells about the model; nothing where it does not."""
        import httpx

        try:
            answer = httpx.get(
                f"{self._url}/models",
                headers=self._headers,
                timeout=FACTS_SECONDS,
                trust_env=False,
            )
            listed = answer.json()["data"]
            known = [one for one in listed if isinstance(one, dict)]
        except httpx.TimeoutException:
            self._ask_again = monotonic() + FACTS_AGAIN
            return {}
        except (httpx.HTTPError, ValueError, KeyError, TypeError, RecursionError):
            return {}
        named = [one for one in known if one.get("id") == self._named]
        return (named or known or [{}])[0]


def _asked_to_wait(response: "httpx.Response") -> float:
    """Seconds that a server asks for before the next attempt."""
    try:
        return float(response.headers.get("Retry-After", 0))
    except ValueError:  # a date
        return 0.0


def _told_context(facts: dict[str, Any]) -> int:
    """Tokens that a model takes, as it says here or one level down; 0 where it does not."""
    levels = [facts, *(value for value in facts.values() if isinstance(value, dict))]
    found = (level.get(key) for key in _CONTEXT_KEYS for level in levels)
    return next((n for n in found if type(n) is int and n > 0), 0)  # True is none
