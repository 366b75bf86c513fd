"""Arguments: what a program gives with a question, refused where it is something else."""

from collections.abc import Sequence

from embeddings.filters import Filter
from qa.answer import Answer
from qa.conversation.turn import Turn, turn_of
from qa.errors import WrongArgument


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
