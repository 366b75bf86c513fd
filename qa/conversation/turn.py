"""A turn of a conversation: what was asked, and what was answered."""

from dataclasses import dataclass

from qa.answer import Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of the conversation, and what it was answered."""

    question: str  # as it was typed
    answer: str = ""  # the sentences shown, without marks; "" for a refusal
    searched: str = ""  # the question that was searched in its place, if it was another
    titles: tuple[str, ...] = ()  # of the articles that the answer cites
    short: str = ""  # the words that answer

    @property
    def standalone(self) -> str:
        """The question as it is understood without the turns before it."""
        return self.searched or self.question

    @property
    def said(self) -> str:
        """All that was said in it."""
        return f"{self.question} {self.searched} {self.answer}"


def turn_of(answer: Answer) -> Turn:
    """The turn that an answer makes."""
    said = " ".join(sentence.text for sentence in answer.sentences)
    titles = dict.fromkeys(citation.article.title for citation in answer.citations)
    return Turn(answer.question, said, answer.searched, tuple(titles), answer.short or "")
