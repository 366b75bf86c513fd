"""Wrapping: what people put around a question, which asks nothing and leads the search astray."""

import re

from embeddings.sentences import sentence_spans
from qa.conversation.replies import THANKS
from qa.conversation.small_talk import small_talk
from qa.language.question_kinds import ASKS, PLEASE
from qa.language.words import words

_TELL = r"(?:tell|remind|show)(?: me| us)?|explain(?: to me)?|find out|let me know"
_KNOW = r"(?:do|does|did) (?:you|any ?one|any ?body) (?:happen to )?(?:know|remember)"
_LIKE = r"(?:would|['’]d) (?:like|love) to (?:know|ask)|(?:want|need|wish) to (?:know|ask)"
_WONDER = r"(?:am|['’]m|was) (?:just )?(?:wondering|curious|asking)|wonder(?:ed)?"
_ARTICLES = r"(?:the|my|your|these) (?:articles?|texts?|news|stories|library|sources?|documents?)"
_FILLER = r"(?:ok(?:ay)?|oh|ah|well|hey|hi|hello|yeah|yes|right|alright|now|listen|so(?= u[mh]))"

_BEFORE = re.compile(
    rf"{_FILLER}\b[\s,:.!–-]*(?:so\b,? )?"
    rf"(?={ASKS}\b|u[mh]+\b|{PLEASE}|(?:do|does|did|tell me|i) )"
    r"|(?:please|pls|plz|um+|uh+|erm?|hm+|btw|by the way)\b[\s,:.!]+(?:so\b,? )?"
    r"|(?:(?:a |one |just a )?(?:quick |more |last )*question|q)\s*[:,-]\s*"
    rf"|(?:{PLEASE}*(?:{_TELL})|{_KNOW}|i ?(?:just )?(?:{_LIKE}|{_WONDER})|any idea)"
    rf"[:,]? (?={ASKS}\b)"
    rf"|{PLEASE}+(?=tell (?:me|us) about\b)"
    rf"|(?:according to|in|from) {_ARTICLES}, ",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?<=[?!.,])\s*(?:please|pls|plz)\W*$"
    rf"|(?<=[?!.,])\s*(?:any ideas?|{_KNOW}|can you (?:help|tell me))\W*$"
    rf"|[\s,]+(?:according to {_ARTICLES}|any ?one knows?)\W*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]\W*")
_RUN_TOGETHER = re.compile(r"^(who|what|when|where|why|how)s\b", re.IGNORECASE)
_MARKS = re.compile(r"[\s?!…\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+$")


def unwrapped(message: str) -> str:
    """A question without the politeness, the instructions and the marks around it.

    >>> unwrapped("Hmm, could you tell me who paid for it? Answer in one sentence, please!")
    'who paid for it?'
    >>> unwrapped("ok so um who was the pilot"), unwrapped("And who was the pilot?")
    ('who was the pilot?', 'And who was the pilot?')
    >>> unwrapped("Whos the mayor??? 🙏"), unwrapped("How do you know?")
    ("Who's the mayor?", 'How do you know?')
    """
    quoted = _QUOTED.fullmatch(message)
    said = quoted[1] if quoted else message
    while len(words(less := _without(said))) > 1 and less != said:
        said = less
    said = _RUN_TOGETHER.sub(r"\1's", said)
    if said != message:
        return _MARKS.sub("", said).rstrip(".,") + "?"
    marks = _MARKS.search(said)
    return _MARKS.sub("?", said) if marks and len(marks.group()) > 1 else said


def _without(said: str) -> str:
    before = _BEFORE.match(said)
    said = _AFTER.sub("", said[before.end() :] if before else said)
    last = sentence_spans(said)[-1]
    end = last.of(said)
    if last.start and small_talk(end) is not None:
        return said[: last.start].rstrip()
    # a comma may be in a title: "Hello, Goodbye"
    asked, _, joined = said.rpartition(",")
    return asked if small_talk(joined) == THANKS else said
