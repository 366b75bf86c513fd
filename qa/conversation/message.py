"""A message: the questions in it, without the small talk and politeness around them."""

import re
from itertools import pairwise

from embeddings.sentences import sentence_spans
from qa.conversation.grammar import DOING, names_in, parse
from qa.conversation.need import Need, need_of, points_back
from qa.conversation.replies import THANKS, is_only_small_talk, small_talk, without_small_talk
from qa.conversation.substitution import with_other_time_or_thing
from qa.conversation.things import things_in
from qa.conversation.turn import Turn
from qa.language.expected import ASKING_VERB
from qa.language.words import words
from qa.question.recognising import AND, ASKS, PLEASE, recognise
from qa.question.requests import Content

_MOST = 3
"""The most questions of one message that are answered one by one."""

_TELL = r"(?:tell|remind|show)(?: me| us)?|explain(?: to me)?|find out|let me know"
_KNOW = r"(?:do|does|did) (?:you|any ?one|any ?body) (?:happen to )?(?:know|remember)"
_LIKE = r"(?:would|['’]d) (?:like|love) to (?:know|ask)|(?:want|need|wish) to (?:know|ask)"
_WONDER = r"(?:am|['’]m|was) (?:just )?(?:wondering|curious|asking)|wonder(?:ed)?"
_ARTICLES = r"(?:the|my|your|these) (?:articles?|texts?|news|stories|library|sources?|documents?)"
_FILLER = r"(?:ok(?:ay)?|oh|ah|well|hey|hi|hello|yeah|yes|right|alright|now|listen|so(?= u[mh]))"
_PLEA = rf"(?:please|pls|plz|any ideas?|{_KNOW}|can you (?:help|tell me))\W*"
_BEFORE = re.compile(
    rf"{_FILLER}\b[\s,:.!–-]*(?:so\b,? )?"
    rf"(?={ASKS}\b|{AND}|u[mh]+\b|{PLEASE}|(?:do|does|did|tell me|i) )"
    r"|(?:please|pls|plz|um+|uh+|erm?|hm+|btw|by the way)\b[\s,:.!]+(?:so\b,? )?"
    r"|(?:(?:a |one |just a )?(?:quick |more |last )*question|q)\s*[:,-]\s*"
    rf"|(?:{PLEASE}*(?:{_TELL})|{_KNOW}|i ?(?:just )?(?:{_LIKE}|{_WONDER}|asked)|any idea)"
    rf"[:,]? (?={ASKS}\b)"
    rf"|{PLEASE}+(?=tell (?:me|us) about\b)"
    rf"|(?:according to|in|from) {_ARTICLES}, ",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf",\s*{_PLEA}$|[\s,]+(?:according to {_ARTICLES}|any ?one knows?)\W*$", re.IGNORECASE
)
_ONLY_A_PLEA = re.compile(_PLEA, re.IGNORECASE)
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]\W*")
_RUN_TOGETHER = re.compile(  # "whos", "dont"
    r"^(?:who|what|when|where|why|how)(?=s\b)"
    r"|\b(?:are|ca|could|did|do|does|had|has|have|is|must|should|was|were|wo|would)n(?=t\b)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s?!…\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+$")
_QUESTION = re.compile(
    rf"{AND}?(?:(?:in|at|on|to|from|by|for|of|with) )?"
    rf"(?:{ASKS}\b(?:.*[^.!])?$"
    rf"|{ASKING_VERB}.*\?$)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r" [-–—]+ |: ")
_JOINED = re.compile(
    r"[,;]? (?:and|&) (?:also )?(?=(?:who|whom|what|when|where|why|how)\b)"
    r"(?!\w+ (?:do|does|did) (?:he|she|it|they)\W*$)",  # "and when did it?" asks the same again
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(rf"\b{ASKS}\b", re.IGNORECASE)


def sentences(message: str) -> list[str]:
    """A message's questions without politeness, and its statements if the first may need them.

    >>> sentences("Hi! I love bridges. Could you tell me how long the Mill Bridge is?")
    ['how long the Mill Bridge is?']
    >>> sentences("I saw the Mill Bridge. How long is it? Thanks!")
    ['I saw the Mill Bridge.', 'How long is it?']
    """
    cores = [without_politeness(span.of(message)) for span in sentence_spans(message)]
    parts = [without_politeness(part) for core in cores for part in _split_aside(core)]
    kinds = [(part, "?" in part or _is_wish(part)) for part in parts if part]
    asking = [part for part, asks in kinds if asks]
    statement = " ".join(part for part, asks in kinds if not asks)
    if asking and statement and not _leans_on(asking[0], statement):
        return asking
    return [part for part, _ in kinds] or [message]


def questions(parts: list[str]) -> list[str]:
    """The questions to answer one by one, of sentences without politeness; else these as one.

    >>> questions(["Who is the mayor?", "How old is she?"])
    ['Who is the mayor?', 'How old is she?']
    >>> questions(["Who won the cup, and when?"]), questions(["Who won?", "I forgot."])
    (['Who won the cup?', 'when?'], ['Who won? I forgot.'])
    >>> questions(["Who won in 2017?", "And in 2018?"])
    ['Who won in 2017?', 'And in 2018?']
    """
    split = [part for each in parts for part in _split_joined(each)]
    complete = all(_is_wish(each) or _repeats(one, each) for one, each in pairwise(["", *split]))
    return split if complete and 1 < len(split) <= _MOST else [" ".join(parts)]


def without_politeness(sentence: str) -> str:
    """A sentence without politeness, small talk and spare marks; "" if nothing else is in it.

    >>> without_politeness("Hmm, could you tell me who paid for it, please??")
    'who paid for it?'
    >>> without_politeness("ok so um who was the pilot"), without_politeness("In one sentence!")
    ('who was the pilot?', '')
    >>> without_politeness("Whos the mayor??? 🙏"), without_politeness("How do you know who paid?")
    ("Who's the mayor?", 'How do you know who paid?')
    """
    if not words(sentence) or _ONLY_A_PLEA.fullmatch(sentence) or is_only_small_talk(sentence):
        return ""
    in_quotes = _QUOTED.fullmatch(sentence)
    core = in_quotes[1] if in_quotes else sentence
    while len(words(shorter := _strip_once(core))) > 1 and shorter != core:
        core = shorter
    core = _RUN_TOGETHER.sub(r"\g<0>'", core)
    if core != sentence and is_question(core.rstrip(".!")):
        return _MARKS.sub("", core).rstrip(".,") + "?"
    marks = _MARKS.search(core)
    return _MARKS.sub("?", core) if marks and len(marks.group()) > 1 else core


def is_question(sentence: str) -> bool:
    """Whether a sentence begins and ends as a question does.

    >>> list(map(is_question, ["who paid for it", "Did he pay?", "When he came, I left."]))
    [True, True, False]
    """
    return _QUESTION.match(sentence) is not None


def _strip_once(sentence: str) -> str:
    """A sentence without one polite phrase before or after its question."""
    before = _BEFORE.match(sentence)
    rest = _AFTER.sub("", without_small_talk(sentence[before.end() :] if before else sentence))
    # a comma may be in a title: "Hello, Goodbye"
    question, _, last = rest.rpartition(",")
    return question if small_talk(last) == THANKS else rest


def _is_wish(sentence: str) -> bool:
    """Whether a sentence asks something, or wants a summary or a list of articles."""
    return is_question(sentence) or not isinstance(recognise(sentence), Content)


def _repeats(before: str, question: str) -> bool:
    """Whether a question repeats the one before it with another time or thing."""
    may_repeat = before and question.endswith("?")
    return bool(may_repeat and with_other_time_or_thing(Turn(before), question))


def _leans_on(question: str, statement: str) -> bool:
    """Whether a question needs a statement, or has no name and the statement has one."""
    leans = need_of(question, [Turn(statement)]) is not Need.NOTHING
    return leans or bool(names_in(statement) and not names_in(question))


def _split_aside(sentence: str) -> list[str]:
    """A sentence, split into a statement and the question after its dash or colon if it is so."""
    for mark in _ASIDE.finditer(sentence):
        before, after = sentence[: mark.end()].rstrip(), sentence[mark.end() :]
        if is_question(after) and not is_question(before):
            return [before, after]
    return [sentence]


def _split_joined(sentence: str) -> list[str]:
    """A sentence, split in two where "and" joins a complete question to another."""
    for mark in _JOINED.finditer(sentence):
        before, after = sentence[: mark.start()], sentence[mark.end() :]
        # not "which men and how many women came", nor "who won and who lost the cup"
        complete = any(word.kind in DOING for word in parse(before)) and is_question(before)
        about_something = things_in(before) or points_back(sentence)
        # "who said when and where", or a title that is quoted
        if complete and about_something and len(_QUESTION_WORD.findall(before)) < 2:
            return [f"{before}?", after]
    return [sentence]
