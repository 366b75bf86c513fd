"""Arguments: what a program gives, refused where it is something else."""

from collections.abc import Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TypeVar, cast

from embeddings.article import Article
from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.filters import Filter
from embeddings.home import from_home
from embeddings.tidy import plain
from qa.answer import Answer
from qa.conversation.turn import Turn, turn_of
from qa.errors import WrongArgument
from qa.settings import Settings

Kind = TypeVar("Kind")


def _given(value: object, kind: type[Kind], told: str) -> Kind:
    """A value of a kind, or WrongArgument: what it is, and what is told of it."""
    if not isinstance(value, kind):
        raise WrongArgument(f"That is a {type(value).__name__}, {told}")
    return value


def given_text(text: object) -> str:
    """What is asked, searched or pasted. Raises WrongArgument."""
    return plain(_given(text, str, "no text. Give a str."))


def given_article(article: object) -> Article:
    """An article that was removed. Raises WrongArgument."""
    return _given(article, Article, "no article. Give one, such as articles() has.")


def given_settings(settings: object) -> Settings:
    """The settings in force. Raises WrongArgument."""
    told = "no Settings. Give those of qa.settings: settings=load_settings(refusal='strict')"
    return _given(settings, Settings, told)


def given_place(place: object) -> str:
    """A file, a folder, an address or an article's source. Raises WrongArgument.

    >>> given_place(["news", "essays"])
    Traceback (most recent call last):
    qa.errors.WrongArgument: That is a list, no path or address. Give each as a str or Path.
    """
    named = fspath(place) if isinstance(place, PathLike) else place
    return _given(named, str, "no path or address. Give each as a str or Path.")


def given_path(place: object) -> Path:
    """A file or folder of this machine's. Raises WrongArgument.

    >>> given_path("")
    Traceback (most recent call last):
    qa.errors.WrongArgument: '' is no path. Give that of a file or folder.
    """
    named = given_place(place)
    if not named.strip() or "\0" in named or "://" in named:
        raise WrongArgument(f"{named!r} is no path. Give that of a file or folder.")
    return from_home(named)


def given_encoder(encoder: object) -> Encoder:
    """An encoder, or that of a name or folder. Raises WrongArgument."""
    if isinstance(encoder, str | PathLike):
        return SentenceEncoder(given_place(encoder))
    if not hasattr(encoder, "encode_query"):
        raise WrongArgument(
            f"That is a {type(encoder).__name__}, no encoder. Give a model's name or folder."
        )
    return cast("Encoder", encoder)


def given_limit(limit: object) -> int:
    """How many are wanted. Raises WrongArgument."""
    return _given(limit, int, "no number of passages. Give a whole number: limit=10")


def given_turns(turns: object) -> list[Turn]:
    """What was said before, the oldest first. Raises WrongArgument.

    >>> given_turns([Answer("Who built the pier?", (), 0.1)])[0].question
    'Who built the pier?'
    """
    if not isinstance(turns, Sequence) or not all(isinstance(one, Turn | Answer) for one in turns):
        raise WrongArgument(
            "turns is no list of answers. Give those before, the oldest first: turns=[answer]"
        )
    return [turn_of(one) if isinstance(one, Answer) else one for one in turns]


def given_filter(only: object) -> Filter | None:
    """What limits the articles; None: nothing does. Raises WrongArgument."""
    told = (
        "no filter. Give one of embeddings.filters: "
        'only=Filter(after="2017-04-01", sites=("example.org",))'
    )
    return None if only in (None, Filter()) else _given(only, Filter, told)
