"""The list of kept conversations as HTML."""

from collections.abc import Sequence

from embeddings.moment import local_day
from qa.counts import counted
from qa.days import spoken_date
from qa.history.conversations import Conversation
from qa.web.html.escaping import escape

UNNAMED = "Without a name"
EMPTY = "Nothing is kept yet. What you ask appears here."
NONE = "No conversation holds these words."


def list_html(conversations: Sequence[Conversation], words: str = "") -> str:
    """A list of the conversations that were found; it carries the ``words`` searched for."""
    attributes = f"data-words='{escape(words)}'"
    if not conversations:
        return f"<p class='hint' {attributes}>{NONE if words.strip() else EMPTY}</p>"
    return f"<ul class='shelf' {attributes}>{''.join(map(_card, conversations))}</ul>"


def _card(conversation: Conversation) -> str:
    name = escape(conversation.name).strip() or UNNAMED
    day = spoken_date(local_day(conversation.changed))
    when = f"{day}, {counted(conversation.questions, 'question')}"
    exports = "<span>Export</span>" + "".join(
        f"<a href='conversations/{conversation.id}.{suffix}' download>{suffix_name}"
        f"<span class='hidden'> of {name}</span></a>"
        for suffix, suffix_name in (("md", "Markdown"), ("html", "HTML"), ("json", "JSON"))
    )
    return (
        f"<li class='card' data-id='{conversation.id}'>"
        f"<button type='button' class='open' dir='auto'>{name}</button>"
        f"<form class='renaming' hidden><label>Name <input name='name' value='{name}' "
        "maxlength='120'></label><button type='submit'>Save</button>"
        "<button type='button' class='leave'>Cancel</button></form>"
        f"<p class='facts'><span>{when}</span></p>"
        f"<div class='removal'><span class='more'>{exports}"
        f"<button type='button' class='rename'>Rename<span class='hidden'> {name}</span></button>"
        f"<button type='button' class='remove'>Delete<span class='hidden'> {name}</span></button>"
        "</span><span class='confirm' hidden><span>Delete for good?</span>"
        "<button type='button' class='yes'>Yes, delete</button>"
        "<button type='button' class='no'>Keep</button></span></div></li>"
    )
