"""New topics: whether a message leaves what was spoken of, as what is found for it tells."""

from collections.abc import Sequence

from embeddings.index import Hit
from qa.answer import Answer
from qa.conversation.things import things_in
from qa.language.words import in_english, stems

_BETTER = 0.1
"""Confidence that a question has to have more without what was put back, to be of a new topic.
Chosen on own questions: 92 follow-ups, 43 of something new in two conversations each, and 30 that
the article spoken of does not answer."""


def is_strange(asked: str, nearest: Sequence[Hit], spoken_of: Sequence[str]) -> bool:
    """Whether no article spoken of that was found has a thing that is asked about.

    Where none is known to be spoken of, it may be any that was found.
    """
    own = {root for each in things_in(asked) for root in each.roots}
    articles = {hit.passage.article for hit in nearest}
    known = [each for each in articles if not spoken_of or each.title in spoken_of]
    strange = all(own.isdisjoint(stems(each.text)) for each in known)
    return bool(own) and in_english(asked) and strange


def is_of_new_topic(alone: Answer, whole: Answer, *, strange: bool) -> bool:
    """Whether what was asked, answered alone, is of something new; ``whole`` is with a topic.

    It is where that is answered better, or as well where the articles spoken of have nothing that
    is asked about; what they have nothing of is not of them where it is refused, either.
    """
    if alone.refused:
        return strange
    return alone.confidence - whole.confidence >= (0 if strange else _BETTER)
