"""Things: the names and nouns that a question speaks of."""

import re
from dataclasses import dataclass

from qa.conversation.grammar import parsed
from qa.language.words import is_common, stem, words

# Words that say how something is asked rather than what about.
_PLAIN_WORDS = """
    thing good best new long kind sort way type difference different year people article else same
    popular important similar first last next happen other"""
_PLAIN = frozenset(map(stem, _PLAIN_WORDS.split()))


@dataclass(frozen=True, slots=True)
class Thing:
    """What is named or stands as a thing in a question, and where."""

    text: str
    start: int
    named: int  # how many of its words are a name's: the more, the more it says
    put_back: bool = False  # into the question, which does not ask of it itself

    @property
    def roots(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(map(stem, words(self.text)))


def things_in(question: str) -> list[Thing]:
    """The things of a question in order, then those put back into it.

    >>> [each.text for each in things_in("When did the old Mill Bridge of Lindby open? (ferry)")]
    ['old Mill Bridge', 'Lindby', 'ferry']
    """
    asked, _, put_back = question.partition(" (")
    said, things = parsed(asked), []
    for run in re.finditer("[Nnsei]+", "".join(word.kind for word in said)):
        of_it = said[run.start() : run.end()]
        text = re.sub(r"['’]s$", "", " ".join(word.text for word in of_it))
        if any(stem(word) not in _PLAIN and not word.isdigit() for word in words(text)):
            things.append(Thing(text, of_it[0].start, run.group().count("N")))
    for each in re.finditer(r"[^\s,)][^,)]*", put_back):
        names = sum(word[0].isupper() for word in each.group().split())
        things.append(Thing(each.group(), len(asked) + 2 + each.start(), names, True))
    return things


def roots_of_things(question: str) -> set[str]:
    """The stems of the words that its things have.

    >>> roots_of_things("How much is a ticket for the ferry?") == {"ticket", "ferri"}
    True
    >>> roots_of_things("For how long?")
    set()
    """
    said = {word for each in things_in(question) for word in words(each.text)}
    return {stem(word) for word in said if not is_common(word)} - _PLAIN
