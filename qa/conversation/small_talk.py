"""Small talk: what is said to Byline and asks the articles nothing."""

import re

from qa.conversation.replies import reply_to
from qa.language.question_kinds import PLEASE

_POLITE = re.compile(rf"(?:{PLEASE}|now |just |and |but )*(.+?)(?: please| now| then| byline)*")
_BEFORE = re.compile(r"([^.,;:!?–-]{1,40}[.,;:!?–-]+) (.+)")
_NOT_A_WORD = re.compile(r"[^\w' ]+")


def small_talk(message: str) -> str | None:
    """A short reply to thanks, a greeting or a question about Byline itself; None to all else.

    The whole message must be small talk: what goes with a question is left to the question.

    >>> small_talk("Thanks!"), small_talk("Thanks to whom was the bridge saved?")
    ("You're welcome. Ask on whenever you like.", None)
    """
    if reply := reply_to(_said(message)) or reply_to(bare(message)):
        return reply
    rest = without_small_talk(message)
    return small_talk(rest) if rest != message else None


def without_small_talk(message: str) -> str:
    """A message without the thanks or the greeting before what it asks.

    "No" before it says that it is a correction.

    >>> without_small_talk("Thanks! And who paid for it?"), without_small_talk("Hello!")
    ('And who paid for it?', 'Hello!')
    """
    while parts := _BEFORE.fullmatch(message):
        if small_talk(parts[1]) is None or _said(parts[1]) in ("no", "nope"):
            break
        message = parts[2]
    return message


def bare(message: str) -> str:
    """A message in small letters, without marks and without what is only polite.

    >>> bare("Could you say that again, please?")
    'say that again'
    """
    said = _said(message)
    polite = _POLITE.fullmatch(said)
    return polite[1] if polite else said


def _said(message: str) -> str:
    return " ".join(_NOT_A_WORD.sub(" ", message.lower().replace("’", "'")).split())
