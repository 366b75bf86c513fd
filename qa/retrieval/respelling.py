"""Respelling: corrects the misspelt words of a question to the articles' spelling."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from embeddings.filters import Filter
from qa.language.stop_words import ALL_STOP_WORDS
from qa.language.words import seeming_language, unaccented, words
from qa.question.recognising import request_words
from qa.retrieval.retriever import Retriever

_SEARCHED_PASSAGES = 200
"""Passages searched for corrections: without the misspelt word the right ones are far down."""

_WORD = re.compile(r"[^\W\d_]{4,}")  # too many shorter words are one letter apart
_LETTERS = re.compile(r"[^\W_]+")
_MOST_MISSPELT = 5  # a question with more is on another matter, or in another language
_LONG = 7
"""Letters of an unusual word, mostly a name, from which two slips are allowed: of 1,957 words of
other questions (SQuAD, NQ) one slip turns 124 into another of the samples, and two 8 more; with
6 letters up to 44, with usual words 42."""
_ENDINGS = ("s", "es", "er", "ers", "est", "ed", "ing", "less", "ness", "ly")
_LEAST_STEM = 3  # letters before an ending
_ASKING_WORDS = ("who", "whose", "what", "when", "where", "which", "why", "how")
_ASKING_AND_WORD = re.compile(rf"({'|'.join(_ASKING_WORDS)}|the)(\w{{3,}})", re.IGNORECASE)


def correct_spelling(question: str, retriever: Retriever, only: Filter | None) -> str:
    """A question with its misspelt words corrected to the spelling of articles near to it.

    A word is correct if the question was recognised by it, it is one token of the encoder, an
    author or site that ``only`` admits has it as a name, or any article has it.
    """
    index = retriever.index
    understood = request_words(question)  # in any language

    @cache
    def names() -> set[str]:  # these need not be in any text
        catalogue = index.store.catalogue()
        known = [*catalogue.authors(only), *catalogue.sites(only)]
        return {word for name, _ in known for word in words(name)}

    def is_usual(word: str) -> bool:
        return index.encoder.count_tokens([word])[0] == 1

    def is_word(word: str) -> bool:
        known = word in understood or word in ALL_STOP_WORDS or is_usual(word)
        return known or bool(index.matching([word], 1)) or word in names()

    def nearby_texts() -> Iterator[str]:
        language = seeming_language(question)
        for hit in retriever.retrieve(question, _SEARCHED_PASSAGES, only):
            article = hit.passage.article
            if language in ("", article.language or "en"):
                yield from (hit.passage.text, article.title)

    return respell(question, is_word, is_usual, nearby_texts)


def respell(
    question: str,
    is_word: Callable[[str], bool],
    is_usual: Callable[[str], bool],
    nearby_texts: Callable[[], Iterable[str]],
) -> str:
    """A question with its misspelt words corrected to the spelling of texts near to it.

    ``is_word``: whether a word is correct; ``is_usual``: whether it is common in any text;
    abbreviations are never changed. Neither is a word that is similar to none in the texts, nor a
    name (capitalised inside the question) that is similar to no name. The first word is corrected
    to an asking word rather than another: "Wich" to "Which". Of 1,572 questions (SQuAD) the
    samples would change 10 words so; 16 if any name could become any word, and a usual word with an
    ending one of another beginning. ``nearby_texts`` is called only if a word is misspelt, once.

    >>> known = {"whose", "sailed"}.__contains__
    >>> respell("Whose fery sailed?", known, known, lambda: ["A ferry sailed."])
    'Whose ferry sailed?'
    """
    checked = dict.fromkeys(each for each in _WORD.findall(question) if not each.isupper())
    wrong = [each for each in checked if not is_word(each.lower())]
    if not 0 < len(wrong) <= _MOST_MISSPELT:
        return question
    texts = list(nearby_texts())
    text_words = [word for text in texts for word in _WORD.findall(text)]
    counts = Counter(map(str.lower, text_words))
    names = Counter(word.lower() for word in text_words if word[0].isupper())
    joined = cache(lambda: f" {' '.join(_LETTERS.findall(' '.join(texts).lower()))} ")
    for word in wrong:
        is_first = question.startswith(word)
        is_name = word[0].isupper() and not is_first
        if similar := _similar_words(word.lower(), names if is_name else counts, is_usual):
            asking = [each for each in similar if is_first and each in _ASKING_WORDS]
            best = max(asking or similar, key=counts.__getitem__)
            right = best.capitalize() if word[0].isupper() else best
        else:
            right = _split_word(word, joined(), is_word)
        question = re.sub(rf"\b{word}\b", right, question)
    return question


def _similar_words(word: str, others: Iterable[str], is_usual: Callable[[str], bool]) -> list[str]:
    """The words that differ from one only in accents, else by one slip, else long ones by two.

    "Muehle" and "Mühle" differ only in accents. Words two slips away must be unusual.

    The first letter is seldom mistyped, and has to be the same; in a usual word with an ending, all
    that the ending leaves: "clowns" is no slip for "crowns", "stoped" is one for "stopped".
    """
    plain = _without_umlauts(word)
    if same := [one for one in others if _without_umlauts(one) == plain]:
        return same
    begin = tuple(_beginnings(word, is_usual)) or word[0]
    near = [one for one in others if one.startswith(begin) and abs(len(one) - len(word)) <= 2]
    off = {one: slips(word, one) for one in near}
    two_off = (one for one in near if off[one] == 2 and min(len(word), len(one)) >= _LONG)
    return [one for one in near if off[one] == 1] or [one for one in two_off if not is_usual(one)]


def _without_umlauts(word: str) -> str:
    """A word in plain letters, the same for each way to write its umlauts.

    >>> _without_umlauts("mühlstraße"), _without_umlauts("muehlstrasse")
    ('muhlstrasse', 'muhlstrasse')
    """
    return re.sub("([aou])e", r"\1", unaccented(word.replace("ß", "ss")))


def _beginnings(word: str, is_usual: Callable[[str], bool]) -> Iterator[str]:
    """The beginnings of a word that is a usual one with an ending: "mak" of "makeing"."""
    for end in _ENDINGS:
        begin = word.removesuffix(end)
        if begin != word and len(begin) >= _LEAST_STEM and is_usual(begin):
            yield begin.rstrip("ey") or begin


def _split_word(word: str, text: str, is_word: Callable[[str], bool]) -> str:
    """A word split into two that are adjacent in the text, or of which the first one asks."""
    for at in range(2, len(word) - 1):
        if f" {word[:at]} {word[at:]} ".lower() in text:
            return f"{word[:at]} {word[at:]}"
    parts = _ASKING_AND_WORD.fullmatch(word)
    return f"{parts[1]} {parts[2]}" if parts and is_word(parts[2].lower()) else word


def slips(word: str, other: str) -> int:
    """The edit distance of two words: letters that are wrong, missing, extra or swapped.

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
