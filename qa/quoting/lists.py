"""Lists: the items under a heading that a question names, as "Ingredients", or numbered steps."""

import re
from collections.abc import Iterator, Sequence

from embeddings.article import CAPTION_MARK, Article
from embeddings.sentences import Span, sentence_spans
from qa.language.sentence_ends import ends_asking, is_ended
from qa.language.words import stem, stems, words

MOST_ITEMS = 10
"""The most items of a list that are quoted."""

_LINE_START = re.compile(r"(?:^|\n)(?:\d{1,3}\. +)?$")
"""What precedes the first sentence of a line: perhaps the number of an item."""
_WIDEST_NUMBER = 8  # characters
_MOST_HEADING_WORDS = 5  # words of a heading
_TITLE_SHARE = 0.5  # the article's title must have more of the question's other words
_FREE_ITEMS = 2  # items that may differ in form from the first
_SYNONYMS = tuple(
    map(
        stems,
        (
            "pros advantages benefits",
            "cons disadvantages drawbacks downsides",
            "steps directions instructions method",
            "need ingredients equipment supplies materials tools",
        ),
    )
)
"""Rows of synonyms in questions and headings, one for each kind of list."""
_HEADING_WORDS = stems("verdict conclusion").union(*_SYNONYMS)
_SINGULAR_HEADINGS = ("need", "needed", "method", "verdict", "conclusion")

_LABELLED = re.compile(r"[^.:?!]{1,40}: \S")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_NUMBER = re.compile(r"^(?:step (\d{1,2})\b[.:)]?|(\d{1,2})[.)])\s+", re.IGNORECASE | re.MULTILINE)
_FEWEST_STEPS = 3
_ASKS_HOW = re.compile(r"how (?:do|can|could|should|to)\b", re.IGNORECASE)
_STEP_WORDS = stems("steps tips ways things reasons rules ideas points list name")
_MAKING_VERBS = stems("make cook bake prepare do")


def list_items(question: str, article: Article) -> tuple[dict[Span, Span | None], bool]:
    r"""The first items of the lists that a question names with their headings; whether more follow.

    The heading of a list ends with a plural, "need" or "method". The article's title must have
    the question's other words: another cake has other ingredients. Without such a heading the
    article's numbered steps are the list.

    >>> cake = Article("a", "Pear cake", "Ingredients\n\n4 pears\n\n2 eggs. Or 3.\n\nA pan.")
    >>> found, _ = list_items("What are the ingredients of the pear cake?", cake)
    >>> [item.of(cake.text) for item in found], {each.of(cake.text) for each in found.values()}
    (['4 pears', '2 eggs.'], {'Ingredients'})
    >>> list_items("What are the ingredients of the plum pie?", cake)
    ({}, False)
    """
    lists: list[tuple[Span | None, list[Span]]] = [
        (heading, items)
        for heading in _matching_headings(question, article, _lines(article))
        if len(items := items_after(article, heading, MOST_ITEMS + 1)) > 1
    ]
    lists = lists or [(None, _steps(question, article))]
    first = {item: heading for heading, items in lists for item in items[:MOST_ITEMS]}
    return first, any(len(items) > MOST_ITEMS for _, items in lists)


def items_after(article: Article, lead: Span, most: int) -> list[Span]:
    """The first sentences of the lines after a heading or "You need:", while of one form."""
    head = _heading_words(lead.of(article.text))
    size = len(head) if head and head[-1].endswith("s") else 0
    items: list[Span] = []
    for line in _lines(article):
        item = line.of(article.text)
        if line.start < lead.end or not _is_item(item):
            continue
        heading = _heading_words(item)
        is_next_heading = heading and (len(heading) <= size or stem(heading[-1]) in _HEADING_WORDS)
        is_alike = len(items) < _FREE_ITEMS or _form(item) == _form(items[0].of(article.text))
        if is_next_heading or not is_alike or len(items) == most:  # "Cons" after "Pros"
            break
        items.append(line)
    return items


def _lines(article: Article) -> list[Span]:
    """The first sentence of each line."""
    return [
        span
        for span in sentence_spans(article.text, article.language)
        if _LINE_START.search(article.text, max(0, span.start - _WIDEST_NUMBER), span.start)
    ]


def _matching_headings(question: str, article: Article, lines: Sequence[Span]) -> list[Span]:
    """The headings that have the most words of a question, among those that it names."""
    question_stems, title = stems(question), stems(article.title)
    if len(question_stems & _SYNONYMS[-1]) > 1:  # "what tools do I need" asks for tools
        question_stems -= {"need"}
    accepted = question_stems.union(*(row for row in _SYNONYMS if row & question_stems))
    found: dict[Span, int] = {}
    for line in lines:
        heading = _heading_words(line.of(article.text))
        if not heading or stem(heading[-1]) not in accepted:
            continue
        roots = stems(" ".join(heading))
        synonyms = set[str]().union(*(row for row in _SYNONYMS if row & roots))
        others = question_stems - roots - synonyms
        fits_title = not others or len(others & title) > _TITLE_SHARE * len(others)
        if fits_title and roots <= accepted | title:
            found[line] = len(roots & question_stems)
    return [line for line, shared in found.items() if shared == max(found.values())]


def _steps(question: str, article: Article) -> list[Span]:
    """The sentences that an article numbers from 1 up, or down to 1, if a question asks for them.

    How to bake a cake is not how to store it, and its numbered sources are no effects of it.
    """
    question_stems = stems(question)
    if question_stems - _STEP_WORDS - _MAKING_VERBS - stems(article.title):
        return []
    numbered = [(int(one[1] or one[2]), one.end()) for one in _NUMBER.finditer(article.text)]
    up, down = list(_consecutive(numbered)), list(_consecutive(numbered[::-1]))[::-1]
    places = max(up, down, key=len)
    asks_steps = question_stems & _STEP_WORDS or _ASKS_HOW.match(question)
    is_wanted = asks_steps or str(len(places)) in words(article.title)
    if not is_wanted or len(places) < _FEWEST_STEPS:
        return []
    spans = sentence_spans(article.text, article.language)
    return [span for span in spans if any(span.start <= place < span.end for place in places)]


def _consecutive(numbered: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The places of 1, 2, 3 and so on among (number, place) pairs."""
    expected = 1
    for number, place in numbered:
        if number == expected:
            yield place
            expected += 1


def _heading_words(line: str) -> list[str]:
    """The words of a line that can be the heading of a list; none for other lines."""
    found = words(line)
    is_capital = next(filter(str.isalpha, line), "").isupper()  # perhaps after a "🧰"
    is_short = 0 < len(found) <= _MOST_HEADING_WORDS and is_capital and not is_ended(line)
    heads = is_short and (found[-1].endswith("s") or found[-1] in _SINGULAR_HEADINGS)
    return found if heads else []


def _form(item: str) -> tuple[bool, bool, bool, bool]:
    """Whether an item has a label, and ends as a sentence, as a question, with a colon."""
    text = _IN_BRACKETS.sub("", item)
    return bool(_LABELLED.match(text)), is_ended(text), ends_asking(text), text.endswith(":")


def _is_item(text: str) -> bool:
    """Whether a line has letters and is no picture's caption."""
    return any(map(str.isalpha, text)) and not text.startswith(CAPTION_MARK)
