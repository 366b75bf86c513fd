"""Grammar: tells the words of a question that are things from those that are verbs."""

import re
from dataclasses import dataclass
from functools import lru_cache

from qa.language.irregular_verbs import VERB_OF
from qa.language.words import content_words, in_english, is_common, stem

_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:St|Mr|Mrs|Ms|Dr)\.(?= )|[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]+")
# The kinds of the common words, a letter each: d and o stand before a thing ("the", "of"), w before
# one that is counted or chosen, t before an infinitive, a and b are "does" and "is", p a pronoun.
_COMMON = {
    "d": """the an a any more most some my your his her its their our this that these those in on
        for about with from by during between against without into at off near across via and or as
        worth das der den dem des die ein eine einen einem einer eines im vom zum zur über
        la le lo les las los un une du aux au el una del al""",
    "o": "of",
    "w": "which many much whose",
    "t": "to",
    "a": "do does did has have had will would can could must should may might",
    "b": "is are was were been be get got gets",
    "p": """he she it they him them we i i'm you there anybody anyone everybody everyone somebody
        someone nobody""",
    "q": "who what",
    "h": "how",
    "x": """again ago ahead along already always away back ever maybe never nearby once soon still
        together twice yet""",
}
_LETTER = {word: letter for letter, listed in _COMMON.items() for word in listed.split()}
# All other words: N in a name, s a plural, e and i certain and possible verb forms, n any, x none.
_VERBS = tuple(
    re.compile(form)
    for form in (
        "(?<=[pq])()[nsei]",  # "who painted it", "did she win"
        "((?<!v)t)[nei]",  # "how to apply"; not "what happened to seagrass"
        "(?<=w)([Nnsei]N*)[nsei]+(?![nseiab])",  # "which town closed"; not "which old towns are"
        "(aNN+)[nei]",  # "did Ada Berg lose power"; not "did the Mill Bridge committee"
        "(a[^.pqv]{0,20}?[Nnsei]x*)[nei](?![nseio])",  # "did the dam burst", "will tenants move"
        "(?<!q)(b)[nsei]+",  # "was built"; not "who is mayor"
        "(?<!q)(b[^.pqv]{0,20}?[Nnsei]x*)[ei](?![Nnsei])",  # "was the dam built"
        "(bx*)[ei](?![Nnsei])",  # "what was stolen"
        "([^do])e(?![Nnsei])",  # "the gust measured", "how many drowned", "anything planned"
    )
)
# A name in an answer: a capital where no sentence begins, or several in a row. In a table
# "Cost 5.8 million" has none.
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]*\b(?! \d)"
_ANSWER_NAME = re.compile(rf"(?<=[a-z,;] ){_CAPITAL}(?: {_CAPITAL})*|\b{_CAPITAL}(?: {_CAPITAL})+")

NAME, THING, DONE, DOING = "N", "nsei", "v", "abv"
"""The letters of words in a name, of other things, of main verbs, and of all verbs."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or punctuation mark of a question, and the letter of its kind there."""

    text: str
    start: int
    kind: str


@lru_cache(maxsize=256)
def parse(question: str) -> tuple[Word, ...]:
    """A question's words and punctuation marks in order.

    >>> "".join(word.kind for word in parse("When did the Mill Bridge of Lindby open?"))
    'xadNNoNv.'
    """
    content = {word for word in content_words(question) if not is_common(word)}
    found, kinds = list(_WORD.finditer(question)), ""
    for number, each in enumerate(found):
        following = found[number + 1].group() if number + 1 < len(found) else ""
        first = not kinds or kinds[-1] == "."
        in_name = each.group()[0].isupper() and (not first or following[:1].isupper())
        kinds += _kind(each.group(), content, first=first, in_name=in_name)
    kinds = re.sub("(?<=h)[nsei]", "x", kinds)  # "how old"
    if in_english(question):
        for verb in _VERBS:
            kinds = verb.sub(lambda m: m[1] + "v" * (len(m[0]) - len(m[1])), kinds)
    else:
        kinds = re.sub("(?<![do])[nsei]", "x", kinds)
    return tuple(
        Word(each.group(), each.start(), kind) for each, kind in zip(found, kinds, strict=True)
    )


@lru_cache(maxsize=256)
def with_capitals(question: str, answer: str) -> str:
    """A question typed in small letters, with its names in the capitals that an answer gives them.

    >>> with_capitals("how old is berg, who crossed the bridge?", "Ada Berg crossed Mill Bridge.")
    'how old is Berg, who crossed the bridge?'
    """
    if question[1:] != question[1:].lower():
        return question
    capitalised = (name.split(" ") for name in _ANSWER_NAME.findall(answer))
    without_the = (each[is_common(each[0].lower()) :] for each in capitalised)  # "The Mill Bridge"
    names = {name.lower(): name for each in without_the if (name := " ".join(each))}
    parts = {part.lower(): part for name in names.values() for part in name.split()}
    small = {*re.findall(r"\b[a-z][\w’'-]*", answer), *_LETTER}
    any_name, any_part = (_alternation(each.keys() - small) for each in (names, parts))
    pattern = rf"\b(?:{any_name})\b|(?<!\bthe )\b(?:{any_part})\b"
    return re.sub(pattern, lambda found: (parts | names)[found[0].lower()], question, flags=re.I)


def _alternation(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, reverse=True))) or "(?!)"


def names_in(question: str) -> list[str]:
    """The names in a question, in order.

    >>> names_in("When did the old Mill Bridge of Lindby open?")
    ['Mill Bridge', 'Lindby']
    """
    return [text for text, *_ in word_runs(question, NAME)]


def word_runs(question: str, kinds: str) -> list[tuple[str, int, int]]:
    """Runs of adjoining words of some kinds: text, start, and the number of words in names."""
    parsed, found = parse(question), []
    for run in re.finditer(f"[{kinds}]+", "".join(word.kind for word in parsed)):
        text = " ".join(word.text for word in parsed[run.start() : run.end()])
        names = run.group().count(NAME)
        found.append((re.sub(r"['’]s$", "", text), parsed[run.start()].start, names))
    return found


def _kind(word: str, content: set[str], *, first: bool, in_name: bool) -> str:
    """The letter of a word by itself; ``in_name``: whether its capital makes it a name's."""
    small = word.lower().replace("’", "'")
    if not word[0].isalnum():
        return "."
    if small in _LETTER and (first or not in_name or small[0] == "i"):
        return _LETTER[small]
    if small.rstrip(".").removesuffix("'s") not in content and "." not in word:
        return "x"
    if in_name:
        return "N"
    if small.endswith("ed") and stem(small) != small:
        return "e"
    plural = small.endswith("s") and not small.endswith("ss")
    return "s" if plural else "i" if small in VERB_OF else "n"
