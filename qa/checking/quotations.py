"""Quotations: looks for a written sentence's words in quotation marks in its sources."""

import re
from collections.abc import Iterator

from qa.checking.grounds import Sources
from qa.checking.names import has_word
from qa.language.words import content_words, words

_QUOTATION = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")
_MIN_LETTERS = 3  # of a quotation
_MAX_TITLE_WORDS = 8
_OMISSION = re.compile(r"\[[^\]]*\]|\.\.\.|…")


def missing_quotations(claim: str, sources: Sources) -> Iterator[str]:
    """Yield a claim's quotations that stand in no source word for word.

    A title in quotation marks is a name: only its words must be there.
    """
    quotations = [each for each in _QUOTATION.finditer(claim) if len(each[1]) >= _MIN_LETTERS]
    if not quotations:
        return
    texts = [*(each.text for each in sources.texts), *(each.title for each in sources.articles)]
    plain_texts = [_plain(text) for text in texts]
    for whole, quote in (each.group(0, 1) for each in quotations):
        parts = [_plain(part) for part in _OMISSION.split(quote)]
        is_verbatim = any(all(part in text for part in parts) for text in plain_texts)
        if not is_verbatim and not (
            _is_title(quote) and all(has_word(word, sources) for word in content_words(quote))
        ):
            yield whole


def _is_title(quoted: str) -> bool:
    """Whether a quotation is a title: most of its words have a capital letter, "The Long Rain"."""
    content = content_words(quoted)
    small = words(" ".join(each for each in quoted.split() if each[0].islower()))
    has_few_small = 2 * len(set(content).intersection(small)) < len(content)
    return has_few_small and quoted[:1].isupper() and len(content) <= _MAX_TITLE_WORDS


def _plain(text: str) -> str:
    """The words of a text with single spaces, "didn't" as "did not"."""
    return " ".join(words(re.sub(r"n['’]t\b", " not", text)))
