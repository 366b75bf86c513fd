"""Answering: from a question to the quotes that answer it, or a refusal."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter

from embeddings.filters import Filter
from embeddings.index import Hit
from qa.answer import Answer
from qa.errors import EmptyQuestion, QuestionTooLong
from qa.language.expected import expected_kind
from qa.language.stop_words import STOP_WORDS
from qa.language.time_words import TimeWords, is_relative
from qa.language.words import seeming_language, words
from qa.overview.about_articles import AboutArticles
from qa.overview.admitting import site_filter
from qa.question.asked_time import asked_day, asked_time
from qa.question.recognising import is_search, recognise
from qa.question.requests import Content, Mentions, Selection
from qa.quoting.evidence import EvidenceFinder
from qa.quoting.quotes import quote
from qa.quoting.subject import ANY_SUBJECT, Subject
from qa.retrieval.reranking import ReadPassage
from qa.retrieval.respelling import correct_spelling
from qa.retrieval.retriever import Retriever

_NEAREST = 3
_ADDRESS = re.compile(r"https?://[^\s?!.,;]+(?:[?!.,;]+[^\s?!.,;]+)*")
_NO_ARTICLE = "No article fits these words."
_NOT_ADDED = "This page is not in your library: add its address, and ask again."
_OTHER_LANGUAGE = "No article is in the language of your question: ask in theirs ({})."


class Answerer:
    """Answers questions with quotes; refuses if no sentence is likely enough to answer."""

    def __init__(
        self, retriever: Retriever, finder: EvidenceFinder, *, threshold: float, max_question: int
    ) -> None:
        self._retriever, self._index, self._finder = retriever, retriever.index, finder
        self._about = AboutArticles(retriever.index, retriever.retrieve)
        self._threshold, self._max_question = threshold, max_question

    def answer(
        self,
        question: str,
        only: Filter | None = None,
        subject: Subject = ANY_SUBJECT,
        *,
        any_time: bool = False,
    ) -> Answer:
        """The quotes that answer a question, or a refusal.

        Only articles that ``only`` admits are searched, and unless ``any_time`` first those of the
        time that the question names. ``subject`` is the conversation's: quotes may be about it,
        and "this article" is the first of its articles. In the answer's question misspelt words
        are corrected. Raises EmptyQuestion and QuestionTooLong.
        """
        started = perf_counter()
        question = correct_spelling(self.checked_question(question), self._retriever, only)
        request = recognise(question)
        this = subject.titles[0] if subject.titles else ""
        answer = self._about.answer(question, request, only, this)
        if answer is None:
            content = request if isinstance(request, Content) else Content()
            timed = content is request and not any_time
            if time := asked_time(question, date.today()) if timed else None:
                answer = self._answer_of_time(question, content, time, only, subject)
            else:
                answer = self._answer_of_any_time(question, content, only, subject)
            if answer.refused and content is not request:
                answer = replace(answer, note=answer.note or _NO_ARTICLE)
        return replace(answer, seconds=perf_counter() - started)

    def _answer_of_time(
        self,
        question: str,
        content: Content,
        time: TimeWords,
        only: Filter | None,
        subject: Subject,
    ) -> Answer:
        """The answer from the articles of a time or, if these don't say, from all.

        A year in which no article was published is taken for an event's, without a note.
        """
        then = None
        if within := time.within(only):
            then = self.answer(time.left_out(question), within, subject, any_time=True)
            if not then.refused:
                then = replace(then, question=question, searched=question, time=time.words)
                return then.with_notes(time.by_then)
        answer = self._answer_of_any_time(question, content, only, subject)
        in_vain = is_relative(time.words) or (then and then.nearest)
        return answer.with_notes(time.by_all) if in_vain else answer

    def _answer_of_any_time(
        self, question: str, content: Content, only: Filter | None, subject: Subject
    ) -> Answer:
        """The quotes, or if none answer a list of the articles on the topic or of the day."""
        site = content.site
        if site and (within := site_filter(self._index.store.catalogue(), site, only)):
            answer = self.answer(content.question, within, subject, any_time=True)
            return replace(answer, note=answer.note or f"Only articles of {site} were asked.")
        answer = self._quotes(question, only, subject, several=content.several)
        if answer.refused and content.topic:
            about = Mentions(Selection(content.topic))
            return self._about.lists.with_mentions(question, about, only) or answer
        if content.topic and not (is_search(question) or expected_kind(content.topic)):
            answer = replace(answer, short=None)  # a bare topic has no short answer
        if answer.refused and asked_day(question):
            return self._about.lists.of_time(question, only) or answer
        return answer.with_notes(self._refusal_note(answer)) if answer.refused else answer

    def _refusal_note(self, refused: Answer) -> str:
        """A note if no article could answer: its page or its language is not in the library."""
        address = _ADDRESS.search(refused.question)
        if address and self._index.store.article(address[0]) is None:
            return _NOT_ADDED
        language = seeming_language(refused.question)
        nearest = {hit.passage.article.language for hit in refused.nearest}
        if not language or language in nearest:  # most end here; counting all languages is slow
            return ""
        theirs = [code for code, _ in self._index.store.catalogue().languages()]
        # a question in a language whose common words are not known seems to be in another
        if not theirs or language in theirs or not STOP_WORDS.keys() >= set(theirs):
            return ""
        return _OTHER_LANGUAGE.format(", ".join(theirs))

    def _quotes(
        self, question: str, only: Filter | None, subject: Subject, *, several: bool
    ) -> Answer:
        evidence = self._finder.find(question, only, subject)
        confidence = evidence.confidence
        answer = Answer(question, (), confidence)
        if evidence.sentences and confidence >= self._threshold:
            encode, copies = self._index.encoder.encode_passages, self._index.copies
            answer = quote(question, evidence, encode, copies, several=several)
        return replace(answer, confidence=confidence, nearest=self._nearest(evidence.passages))

    def _nearest(self, passages: Sequence[ReadPassage]) -> tuple[Hit, ...]:
        """The first few passages, without those of copies of an article before them."""
        hits: list[Hit] = []
        copies: set[str] = set()  # sources of articles nearly the same as one of a hit
        for each in passages:
            article = each.passage.article
            if article.source not in copies:
                hits.append(each.hit)
                if len(hits) == _NEAREST:
                    break
                copies.update(copy.source for copy in self._index.copies(article))
        return tuple(hits)

    def checked_question(self, question: str) -> str:
        """The question with white space tidied. Raises EmptyQuestion and QuestionTooLong."""
        question = " ".join(question.split())
        if not words(question):
            raise EmptyQuestion("There is no question. Type one and ask again.")
        if len(question) > self._max_question:
            raise QuestionTooLong(
                f"The question has {len(question):,} characters; the limit is "
                f"{self._max_question:,}. Shorten it and ask again."
            )
        return question
