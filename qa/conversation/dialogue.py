"""Dialogue: a message in a conversation to its answer."""

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from time import monotonic

from embeddings.filters import Filter
from embeddings.index import Hit
from qa.answer import Answer, Sentence
from qa.answering import Answerer
from qa.conversation.articles_spoken_of import question_of_articles
from qa.conversation.comparing import on_each
from qa.conversation.follow_up import made_whole
from qa.conversation.message import questions, sentences
from qa.conversation.new_topic import is_of_new_topic, is_strange
from qa.conversation.one_answer import one_answer
from qa.conversation.replies import AS_WRITTEN, SURE, small_talk
from qa.conversation.rewriting import rewritten_question
from qa.conversation.turn import Query, Turn, turn_of
from qa.errors import GeneratorUnavailable, QuestionTooLong
from qa.language.time_words import time_words
from qa.language.words import stems
from qa.question.recognising import is_of_articles
from qa.quoting.refrains import without_pleas
from qa.quoting.subject import Subject
from qa.retrieval.retriever import Retriever
from qa.retrieval.second_search import with_second_search
from qa.writing.prompt import MOST_PASSAGES
from qa.writing.writer import PATIENCE, Writer

_TOLD = 3
"""Articles at most whose titles are told to whoever asks where an answer is from."""


@dataclass(frozen=True, slots=True)
class _Asking:
    """What a message is asked with."""

    turns: Sequence[Turn]  # what was said before
    only: Filter | None  # which articles may answer,
    any_time: bool  # also those of another time than it names
    writer: Writer | None

    @property
    def spoken_of(self) -> Sequence[str]:
        """The titles of the articles that were cited last."""
        return next((turn.titles for turn in reversed(self.turns) if turn.titles), ())


@dataclass(frozen=True, slots=True)
class _Search:
    """What is searched for a message."""

    query: Query
    alone: str | None = None  # the message itself, where it may be of something new
    sent: bool = False  # the conversation was sent to a model server, to make it whole


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
        any_time: bool = False,
    ) -> Generator[Answer, None, None]:
        """The quotes, or what is written in their place growing; the last one is whole.

        Raises EmptyQuestion and QuestionTooLong.
        """
        patient = monotonic() + PATIENCE
        writer = None if quotes_only else self._writer
        asking = _Asking(turns, only, any_time, writer)
        asked = self._answerer.checked(message)
        quoted, sent = self._quoted(asked, asking)
        # nothing to write of, or better as it is
        if writer is None or quoted.refused or quoted.differ or quoted.kind != "quote":
            yield writer.with_host(quoted) if writer and sent else quoted
            return
        # each of several questions was asked of the articles of its own time, as is noted
        several = len(questions(sentences(asked))) > 1
        time = None if several else time_words(quoted.time, date.today())
        noted = time.by_then if time else quoted.note if several else ""
        told = replace(quoted, searched=time.left_out(quoted.searched)) if time else quoted
        within = time.within(only) if time else only
        hits = quoted.nearest if several else self._hits(told, within)
        last = quoted
        with closing(
            writer.answers(told, hits, patient=patient, conversation_sent=sent)
        ) as written:
            for last in written:
                yield replace(last, searched=quoted.searched).noted(noted)
        if time and last.refused:  # the model finds none in the articles of then
            with closing(self.answers(message, turns, only, any_time=True)) as others:
                for each in others:
                    yield replace(each, host=last.host).noted(last.note, time.by_all)

    def _quoted(self, message: str, asking: _Asking) -> tuple[Answer, bool]:
        """The quotes for a message, or a reply, and whether the conversation was sent away."""
        said = sentences(message)
        asked, parts, sent = " ".join(said), questions(said), False
        again = question_of_articles(asking.turns, asked)
        if reply := _replied(message, asking, again):
            return Answer(message, (Sentence(reply, ()),), 0.0, kind="small talk"), False
        if each_of := on_each(asked):
            found = self._compared(asked, each_of, asking)
        elif len(parts) > 1:
            found = self._each(parts, asking)
        else:
            search = self._search(asked, again, asking)
            found, sent = self._found(search, asking), search.sent
        return replace(found, question=message, searched=found.question), sent

    def _compared(self, asked: str, each_of: dict[str, str], asking: _Asking) -> Answer:
        """The quotes for a comparison, which names all that it is of and needs no turns.

        They are of the question on each of its things where no sentence speaks of both; a writer
        writes of both together.
        """
        found = self._found(_Search(Query(asked)), asking)
        if not _speaks_of_all(found, each_of):
            told = self._each(list(each_of.values()), asking)
            found = found if told.refused else told
        return replace(found, question=asked) if asking.writer else found

    def _each(self, parts: list[str], asking: _Asking) -> Answer:
        """The answers to several questions as one; each may lean on those before it."""
        answers: list[Answer] = []
        for part in parts:
            said = [*asking.turns, *map(turn_of, answers)]
            answers.append(self._quoted(part, replace(asking, turns=said, writer=None))[0])
        told = one_answer(answers)
        return replace(told, question=told.searched)

    def _found(self, search: _Search, asking: _Asking) -> Answer:
        """The quotes for a question made whole; or for it ``alone``, where that is of a new topic.

        It may be where the whole is refused, or the articles spoken of have nothing that was asked
        about.
        """
        query, alone, spoken_of = search.query, search.alone, asking.spoken_of
        ask = partial(self._answerer.answer, only=asking.only, any_time=asking.any_time)
        whole = ask(str(query), subject=Subject(", ".join(query.put_back), spoken_of))
        if alone and whole.nearest:
            strange = is_strange(alone, whole.nearest, spoken_of)
            if whole.refused or strange:
                new = ask(alone, subject=Subject(titles=spoken_of))
                if is_of_new_topic(new, whole, strange=strange):
                    return new
        return whole

    def _hits(self, quoted: Answer, only: Filter | None) -> Sequence[Hit]:
        """What is written from: the passages that reading put first, and what these lead to."""
        search = partial(self._retriever.retrieve, limit=MOST_PASSAGES, only=only)
        read = {hit.passage for hit in quoted.nearest}
        others = (hit for hit in search(quoted.searched) if hit.passage not in read)
        hits = [*quoted.nearest, *others]
        found = with_second_search(quoted.searched, hits, search, 2 * MOST_PASSAGES, len(read))
        return list(without_pleas(found, self._retriever.index.refrains))[:MOST_PASSAGES]

    def _search(self, asked: str, again: str | None, asking: _Asking) -> _Search:
        """What to search for; ``again``: the question about articles that is asked, if it is one.

        "This article" needs no other words: it is the one that was cited last; nor do all.
        """
        if again or is_of_articles(asked):
            return _Search(Query(again or asked))
        query, new = made_whole(asking.turns, asked)
        alone, sent, writer = query.question if new else None, False, asking.writer
        if writer and str(query) not in asked:  # not only without its "and"
            try:
                written = rewritten_question(asking.turns, asked, str(query), writer.generator)
                query, sent = Query.read(written), True
            except GeneratorUnavailable as error:
                sent = error.reached
        try:
            self._answerer.checked(str(query))
        except QuestionTooLong:  # only with the words put back
            return _Search(Query(asked), sent=sent)
        return _Search(query, alone, sent)


def _replied(message: str, asking: _Asking, again: str | None) -> str | None:
    """What is said to a message that asks the articles nothing; None to all else.

    Whoever doubts an answer, or asks where it is from, is told from which articles it is. A
    generator can put an answer otherwise, and what was summed up can be told in fewer sentences.
    """
    reply = small_talk(message)
    if reply == SURE and any(asking.spoken_of):
        titles = ", ".join(f"“{title}”" for title in asking.spoken_of[:_TOLD] if title)
        return f"That is from {titles}. {reply}"
    return None if reply == AS_WRITTEN and (asking.writer or again) else reply


def _speaks_of_all(answer: Answer, names: Iterable[str]) -> bool:
    """Whether one of its sentences has the words of all the names."""
    asked = {root for name in names for root in stems(name)}
    return any(asked <= stems(sentence.text) for sentence in answer.sentences)
