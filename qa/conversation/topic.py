"""Topic: what a follow-up is about, judged by the turns before it."""

import re
from collections.abc import Sequence

from embeddings.calendar_words import MONTHS, WEEKDAYS
from qa.conversation.grammar import DONE, NAME, THING, parse
from qa.conversation.things import Thing, things_in, things_of
from qa.conversation.turn import Turn
from qa.language.words import is_common, stem, stems, words
from qa.question.recognising import AND

MOST_CARRIED = 2
"""The most things put back into a follow-up: more drown its own words."""

QUESTION_WORD_ALONE = re.compile(
    rf"\W*{AND}?(?:(?:why|how|when|where|by whom)(?: so| come| not)?"
    r"|(?:at|by|for|from|in|of|on|since|to|until|with) "
    r"(?:when|where|(?:what|which|how (?:long|many|much))(?: \w+){0,2}))\W*",
    re.IGNORECASE,
)
"""A message that repeats the last question with a question word: "and why?", "since when?\""""

DAYS = frozenset({*MONTHS, *WEEKDAYS})
"""The names of months and weekdays, which are no things to talk about."""

PERSON_PRONOUN = re.compile(
    r"\b(?:he|she|him|her|his|hers|they|them|their|theirs)\b", re.IGNORECASE
)
"""A pronoun for a person."""

# "who drew it?": asks for a person, and not who a person named is
_ASKS_WHO = re.compile(
    rf"(?i:{AND}?(?:who\b|(?:(?:what|how) about )?(?:his|her|their|the) [a-z ]+\W*$))"
    r"(?! (?:is|was|are|were)(?: [A-Z]\S*)+$)"
)
_WHOSE = re.compile(r"\b(?:his|her)(?= \w)", re.IGNORECASE)
_SEXES = {"he", "him", "his"}, {"she", "her", "hers"}
_ANSWER_IS_REFERENT = (  # pronouns, each with the question whose answer it stands for
    (
        re.compile(r"\b(?:it|its)\b", re.IGNORECASE),
        re.compile(r"(?:which|what)\b(?! happen)", re.IGNORECASE),
    ),
    (re.compile(r"\bthere\b", re.IGNORECASE), re.compile(r"where\b", re.IGNORECASE)),
)


def topic_of(turns: Sequence[Turn], message: str) -> list[str]:
    """The words to put back: the referent of its "he" or "it", then things of the last questions.

    Into a message that has a thing itself only names are put back, if some were typed. "Why?",
    "when?" or "in which year?" alone gets all of the last question, also its verb.

    >>> turns = [Turn("Who paid for the ferry of Lindby?", "The town paid for the ferry.")]
    >>> topic_of(turns, "who paints it?"), topic_of(turns, "who runs the town?")
    (['ferry', 'Lindby'], ['Lindby'])
    >>> topic_of(turns, "when?"), topic_of(turns, "in which year?")
    (['paid ferry Lindby'], ['paid ferry Lindby'])
    """
    last, scores = turns[-1], _scores_of_things(turns, message)
    ranked = sorted(scores, key=lambda each: (-scores[each], each.start))
    best = [each for each in ranked if scores[each]] or ranked
    if things_in(message):
        typed = " ".join(turn.question for turn in turns)
        best = [each for each in best if each.name_words and each.text in typed] or best
    things = [each.text for each in sorted(best[:MOST_CARRIED], key=lambda each: each.start)]
    if QUESTION_WORD_ALONE.fullmatch(message):
        question, put_back = last.query.question, last.query.put_back
        content = [word.text for word in parse(question) if word.kind in NAME + THING + DONE]
        others = (each for each in things if each not in str(last.query))
        return [*filter(None, [" ".join(dict.fromkeys([*content, *put_back]))]), *others]
    topic = [*filter(None, [_answer_referred_to(turns, message)]), *things]
    return list(dict.fromkeys(_title_if_author(each, turns) for each in topic))


def names_last_used(turns: Sequence[Turn], text: str, *, must_be_known: bool) -> list[str]:
    """The things in a text by the fullest name last used: "the bridge" may be the Mill Bridge.

    If they ``must_be_known``, none unless questions had them all: "and the captain, how old is
    he?" is about the ferry before it.
    """
    known = [each for turn in reversed(turns) for each in things_of(turn.query)]
    names = {
        each.text: next((full.text for full in known if each.roots <= full.roots), "")
        for each in things_in(text)
    }
    if must_be_known and not all(names.values()):
        return []
    return [last or thing for thing, last in names.items()]


def _title_if_author(name: str, turns: Sequence[Turn]) -> str:
    """A name, or for the author of an article cited, who is "I" in it, the article's title."""
    own = stems(name)
    by = (turn for turn in reversed(turns) if any(own <= stems(one) for one in turn.authors))
    return next((turn.titles[0] for turn in by), name)


def _scores_of_things(turns: Sequence[Turn], message: str) -> dict[Thing, int]:
    """The things that may be put back, each with a score, which is 0 if it was only mentioned.

    If the last question has no name, and the same article answered the one before, things of that
    are added: whoever asks "who cut the ribbon?" after the Mill Bridge goes on about the bridge.
    """
    about_person = PERSON_PRONOUN.search(message)
    persons = {turn.short for turn in turns if _is_name(turn.short) and _asks_who(turn, message)}
    asking = [turn for turn in turns if not QUESTION_WORD_ALONE.fullmatch(turn.question)] or turns
    scores: dict[Thing, int] = {}
    message_stems = {*map(stem, words(message))}
    has_name, titles = False, set(asking[-1].titles)
    for turn in reversed(asking):
        if scores and (has_name or titles.isdisjoint(turn.titles)):
            break
        answer_stems = set(map(stem, words(" ".join([turn.answer, *turn.titles]))))
        things = [each for each in things_of(turn.query) if each.name_words or not scores]
        for each in things:
            is_person = each.put_back and each.text in persons
            if not each.roots <= message_stems and (about_person or not is_person):
                answered = not turn.answer or not each.roots.isdisjoint(answer_stems)
                scores[each] = each.name_words + each.put_back + 2 * answered
        has_name = any(each.name_words for each in things)
    return scores


def _asks_who(turn: Turn, message: str) -> bool:
    """Whether a turn asks for a person whom a message may mean: "he" may be whom "she" beat."""
    asking, pointing = set(words(_WHOSE.sub("", turn.query.question))), set(words(message))
    same = any(asking & sex and pointing & sex for sex in _SEXES)
    return _ASKS_WHO.match(turn.query.question) is not None and not same


def _answer_referred_to(turns: Sequence[Turn], message: str) -> str | None:
    """The short answer that "he", "it" or "there" in a message refers to, if any.

    "He", unlike "they", may refer past later questions, until one names or asks for a person.
    """
    last = turns[-1]
    refers = any(it.search(message) and to.match(last.question) for it, to in _ANSWER_IS_REFERENT)
    if refers and _is_name(last.short) and DAYS.isdisjoint(words(last.short)):
        return last.short
    if not (person := PERSON_PRONOUN.search(message)):
        return None
    for turn in turns[-1:] if person[0].lower().startswith("the") else reversed(turns):
        if _asks_who(turn, message):
            return turn.short if _is_name(turn.short) else None
        if any(each.name_words for each in things_in(turn.query.question)):
            return None
    return None


def _is_name(short: str) -> bool:
    """Whether a short answer is a few words that begin and end with a capital: "Ada van Berg"."""
    parts = short.split()
    capitals = bool(parts) and parts[0][0].isupper() and parts[-1][0].isupper()
    return capitals and len(parts) < 5 and not is_common(short.lower())
