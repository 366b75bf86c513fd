"""A message made whole, as it is searched."""

from collections.abc import Sequence

from qa.conversation.follow_up import standalone_query
from qa.conversation.turn import Turn


def standalone_question(turns: Sequence[Turn], message: str) -> str:
    """The message as a question that can be understood without the turns before it."""
    return str(standalone_query(turns, message)[0])
