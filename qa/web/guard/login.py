"""The login: a page that asks for a name and a password, and the guard that demands it."""

from base64 import b64decode
from urllib.parse import parse_qs

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from qa.web.assets import asset
from qa.web.guard.door import SESSION_SECONDS, Door
from qa.web.guard.hosts import refusal
from qa.web.html.escaping import escape

COOKIE = "byline_session"
READER = "byline.reader"  # key of a request's scope: the reader who is logged in
OPEN_PATHS = frozenset({"/login", "/healthz"})
WRONG = "Name and password do not belong together."


def login_routes(door: Door) -> APIRouter:
    """Routes for GET and POST /login, and POST /logout."""
    router = APIRouter()

    @router.get("/login")
    def ask() -> HTMLResponse:
        return HTMLResponse(login_page())

    @router.post("/login")
    async def enter(request: Request) -> Response:
        fields = parse_qs((await request.body()).decode("utf-8", "replace"))
        name, password = (fields.get(field, [""])[0] for field in ("name", "password"))
        client = request.client.host if request.client else ""
        token = await run_sync(door.enter, name, password, client)
        if token is None:
            wait = round(door.wait(name, client))
            problem = f"Too many tries. Wait {wait:,} seconds." if wait > 0 else WRONG
            return HTMLResponse(login_page(problem), 429 if wait > 0 else 401)
        response = RedirectResponse(_with_query(_home(request), request.url.query), 303)
        response.set_cookie(
            COOKIE,
            token,
            max_age=SESSION_SECONDS,
            path=_home(request),
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )
        return response

    @router.post("/logout")
    def leave(request: Request) -> RedirectResponse:
        door.leave(request.cookies.get(COOKIE, ""))
        response = RedirectResponse(f"{_home(request)}login", 303)
        response.delete_cookie(COOKIE, path=_home(request))
        return response

    return router


class Login:
    """Admits requests with a session, or, of programs, with a name and password each time."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or self._door.open:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        reader = self._door.reader(request.cookies.get(COOKIE, ""))
        if reader is None and path.startswith("/api/"):
            reader = await self._reader_by_password(request)
        answer = self._app
        if reader is not None:
            scope[READER] = reader
        elif path not in OPEN_PATHS:
            answer = _log_in_first(request, path)
        await answer(scope, receive, send)

    async def _reader_by_password(self, request: Request) -> str | None:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return None
        try:
            name, _, password = b64decode(given, validate=True).decode().partition(":")
        except ValueError:  # not base64, or not of text
            return None
        client = request.client.host if request.client else ""
        token = await run_sync(self._door.enter, name, password, client)
        if token is None:
            return None
        self._door.leave(token)
        return name


def _log_in_first(request: Request, path: str) -> Response:
    """Redirect a browser to the login; refuse the page's script and programs."""
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        query = request.url.query if path == "/" else ""
        return RedirectResponse(_with_query(f"{_home(request)}login", query), 303)
    asks = {"www-authenticate": "Basic"} if path.startswith("/api/") else None
    return refusal(401, "Log in first: reload the page.", asks)


def login_page(problem: str = "") -> str:
    """The login page as HTML, with what went wrong before."""
    wrong = f"<p class='wrong' role='alert'>{escape(problem)}</p>" if problem else ""
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Log in to Byline</title>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<style>{asset('login.css')}</style><main><h1>Byline</h1><p>Ask your articles</p>{wrong}"
        "<form method='post'><label>Name <input name='name' autocomplete='username' required "
        "autofocus></label><label>Password <input name='password' type='password' "
        "autocomplete='current-password' required></label><button>Log in</button></form></main>"
        f"<script>{asset('login.js')}</script></html>"
    )


def _home(request: Request) -> str:
    return f"{request.scope.get('root_path', '')}/"


def _with_query(path: str, query: str) -> str:
    """A path with the query of the page's address, so that it survives the login."""
    return f"{path}?{query}" if query else path
