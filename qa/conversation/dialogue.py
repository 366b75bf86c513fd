"""Dialogue: a message in a conversation to its answer."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from time import monotonic
from typing import TypeVar

from embeddings.filters import Filter
from embeddings.index import Hit
from qa.answer import Answer, Sentence
from qa.answering import Answerer
from qa.conversation.articles_spoken_of import question_of_articles
from qa.conversation.comparing import on_each
from qa.conversation.follow_up import made_whole
from qa.conversation.message import questions, sentences
from qa.conversation.one_answer import one_answer
from qa.conversation.replies import AS_WRITTEN, SURE, small_talk
from qa.conversation.rewriting import rewritten_question
from qa.conversation.things import things_in
from qa.conversation.turn import Query, Turn, turn_of
from qa.errors import GeneratorUnavailable, QuestionTooLong
from qa.language.question_kinds import is_of_articles
from qa.language.words import in_english, stems
from qa.quoting.refrains import without_pleas
from qa.quoting.subject import Subject
from qa.retrieval.retriever import Retriever
from qa.retrieval.second_search import with_second_search
from qa.writing.prompt import MOST_PASSAGES
from qa.writing.writer import PATIENCE, Writer

Answers = TypeVar("Answers", bound=Iterator[Answer])

_BETTER = 0.1
"""Confidence that a question has to have more without what was put back, to be of a new topic.
Chosen on own questions: 92 follow-ups, 43 of something new in two conversations each, and 30 that
the article spoken of does not answer."""


_TOLD = 3
"""Articles at most whose titles are told to whoever asks where an answer is from."""


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
        writer = None if quotes_only else self._writer
        spoken_of = next((turn.titles for turn in reversed(turns) if turn.titles), ())
        if reply := _replied(message, turns, spoken_of, writes=writer is not None):
            yield Answer(message, (Sentence(reply, ()),), 0.0, kind="small talk")
            return
        found, sent = self._quotes(message, turns, only, spoken_of, writer)
        if writer is None:
            yield from found
            return
        *_, quoted = found
        # nothing to write of, or better as it is
        if quoted.refused or quoted.differ or quoted.kind != "quote":
            yield writer.told(quoted) if sent else quoted
            return
        yield from writer.answers(quoted, self._hits(quoted, only), patient=patient, told=sent)

    def _quotes(
        self,
        message: str,
        turns: Sequence[Turn],
        only: Filter | None,
        spoken_of: Sequence[str],
        writer: Writer | None,
    ) -> tuple[Iterator[Answer], bool]:
        """The quotes for a message, growing, and whether the conversation was sent away."""
        said = sentences(message)
        asked = " ".join(said)
        parts = questions(said) if writer is None else [asked]
        sent = False
        if each_of := on_each(asked):
            found = self._compared(asked, each_of, turns, only, spoken_of)
            if writer:  # it writes of both together
                found = (replace(each, question=asked) for each in found)
        elif len(parts) > 1:
            found = iter([self._each(parts, turns, only)])
        else:
            query, new, sent = self._query(asked, turns, writer)
            found = self._found(query, asked if new else None, only, spoken_of)
        return (replace(each, question=message, searched=each.question) for each in found), sent

    def _compared(
        self,
        asked: str,
        each_of: dict[str, str],
        turns: Sequence[Turn],
        only: Filter | None,
        spoken_of: Sequence[str],
    ) -> Iterator[Answer]:
        """The quotes for a comparison, which names all that it is of and needs no turns.

        They are of the question on each of its things where no sentence speaks of both.
        """
        grown = list(self._found(Query(asked), None, only, spoken_of))
        if not _speaks_of_all(grown[-1], each_of):
            told = self._each(list(each_of.values()), turns, only)
            grown = grown if told.refused else [told]
        return iter(grown)

    def _each(self, parts: list[str], turns: Sequence[Turn], only: Filter | None) -> Answer:
        """The answers to several questions as one; each may lean on those before it."""
        answers: list[Answer] = []
        for part in parts:
            said = [*turns, *map(turn_of, answers)]
            *_, whole = self.answers(part, said, only, quotes_only=True)
            answers.append(whole)
        told = one_answer(answers)
        return replace(told, question=told.searched)

    def _found(
        self, query: Query, alone: str | None, only: Filter | None, spoken_of: Sequence[str]
    ) -> Iterator[Answer]:
        """The quotes for a question made whole; or for it ``alone``, where that may be new.

        It is where the whole is refused, or the articles spoken of, given by their titles, have
        nothing that was asked about.
        """
        subject = Subject(", ".join(query.put_back), spoken_of)
        first, rest = begun(self._answerer.stream(str(query), only, subject))
        if alone and first.nearest:
            strange = _is_strange(alone, first.nearest, spoken_of)
            if first.refused or strange:
                *grown, last = self._answerer.stream(alone, only, Subject(titles=spoken_of))
                if _is_of_new_topic(last, first, strange=strange):
                    return iter([*grown, last])
        return chain([first], rest)

    def _hits(self, quoted: Answer, only: Filter | None) -> list[Hit]:
        """What is written from: the passages that reading put first, and what these lead to."""
        search = partial(self._retriever.retrieve, limit=MOST_PASSAGES, only=only)
        read = {hit.passage for hit in quoted.nearest}
        others = (hit for hit in search(quoted.searched) if hit.passage not in read)
        hits = [*quoted.nearest, *others]
        found = with_second_search(quoted.searched, hits, search, 2 * MOST_PASSAGES, len(read))
        return list(without_pleas(found, self._retriever.index.refrains))[:MOST_PASSAGES]

    def _query(
        self, asked: str, turns: Sequence[Turn], writer: Writer | None
    ) -> tuple[Query, bool, bool]:
        """What to search for, whether it may be new, and whether the conversation was sent away."""
        if again := question_of_articles(turns, asked):
            return Query(again), False, False
        # "this article" needs no other words: it is the one that was cited last; nor do all
        if is_of_articles(asked):
            return Query(asked), False, False
        query, new = made_whole(turns, asked)
        sent = False
        if writer and query != Query(asked):
            try:
                written = rewritten_question(turns, asked, str(query), writer.generator)
                query, sent = Query.read(written), True
            except GeneratorUnavailable as error:
                sent = error.reached
        try:
            self._answerer.checked(str(query))
        except QuestionTooLong:  # only with the words put back
            return Query(asked), False, sent
        return query, new, sent


def _replied(
    message: str, turns: Sequence[Turn], spoken_of: Sequence[str], *, writes: bool
) -> str | None:
    """What is said to a message that asks the articles nothing; None to all else.

    Whoever doubts an answer, or asks where it is from, is told from which articles it is. A
    generator can put an answer otherwise, and what was summed up can be told in fewer sentences.
    """
    reply = small_talk(message)
    if reply == SURE and any(spoken_of):
        titles = ", ".join(f"“{title}”" for title in spoken_of[:_TOLD] if title)
        return f"That is from {titles}. {reply}"
    if reply == AS_WRITTEN and (writes or question_of_articles(turns, message)):
        return None
    return reply


def _speaks_of_all(answer: Answer, names: Iterable[str]) -> bool:
    """Whether one of its sentences has the words of all the names."""
    asked = {root for name in names for root in stems(name)}
    return any(asked <= stems(sentence.text) for sentence in answer.sentences)


def _is_of_new_topic(alone: Answer, whole: Answer, *, strange: bool) -> bool:
    """Whether what was asked, answered alone, is of something new; ``whole`` is with a topic.

    It is where that is answered better, or as well where the articles spoken of have nothing that
    is asked about; what they have nothing of is not of them where it is refused, either.
    """
    if alone.refused:
        return strange
    return alone.confidence - whole.confidence >= (0 if strange else _BETTER)


def _is_strange(asked: str, nearest: Sequence[Hit], spoken_of: Sequence[str]) -> bool:
    """Whether no article spoken of that was found has a thing that is asked about.

    Where none is known to be spoken of, it may be any that was found.
    """
    own = {root for each in things_in(asked) for root in each.roots}
    articles = {hit.passage.article for hit in nearest}
    known = [each for each in articles if not spoken_of or each.title in spoken_of]
    strange = all(own.isdisjoint(stems(each.text)) for each in known)
    return bool(own) and in_english(asked) and strange


def begun(answers: Answers) -> tuple[Answer, Answers]:
    """The first answer of a stream, for which the library was searched, and the others."""
    return next(answers), answers
