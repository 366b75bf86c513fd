"""Topic: what a follow-up is about, as the turns before it tell."""

import re
from collections.abc import Sequence

from embeddings.calendar_words import MONTHS, WEEKDAYS
from qa.conversation.grammar import DONE, NAME, THING, parsed
from qa.conversation.things import Thing, things_in, things_of
from qa.conversation.turn import Turn
from qa.language.words import is_common, stem, stems, words
from qa.question.recognising import AND

CARRIED = 2
"""Things put back into a follow-up: more drown what it asks itself."""

ALONE = re.compile(
    rf"\W*{AND}?(?:(?:why|how|when|where|by whom)(?: so| come| not)?"
    r"|(?:at|by|for|from|in|of|on|since|to|until|with) "
    r"(?:when|where|(?:what|which|how (?:long|many|much))(?: \w+){0,2}))\W*",
    re.IGNORECASE,
)
"""What asks of all that was said last, and says nothing itself: "and why?", "in which year?\""""

DAYS = frozenset({*MONTHS, *WEEKDAYS})
"""The months and weekdays, which are no things."""

PERSON = re.compile(r"\b(?:he|she|him|her|his|hers|they|them|their|theirs)\b", re.IGNORECASE)
"""What stands for somebody."""

# "who drew it?", which neither asks of a person nor who one is
_ASKS_WHO = re.compile(
    rf"(?i:{AND}?(?:who\b|(?:(?:what|how) about )?(?:his|her|their|the) [a-z ]+\W*$))"
    r"(?! (?:is|was|are|were)(?: [A-Z]\S*)+$)"
)
_WHOSE = re.compile(r"\b(?:his|her)(?= \w)", re.IGNORECASE)
_SEXES = {"he", "him", "his"}, {"she", "her", "hers"}
_ANSWER_IS_MEANT = (  # by what points back, after a question that begins so
    (
        re.compile(r"\b(?:it|its)\b", re.IGNORECASE),
        re.compile(r"(?:which|what)\b(?! happen)", re.IGNORECASE),
    ),
    (re.compile(r"\bthere\b", re.IGNORECASE), re.compile(r"where\b", re.IGNORECASE)),
)


def topic_of(turns: Sequence[Turn], message: str) -> list[str]:
    """What to put back: things of the last question that has some, first what "he" or "it" is.

    Into a message that asks of a thing itself only names are, if some were typed as names. "Why?",
    "when?" or "in which year?" alone asks of all that was said last, also of what was done.

    >>> turns = [Turn("Who paid for the ferry of Lindby?", "The town paid for the ferry.")]
    >>> topic_of(turns, "who paints it?"), topic_of(turns, "who runs the town?")
    (['ferry', 'Lindby'], ['Lindby'])
    >>> topic_of(turns, "when?"), topic_of(turns, "in which year?")
    (['paid ferry Lindby'], ['paid ferry Lindby'])
    """
    last, worth = turns[-1], _worth(turns, message)
    ranked = sorted(worth, key=lambda each: (-worth[each], each.start))
    best = [each for each in ranked if worth[each]] or ranked
    if things_in(message):
        typed = " ".join(turn.question for turn in turns)
        best = [each for each in best if each.named and each.text in typed] or best
    carried = [each.text for each in sorted(best[:CARRIED], key=lambda each: each.start)]
    if ALONE.fullmatch(message):
        asked, put_back = last.query.question, last.query.put_back
        said = [word.text for word in parsed(asked) if word.kind in NAME + THING + DONE]
        others = (each for each in carried if each not in str(last.query))
        return [*filter(None, [" ".join(dict.fromkeys([*said, *put_back]))]), *others]
    meant = [*filter(None, [_answer_meant(turns, message)]), *carried]
    return list(dict.fromkeys(_as_articles_say(each, turns) for each in meant))


def as_called_last(turns: Sequence[Turn], named: str, *, spoken_of: bool) -> list[str]:
    """The things named, as they were called last: "the bridge" may be the Mill Bridge.

    If they must be ``spoken_of``, none where one was not asked about: "and the captain, how old is
    he?" is of the ferry before it.
    """
    told = [each for turn in reversed(turns) for each in things_of(turn.query)]
    called = {
        each.text: next((full.text for full in told if each.roots <= full.roots), "")
        for each in things_in(named)
    }
    if spoken_of and not all(called.values()):
        return []
    return [last or text for text, last in called.items()]


def _as_articles_say(name: str, turns: Sequence[Turn]) -> str:
    """A name; of whoever wrote the article that was cited, and is "I" in it, its title."""
    own = stems(name)
    by = (turn for turn in reversed(turns) if any(own <= stems(one) for one in turn.authors))
    return next((turn.titles[0] for turn in by), name)


def _worth(turns: Sequence[Turn], message: str) -> dict[Thing, int]:
    """The things that may be put back, and what each is worth: nothing, if it was only mentioned.

    Where the last question names nothing, and the same article answered the one before, also
    what that names: whoever asks "who cut the ribbon?" after the Mill Bridge goes on about it.
    """
    of_person = PERSON.search(message)
    persons = {turn.short for turn in turns if _is_name(turn.short) and _asks_who(turn, message)}
    asking = [turn for turn in turns if not ALONE.fullmatch(turn.question)] or turns
    worth: dict[Thing, int] = {}
    said = {*map(stem, words(message))}
    names, titles = False, set(asking[-1].titles)
    for turn in reversed(asking):
        if worth and (names or titles.isdisjoint(turn.titles)):
            break
        told = set(map(stem, words(" ".join([turn.answer, *turn.titles]))))
        things = [each for each in things_of(turn.query) if each.named or not worth]
        for each in things:
            for_him = each.put_back and each.text in persons
            if not each.roots <= said and (of_person or not for_him):
                tells = not turn.answer or not each.roots.isdisjoint(told)
                worth[each] = each.named + each.put_back + 2 * tells
        names = any(each.named for each in things)
    return worth


def _asks_who(turn: Turn, message: str) -> bool:
    """Whether it asks for somebody whom a message may mean: only "he" may be whom "she" beat."""
    asked, said = set(words(_WHOSE.sub("", turn.query.question))), set(words(message))
    same = any(asked & sex and said & sex for sex in _SEXES)
    return _ASKS_WHO.match(turn.query.question) is not None and not same


def _answer_meant(turns: Sequence[Turn], message: str) -> str | None:
    """What "he", "it" or "there" in a message is, where that is what a question was answered.

    "He", unlike "they", is still that while no question since has named or asked for somebody.
    """
    last = turns[-1]
    means = any(it.search(message) and of.match(last.question) for it, of in _ANSWER_IS_MEANT)
    if means and _is_name(last.short) and DAYS.isdisjoint(words(last.short)):
        return last.short
    if not (person := PERSON.search(message)):
        return None
    for turn in turns[-1:] if person[0].lower().startswith("the") else reversed(turns):
        if _asks_who(turn, message):
            return turn.short if _is_name(turn.short) else None
        if any(each.named for each in things_in(turn.query.question)):
            return None
    return None


def _is_name(short: str) -> bool:
    """Whether it is a few words that begin and end with a capital: "Ada van Berg"."""
    parts = short.split()
    capitals = bool(parts) and parts[0][0].isupper() and parts[-1][0].isupper()
    return capitals and len(parts) < 5 and not is_common(short.lower())
