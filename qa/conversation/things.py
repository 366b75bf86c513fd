"""Things: the names and nouns that a question speaks of."""

from dataclasses import dataclass

from qa.conversation.grammar import NAME, THING, word_runs
from qa.conversation.turn import Query
from qa.language.number_words import NUMBER_WORDS
from qa.language.words import stem, words
from qa.question.recognising import subject_of

# Words that tell the form of a question rather than its topic.
_PLAIN_WORDS = """
    thing good best new long kind sort way type difference different year people article else same
    popular important similar first last next happen other"""
_PLAIN = frozenset(map(stem, [*_PLAIN_WORDS.split(), *NUMBER_WORDS]))


@dataclass(frozen=True, slots=True)
class Thing:
    """A name or noun phrase of a question, or one that was put back into it."""

    text: str
    start: int  # in characters; behind the question if it was put back
    name_words: int  # how many of its words belong to a name: the more, the more it tells
    put_back: bool = False

    @property
    def roots(self) -> frozenset[str]:
        """The stems of the thing's words."""
        return frozenset(map(stem, words(self.text)))


def things_in(question: str) -> list[Thing]:
    """The things in a question, in order.

    >>> [each.text for each in things_in("When did the old Mill Bridge of Lindby open?")]
    ['old Mill Bridge', 'Lindby']
    """
    return [
        Thing(*run)
        for run in word_runs(question, NAME + THING)
        if any(stem(word) not in _PLAIN and not word.isdigit() for word in words(run[0]))
    ]


def things_of(query: Query) -> list[Thing]:
    """The things in a query's question, then those put back into it."""
    behind = len(query.question)
    return things_in(subject_of(query.question)) + [
        Thing(text, behind + place, sum(word[0].isupper() for word in text.split()), put_back=True)
        for place, text in enumerate(query.put_back, 1)
    ]
