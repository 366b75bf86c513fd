"""Topic: what a follow-up is about, as the turns before it tell."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from embeddings.calendar_words import MONTHS, WEEKDAYS
from qa.conversation.pointing import points_back
from qa.conversation.turn import Turn
from qa.language.identities import asked_identity
from qa.language.words import content_words, in_english, is_common, stem, words

CARRIED = 2
"""Words or names put back into a follow-up: more drown what it asks itself. Chosen, with the rest
of these rules, on every other conversation of tests/benchmarks/conversation.py."""

# A word, or the words of a name together.
_WORD = r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*"
_NAME = r"(?:(?:[A-Z]\.)+|(?:St|Mr|Mrs|Ms|Dr)\.|[A-ZÀ-ÖØ-Þ][\w’'-]*)"
UNIT = re.compile(rf"(?<!^){_NAME}(?: {_NAME})+|{_WORD}")
_PLAIN_WORD_AT_END = r"([^\W\dA-Z_]+)(?=\W*(?:\(|$))"
# What has a name, at the end of a question: "in the Dunmarrow flood".
_NAMED = re.compile(rf"\bthe {_NAME}(?: {_NAME})* {_PLAIN_WORD_AT_END}")
# What was done: "did the Morning Tern strike?", "did the dam burst?", "was Ada Berg born?",
# "has been sown in"; not "is the Dunmarrow dam?"
_DONE_TO = r"(?= \w*(?:ed|en|wn|rn|lt|nt|ld|pt|ck|nk|de|ft|ht|it|ot)\b)"
_DOING = re.compile(
    rf"(\b(?i:do|does|did|has|have|had|will|would|can|could) (?:the )?{_NAME}(?: {_NAME})*"
    rf"|\b(?i:is|are|was|were) (?:the )?{_NAME}(?: {_NAME})*{_DONE_TO}"
    rf"|\b(?i:do|does|did) (?:the|an?) \w+(?: \w+)?(?: \w\w {_NAME})?"
    r"|\b(?i:is|are|was|were) (?:the|an?) \w+(?= \w*(?:ed|en|wn|lt)\b))"
    rf" {_PLAIN_WORD_AT_END}|(\bbeen) \w+"
    r"|(?<!what )(?<!who )\b(?:was|were) [a-z]+(?=\W*(?:\(|$))"
)
# What is asked of "it" or "her", what who did, and how: "was she born", "who got hurt", "how old".
_ASKED_OF_IT = re.compile(
    r"(\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could) (?:he|she|it|they"
    r"|(?:any|some)(?:body|one))|\bwho|\bhow(?! (?:many|much)\b)) (?:g[eo]t )?\w+",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers|they|them|their|theirs)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
_OF_PERSON = re.compile(r"\b(?:he|she|him|her(?! \w))\b", re.IGNORECASE)
_WHO = re.compile(r"(?:(?:and|but|so) )?who\b", re.IGNORECASE)
_PERSONS_NAME = re.compile(rf"{_NAME}(?: (?:{_NAME}|d[aei]|van|von|de[nr]|al|bin))*")
# What means the answer to such a question: "which town?" Lindby, "how large is it?"
_MEANS_ANSWER = (
    (re.compile(r"\b(?:it|its)\b", re.IGNORECASE), re.compile(r"(?:which|what)\b", re.IGNORECASE)),
    (re.compile(r"\bthere\b", re.IGNORECASE), re.compile(r"where\b", re.IGNORECASE)),
)
THE = re.compile(r"\b(?:the|this|that) (\w+)")
# Words that a thing stands behind, here or behind one more: "the old pier", "of herring".
_BEFORE_THINGS = re.compile(
    r"\b(?:the|an?|any|many|much|more|most|some|which|my|your|of|in|on|for|about|to|with|from|"
    r"by|during|between|against|and|or|\w+['’]s"
    r"|das|de[rmsn]|eine?[nmrs]?|im|vom|zum|zur|über|l[aeo]s?|une?|du|aux?|el|una|del|al) "
    r"(?:(?!how |what )[\w-]+ )?$",
    re.IGNORECASE,
)
_NEAR = 40  # characters before a word in which they are looked for
_BARE = re.compile(
    r"\W*(?:(?:and|but|so) )?(?:why|how|when|where|by whom)(?: so| come| not)?\W*", re.IGNORECASE
)
# Words that name one thing: "the women's cup final", "of fish prices"; in "did the council
# agree" they do not.
_COMPOUND = re.compile(
    r"(?<!\b[Dd]o )(?<!\b[Dd]oes )(?<!\b[Dd]id )\b(?:the|an?|of|in|for|about) (?:[\w’'-]+ ){0,2}?"
    r"((?:[a-z]+['’]s )?[a-z]+ [a-z]+)"
    r"(?=[?.,]| (?:[A-Z]|(?:of|in|on|at|for|from|by|to|with|and|or)\b))"
)
# Words that say how something is asked rather than what about.
_ASKING = """
    get work take make use go need want find give difference different differ type kind sort way
    thing good best new long cannot step start end happen mean call become help try talk explain
    clarify show describe look please currently major add create interested popular important
    similar year article summarise summarize mention people come else"""
_PLAIN = frozenset(map(stem, _ASKING.split()))


def carried_words(turns: Sequence[Turn], message: str) -> list[str]:
    """The topic: names in the last question, words that its answer or questions before repeat.

    Where nothing repeats them, or it was refused, all that was asked about; before them who "he"
    is, where it asked who.
    "Why?" or "when?" alone asks of all that was said, also of what was done.
    """
    bare = _BARE.fullmatch(message)
    turns, since = _with_topic(turns)
    last = turns[-1]
    asked = _with_names(turns)
    if not bare:
        asked = _ASKED_OF_IT.sub(r"\1", _DOING.sub(r"\1\3", asked))
    # "how much?" is of him too, where that was asked last
    of_person = _PERSON.search(message if points_back(message) else last.question)
    persons = {turn.short for turn in turns if _asks_who(turn)}
    told_before = [*(turn.question for turn in turns[:-1]), *(turn.searched for turn in since)]
    answered, before = _roots(last.answer), _roots(*told_before)
    thing = _NAMED.search(asked)
    found: dict[str, tuple[int, bool, int, str]] = {}
    for unit in _units(asked, message):
        if unit.group() in persons and unit.group() not in last.question and not of_person:
            continue  # put back for a "he"
        root = stem(words(unit.group())[0])
        if re.fullmatch("[a-z]+ed", unit.group()) and root != unit.group() and not bare:
            continue  # what was done: "launched"; the topic is who did it, or what to
        this = thing is not None and thing.start() < unit.start() <= thing.start(1)
        told = 2 * (root in answered) + (root in before) + 2 * this
        worth = told + _worth_of_name(unit) + 4 * (unit.group() in persons)
        text = re.sub(r"['’]s$", "", unit.group())
        # of things worth the same the later is what is asked about
        found.setdefault(root, (worth, _is_thing(unit, asked), unit.start(), text))
    if not in_english(asked):  # what is done looks like nothing that is known
        found = {root: each for root, each in found.items() if each[1]} or found
    ranked = sorted(found.values(), reverse=True)
    typed = len(asked.partition(" (")[0])  # what was put back before stays
    topic = [one for one in ranked if one[0] or one[2] > typed or not last.answer] or ranked
    best = topic[: CARRIED + 1 if bare else CARRIED]
    carried = [text for *_, text in sorted(best, key=lambda each: each[2])]
    earlier = [turn.question for turn in reversed(turns[:-1])]
    whole = [_whole_name(each, [asked, *earlier], set(carried)) for each in carried]
    return list(dict.fromkeys([last.short, *whole] if _means_answer(message, last) else whole))


def joined(carried: Sequence[str]) -> str:
    """With a comma between two names, which would be one without it.

    >>> joined(["wine list", "Eel Ladder", "Tesselby"])
    'wine list Eel Ladder, Tesselby'
    """
    text = carried[0]
    for before, each in pairwise(carried):
        text += f"{',' * (before[0].isupper() and each[0].isupper())} {each}"
    return text


def _with_topic(turns: Sequence[Turn]) -> tuple[Sequence[Turn], Sequence[Turn]]:
    """The turns up to the last that asked more than why or when, and those after it."""
    asking = [bool(_BARE.fullmatch(turn.question)) for turn in turns]
    last = len(turns) - [*reversed(asking), False].index(False)
    return (turns[:last], turns[last:]) if last else (turns, ())


def _with_names(turns: Sequence[Turn]) -> str:
    """The last question, with the names of the one before where the same article answered both.

    Whoever asks "who cut the ribbon?" after the Mill Bridge may go on about the bridge.
    """
    last, before = turns[-1], turns[:-1]
    asked = last.standalone
    if not before or last.titles[:1] != before[-1].titles[:1] or not last.titles:
        return asked
    if "(" in asked or any(map(_worth_of_name, UNIT.finditer(asked))):
        return asked
    named = _with_names(before)
    names = [unit.group() for unit in UNIT.finditer(named) if _worth_of_name(unit)]
    return f"{asked} ({joined(names)})" if names else asked


def things(question: str) -> set[str]:
    """The stems of the words that stand in it as a thing does.

    >>> things("How much is a ticket for the ferry?") == {"ticket", "ferri"}
    True
    >>> things("For how long?")
    set()
    """
    units = (unit.group() for unit in UNIT.finditer(question) if _is_thing(unit, question))
    roots = {stem(word) for unit in units for word in words(unit) if not is_common(word)}
    return roots - _PLAIN


def _is_thing(unit: re.Match[str], asked: str) -> bool:
    """Whether it is a name, stands where a thing does, or was put back as one."""
    start = unit.start()
    if asked.find(" (", 0, start) >= 0 or _worth_of_name(unit):
        return True
    return _BEFORE_THINGS.search(asked, max(0, start - _NEAR), start) is not None


def _units(asked: str, message: str) -> Iterator[re.Match[str]]:
    """The words and names of a question that can be a topic, and that a message does not have.

    "The bridge" may be any: of the Mill Bridge it has not said enough.
    """
    said = set(map(stem, words(message)))
    known = said - set(map(stem, THE.findall(message.lower())))
    content = {word for word in content_words(asked) if not is_common(word)}
    units = list(UNIT.finditer(asked))
    in_names = {stem(w) for each in units if " " in each.group() for w in words(each.group())}
    for unit in units:
        parts = words(unit.group())
        if len(parts) == 1 and stem(parts[0]) in in_names:
            continue  # "the bridge" beside the Mill Bridge
        roots = list(map(stem, parts))
        plain = unit.group().isdigit() or (len(parts) == 1 and roots[0] in _PLAIN)
        named = known if len(parts) > 1 else said
        if not plain and not content.isdisjoint(parts) and named.isdisjoint(roots):
            yield unit


def _worth_of_name(unit: re.Match[str]) -> int:
    """The more words a name has, the more it says; 0 for what is none."""
    named = unit.start() > 0 and unit.group()[0].isupper()
    return named * len(words(unit.group()))


def _roots(*texts: str) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in words(text))


def _asks_who(turn: Turn) -> bool:
    """Whether a question asks for a person, not of one, and names the answer."""
    asked = turn.standalone
    identity = asked_identity(asked)
    asks = (
        _WHO.match(asked) and not _OF_PERSON.search(asked) and not (identity and identity.capital)
    )
    return bool(asks and _PERSONS_NAME.fullmatch(turn.short))


def _means_answer(message: str, last: Turn) -> bool:
    """Whether "he", "it" or "there" in a message is what the last question was answered."""
    if _PERSON.search(message) and _asks_who(last):  # "they" are rather whom it was asked of
        return not (_THEY.search(message) and _THEY.search(last.question))
    said = words(last.short)
    named = _PERSONS_NAME.fullmatch(last.short) and {*MONTHS, *WEEKDAYS}.isdisjoint(said)
    means = any(it.search(message) and asks.match(last.question) for it, asks in _MEANS_ANSWER)
    return bool(named and means)


def _whole_name(word: str, said: Sequence[str], carried: set[str]) -> str:
    """All words of what one thing is called, where only some of them are carried."""
    for pair in (found.group(1) for each in said for found in _COMPOUND.finditer(each)):
        parts = pair.split()
        if word in parts and not carried.issuperset(parts) and len(content_words(pair)) > 1:
            return pair
    return word
