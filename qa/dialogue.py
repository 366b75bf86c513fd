"""Dialogue: a message in a conversation to its answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from embeddings.filters import Filter
from qa.answer import Answer, Sentence
from qa.answering import Answerer
from qa.conversation import Turn, standalone_question
from qa.question_kinds import speaks_of_this
from qa.small_talk import small_talk


class Dialogue:
    """Answers small talk itself, makes a follow-up whole, and asks the articles."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def answers(
        self, message: str, turns: Sequence[Turn] = (), only: Filter | None = None
    ) -> Iterator[Answer]:
        """The answer growing by a sentence at a time; the last one is whole.

        Raises EmptyQuestion and QuestionTooLong.
        """
        message = self._answerer.checked(message)
        if reply := small_talk(message):
            yield Answer(message, (Sentence(reply, ()),), 0.0, kind="small talk")
            return
        # "this article" needs no other words: it is the one that was cited last
        whole = speaks_of_this(message)
        searched = message if whole else standalone_question(turns, message)
        this = turns[-1].titles[0] if turns and turns[-1].titles else ""
        for answer in self._answerer.stream(searched, only, this):
            yield replace(answer, question=message, searched=searched)
