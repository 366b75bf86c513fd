"""Dialogue: from a message in a conversation to its answer."""

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
from qa.conversation.articles_spoken_of import question_about_articles
from qa.conversation.comparing import question_on_each
from qa.conversation.follow_up import standalone_query
from qa.conversation.message import questions, sentences
from qa.conversation.new_topic import is_of_new_topic, is_off_topic
from qa.conversation.one_answer import one_answer
from qa.conversation.replies import AS_WRITTEN, SEE_SOURCE, small_talk
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

_MOST_TITLES = 3
"""The most articles that are named in reply to a question for an answer's source."""


@dataclass(frozen=True, slots=True)
class _Context:
    """All that a message's answer depends on besides its words."""

    turns: Sequence[Turn]  # those before it, the oldest first
    only: Filter | None  # the articles that may answer,
    any_time: bool  # also those of another time than the message names
    writer: Writer | None

    @property
    def cited_titles(self) -> Sequence[str]:
        """The titles of the articles that were cited last."""
        return next((turn.titles for turn in reversed(self.turns) if turn.titles), ())


@dataclass(frozen=True, slots=True)
class _Search:
    """What to search for a message."""

    query: Query
    alone: str | None = None  # the message itself, if it may be about something new
    sent: bool = False  # whether the conversation was sent to a model server for rewriting


class Dialogue:
    """Replies to small talk, completes follow-ups, and puts questions to the articles."""

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
        """Yield the quotes, or the growing answer of a generator; the last one is complete.

        Raises EmptyQuestion and QuestionTooLong.
        """
        patient = monotonic() + PATIENCE
        writer = None if quotes_only else self._writer
        context = _Context(turns, only, any_time, writer)
        question = self._answerer.checked_question(message)
        quotes, sent = self._quotes(question, context)
        # nothing to write from, or better as it is
        if writer is None or quotes.refused or quotes.differ or quotes.kind != "quote":
            yield writer.with_host(quotes) if writer and sent else quotes
            return
        # each of several questions was put to the articles of its own time, as its note says
        several = len(questions(sentences(question))) > 1
        time = None if several else time_words(quotes.time, date.today())
        note = time.by_then if time else quotes.note if several else ""
        timeless = replace(quotes, searched=time.left_out(quotes.searched)) if time else quotes
        within = time.within(only) if time else only
        hits = quotes.nearest if several else self._hits(timeless, within)
        last = quotes
        written = writer.answers(timeless, hits, patient=patient, conversation_sent=sent)
        with closing(written) as growing:
            for last in growing:
                yield replace(last, searched=quotes.searched).with_notes(note)
        if time and last.refused:  # the model finds no answer in the articles of that time
            with closing(self.answers(message, turns, only, any_time=True)) as others:
                for each in others:
                    yield replace(each, host=last.host).with_notes(last.note, time.by_all)

    def _quotes(self, message: str, context: _Context) -> tuple[Answer, bool]:
        """The quotes for a message, or a reply; and whether the conversation was sent away."""
        parts = sentences(message)
        core, to_ask, sent = " ".join(parts), questions(parts), False
        article_question = question_about_articles(context.turns, core)
        if reply := _reply(message, context, article_question):
            return Answer(message, (Sentence(reply, ()),), 0.0, kind="small talk"), False
        if on_each := question_on_each(core):
            answer = self._quotes_for_comparison(core, on_each, context)
        elif len(to_ask) > 1:
            answer = self._quotes_for_all(to_ask, context)
        else:
            search = self._search(core, article_question, context)
            answer, sent = self._quotes_for_search(search, context), search.sent
        return replace(answer, question=message, searched=answer.question), sent

    def _quotes_for_comparison(
        self, question: str, on_each: dict[str, str], context: _Context
    ) -> Answer:
        """The quotes for a comparison, which names its two things and needs no turns.

        Where no sentence has both names, each thing gets quotes of its own. The answer's question
        stays the comparison where a writer will write about both together.
        """
        answer = self._quotes_for_search(_Search(Query(question)), context)
        if not _names_all(answer, on_each):
            of_each = self._quotes_for_all(list(on_each.values()), context)
            answer = answer if of_each.refused else of_each
        return replace(answer, question=question) if context.writer else answer

    def _quotes_for_all(self, to_ask: list[str], context: _Context) -> Answer:
        """One answer to several questions, each of which may lean on those before it."""
        answers: list[Answer] = []
        for question in to_ask:
            turns = [*context.turns, *map(turn_of, answers)]
            answers.append(self._quotes(question, replace(context, turns=turns, writer=None))[0])
        answer = one_answer(answers)
        return replace(answer, question=answer.searched)

    def _quotes_for_search(self, search: _Search, context: _Context) -> Answer:
        """The quotes for a completed question, or for the message ``alone`` if its topic is new.

        That is tried if the completed question is refused, or the articles cited last have nothing
        that the message asks about.
        """
        query, alone, titles = search.query, search.alone, context.cited_titles
        answer_of = partial(self._answerer.answer, only=context.only, any_time=context.any_time)
        completed = answer_of(str(query), subject=Subject(", ".join(query.put_back), titles))
        if alone and completed.nearest:
            off_topic = is_off_topic(alone, completed.nearest, titles)
            if completed.refused or off_topic:
                new = answer_of(alone, subject=Subject(titles=titles))
                if is_of_new_topic(new, completed, off_topic=off_topic):
                    return new
        return completed

    def _hits(self, quotes: Answer, only: Filter | None) -> Sequence[Hit]:
        """The passages to write from: those the reader ranked first, and what these lead to."""
        search = partial(self._retriever.retrieve, limit=MOST_PASSAGES, only=only)
        read = {hit.passage for hit in quotes.nearest}
        others = (hit for hit in search(quotes.searched) if hit.passage not in read)
        hits = [*quotes.nearest, *others]
        found = with_second_search(quotes.searched, hits, search, 2 * MOST_PASSAGES, len(read))
        return list(without_pleas(found, self._retriever.index.refrains))[:MOST_PASSAGES]

    def _search(self, message: str, article_question: str | None, context: _Context) -> _Search:
        """What to search for a message, which may stand for a question about articles.

        "This article" needs no words put back: it is the one cited last; nor do "all articles".
        """
        if article_question or is_of_articles(message):
            return _Search(Query(article_question or message))
        query, may_be_new = standalone_query(context.turns, message)
        alone, sent, writer = query.question if may_be_new else None, False, context.writer
        if writer and str(query) not in message:  # more was changed than a leading "and"
            try:
                written = rewritten_question(context.turns, message, str(query), writer.generator)
                query, sent = Query.parse(written), True
            except GeneratorUnavailable as error:
                sent = error.reached
        try:
            self._answerer.checked_question(str(query))
        except QuestionTooLong:  # only with the words put back
            return _Search(Query(message), sent=sent)
        return _Search(query, alone, sent)


def _reply(message: str, context: _Context, article_question: str | None) -> str | None:
    """Byline's own reply to a message that asks the articles nothing, or None.

    Whoever doubts an answer, or asks where it is from, is told its articles. An answer in another
    form is not refused if a generator can write it, or a summary of another length can be given.
    """
    reply = small_talk(message)
    if reply == SEE_SOURCE and any(context.cited_titles):
        titles = ", ".join(f"“{title}”" for title in context.cited_titles[:_MOST_TITLES] if title)
        return f"That is from {titles}. {reply}"
    return None if reply == AS_WRITTEN and (context.writer or article_question) else reply


def _names_all(answer: Answer, names: Iterable[str]) -> bool:
    """Whether one sentence of an answer has the words of all the names."""
    name_stems = {root for name in names for root in stems(name)}
    return any(name_stems <= stems(sentence.text) for sentence in answer.sentences)
