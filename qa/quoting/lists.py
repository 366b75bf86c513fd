"""Lists: what stands under a heading of what is asked for, as "Ingredients", or in steps."""

import re
from collections.abc import Iterator, Sequence

from embeddings.article import CAPTION_MARK, Article
from embeddings.sentences import Span, sentence_spans
from qa.language.sentence_ends import ends_asking, is_ended
from qa.language.words import stem, stems, words

MOST_ITEMS = 10
"""Items of a list that are quoted."""

_BEGINS = re.compile(r"(?:^|\n)(?:\d{1,3}\. +)?$")
"""What stands before the first sentence of a line: the number of an item, at times."""
_WIDEST_NUMBER = 8  # characters
_LONGEST = 5  # words of such a heading
_TOLD = 0.5  # share of the question's other words of which the article's title needs more
_UNLIKE = 2  # items that need not be like the first
_ALIKE = tuple(
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
"""Words by which lists of one kind are asked for and headed."""
_HEADED = stems("verdict conclusion").union(*_ALIKE)
_SINGULAR = ("need", "needed", "method", "verdict", "conclusion")

_LABEL = re.compile(r"[^.:?!]{1,40}: \S")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_NUMBER = re.compile(r"^(?:step (\d{1,2})\b[.:)]?|(\d{1,2})[.)])\s+", re.IGNORECASE | re.MULTILINE)
_FEWEST_STEPS = 3
_HOW = re.compile(r"how (?:do|can|could|should|to)\b", re.IGNORECASE)
_STEPS = stems("steps tips ways things reasons rules ideas points list name")
_MAKING = stems("make cook bake prepare do")


def listed(question: str, article: Article) -> tuple[dict[Span, Span | None], bool]:
    r"""The first items of each list of an article that a question names, each with its heading.

    And whether one of the lists goes on after these.

    A list is named by a plural, "need" or "method" at its heading's end. What else the question
    says must be told by the article's title: of another cake the ingredients are not these. Where
    nothing else is said, the article's numbered steps are the list.

    >>> cake = Article("a", "Pear cake", "Ingredients\n\n4 pears\n\n2 eggs. Or 3.\n\nA pan.")
    >>> found, _ = listed("What are the ingredients of the pear cake?", cake)
    >>> [item.of(cake.text) for item in found], {each.of(cake.text) for each in found.values()}
    (['4 pears', '2 eggs.'], {'Ingredients'})
    >>> listed("What are the ingredients of the plum pie?", cake)
    ({}, False)
    """
    lists: list[tuple[Span | None, list[Span]]] = [
        (heading, items)
        for heading in _named(question, article, _lines(article))
        if len(items := items_after(article, heading, MOST_ITEMS + 1)) > 1
    ]
    lists = lists or [(None, _steps(question, article))]
    first = {item: heading for heading, items in lists for item in items[:MOST_ITEMS]}
    return first, any(len(items) > MOST_ITEMS for _, items in lists)


def items_after(article: Article, lead: Span, most: int) -> list[Span]:
    """The first sentences of the lines after a heading or "You need:", while they are alike."""
    head = _plural(lead.of(article.text))
    size = len(head) if head and head[-1].endswith("s") else 0
    items: list[Span] = []
    for line in _lines(article):
        said = line.of(article.text)
        if line.start < lead.end or not _is_item(said):
            continue
        heading = _plural(said)
        another = heading and (len(heading) <= size or stem(heading[-1]) in _HEADED)
        like = len(items) < _UNLIKE or _form(said) == _form(items[0].of(article.text))
        if another or not like or len(items) == most:  # "Cons" after "Pros"
            break
        items.append(line)
    return items


def _lines(article: Article) -> list[Span]:
    """The first sentence of each line."""
    return [
        span
        for span in sentence_spans(article.text, article.language)
        if _BEGINS.search(article.text, max(0, span.start - _WIDEST_NUMBER), span.start)
    ]


def _named(question: str, article: Article, lines: Sequence[Span]) -> list[Span]:
    """The headings that a question names; of those that it names more exactly, only these."""
    said, title = stems(question), stems(article.title)
    if len(said & _ALIKE[-1]) > 1:  # "what tools do I need" asks for tools
        said -= {"need"}
    asked = said.union(*(alike for alike in _ALIKE if alike & said))
    found: dict[Span, int] = {}
    for line in lines:
        heading = _plural(line.of(article.text))
        if not heading or stem(heading[-1]) not in asked:
            continue
        roots = stems(" ".join(heading))
        others = {one for one in said - roots if not any(one in a and a & roots for a in _ALIKE)}
        told = not others or len(others & title) > _TOLD * len(others)
        if told and roots <= asked | title:
            found[line] = len(roots & said)
    return [line for line, named in found.items() if named == max(found.values())]


def _steps(question: str, article: Article) -> list[Span]:
    """What an article numbers from 1 on, or down to it, if a question asks for just that.

    How to bake a cake is not how to store it, and its numbered sources are no effects of it.
    """
    asked = stems(question)
    if asked - _STEPS - _MAKING - stems(article.title):
        return []
    numbered = [(int(one[1] or one[2]), one.end()) for one in _NUMBER.finditer(article.text)]
    up, down = list(_in_turn(numbered)), list(_in_turn(numbered[::-1]))[::-1]
    places = max(up, down, key=len)
    named = asked & _STEPS or _HOW.match(question) or str(len(places)) in words(article.title)
    if not named or len(places) < _FEWEST_STEPS:
        return []
    spans = sentence_spans(article.text, article.language)
    return [span for span in spans if any(span.start <= place < span.end for place in places)]


def _in_turn(numbered: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The places of 1, 2, 3 and so on."""
    wanted = 1
    for number, place in numbered:
        if number == wanted:
            yield place
            wanted += 1


def _plural(line: str) -> list[str]:
    """The words of a line that may be a heading of a list, or end one; none of another."""
    said = words(line)
    begins = next(filter(str.isalpha, line), "").isupper()  # after a "🧰", at times
    short = 0 < len(said) <= _LONGEST and begins and not is_ended(line)
    return said if short and (said[-1].endswith("s") or said[-1] in _SINGULAR) else []


def _form(item: str) -> tuple[bool, bool, bool, bool]:
    """What the items of a list have in common: a label, a full stop, a question, a colon."""
    said = _IN_BRACKETS.sub("", item)
    return bool(_LABEL.match(said)), is_ended(said), ends_asking(said), said.endswith(":")


def _is_item(text: str) -> bool:
    """Whether a line says something: no number that stands before it, nor a picture's caption."""
    return any(map(str.isalpha, text)) and not text.startswith(CAPTION_MARK)
