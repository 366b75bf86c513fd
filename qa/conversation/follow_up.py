"""Conversation: what a follow-up leaves out, put back from the turns before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.answer import Answer
from qa.conversation.small_talk import small_talk
from qa.conversation.substitution import compared, substituted
from qa.conversation.whole_question import is_whole
from qa.language.identities import asked_identity
from qa.language.words import content_words, is_common, stem, words

CARRIED = 2
"""Words or names put back into a follow-up: more drown what it asks itself. Chosen, with the rest
of these rules, on every other conversation of tests/benchmarks/conversation.py."""

FEW = 2
"""A question with no more words of its own leans on what was said before, unless it is whole."""

ENOUGH = 5
"""A question with more words of its own has in it what its "it" or "he" means."""


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


def turn_of(answer: Answer) -> Turn:
    """The turn that an answer makes."""
    said = " ".join(sentence.text for sentence in answer.sentences)
    titles = dict.fromkeys(citation.article.title for citation in answer.citations)
    return Turn(answer.question, said, answer.searched, tuple(titles), answer.short or "")


# A word, or the words of a name together.
_WORD = r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*"
_NAME = r"(?:(?:[A-Z]\.)+|(?:St|Mr|Mrs|Ms|Dr)\.|[A-ZÀ-ÖØ-Þ][\w’'-]*)"
_UNIT = re.compile(rf"(?<!^){_NAME}(?: {_NAME})+|{_WORD}")
_PLAIN_WORD_AT_END = r"([^\W\dA-Z_]+)(?=\W*(?:\(|$))"
# What has a name, at the end of a question: "in the Dunmarrow flood".
_NAMED = re.compile(rf"\bthe {_NAME}(?: {_NAME})* {_PLAIN_WORD_AT_END}")
# What was done: "did the Morning Tern strike?", "did the dam burst?", "was Ada Berg born?",
# "has been sown in".
_DOING = re.compile(
    r"(\b(?i:do|does|did|is|are|was|were|has|have|had|will|would|can|could) (?:the )?"
    rf"{_NAME}(?: {_NAME})*|\b(?i:do|does|did) (?:the|an?) \w+(?: \w+)?(?: \w\w {_NAME})?)"
    rf" {_PLAIN_WORD_AT_END}|(\bbeen) \w+"
)
# What is asked of "it" or "her", what who did, and how: "was she born", "who met", "how old".
_ASKED_OF_IT = re.compile(
    r"(\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could) (?:he|she|it|they)"
    r"|\bwho|\bhow(?! (?:many|much)\b)) \w+",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_OF_PERSON = re.compile(r"\b(?:he|she|him|her(?! \w))\b", re.IGNORECASE)
_WHO = re.compile(r"(?:(?:and|but|so) )?who\b", re.IGNORECASE)
# A name of two words, or before "his" one or who does something: a pronoun beside it can mean it.
_OWN_NAME = re.compile(
    r"\b[A-Z]\w+ [A-Z]\w+"
    r"|^(?!.*\b(?:he|she|it|they|him|them)\b)"
    r".*(?:(?<=[a-z] )[A-Z]\w+|\b(?:do|does|did) (?!the\b)\w+) .*\b(?:his|its|their) "
)
_PERSONS_NAME = re.compile(rf"{_NAME}(?: (?:{_NAME}|d[aei]|van|von|de[nr]|al|bin))*")
_THE = re.compile(r"\b(?:the|this|that) (\w+)")
_BARE = re.compile(
    r"\W*(?:(?:and|but|so) )?(?:why|how|when|where|by whom)(?: so| come| not)?\W*", re.IGNORECASE
)
# Words that point back to something said before: "who vetoed it?", "how many of them?"
_POINTING_BACK = """
    he she it they him them her his hers its their theirs this that these those himself herself
    itself themselves one ones former latter same such"""
_POINTING = frozenset(_POINTING_BACK.split())
# Where such words point to nothing: "is it true", "they said that", "this year"
_POINTLESS = re.compile(
    r"\b(is|was|does|did|will|would|can) it (true|possible|necessary|rain|take|mean)\b"
    r"|\b(said|says|say|told|tell me|think|believe|know|shows?|means?|so|claim|claims|claimed|"
    r"found|was|is|are) that\b(?!\W*$)"
    r"|\b(this|that|these|those) (year|month|week|morning|evening|day)\b"
    # "the part that broke", "the ferry when it struck"
    r"|\b(the|an?) \w+ that\b(?!\W*$)"
    r"|\bthe \w+( \w+)? (when|while|after|before|because|as|where) (it|he|she|they)\b(?!\W*$)",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"(and|but|or|so|then|also|what about|how about|what if|anything|any|others?|another|"
    r"more|tell me more|why(?! (?:do|does|did|is|are|was|were|has|have|had|can|will|would)\b)|"
    r"(what |who |where |when )?else|instead)\b",
    re.IGNORECASE,
)
# "Why did the council agree?" leans on what was said where that spoke of the council.
_WHY_OF = re.compile(r"(?:(?:and|but|so) )?why \w+ the ([a-z]+)\b", re.IGNORECASE)
_JOINED = re.compile(r"^(?:and|but|so|then)\b[\s,]*", re.IGNORECASE)
# Words that name one thing: "the women's cup final", "of fish prices"; in "did the council
# agree" they do not.
_COMPOUND = re.compile(
    r"(?<!\b[Dd]o )(?<!\b[Dd]oes )(?<!\b[Dd]id )\b(?:the|an?|of|in|for|about) (?:[\w’'-]+ ){0,2}?"
    r"((?:[a-z]+['’]s )?[a-z]+ [a-z]+)"
    r"(?=[?.,]| (?:[A-Z]|(?:of|in|on|at|for|from|by|to|with|and|or)\b))"
)
_NEW_TOPIC = re.compile(
    r"((a )?(new|another|different) (question|topic|subject)|on another (note|subject|topic)|"
    r"changing the subject|(now )?(for )?something (completely )?(else|different))\b[\s:,.–-]*",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"((no|nope|actually)\b[\s,.!]*)?((that('s| is| was) not what )?i (meant|mean)\b"
    r"|(that('s| is| was) )?not what i (asked|meant)\b|that('s| is| was) not my question\b)[\s,.:]*"
    r"|no[,.!]\s+",
    re.IGNORECASE,
)
# Words that say how something is asked rather than what about.
_ASKING = """
    get work take make use go need want find give difference different differ type kind sort way
    thing good best new long cannot step start end happen mean call become help try talk explain
    clarify show describe look please currently major add create interested popular important
    similar year article summarise summarize mention
    people"""
_PLAIN = frozenset(map(stem, _ASKING.split()))


def standalone_question(turns: Sequence[Turn], message: str) -> str:
    """The message as a question that can be understood, and searched, without the turns before.

    A message that says all it needs, or starts a new topic, comes back as it is.

    >>> turns = [Turn("Whose is the Mill Bridge?", "It is the town's.")]
    >>> standalone_question(turns, "When was it opened?")
    'When was it opened? (Mill Bridge)'
    >>> standalone_question(turns, "How deep is the Tamsel at Dunmarrow?")
    'How deep is the Tamsel at Dunmarrow?'
    """
    message = " ".join(message.split())
    turns = [turn for turn in turns if small_talk(turn.question) is None]
    if not turns or not message:
        return message
    if new := _NEW_TOPIC.match(message):
        return message[new.end() :] or message
    if correction := _CORRECTION.match(message):
        message = message[correction.end() :] or message
    last = turns[-1]
    if again := substituted(last.standalone, last.answer, message, corrected=bool(correction)):
        return again
    if len(turns) > 1 and (both := compared(turns[-2].standalone, last.standalone, message)):
        return f"{message} ({_joined(both)})"
    if is_whole(message, _spoken_of(turns)) if correction else not _leans(message, turns):
        return message
    carried = _carried(turns, message)
    return f"{message} ({_joined(carried)})" if carried else message


def _joined(carried: Sequence[str]) -> str:
    """With a comma between two names, which would be one without it."""
    text = carried[0]
    for before, each in pairwise(carried):
        text += f"{',' * (before[0].isupper() and each[0].isupper())} {each}"
    return text


def may_be_new(message: str) -> bool:
    """Whether nothing in a message points back, so that only its few words make it a follow-up.

    >>> may_be_new("How many sheep were rescued?"), may_be_new("How many of them?")
    (True, False)
    """
    opened = _GOING_ON.match(message) or _CORRECTION.match(message) or _points_back(message)
    return not opened and not all(map(is_common, content_words(message)))


def _leans(message: str, turns: Sequence[Turn]) -> bool:
    """Whether it needs what was said before: it points back, goes on, or says too little."""
    own = sum(not is_common(word) for word in content_words(message))
    if own > ENOUGH or (own > FEW and _OWN_NAME.search(message)):
        return False
    asked = (each.group() for each in _UNIT.finditer(turns[-1].standalone))
    named = {words(each)[-1] for each in asked if " " in each}
    # "the bridge" is the Mill Bridge
    if _points_back(message) or not named.isdisjoint(_THE.findall(message)):
        return True
    spoken, why = _spoken_of(turns), _WHY_OF.match(message)
    known = why and stem(why[1].lower()) in spoken
    leaning = own <= FEW or known or _GOING_ON.match(message)
    return bool(leaning) and not is_whole(_JOINED.sub("", message), spoken)


def _points_back(message: str) -> bool:
    return not _POINTING.isdisjoint(words(_POINTLESS.sub(" ", message)))


def _spoken_of(turns: Sequence[Turn]) -> set[str]:
    said = (f"{turn.question} {turn.searched} {turn.answer}" for turn in turns)
    return {stem(word) for each in said for word in words(each)}


def _carried(turns: Sequence[Turn], message: str) -> list[str]:
    """The topic: names in the last question, words that its answer or questions before repeat.

    Where nothing repeats them, or it was refused, all that was asked about; before them who "he"
    is, where it asked who.
    "Why?" or "when?" alone asks of all that was said, also of what was done.
    """
    last, bare = turns[-1], _BARE.fullmatch(message)
    asked = last.standalone
    if not bare:
        asked = _ASKED_OF_IT.sub(r"\1", _DOING.sub(r"\1\3", asked))
    # "how much?" is of him too, where that was asked last
    of_person = _PERSON.search(message if _points_back(message) else last.question)
    persons = {turn.short for turn in turns if _asks_who(turn)}
    found: dict[str, tuple[int, int, str]] = {}
    for unit in _units(asked, message):
        if unit.group() in persons and unit.group() not in last.question and not of_person:
            continue  # put back for a "he"
        root = stem(words(unit.group())[0])
        if re.fullmatch("[a-z]+ed", unit.group()) and root != unit.group() and not bare:
            continue  # what was done: "launched"; the topic is who did it, or what to
        worth = _worth(unit, asked, turns) + 4 * (unit.group() in persons)
        # of words worth the same the later: there the thing stands that is asked about
        text = re.sub(r"['’]s$", "", unit.group())
        found.setdefault(root, (worth, unit.start(), text))
    ranked = sorted(found.values(), reverse=True)
    topic = [each for each in ranked if each[0] or not last.answer] or ranked
    best = topic[: CARRIED + 1 if bare else CARRIED]
    carried = [text for _, _, text in sorted(best, key=lambda each: each[1])]
    whole = [_whole_name(each, asked, set(carried)) for each in carried]
    he = _PERSON.search(message) and _asks_who(last)
    return list(dict.fromkeys([last.short, *whole] if he else whole))


def _units(asked: str, message: str) -> Iterator[re.Match[str]]:
    """The words and names of a question that can be a topic, and that a message does not have.

    "The bridge" may be any: of the Mill Bridge it has not said enough.
    """
    said = set(map(stem, words(message)))
    known = said - set(map(stem, _THE.findall(message.lower())))
    content = {word for word in content_words(asked) if not is_common(word)}
    for unit in _UNIT.finditer(asked):
        parts = words(unit.group())
        roots = list(map(stem, parts))
        plain = unit.group().isdigit() or (len(parts) == 1 and roots[0] in _PLAIN)
        named = known if len(parts) > 1 else said
        if not plain and not content.isdisjoint(parts) and named.isdisjoint(roots):
            yield unit


def _worth(unit: re.Match[str], asked: str, turns: Sequence[Turn]) -> int:
    """How much speaks for it as the topic: its answer or a question before has it, it is a name."""
    parts = words(unit.group())
    root, thing = stem(parts[0]), _NAMED.search(asked)
    answered = root in set(map(stem, words(turns[-1].answer)))
    before = any(root in map(stem, words(turn.question)) for turn in turns[:-1])
    named = unit.start() > 0 and unit.group()[0].isupper()
    this = thing is not None and thing.start() < unit.start() <= thing.start(1)
    # the more words a name has, the more it says
    return 2 * answered + named * len(parts) + before + 2 * this


def _asks_who(turn: Turn) -> bool:
    """Whether a question asks for a person, not of one, and names the answer."""
    asked = turn.standalone
    identity = asked_identity(asked)
    asks = (
        _WHO.match(asked) and not _OF_PERSON.search(asked) and not (identity and identity.capital)
    )
    return bool(asks and _PERSONS_NAME.fullmatch(turn.short))


def _whole_name(word: str, asked: str, carried: set[str]) -> str:
    """All words of what one thing is called, where only some of them are carried."""
    for pair in (found.group(1) for found in _COMPOUND.finditer(asked)):
        parts = pair.split()
        if word in parts and not carried.issuperset(parts) and len(content_words(pair)) > 1:
            return pair
    return word
