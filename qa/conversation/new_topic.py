"""New topics: tells from the passages and answers found whether a message left the topic."""

from collections.abc import Sequence

from embeddings.index import Hit
from qa.answer import Answer
from qa.conversation.things import things_in
from qa.language.words import in_english, stems

_BETTER = 0.1
"""How much higher the confidence must be without the words put back, for the topic to be new.
Chosen on own questions: 92 follow-ups, 43 of something new in two conversations each, and 30 that
the article spoken of does not answer."""


def is_off_topic(question: str, nearest: Sequence[Hit], titles: Sequence[str]) -> bool:
    """Whether none of the articles found has any thing of the question.

    Only articles with one of the titles, those cited last, are looked at; without titles, all.
    """
    thing_stems = {root for each in things_in(question) for root in each.roots}
    articles = {hit.passage.article for hit in nearest}
    on_topic = [each for each in articles if not titles or each.title in titles]
    absent = all(thing_stems.isdisjoint(stems(each.text)) for each in on_topic)
    return bool(thing_stems) and in_english(question) and absent


def is_of_new_topic(alone: Answer, completed: Answer, *, off_topic: bool) -> bool:
    """Whether a message is about something new, by its answer alone and that ``completed``.

    It is if the answer alone is better, or as good for an ``off_topic`` message; an off-topic
    message that is refused alone is new as well.
    """
    if alone.refused:
        return off_topic
    return alone.confidence - completed.confidence >= (0 if off_topic else _BETTER)
