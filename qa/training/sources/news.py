"""Examples from QAMR and QADiscourse: questions about sentences of Wikinews and Wikipedia.

Both sets take their sentences from one collection; a sentence's id is that of its article, its
paragraph and its position ("Wiki1k:wikinews:748904:1:5").
"""

import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qa.training.example import MAX_WORDS, Example, neighbour_range

QAMR = ("training/qamr/filtered/dev.tsv", "training/qamr/filtered/test.tsv")
QAMR_SENTENCES = "training/qamr/wiki-sentences.tsv"
_PARTS = ("wikinews_train", "wikinews_dev", "wikinews_test", "wikipedia_dev", "wikipedia_test")
QADISCOURSE = tuple(f"training/qadiscourse/{part}.tsv" for part in _PARTS)
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
_CLOSING = re.compile(r"^([.,;:!?%)\]]|'s|'|n't|'re|'ve|'ll|'d|'m)")


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the span of each token, none if it did not come in tokens."""

    text: str
    tokens: tuple[tuple[int, int], ...] = ()


class Collection:
    """Sentences by their ids, and passages made of neighbours in an article."""

    def __init__(self, sentences: dict[str, Sentence], random_source: random.Random) -> None:
        self._sentences = sentences
        self._random = random_source
        self._articles: dict[str, list[str]] = defaultdict(list)
        for name in sorted(sentences, key=_sort_key):
            self._articles[article_of(name)].append(name)

    def __getitem__(self, name: str) -> Sentence:
        return self._sentences[name]

    def __contains__(self, name: str) -> bool:
        return name in self._sentences

    def articles(self) -> Iterator[tuple[str, list[str]]]:
        """Each article with the ids of its sentences, in order."""
        yield from self._articles.items()

    def first_sentence(self, article: str) -> str:
        """The first sentence of an article."""
        return self._sentences[self._articles[article][0]].text

    def passage(self, name: str) -> tuple[str, int]:
        """A random passage that holds a sentence, and the character at which it begins."""
        names = self._articles[article_of(name)]
        place = names.index(name)
        sizes = [len(self._sentences[each].text.split()) for each in names]
        wanted = self._random.randint(20, MAX_WORDS)
        first, last = neighbour_range(sizes, place, wanted, self._random)
        before = " ".join(self._sentences[each].text for each in names[first:place])
        text = " ".join(self._sentences[each].text for each in names[first : last + 1])
        return text, len(before) + 1 if before else 0


def article_of(name: str) -> str:
    """The article's id in a sentence's id."""
    return name.rsplit(":", 2)[0]


def _sort_key(name: str) -> tuple[str, int, int]:
    article, paragraph, sentence = name.rsplit(":", 2)
    return article, int(paragraph), int(sentence)


def sentence_of_tokens(tokens: Iterable[str]) -> Sentence:
    """Join treebank tokens to a sentence, with each token's span.

    >>> sentence_of_tokens(["He", "said", "``", "no", "''", "."]).text
    'He said "no".'
    """
    text, spans, in_quotes, no_space = "", [], False, True
    for token in tokens:
        sign = _BRACKETS.get(token, token)
        closing = bool(_CLOSING.match(sign)) or (token in {"''", '"'} and in_quotes)
        if text and not no_space and not closing:
            text += " "
        spans.append((len(text), len(text) + len(sign)))
        text += sign
        opening = token in {"``", '"'} and not in_quotes
        in_quotes = opening or (in_quotes and token not in {"''", '"'})
        no_space = opening or sign in {"(", "[", "$", "£", "€"}
    return Sentence(text, tuple(spans))


def _tsv_rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def load_collection(data: Path, random_source: random.Random) -> Collection:
    """The collection of the sentences of both sets."""
    sentences = {
        row[0]: sentence_of_tokens(row[1].split(" "))
        for row in _tsv_rows(data / QAMR_SENTENCES)
        if row
    }
    for name in QADISCOURSE:
        for row in _tsv_rows(data / name):
            if row[0].startswith("Wiki1k"):
                sentences.setdefault(row[0], Sentence(_unescape(row[9])))
    return Collection(sentences, random_source)


def qamr_examples(data: Path, collection: Collection) -> list[Example]:
    """Questions about single sentences, with an answer that two of three annotators gave."""
    found: dict[tuple[str, str], Example] = {}
    for row in (row for name in QAMR for row in _tsv_rows(data / name)):
        sentence, question = row[0], row[5].strip()
        answers = [row[6], *(cell.partition(":")[2] for cell in row[7:9])]
        tokens_of_answer, votes = Counter(answers).most_common(1)[0]
        tokens = [int(token) for token in tokens_of_answer.split()]
        contiguous = tokens == list(range(tokens[0], tokens[-1] + 1)) if tokens else False
        if sentence not in collection or votes < 2 or not contiguous:
            continue
        passage, begin = collection.passage(sentence)
        spans = collection[sentence].tokens
        start, end = begin + spans[tokens[0]][0], begin + spans[tokens[-1]][1]
        example = Example(question, passage, start, end, "qamr", article_of(sentence))
        found.setdefault((sentence, question.lower()), example)
    return list(found.values())


def _unescape(text: str) -> str:
    return text.replace("\\'", "'").replace('\\"', '"').strip()


def qadiscourse_examples(data: Path, collection: Collection) -> list[Example]:
    """Questions such as why or in what case, answered by a clause or by the whole sentence."""
    found: dict[tuple[str, str], Example] = {}
    for row in (row for name in QADISCOURSE for row in _tsv_rows(data / name)):
        name, question = row[0], _unescape(row[3]).rstrip("? ") + "?"
        answer = _unescape(row[4]).rstrip(". ")
        if name not in collection or len(answer) < 2:
            continue
        passage, begin = collection.passage(name)
        start = passage.find(answer, begin, begin + len(collection[name].text))
        is_verbatim = start >= 0
        if not is_verbatim:  # in other words than the sentence's
            start, answer = begin, collection[name].text
        place = (passage, start, start + len(answer))
        found.setdefault(
            (name, question.lower()),
            Example(question, *place, "qadiscourse", article_of(name), within=not is_verbatim),
        )
    return list(found.values())
