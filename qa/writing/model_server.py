"""Model servers that speak the OpenAI protocol, such as Ollama, llama.cpp, vLLM and LM Studio.

httpx is used rather than the ``openai`` client: that one reads OPENAI_* by itself, so that a key in
the environment could send passages away; httpx is installed with Gradio anyway.
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
"""Seconds without a piece after which "" is yielded."""

CONNECT_SECONDS = 5.0

SILENT_SECONDS, HANGING_SECONDS = 60.0, 20.0
"""A server that writes nothing for so long is given up, whatever it sends to keep its connection.
A model on a processor may read a long prompt for most of a minute before its first word; the second
is for a server that was too slow even to name its model, and probably hangs. Both are longer than
all attempts to connect, after which it is certain that nothing was received."""

FACTS_SECONDS, FACTS_AGAIN = 1.0, 30.0
"""The longest wait for a server's facts about its model, and the least time before another try, as
a reader waits too."""

ATTEMPTS = 3
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0  # seconds; each pause is twice the one before
SAFE_CONTEXT = 4096
"""Tokens of a context, where the server does not say how many."""

_CHARACTERS_A_TOKEN = 16  # more than any model writes
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
_REJECTED = (400, 422)  # such as a limit of tokens, by models that think first
_PATH = "/chat/completions"
_CHECK = "Start it, or check the BYLINE_GENERATOR settings."
_REFUSED_KEY = "It does not take the key: set BYLINE_GENERATOR_KEY."
_NOT_FOUND = (
    "It has no such model or no such address: check BYLINE_GENERATOR_MODEL, and that "
    "BYLINE_GENERATOR_URL is one as http://localhost:11434/v1."
)
_TOO_SLOW = (
    "It may be loading its model, or the model be too large: ask again, or set a smaller one."
)
_REDIRECTED = (
    "It leads to another address, to which nothing was sent: set BYLINE_GENERATOR_URL to that one, "
    "often the same with https."
)
_TOO_LONG = "See what its log says: its context may be shorter than what it was sent."
_ADVICE = {401: _REFUSED_KEY, 403: _REFUSED_KEY, 404: _NOT_FOUND, 405: _NOT_FOUND}
_ADVICE |= dict.fromkeys((301, 302, 303, 307, 308), _REDIRECTED)
_ADVICE |= dict.fromkeys((400, 413), _TOO_LONG)
_CONTEXT_KEYS = ("n_ctx", "max_model_len", "context_length", "max_context_length", "n_ctx_train")

_PieceQueue = SimpleQueue[str | GeneratorUnavailable | None]
"""Pieces that were read, the error if one came up, and None at the end."""


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
        stripped = url.strip().rstrip("/")
        self._url = stripped.removesuffix(_PATH)
        if self._url == stripped and address.path == "/":
            self._url += "/v1"  # the usual path, and most often forgotten
        self._model_name = model
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._facts: dict[str, Any] = {}
        self._facts_again_at = 0.0  # by the monotonic clock
        # the receiver of the prompt, as a reader would name it: localhost:8080
        self.host = address.netloc.decode("ascii")

    def context(self) -> int:
        """How many tokens prompt and text may have together, as the server says."""
        return _context_length(self._model_facts()) or SAFE_CONTEXT

    @property
    def model(self) -> str:
        """The name of the model that was set, or of the first that the server has."""
        return self._model_name or str(self._model_facts().get("id") or "default")

    def write(self, prompt: Sequence[Message], limit: int) -> Generator[str, None, None]:
        """Yield the text, at most ``limit`` tokens, piece by piece as it comes.

        While nothing comes, "" is yielded a few times a second, so that the caller can stop;
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
        pieces: _PieceQueue = SimpleQueue()
        last_heard = monotonic()
        patience = HANGING_SECONDS if last_heard < self._facts_again_at else SILENT_SECONDS
        with start_blocking_portal() as portal:
            reading = portal.start_task_soon(self._read, body, limit, pieces.put)
            try:
                while True:
                    try:
                        piece, last_heard = pieces.get(timeout=BEAT), monotonic()
                    except Empty:
                        piece = ""
                    if piece is None:
                        break
                    if isinstance(piece, GeneratorUnavailable):
                        raise piece
                    if monotonic() - last_heard > patience:
                        raise self._unavailable(
                            f"has been silent for {patience:g} seconds", _TOO_SLOW
                        )
                    yield piece
                reading.result()  # raises what is no fault of the server
            finally:
                reading.cancel()  # closes the connection, whatever is awaited

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
        """Yield the pieces of one answer; an attempt that fails before the first is repeated."""
        import anyio
        import httpx

        reached = False
        for attempt in range(1, ATTEMPTS + 1):
            wait = FIRST_PAUSE * 2 ** (attempt - 1)
            try:
                async with client.stream("POST", _PATH, json=body) as response:
                    reached, status = True, response.status_code
                    if status == httpx.codes.OK:
                        async for piece in text_pieces(response.aiter_text()):
                            yield piece
                        return
                    limited = status in _REJECTED and "max_tokens" in body
                    if attempt == ATTEMPTS or not (limited or status in _TRANSIENT):
                        raise self._unavailable(f"answered {status}", _ADVICE.get(status, BUSY))
                    if limited:  # _read limits the text too
                        body = {key: body[key] for key in ("model", "messages", "stream")}
                        continue
                    wait = max(wait, _retry_after(response))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if attempt == ATTEMPTS:
                    raise self._unavailable("cannot be reached", reached=reached) from None
            await anyio.sleep(min(wait, LONGEST_PAUSE))

    def _client(self) -> "httpx.AsyncClient":
        import httpx

        return httpx.AsyncClient(
            base_url=self._url,
            headers=self._headers,
            timeout=httpx.Timeout(None, connect=CONNECT_SECONDS),  # write() limits the rest
            follow_redirects=False,
            trust_env=False,
        )

    def _unavailable(
        self, how: str, advice: str = _CHECK, *, reached: bool = True
    ) -> GeneratorUnavailable:
        # the server's own message is left out: it may repeat the key
        return GeneratorUnavailable(
            f"The model server {self.host} {how}. {advice}", reached=reached
        )

    def _model_facts(self) -> dict[str, Any]:
        """The server's facts about the model, fetched once; again only a while after a timeout."""
        if not self._facts and monotonic() >= self._facts_again_at:
            self._facts = self._fetch_facts()
        return self._facts

    def _fetch_facts(self) -> dict[str, Any]:
        """Fetch the server's facts about the model; empty where it gives none."""
        import httpx

        try:
            answer = httpx.get(
                f"{self._url}/models",
                headers=self._headers,
                timeout=FACTS_SECONDS,
                trust_env=False,
            )
            models = answer.json()["data"]
            valid = [one for one in models if isinstance(one, dict)]
        except httpx.TimeoutException:
            self._facts_again_at = monotonic() + FACTS_AGAIN
            return {}
        except (httpx.HTTPError, ValueError, KeyError, TypeError, RecursionError):
            return {}
        chosen = [one for one in valid if one.get("id") == self._model_name]
        return (chosen or valid or [{}])[0]


def _retry_after(response: "httpx.Response") -> float:
    """How many seconds a server asks to wait before the next attempt."""
    try:
        return float(response.headers.get("Retry-After", 0))
    except ValueError:  # a date
        return 0.0


def _context_length(facts: dict[str, Any]) -> int:
    """How many tokens the model takes, by its facts or those nested one level; 0 if unknown."""
    levels = [facts, *(value for value in facts.values() if isinstance(value, dict))]
    lengths = (level.get(key) for key in _CONTEXT_KEYS for level in levels)
    return next(
        (length for length in lengths if type(length) is int and length > 0), 0
    )  # True is no length
