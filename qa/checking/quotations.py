"""Quotations: what a written sentence has in quotation marks, looked for in its sources."""

import re
from collections.abc import Iterator

from qa.checking.grounds import Sources
from qa.checking.names import has_word
from qa.language.words import content_words, words

_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")
_LETTERS = 3  # of a quotation, at least
_TITLE = 8  # words of a title in quotation marks, at most
_LEFT_OUT = re.compile(r"\[[^\]]*\]|\.\.\.|…")


def missing_quotations(claim: str, sources: Sources) -> Iterator[str]:
    """Words in quotation marks must stand in a passage as they are, whatever the marks.

    A title in such marks is a name: its words must be there.
    """
    quoted = [found for found in _QUOTED.finditer(claim) if len(found[1]) >= _LETTERS]
    if not quoted:
        return
    texts = [*(each.text for each in sources.texts), *(each.title for each in sources.articles)]
    said = [_plain(text) for text in texts]
    for found in quoted:
        parts = [_plain(part) for part in _LEFT_OUT.split(found[1])]
        known = any(all(part in text for part in parts) for text in said) or (
            _is_title(found[1]) and all(has_word(word, sources) for word in content_words(found[1]))
        )
        if not known:
            yield found[0]


def _is_title(quoted: str) -> bool:
    """Whether most of its words have a capital letter: "The Long Rain"; those of a saying don't."""
    content = content_words(quoted)
    small = words(" ".join(each for each in quoted.split() if each[0].islower()))
    few = 2 * len(set(content).intersection(small)) < len(content)
    return few and quoted[:1].isupper() and len(content) <= _TITLE


def _plain(text: str) -> str:
    """Its words with a space between, "didn't" as "did not"."""
    return " ".join(words(re.sub(r"n['’]t\b", " not", text)))
