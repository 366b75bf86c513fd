"""A turn of a conversation: a question, the query searched for it, and its answer."""

import re
from dataclasses import dataclass

from qa.answer import Answer
from qa.conversation.grammar import with_capitals

_WRITTEN_QUERY = re.compile(r"(?P<question>.*\S) \((?P<put_back>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Query:
    """A question, and the words put back into it from the turns before.

    >>> str(Query("Who paid?", ("ferry", "Lindby")))
    'Who paid? (ferry, Lindby)'
    """

    question: str
    put_back: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.question} ({', '.join(self.put_back)})" if self.put_back else self.question

    @classmethod
    def parse(cls, searched: str) -> "Query":
        """The query that is written so in a stored answer, or by a reader who corrected it.

        >>> Query.parse("Who paid? (ferry, Lindby)").put_back
        ('ferry', 'Lindby')
        """
        if found := _WRITTEN_QUERY.fullmatch(searched):
            return cls(found["question"], tuple(found["put_back"].split(", ")))
        return cls(searched)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of the conversation and its answer."""

    question: str  # as it was typed
    answer: str = ""  # the sentences shown, without marks; "" for a refusal
    searched: str = ""  # the query that was searched, if it is not the question itself
    titles: tuple[str, ...] = ()  # of the articles that the answer cites or tells of
    short: str = ""  # the words that answer
    authors: tuple[str, ...] = ()  # of the article that the answer cites first

    @property
    def query(self) -> Query:
        """The query that the question stands for, with names in capitals."""
        return Query.parse(with_capitals(self.searched or self.question, self.answer))

    @property
    def text(self) -> str:
        """Question, query and answer together."""
        return f"{self.question} {self.searched} {self.answer}"


def turn_of(answer: Answer) -> Turn:
    """The turn made of an answer and its question."""
    quotes = ([*(one.quote for one in each.context), each.text] for each in answer.sentences)
    text = " ".join(quote for each in quotes for quote in each)
    titles = dict.fromkeys(citation.article.title for citation in answer.citations)
    if answer.kind == "metadata" and not titles:  # known, but from no line of an article
        titles = dict.fromkeys(sentence.text for sentence in answer.sentences)
    authors = answer.citations[0].article.authors if answer.citations else ()
    return Turn(
        answer.question, text, answer.searched, tuple(titles), answer.short or "", tuple(authors)
    )
