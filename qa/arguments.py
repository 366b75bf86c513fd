"""Arguments: what a program gives, refused where it is something else."""

from collections.abc import Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import cast

from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.filters import Filter
from embeddings.home import from_home
from embeddings.tidy import plain
from qa.answer import Answer
from qa.conversation.turn import Turn, turn_of
from qa.errors import WrongArgument


def given_text(text: object) -> str:
    """What is asked, searched or pasted. Raises WrongArgument."""
    if not isinstance(text, str):
        raise WrongArgument(f"That is a {type(text).__name__}, no text. Give a str.")
    return plain(text)


def given_place(place: object) -> str:
    """A file, a folder, an address or an article's source. Raises WrongArgument.

    >>> given_place(["news", "essays"])
    Traceback (most recent call last):
    qa.errors.WrongArgument: That is a list, no path or address. Give each as a str or Path.
    """
    named = fspath(place) if isinstance(place, str | PathLike) else None
    if not isinstance(named, str):
        raise WrongArgument(
            f"That is a {type(place).__name__}, no path or address. Give each as a str or Path."
        )
    return named


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
    if not isinstance(limit, int):
        raise WrongArgument(f"limit is a {type(limit).__name__}. Give a whole number: limit=10")
    return limit


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
    """What limits the articles. Raises WrongArgument."""
    if not isinstance(only, Filter | None):
        raise WrongArgument(
            f"only is a {type(only).__name__}, no filter. Give one of embeddings.filters: "
            'only=Filter(after="2017-04-01", sites=("example.org",))'
        )
    return only
