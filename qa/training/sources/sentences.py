"""Examples of which only the answering sentence is known: ReQA, NQG and SelQA.

The first two are questions of SQuAD's training articles without their paragraphs. A sentence that
stands in a paragraph at hand is read there; another one among its neighbours in the set, which
keeps SQuAD's order and so its articles.
"""

import json
import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from qa.training.example import MAX_WORDS, Example, around, neighbours
from qa.training.sources.news import untokenised
from qa.training.split import paragraph_key

REQA = "training/squad-train-reqa-10k/train.json"
NQG = ("training/nqg-squad-sentences/src-test.txt", "training/nqg-squad-sentences/tgt-test.txt")
SELQA = (
    "training/selqa-dev-test/selqa-ass-dev.json",
    "training/selqa-dev-test/selqa-ass-test.json",
)
Asked = tuple[str, str]
"""A question with the sentence that answers it."""


def sentence_examples(
    data: Path, known: Sequence[Example], random_source: random.Random
) -> list[Example]:
    """All three sets; `known`: examples whose paragraphs are at hand, and whose questions are."""
    paragraphs = Paragraphs(sorted({each.passage for each in known}))
    asked = {_key(each.question) for each in known}
    found = []
    for pairs in (_reqa(data), _nqg(data)):
        fresh = [pair for pair in pairs if _key(pair[0]) not in asked]
        asked |= {_key(question) for question, _ in fresh}
        found += list(_placed(fresh, paragraphs, random_source))
    return [*found, *_selqa(data, random_source)]


class Paragraphs:
    """Finds sentences in paragraphs by their letters and digits alone.

    >>> Paragraphs(["It rained. The mill (1887) burnt."]).find("the mill -LRB- 1887 -RRB- burnt .")
    >>> Paragraphs(["It rained. The mill (1887) burnt."]).find("the mill ( 1887 ) burnt .")
    ('It rained. The mill (1887) burnt.', 11, 32)
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        squeezed = [_squeezed(text) for text in texts]
        self._starts = list(accumulate((len(each) + 1 for each in squeezed), initial=0))
        self._all = "\n".join(squeezed)

    def find(self, sentence: str) -> tuple[str, int, int] | None:
        """The paragraph that holds the sentence, and its span there."""
        wanted = _squeezed(sentence)
        at = self._all.find(wanted)
        if at < 0 or not wanted:
            return None
        number = bisect_right(self._starts, at) - 1
        text = self._texts[number]
        places = [place for place, sign in enumerate(text) if sign.isalnum()]
        first = at - self._starts[number]
        return text, places[first], places[first + len(wanted) - 1] + 1


def _squeezed(text: str) -> str:
    # a sign whose small letter is two would move all places after it
    return "".join(sign.lower()[0] for sign in text if sign.isalnum())


def _key(question: str) -> str:
    return paragraph_key("".join(sign if sign.isalnum() else " " for sign in question))


def _reqa(data: Path) -> list[Asked]:
    rows = json.loads((data / REQA).read_text(encoding="utf-8"))
    # the numbers are places in SQuAD's training file
    ordered = sorted(zip(rows["question_ids"], rows["questions"], rows["answers"], strict=True))
    return [(question.strip(), sentence.strip()) for _, question, sentence in ordered]


def _nqg(data: Path) -> list[Asked]:
    sentences, questions = (
        [_running(line) for line in (data / name).read_text(encoding="utf-8").splitlines()]
        for name in NQG
    )
    return list(zip(questions, sentences, strict=True))


def _running(line: str) -> str:
    """Running text of lower-cased treebank tokens."""
    tokens = line.split()
    return untokenised(each.upper() if each.startswith("-") else each for each in tokens).text


def _placed(
    pairs: Sequence[Asked], paragraphs: Paragraphs, random_source: random.Random
) -> Iterator[Example]:
    sentences = list(dict.fromkeys(sentence for _, sentence in pairs))
    places = {sentence: place for place, sentence in enumerate(sentences)}
    sizes = [len(sentence.split()) for sentence in sentences]
    for question, sentence in pairs:
        found = paragraphs.find(sentence)
        if found is None:
            place, wanted = places[sentence], random_source.randint(40, MAX_WORDS)
            first, last = neighbours(sizes, place, wanted, random_source)
            found = _joined(sentences[first : last + 1], place - first)
        text, start, end = around(*found, random_source)
        yield Example(question, text, start, end, "sentence", "", within=True)


def _joined(sentences: Sequence[str], place: int) -> tuple[str, int, int]:
    """Sentences as one text, and the span of one of them in it."""
    start = sum(len(each) + 1 for each in sentences[:place])
    return " ".join(sentences), start, start + len(sentences[place])


def _selqa(data: Path, random_source: random.Random) -> Iterator[Example]:
    """Sections of Wikipedia by sentences; half of the questions are rewordings of the others."""
    for name in SELQA:
        for row in json.loads((data / name).read_text(encoding="utf-8")):
            if len(row["answers"]) == 1:
                section = _joined([each.strip() for each in row["candidates"]], row["answers"][0])
                place = around(*section, random_source)
                question = row["question"].strip()
                yield Example(question, *place, "section", row["article"], within=True)
