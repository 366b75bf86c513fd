"""Subject: what a conversation is about, which an answer to a follow-up must be of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from embeddings.article import Article
from qa.language.words import in_english, stem, words
from qa.quoting.premise import CAPITALS


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that were put back into a follow-up, and the titles of the articles spoken of."""

    words: str = ""
    titles: Sequence[str] = ()

    def may_be_of(self, article: Article) -> bool:
        """Whether an article is spoken of, or has all of the words, in whatever form.

        Of a name of a person the last word will do. Of an article that is not English this cannot
        be told, and it may be of all.

        >>> bridge = Subject("toll Lantern Bridge", ["Lantern Bridge opens"])
        >>> bridge.may_be_of(Article("a", "Mill Bridge", "The bridge has no toll, nor a lantern."))
        True
        >>> bridge.may_be_of(Article("b", "Mill Bridge", "The bridge has no toll."))
        False
        """
        if article.title in self.titles or not (article.may_be_english and in_english(self.words)):
            return True
        text = "\n".join([article.title, *article.authors, article.text])
        small = text.lower()
        missing = {word for word in words(self.words) if stem(word) not in small}
        for name in CAPITALS.findall(self.words):
            last = name.split()[-1]
            if _has(text, last) and not _has(text, last.lower()):  # "Hallvard", and no "Bridge"
                missing.difference_update(words(name))
        return not missing


ANY_SUBJECT = Subject()


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None
