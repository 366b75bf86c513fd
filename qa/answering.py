"""Answering: a question to quotes that answer it, or a refusal."""

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
from qa.overview.admitting import of_site
from qa.question.asked_time import asked_day, asked_time
from qa.question.recognising import is_search, recognise
from qa.question.requests import Content, Meant, Mentions
from qa.quoting.evidence import EvidenceFinder
from qa.quoting.quotes import quote
from qa.quoting.subject import ANY_SUBJECT, Subject
from qa.retrieval.reranking import ReadPassage
from qa.retrieval.respelling import spelt_as_found
from qa.retrieval.retriever import Retriever

_NEAREST = 3
_ADDRESS = re.compile(r"https?://[^\s?!.,;]+(?:[?!.,;]+[^\s?!.,;]+)*")
_NO_ARTICLE = "No article fits these words."
_NOT_ADDED = "This page is not in your library: add its address, and ask again."
_OTHER_LANGUAGE = "No article is in the language of your question: ask in theirs ({})."


class Answerer:
    """Quotes what the articles say; refuses where no sentence is likely enough to answer."""

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
        """The sentences that answer, each with its citation, or none.

        Only articles that ``only`` admits are searched, and unless ``any_time`` first those of the
        time that the question names. ``subject`` is what was spoken of: what is quoted may be of
        it, and "this article" is the first of its articles. The answer's question has the words
        that were misspelt put right. Raises EmptyQuestion and QuestionTooLong.
        """
        started = perf_counter()
        question = spelt_as_found(self.checked(question), self._retriever, only)
        request = recognise(question)
        this = subject.titles[0] if subject.titles else ""
        answer = self._about.answer(question, request, only, this)
        if answer is None:
            asked = request if isinstance(request, Content) else Content()
            time = None if any_time or asked is not request else asked_time(question, date.today())
            if time is None:
                answer = self._told(question, asked, only, subject)
            else:
                answer = self._of_time(question, asked, time, only, subject)
            if answer.refused and asked is not request:
                answer = replace(answer, note=answer.note or _NO_ARTICLE)
        return replace(answer, seconds=perf_counter() - started)

    def _of_time(
        self, question: str, asked: Content, time: TimeWords, only: Filter | None, subject: Subject
    ) -> Answer:
        """The answer by the articles of a time or, where these don't say, by all.

        Of a year in which none was published nothing is said: it is that of an event.
        """
        told = None
        if within := time.within(only):
            told = self.answer(time.left_out(question), within, subject, any_time=True)
            if not told.refused:
                told = replace(told, question=question, searched=question, time=time.words)
                return told.noted(time.by_then)
        answer = self._told(question, asked, only, subject)
        in_vain = is_relative(time.words) or (told and told.nearest)
        return answer.noted(time.by_all) if in_vain else answer

    def _told(self, question: str, asked: Content, only: Filter | None, subject: Subject) -> Answer:
        """The quotes; where none answer, the articles that have the topic or are of the day."""
        within = of_site(self._index.store.catalogue(), asked.site, only) if asked.site else None
        if within:
            told = self.answer(asked.question, within, subject, any_time=True)
            return replace(told, note=told.note or f"Only articles of {asked.site} were asked.")
        answer = self._quoted(question, only, subject, several=asked.several)
        if answer.refused and asked.topic:
            about = Mentions(Meant(asked.topic))
            return self._about.lists.mentioned(question, about, only) or answer
        if asked.topic and not (is_search(question) or expected_kind(asked.topic)):  # nothing asks
            answer = replace(answer, short=None)
        if answer.refused and asked_day(question):
            return self._about.lists.happened(question, only) or answer
        return answer.noted(self._missing(answer)) if answer.refused else answer

    def _missing(self, refused: Answer) -> str:
        """What a refused question wants that no article could have: its page, or its language."""
        address = _ADDRESS.search(refused.question)
        if address and self._index.store.article(address[0]) is None:
            return _NOT_ADDED
        asked = seeming_language(refused.question)
        found = {hit.passage.article.language for hit in refused.nearest}
        if not asked or asked in found:  # most end here: of many articles languages take long
            return ""
        theirs = [code for code, _ in self._index.store.catalogue().languages()]
        # a question in a language whose common words are not known seems to be in another
        if not theirs or asked in theirs or not STOP_WORDS.keys() >= set(theirs):
            return ""
        return _OTHER_LANGUAGE.format(", ".join(theirs))

    def _quoted(
        self, question: str, only: Filter | None, subject: Subject, *, several: bool
    ) -> Answer:
        evidence = self._finder.find(question, only, subject)
        sure, found = evidence.confidence, evidence.sentences
        answer = Answer(question, (), sure)
        if found and sure >= self._threshold:
            encode, copies = self._index.encoder.encode_passages, self._index.copies
            answer = quote(question, evidence, encode, copies, several=several)
        return replace(answer, confidence=sure, nearest=self._nearest(evidence.passages))

    def _nearest(self, passages: Sequence[ReadPassage]) -> tuple[Hit, ...]:
        """The first few; of an article that was saved twice only those of the one found first."""
        found: list[Hit] = []
        twice: set[str] = set()  # sources of what is nearly the same as one that was found
        for each in passages:
            article = each.passage.article
            if article.source not in twice:
                found.append(each.hit)
                if len(found) == _NEAREST:
                    break
                twice.update(copy.source for copy in self._index.copies(article))
        return tuple(found)

    def checked(self, question: str) -> str:
        """The question without needless white space. Raises EmptyQuestion and QuestionTooLong."""
        question = " ".join(question.split())
        if not words(question):
            raise EmptyQuestion("There is no question. Type one and ask again.")
        if len(question) > self._max_question:
            raise QuestionTooLong(
                f"The question has {len(question):,} characters; the limit is "
                f"{self._max_question:,}. Shorten it and ask again."
            )
        return question
