"""A turn of a conversation: what was asked, what was searched for it, and what was answered."""

import re
from dataclasses import dataclass

from qa.answer import Answer
from qa.conversation.grammar import with_capitals

_READ = re.compile(r"(?P<question>.*\S) \((?P<put_back>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Query:
    """A question, and what was put back into it from the turns before.

    >>> str(Query("Who paid?", ("ferry", "Lindby")))
    'Who paid? (ferry, Lindby)'
    """

    question: str
    put_back: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.question} ({', '.join(self.put_back)})" if self.put_back else self.question

    @classmethod
    def read(cls, searched: str) -> "Query":
        """What a kept answer says was searched, or a reader typed in its place.

        >>> Query.read("Who paid? (ferry, Lindby)").put_back
        ('ferry', 'Lindby')
        """
        if found := _READ.fullmatch(searched):
            return cls(found["question"], tuple(found["put_back"].split(", ")))
        return cls(searched)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of the conversation, and what it was answered."""

    question: str  # as it was typed
    answer: str = ""  # the sentences shown, without marks; "" for a refusal
    searched: str = ""  # the question that was searched in its place, if it was another
    titles: tuple[str, ...] = ()  # of the articles that the answer cites or tells of
    short: str = ""  # the words that answer
    authors: tuple[str, ...] = ()  # of the article that the answer cites first

    @property
    def query(self) -> Query:
        """The question as it is understood without the turns before it."""
        return Query.read(with_capitals(self.searched or self.question, self.answer))

    @property
    def said(self) -> str:
        """All that was said in it."""
        return f"{self.question} {self.searched} {self.answer}"


def turn_of(answer: Answer) -> Turn:
    """The turn that an answer makes."""
    quotes = ([*(one.quote for one in each.context), each.text] for each in answer.sentences)
    said = " ".join(quote for each in quotes for quote in each)
    titles = dict.fromkeys(citation.article.title for citation in answer.citations)
    if answer.kind == "metadata" and not titles:  # what no line of an article says
        titles = dict.fromkeys(sentence.text for sentence in answer.sentences)
    authors = answer.citations[0].article.authors if answer.citations else ()
    return Turn(
        answer.question, said, answer.searched, tuple(titles), answer.short or "", tuple(authors)
    )
