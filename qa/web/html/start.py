"""The empty chat: how many articles there are, and questions that they answer."""

from collections.abc import Sequence

from qa.counts import counted
from qa.status import LibraryStatus
from qa.web.html.escaping import escape

OPENING = "Opening the articles…"
INVITATION = "Every answer is quoted from {}, with the place where it stands."


def start_html(status: LibraryStatus | None = None, questions: Sequence[str] = ()) -> str:
    """The chat before its first question; without a status the library is still being opened."""
    if status is None:
        return f"<div class='start opening'><p class='hint'>{OPENING}</p></div>"
    invitation = INVITATION.format(counted(status.articles, "article"))
    buttons = "".join(
        f"<li><button type='button' dir='auto' data-text='{escape(one)}'>{escape(one)}"
        "</button></li>"
        for one in questions
    )
    examples = f"<ul class='examples' aria-label='Questions to begin with'>{buttons}</ul>"
    return f"<div class='start'><p class='hint'>{invitation}</p>{examples if buttons else ''}</div>"
