"""A message: the questions in it, without what is only said around them."""

import re
from itertools import pairwise

from embeddings.sentences import sentence_spans
from qa.conversation.grammar import DOING, names_in, parsed
from qa.conversation.need import Need, need_of, points_back
from qa.conversation.replies import THANKS, is_only_talk, small_talk, without_small_talk
from qa.conversation.substitution import asked_again
from qa.conversation.things import things_in
from qa.conversation.turn import Turn
from qa.language.expected import ASKING_VERB
from qa.language.words import words
from qa.question.recognising import AND, ASKS, PLEASE, recognise
from qa.question.requests import Content

_MOST = 3
"""Questions of one message that are answered one by one."""

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
_ASKS = re.compile(
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
_ASKING_WORD = re.compile(rf"\b{ASKS}\b", re.IGNORECASE)


def sentences(message: str) -> list[str]:
    """What a message asks, bare; with what it states where the first question may need that.

    >>> sentences("Hi! I love bridges. Could you tell me how long the Mill Bridge is?")
    ['how long the Mill Bridge is?']
    >>> sentences("I saw the Mill Bridge. How long is it? Thanks!")
    ['I saw the Mill Bridge.', 'How long is it?']
    """
    bares = [bare(span.of(message)) for span in sentence_spans(message)]
    parts = [part for each in bares for part in _asides(each)]
    said = [(each, "?" in each or _is_wish(each)) for part in parts if (each := bare(part))]
    asked = [each for each, wants in said if wants]
    stated = " ".join(each for each, wants in said if not wants)
    if asked and stated and not _needs(asked[0], stated):
        return asked
    return [each for each, _ in said] or [message]


def questions(said: list[str]) -> list[str]:
    """The questions to be answered one by one, of bare sentences; these as one where none are.

    >>> questions(["Who is the mayor?", "How old is she?"])
    ['Who is the mayor?', 'How old is she?']
    >>> questions(["Who won the cup, and when?"]), questions(["Who won?", "I forgot."])
    (['Who won the cup?', 'when?'], ['Who won? I forgot.'])
    >>> questions(["Who won in 2017?", "And in 2018?"])
    ['Who won in 2017?', 'And in 2018?']
    """
    parts = [part for each in said for part in _joined(each)]
    whole = all(_is_wish(part) or _goes_on(before, part) for before, part in pairwise(["", *parts]))
    return parts if whole and 1 < len(parts) <= _MOST else [" ".join(said)]


def bare(sentence: str) -> str:
    """A sentence without the politeness, the talk and the marks around it; "" if it is only that.

    >>> bare("Hmm, could you tell me who paid for it, please??"), bare("Answer in one sentence!")
    ('who paid for it?', '')
    >>> bare("ok so um who was the pilot"), bare("And who was the pilot?")
    ('who was the pilot?', 'And who was the pilot?')
    >>> bare("Whos the mayor??? 🙏"), bare("How do you know who paid?")
    ("Who's the mayor?", 'How do you know who paid?')
    """
    if not words(sentence) or _ONLY_A_PLEA.fullmatch(sentence) or is_only_talk(sentence):
        return ""
    quoted = _QUOTED.fullmatch(sentence)
    said = quoted[1] if quoted else sentence
    while len(words(less := _without(said))) > 1 and less != said:
        said = less
    said = _RUN_TOGETHER.sub(r"\g<0>'", said)
    if said != sentence and asks(said.rstrip(".!")):
        return _MARKS.sub("", said).rstrip(".,") + "?"
    marks = _MARKS.search(said)
    return _MARKS.sub("?", said) if marks and len(marks.group()) > 1 else said


def asks(sentence: str) -> bool:
    """Whether a sentence begins and ends as a question does.

    >>> asks("who paid for it"), asks("Did he pay?"), asks("When he came, I left.")
    (True, True, False)
    """
    return _ASKS.match(sentence) is not None


def _without(said: str) -> str:
    """A sentence without one thing that stands before or after what it asks."""
    before = _BEFORE.match(said)
    said = _AFTER.sub("", without_small_talk(said[before.end() :] if before else said))
    # a comma may be in a title: "Hello, Goodbye"
    asked, _, last = said.rpartition(",")
    return asked if small_talk(last) == THANKS else said


def _is_wish(sentence: str) -> bool:
    """Whether it asks, or tells to sum an article up, or to list some."""
    return asks(sentence) or not isinstance(recognise(sentence), Content)


def _goes_on(before: str, question: str) -> bool:
    """Whether it asks the question before it again, of another time or thing."""
    return bool(before and question.endswith("?") and asked_again(Turn(before), question))


def _needs(question: str, stated: str) -> bool:
    """Whether a question leans on what is stated, or has no name and may be of what that names."""
    leans = need_of(question, [Turn(stated)]) is not Need.NOTHING
    return leans or bool(names_in(stated) and not names_in(question))


def _asides(sentence: str) -> list[str]:
    """A sentence, or what is stated in it and the question behind a dash or a colon."""
    for mark in _ASIDE.finditer(sentence):
        before, after = sentence[: mark.end()].rstrip(), sentence[mark.end() :]
        if asks(after) and not asks(before):
            return [before, after]
    return [sentence]


def _joined(sentence: str) -> list[str]:
    """A question in two where "and" joins them and the first is whole, and one."""
    for mark in _JOINED.finditer(sentence):
        before, after = sentence[: mark.start()], sentence[mark.end() :]
        # not "which men and how many women came", nor "who won and who lost the cup"
        whole = any(word.kind in DOING for word in parsed(before)) and asks(before)
        of_something = things_in(before) or points_back(sentence)
        # "who said when and where", or a title that is quoted
        if whole and of_something and len(_ASKING_WORD.findall(before)) < 2:
            return [f"{before}?", after]
    return [sentence]
