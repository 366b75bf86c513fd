"""Subject: what a conversation is about, which an answer to a follow-up must be of."""

from collections.abc import Sequence
from dataclasses import dataclass

from embeddings.article import Article
from qa.language.words import in_english, stem, words


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that were put back into a follow-up, and the titles of the articles spoken of."""

    words: str = ""
    titles: Sequence[str] = ()

    def taken_out_of(self, question: str) -> str:
        """A follow-up as it was typed; "" of a question that does not end with the words.

        >>> Subject("toll, Mill Bridge").taken_out_of("When was it cut? (toll, Mill Bridge)")
        'When was it cut?'
        >>> Subject("toll, Mil Bridge").taken_out_of("When was it cut? (toll, Mill Bridge)")
        ''
        """
        put_back = f" ({self.words})"
        return question.removesuffix(put_back) if question.endswith(put_back) else ""

    def may_be_of(self, article: Article) -> bool:
        """Whether an article is spoken of, or has all of the words, in whatever form.

        Of an article that is not English this cannot be told, and it may be of all.

        >>> bridge = Subject("toll Lantern Bridge", ["Lantern Bridge opens"])
        >>> bridge.may_be_of(Article("a", "Mill Bridge", "The bridge has no toll, nor a lantern."))
        True
        >>> bridge.may_be_of(Article("b", "Mill Bridge", "The bridge has no toll."))
        False
        """
        if article.title in self.titles or not (article.may_be_english and in_english(self.words)):
            return True
        small = "\n".join([article.title, *article.authors, article.text]).lower()
        return all(stem(word) in small for word in words(self.words))


ANY_SUBJECT = Subject()
