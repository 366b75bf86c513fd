"""Examples of which only the answering sentence is known: ReQA, NQG and SelQA.

The first two are questions of SQuAD's training articles without their paragraphs. If another data
set has a sentence's paragraph, that is the passage; otherwise the sentence's neighbours in the set
are, since it is in SQuAD's order and so article by article.
"""

import json
import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from qa.training.example import MAX_WORDS, Example, cut_around, neighbour_range
from qa.training.sources.news import sentence_of_tokens
from qa.training.split import paragraph_key

REQA = "training/squad-train-reqa-10k/train.json"
NQG = ("training/nqg-squad-sentences/src-test.txt", "training/nqg-squad-sentences/tgt-test.txt")
SELQA = (
    "training/selqa-dev-test/selqa-ass-dev.json",
    "training/selqa-dev-test/selqa-ass-test.json",
)
AnsweredQuestion = tuple[str, str]
"""A question with the sentence that answers it."""


def sentence_examples(
    data: Path, examples: Sequence[Example], random_source: random.Random
) -> list[Example]:
    """Examples of all three sets; `examples`: those of other sets, whose questions are skipped."""
    paragraphs = Paragraphs(sorted({each.passage for each in examples}))
    known_keys = {_question_key(each.question) for each in examples}
    found = []
    for pairs in (_reqa_pairs(data), _nqg_pairs(data)):
        new_pairs = [pair for pair in pairs if _question_key(pair[0]) not in known_keys]
        known_keys |= {_question_key(question) for question, _ in new_pairs}
        found += list(_examples_in_passages(new_pairs, paragraphs, random_source))
    return [*found, *_selqa_examples(data, random_source)]


class Paragraphs:
    """Finds sentences in paragraphs, comparing only letters and digits.

    >>> Paragraphs(["It rained. The mill (1887) burnt."]).find("the mill -LRB- 1887 -RRB- burnt .")
    >>> Paragraphs(["It rained. The mill (1887) burnt."]).find("the mill ( 1887 ) burnt .")
    ('It rained. The mill (1887) burnt.', 11, 32)
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        bare_texts = [_only_letters_and_digits(text) for text in texts]
        self._starts = list(accumulate((len(each) + 1 for each in bare_texts), initial=0))
        self._all = "\n".join(bare_texts)

    def find(self, sentence: str) -> tuple[str, int, int] | None:
        """The paragraph that holds a sentence, and the sentence's span in it; None if none does."""
        wanted = _only_letters_and_digits(sentence)
        at = self._all.find(wanted)
        if at < 0 or not wanted:
            return None
        number = bisect_right(self._starts, at) - 1
        text = self._texts[number]
        places = [place for place, sign in enumerate(text) if sign.isalnum()]
        first = at - self._starts[number]
        return text, places[first], places[first + len(wanted) - 1] + 1


def _only_letters_and_digits(text: str) -> str:
    # one character for each: some have a lower case of two, which would shift all positions
    return "".join(sign.lower()[0] for sign in text if sign.isalnum())


def _question_key(question: str) -> str:
    return paragraph_key("".join(sign if sign.isalnum() else " " for sign in question))


def _reqa_pairs(data: Path) -> list[AnsweredQuestion]:
    rows = json.loads((data / REQA).read_text(encoding="utf-8"))
    # the ids are positions in SQuAD's training file
    in_file_order = sorted(
        zip(rows["question_ids"], rows["questions"], rows["answers"], strict=True)
    )
    return [(question.strip(), sentence.strip()) for _, question, sentence in in_file_order]


def _nqg_pairs(data: Path) -> list[AnsweredQuestion]:
    sentences, questions = (
        [_detokenise_line(line) for line in (data / name).read_text(encoding="utf-8").splitlines()]
        for name in NQG
    )
    return list(zip(questions, sentences, strict=True))


def _detokenise_line(line: str) -> str:
    """Join a line of lower-cased treebank tokens to a sentence."""
    tokens = line.split()
    return sentence_of_tokens(
        each.upper() if each.startswith("-") else each for each in tokens
    ).text


def _examples_in_passages(
    pairs: Sequence[AnsweredQuestion], paragraphs: Paragraphs, random_source: random.Random
) -> Iterator[Example]:
    sentences = list(dict.fromkeys(sentence for _, sentence in pairs))
    places = {sentence: place for place, sentence in enumerate(sentences)}
    sizes = [len(sentence.split()) for sentence in sentences]
    for question, sentence in pairs:
        found = paragraphs.find(sentence)
        if found is None:
            place, wanted = places[sentence], random_source.randint(40, MAX_WORDS)
            first, last = neighbour_range(sizes, place, wanted, random_source)
            found = _join_sentences(sentences[first : last + 1], place - first)
        text, start, end = cut_around(*found, random_source)
        yield Example(question, text, start, end, "sentence", "", within=True)


def _join_sentences(sentences: Sequence[str], place: int) -> tuple[str, int, int]:
    """Join sentences to one text; returns it with the span of the sentence at `place`."""
    start = sum(len(each) + 1 for each in sentences[:place])
    return " ".join(sentences), start, start + len(sentences[place])


def _selqa_examples(data: Path, random_source: random.Random) -> Iterator[Example]:
    """Questions about sections of Wikipedia; half of them are rewordings of the others."""
    for name in SELQA:
        for row in json.loads((data / name).read_text(encoding="utf-8")):
            if len(row["answers"]) == 1:
                section = _join_sentences(
                    [each.strip() for each in row["candidates"]], row["answers"][0]
                )
                place = cut_around(*section, random_source)
                question = row["question"].strip()
                yield Example(question, *place, "section", row["article"], within=True)
