"""Chrome: paragraphs that a web page adds around an article.

The rules are conservative: a paragraph is dropped only if *all* of it is a known phrase of a page's
machinery (English, German, Spanish, French), or if it is a line under a heading such as "Most
read". A sentence about newsletters or cookies is the article's own and stays.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from embeddings.article import CAPTION_MARK
from embeddings.reading.text.chrome_phrases import (
    ANYWHERE,
    AT_THE_END,
    COMMENT_MARK,
    COMMENTS,
    CREDIT,
    CREDITED,
    SECTIONS,
    SHARE_WORDS,
)

_LONGEST = 400  # characters; no phrase of a page is longer, and most paragraphs need no matching
_TAIL = 8  # paragraphs
_LINK_CHARS = 130
_LINKS_INSIDE = 4  # related links that may stand in the middle of an article
_CAPTION_CHARS = range(25, 200)  # a caption; repeated within three paragraphs, it is dropped
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ANYWHERE = re.compile(ANYWHERE, re.IGNORECASE)
_AT_END = re.compile(AT_THE_END, re.IGNORECASE)
_SECTION = re.compile(SECTIONS, re.IGNORECASE)
_CREDIT = re.compile(CREDIT, re.IGNORECASE)
_CREDITED = re.compile(CREDITED)
_COMMENTS = re.compile(COMMENTS, re.IGNORECASE)
_COMMENT_MARK = re.compile(COMMENT_MARK, re.IGNORECASE)
_COMMENT_MARKS = 2
_MENU_BAR = re.compile(r"\s*[|·•]\s*")
_EDGES = " \t.!…:»›>→|·•*–—-"


def without_chrome(paragraphs: Sequence[str]) -> list[str]:
    """The article's own paragraphs, in order; a caption or line that is repeated, once.

    >>> without_chrome(
    ...     [
    ...         "Ministers meet",
    ...         "Share on Facebook",
    ...         "The two met in Moscow.",
    ...         "Sign up to our newsletter",
    ...         "Sign up to our newsletter, the mayor told voters, and read nothing else.",
    ...     ]
    ... )[2:]
    ['Sign up to our newsletter, the mayor told voters, and read nothing else.']
    """
    article = _without_comments(paragraphs)
    own = [line for line in _without_share_button_count(article) if not is_chrome(line)]
    own = _without_link_lists(own)
    while own and _is_end_chrome(own[-1]):
        own.pop()
    head, tail = own[:-_TAIL], own[-_TAIL:]
    # the headline is never in the tail's reach, however short the article
    tail = [
        line for i, line in enumerate(tail) if (not head and i == 0) or not _is_end_chrome(line)
    ]
    return [as_caption(line) for line in _without_repeats(head + tail)]


def as_caption(paragraph: str) -> str:
    """A paragraph, with the caption mark if the credit at its end shows that it is a caption.

    >>> as_caption("Mr Ode listens to the band (AP)"), as_caption("Der Rat vertagte sich. (dpa)")
    ('Caption: Mr Ode listens to the band (AP)', 'Der Rat vertagte sich. (dpa)')
    """
    is_caption = len(paragraph) in _CAPTION_CHARS and _CREDITED.fullmatch(paragraph)
    is_marked = paragraph.startswith(CAPTION_MARK)
    return CAPTION_MARK + paragraph if is_caption and not is_marked else paragraph


def is_chrome(paragraph: str) -> bool:
    """Whether all of a paragraph is a known phrase of a page's machinery.

    >>> is_chrome("12 comments"), is_chrome("He posted 12 comments.")
    (True, False)
    """
    if len(paragraph) > _LONGEST:
        return False
    bare = paragraph.strip(_EDGES)
    return bool(_ANYWHERE.fullmatch(bare)) or _button_count(bare) > 1


def _is_end_chrome(paragraph: str) -> bool:
    """Whether a paragraph among the last is a footer's line or menu."""
    if len(paragraph) > _LONGEST:
        return False
    bare = paragraph.strip(_EDGES.replace(".", ""))
    items = _MENU_BAR.split(bare)
    in_menu = len(items) > 1 and any(_AT_END.fullmatch(item) or is_chrome(item) for item in items)
    return in_menu or bool(_AT_END.fullmatch(bare))


def _button_count(line: str) -> int:
    """The number of words in a line of share buttons: "Facebook Twitter"; 0 for any other line."""
    words = re.findall(r"[^\W_]+", line.lower())
    return len(words) if SHARE_WORDS.issuperset(words) else 0


def _without_comments(paragraphs: Sequence[str]) -> Sequence[str]:
    """The paragraphs before readers' comments: before a heading with ages or "Reply" below.

    >>> _without_comments(["Ebb", "It fell.", "Comments", "So what?", "2 days ago", "Oh!", "Reply"])
    ['Ebb', 'It fell.']
    """
    bare = [line.strip(_EDGES) for line in paragraphs]
    marks = [at for at, line in enumerate(bare) if _COMMENT_MARK.fullmatch(line)]
    # a heading further down has too few marks below it
    last = marks[-_COMMENT_MARKS] if len(marks) >= _COMMENT_MARKS else 0
    for at in range(1, last):
        if _COMMENTS.fullmatch(bare[at]):
            return paragraphs[:at]
    return paragraphs


def _without_share_button_count(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without runs of two or more lines of share buttons."""
    own: list[str] = []
    for is_button, lines in groupby(paragraphs, lambda line: _button_count(line) > 0):
        run = list(lines)
        if not is_button or len(run) == 1:
            own += run
    return own


def _without_link_lists(paragraphs: list[str]) -> list[str]:
    """The paragraphs without headings such as "Most read" and the headlines under them."""
    own: list[str] = []
    at = end = 0
    while at < len(paragraphs):
        if not _SECTION.fullmatch(paragraphs[at].strip(_EDGES)) or at == 0:
            own.append(paragraphs[at])
            at += 1
            continue
        end = max(end, at + 1)  # links below an earlier heading are not counted again
        while end < len(paragraphs) and _is_link(paragraphs[end]):
            end += 1
        # in the middle, the last short line may be the article's own next heading
        inside = end < len(paragraphs)
        at = min(max(at + 1, end - 1), at + 1 + _LINKS_INSIDE) if inside else end
    return own


def _is_link(line: str) -> bool:
    return len(line) <= _LINK_CHARS and not _SENTENCE_END.search(line)


def _without_repeats(paragraphs: list[str]) -> list[str]:
    """The paragraphs without those that repeat a neighbour; the one with a credit stays."""
    own: list[str] = []
    for line in paragraphs:
        if own and _is_repeat(own[-1], line):
            own[-1] = max(own[-1], line, key=len)
        elif len(line) not in _CAPTION_CHARS or line not in own[-3:]:
            own.append(line)
    return own


def _is_repeat(one: str, other: str) -> bool:
    """Whether two neighbours are the same, but for a credit at the end of one.

    >>> _is_repeat("Mr Ode listens (AP)", "Mr Ode listens (AP) (AP Photo/Ivan Sekretarev)")
    True
    """
    short, long = sorted((one, other), key=len)
    if short == long:
        return len(short) < _CAPTION_CHARS.stop  # a longer one is a refrain
    return (
        len(short) >= 8 and long.startswith(short) and bool(_CREDIT.fullmatch(long[len(short) :]))
    )
