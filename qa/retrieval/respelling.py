"""Respelling: the words of a question that are misspelt, as the articles write them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from embeddings.filters import Filter
from qa.language.stop_words import ALL_STOP_WORDS
from qa.language.words import seeming_language, unaccented, words
from qa.question.recognising import request_words
from qa.retrieval.retriever import Retriever

_SEARCHED = 200
"""Passages in which a misspelt word is looked for: without it others come before the right one."""

_WORD = re.compile(r"[^\W\d_]{4,}")  # of shorter words too many are one letter apart
_LETTERS = re.compile(r"[^\W_]+")
_MOST = 5  # misspelt words; a question with more is of another matter, or in another language
_LONG = 7
"""Letters from which an unusual word, a name mostly, may be two slips away: of 1,957 words of other
questions (SQuAD, NQ) one slip makes 124 to another of the samples, and this 8 more; with words of
6 letters up to 44, with usual words 42."""
_ENDINGS = ("s", "es", "er", "ers", "est", "ed", "ing", "less", "ness", "ly")
_SHORTEST = 3  # letters of what has an ending
_ASKING = ("who", "whose", "what", "when", "where", "which", "why", "how")
_ASKS = re.compile(rf"({'|'.join(_ASKING)}|the)(\w{{3,}})", re.IGNORECASE)


def correct_spelling(question: str, retriever: Retriever, only: Filter | None) -> str:
    """A question with each misspelt word put as the articles near to it write it.

    A word is none that is misspelt where the question is understood by it, the encoder knows it
    whole, an article that ``only`` admits was written by somebody of that name, or any has it.
    """
    index = retriever.index
    understood = request_words(question)  # whatever language they are of

    @cache
    def names() -> set[str]:  # which no text need have
        catalogue = index.store.catalogue()
        known = [*catalogue.authors(only), *catalogue.sites(only)]
        return {word for name, _ in known for word in words(name)}

    def is_usual(word: str) -> bool:
        return index.encoder.count_tokens([word])[0] == 1

    def is_word(word: str) -> bool:
        known = word in understood or word in ALL_STOP_WORDS or is_usual(word)
        return known or bool(index.matching([word], 1)) or word in names()

    def near() -> Iterator[str]:
        asked = seeming_language(question)
        for hit in retriever.retrieve(question, _SEARCHED, only):
            article = hit.passage.article
            if asked in ("", article.language or "en"):
                yield from (hit.passage.text, article.title)

    return respell(question, is_word, is_usual, near)


def respell(
    question: str,
    is_word: Callable[[str], bool],
    is_usual: Callable[[str], bool],
    near: Callable[[], Iterable[str]],
) -> str:
    """A question with each word that is none put as the texts that come near to it write it.

    ``is_word``: whether it is a word, or an article has it, ``is_usual``: whether most texts could;
    abbreviations are none that could be wrong. A word stays that is near to none in the texts, as
    does a name, which has a capital amid the question, that is near to no name there. The first is
    put as a word that one asks with rather than as another: "Wich" as "Which". 1,572
    questions (SQuAD) have 10 words that the samples would change so; 16 if any name could be
    written as any word, and a usual word with an ending as one of another beginning.
    ``near`` is called once at most, and for such a word only.

    >>> known = {"whose", "sailed"}.__contains__
    >>> respell("Whose fery sailed?", known, known, lambda: ["A ferry sailed."])
    'Whose ferry sailed?'
    """
    asked = dict.fromkeys(each for each in _WORD.findall(question) if not each.isupper())
    wrong = [each for each in asked if not is_word(each.lower())]
    if not 0 < len(wrong) <= _MOST:
        return question
    texts = list(near())
    written = [word for text in texts for word in _WORD.findall(text)]
    said = Counter(map(str.lower, written))
    names = Counter(word.lower() for word in written if word[0].isupper())
    together = cache(lambda: f" {' '.join(_LETTERS.findall(' '.join(texts).lower()))} ")
    for word in wrong:
        is_first = question.startswith(word)
        is_name = word[0].isupper() and not is_first
        if alike := _alike(word.lower(), names if is_name else said, is_usual):
            asking = [each for each in alike if is_first and each in _ASKING]
            best = max(asking or alike, key=said.__getitem__)
            right = best.capitalize() if word[0].isupper() else best
        else:
            right = _apart(word, together(), is_word)
        question = re.sub(rf"\b{word}\b", right, question)
    return question


def _alike(word: str, said: Iterable[str], is_usual: Callable[[str], bool]) -> list[str]:
    """The words that are one slip away; where none is, the long unusual ones that are two.

    Before all, those that differ by their accents or umlauts alone, as "Muehle" and "Mühle" do.

    The first letter is seldom mistyped, and has to be the same; of a usual word with an ending all
    but what the ending changes: "clowns" is no slip for "crowns", "stoped" is one for "stopped".
    """
    plain = _without_umlauts(word)
    if same := [one for one in said if _without_umlauts(one) == plain]:
        return same
    begin = tuple(_with_ending(word, is_usual)) or word[0]
    near = [one for one in said if one.startswith(begin) and abs(len(one) - len(word)) <= 2]
    off = {one: slips(word, one) for one in near}
    two_off = (one for one in near if off[one] == 2 and min(len(word), len(one)) >= _LONG)
    return [one for one in near if off[one] == 1] or [one for one in two_off if not is_usual(one)]


def _without_umlauts(word: str) -> str:
    """A word in letters that every keyboard has, however its umlauts are written.

    >>> _without_umlauts("mühlstraße"), _without_umlauts("muehlstrasse")
    ('muhlstrasse', 'muhlstrasse')
    """
    return re.sub("([aou])e", r"\1", unaccented(word.replace("ß", "ss")))


def _with_ending(word: str, is_usual: Callable[[str], bool]) -> Iterator[str]:
    """What a word that is a usual one with an ending begins with: "mak" of "makeing"."""
    for end in _ENDINGS:
        begin = word.removesuffix(end)
        if begin != word and len(begin) >= _SHORTEST and is_usual(begin):
            yield begin.rstrip("ey") or begin


def _apart(word: str, said: str, is_word: Callable[[str], bool]) -> str:
    """Two words that were run together: they stand side by side in what is said, or one asks."""
    for at in range(2, len(word) - 1):
        if f" {word[:at]} {word[at:]} ".lower() in said:
            return f"{word[:at]} {word[at:]}"
    asks = _ASKS.fullmatch(word)
    return f"{asks[1]} {asks[2]}" if asks and is_word(asks[2].lower()) else word


def slips(word: str, other: str) -> int:
    """How many letters are wrong, missing or too many, or two in each other's place, at least.

    >>> slips("fery", "ferry"), slips("brigde", "bridge"), slips("fery", "berry")
    (1, 1, 2)
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            best = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != its))
            if i > 1 and j > 1 and (letter, word[i - 2]) == (other[j - 2], its):
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]
