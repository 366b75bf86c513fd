"""Dialogue: a message in a conversation to its answer."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from time import monotonic

from embeddings.filters import Filter
from embeddings.index import Hit
from qa.answer import Answer, Sentence
from qa.answering import Answerer
from qa.conversation.follow_up import Turn, may_be_new, standalone_question
from qa.conversation.rewriting import rewritten_question
from qa.conversation.small_talk import small_talk, without_small_talk
from qa.errors import GeneratorUnavailable, QuestionTooLong
from qa.language.question_kinds import speaks_of_this
from qa.quoting.refrains import without_pleas
from qa.retrieval.retriever import Retriever
from qa.writing.prompt import MOST_PASSAGES
from qa.writing.writer import PATIENCE, Writer


class Dialogue:
    """Answers small talk itself, makes a follow-up whole, and asks the articles."""

    def __init__(
        self, answerer: Answerer, retriever: Retriever, writer: Writer | None = None
    ) -> None:
        self._answerer, self._retriever, self._writer = answerer, retriever, writer

    def answers(
        self,
        message: str,
        turns: Sequence[Turn] = (),
        only: Filter | None = None,
        *,
        quotes_only: bool = False,
    ) -> Generator[Answer, None, None]:
        """The answer growing by a sentence at a time; the last one is whole.

        Raises EmptyQuestion and QuestionTooLong.
        """
        patient = monotonic() + PATIENCE
        message = self._answerer.checked(message)
        if reply := small_talk(message):
            yield Answer(message, (Sentence(reply, ()),), 0.0, kind="small talk")
            return
        writer = None if quotes_only else self._writer
        searched, sent = self._searched(without_small_talk(message), turns, only, writer)
        this = next((turn.titles[0] for turn in reversed(turns) if turn.titles), "")
        found = self._answerer.stream(searched, only, this)
        if writer is None:
            yield from (replace(each, question=message, searched=searched) for each in found)
            return
        *_, quoted = found
        quoted = replace(quoted, question=message, searched=searched)
        # nothing to write of, or better as it is
        if quoted.refused or quoted.differ or quoted.kind != "quote":
            yield writer.told(quoted) if sent else quoted
            return
        yield from writer.answers(quoted, self._hits(quoted, only), patient=patient, told=sent)

    def _hits(self, quoted: Answer, only: Filter | None) -> list[Hit]:
        """What is written from: the passages that reading put first, then the next retrieved."""
        retrieved = self._retriever.retrieve(quoted.searched, MOST_PASSAGES, only)
        others = without_pleas(retrieved, self._retriever.index.refrains)
        read = {hit.passage: hit for hit in quoted.nearest}
        return [*read.values(), *(hit for hit in others if hit.passage not in read)][:MOST_PASSAGES]

    def _searched(
        self, message: str, turns: Sequence[Turn], only: Filter | None, writer: Writer | None
    ) -> tuple[str, bool]:
        """The question to search for, and whether the conversation was sent away to find it."""
        # "this article" needs no other words: it is the one that was cited last
        if speaks_of_this(message):
            return message, False
        whole, sent = standalone_question(turns, message), False
        if whole != message and may_be_new(message) and self._is_new(message, whole, turns, only):
            return message, False
        if writer and whole != message:
            try:
                whole = rewritten_question(turns, message, whole, writer.generator)
                sent = True
            except GeneratorUnavailable as error:
                sent = error.reached
        try:
            return self._answerer.checked(whole), sent
        except QuestionTooLong:  # only with the words put back
            return message, sent

    def _is_new(self, message: str, whole: str, turns: Sequence[Turn], only: Filter | None) -> bool:
        """Whether it asks of an article that nothing was quoted from, whatever is put back."""
        cited = {title for turn in turns for title in turn.titles}
        if not turns[-1].titles:  # it may ask again what was refused
            return False
        found = [self._retriever.retrieve(asked, 1, only) for asked in (message, whole)]
        best = [hit.passage.article for hits in found for hit in hits]
        return len(set(best)) == 1 and best[0].title not in cited


def begun(
    answers: Generator[Answer, None, None],
) -> tuple[Answer, Generator[Answer, None, None]]:
    """The first answer of a stream, for which the library was searched, and the others."""
    return next(answers), answers
