"""Statements: what a message only says before or after the question that it asks."""

import re

from embeddings.sentences import sentence_spans
from qa.conversation.follow_up import goes_back
from qa.conversation.grammar import NAME, parsed
from qa.conversation.need import Need, need_of
from qa.conversation.turn import Turn
from qa.conversation.wrapping import unwrapped
from qa.language.question_kinds import ASKS, Content, recognise

_ASKS = re.compile(
    r"(?:(?:and|but|so|also),? )?(?:(?:in|at|on|to|from|by|for|of|with) )?"
    rf"(?:{ASKS}\b(?:.*[^.!])?$"
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b.*\?$)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r" [-–—]+ |: ")


def without_statements(message: str) -> str:
    """The questions of a message that need nothing of what is stated beside them.

    A message comes back whole where its first question leans on the statements, or has no name and
    may be of what they name; where they go back to a topic, or it asks nothing.

    >>> without_statements("I love bridges. How long is the Mill Bridge?")
    'How long is the Mill Bridge?'
    >>> without_statements("I saw the Mill Bridge. How long is it?")
    'I saw the Mill Bridge. How long is it?'
    """
    sentences = [part for span in sentence_spans(message) for part in _apart(span.of(message))]
    asked = [each for each in sentences if "?" in each or _wants(each)]
    stated = " ".join(each for each in sentences if each not in asked)
    if goes_back(message) or not asked or not stated or not all(map(_wants, asked)):
        return message
    leans = need_of(asked[0], [Turn(stated)]) is not Need.NOTHING
    of_named = _names(stated) and not _names(asked[0])
    return message if leans or of_named else " ".join(asked)


def asks(sentence: str) -> bool:
    """Whether a sentence begins and ends as a question does.

    >>> asks("who paid for it"), asks("Did he pay?"), asks("When he came, I left.")
    (True, True, False)
    """
    return _ASKS.match(sentence) is not None


def _names(text: str) -> bool:
    return any(word.kind == NAME for word in parsed(text))


def _wants(sentence: str) -> bool:
    """Whether it asks, or tells to sum an article up, or to list some."""
    return asks(unwrapped(sentence)) or not isinstance(recognise(sentence), Content)


def _apart(sentence: str) -> list[str]:
    """A sentence, or what is stated in it and the question behind a dash or a colon."""
    for mark in _ASIDE.finditer(sentence):
        before, after = sentence[: mark.start()], sentence[mark.end() :]
        if asks(after) and not asks(before):
            return [before, after]
    return [sentence]
