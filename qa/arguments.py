"""Arguments: checks the types of values that programs pass to Byline."""

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


def _checked(value: object, kind: type[Kind], complaint: str) -> Kind:
    """The value, if it is of a kind; else raises WrongArgument with its type and a complaint."""
    if not isinstance(value, kind):
        raise WrongArgument(f"That is a {type(value).__name__}, {complaint}")
    return value


def given_text(text: object) -> str:
    """A question, query or pasted text. Raises WrongArgument."""
    return plain(_checked(text, str, "no text. Give a str."))


def given_article(article: object) -> Article:
    """An article. Raises WrongArgument."""
    return _checked(article, Article, "no article. Give one, such as articles() has.")


def given_settings(settings: object) -> Settings:
    """The settings to use. Raises WrongArgument."""
    complaint = "no Settings. Give those of qa.settings: settings=load_settings(refusal='strict')"
    return _checked(settings, Settings, complaint)


def given_place(place: object) -> str:
    """A file, a folder, an address or an article's source. Raises WrongArgument.

    >>> given_place(["news", "essays"])
    Traceback (most recent call last):
    qa.errors.WrongArgument: That is a list, no path or address. Give each as a str or Path.
    """
    name = fspath(place) if isinstance(place, PathLike) else place
    return _checked(name, str, "no path or address. Give each as a str or Path.")


def given_path(place: object) -> Path:
    """A file or folder on this machine. Raises WrongArgument.

    >>> given_path("")
    Traceback (most recent call last):
    qa.errors.WrongArgument: '' is no path. Give that of a file or folder.
    """
    name = given_place(place)
    if not name.strip() or "\0" in name or "://" in name:
        raise WrongArgument(f"{name!r} is no path. Give that of a file or folder.")
    return from_home(name)


def given_encoder(encoder: object) -> Encoder:
    """An encoder, given as one or by its name or folder. Raises WrongArgument."""
    if isinstance(encoder, str | PathLike):
        return SentenceEncoder(given_place(encoder))
    if not hasattr(encoder, "encode_query"):
        raise WrongArgument(
            f"That is a {type(encoder).__name__}, no encoder. Give a model's name or folder."
        )
    return cast("Encoder", encoder)


def given_limit(limit: object) -> int:
    """The number of passages wanted. Raises WrongArgument."""
    return _checked(limit, int, "no number of passages. Give a whole number: limit=10")


def given_turns(turns: object) -> list[Turn]:
    """The turns of the conversation so far, the oldest first. Raises WrongArgument.

    >>> given_turns([Answer("Who built the pier?", (), 0.1)])[0].question
    'Who built the pier?'
    """
    if not isinstance(turns, Sequence) or not all(isinstance(one, Turn | Answer) for one in turns):
        raise WrongArgument(
            "turns is no list of answers. Give those before, the oldest first: turns=[answer]"
        )
    return [turn_of(one) if isinstance(one, Answer) else one for one in turns]


def given_filter(only: object) -> Filter | None:
    """The filter of the articles, None if it admits all. Raises WrongArgument."""
    complaint = (
        "no filter. Give one of embeddings.filters: "
        'only=Filter(after="2017-04-01", sites=("example.org",))'
    )
    return None if only in (None, Filter()) else _checked(only, Filter, complaint)
