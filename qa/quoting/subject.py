"""Subject: what a conversation is about, to which the answer of a follow-up must belong."""

from collections.abc import Sequence
from dataclasses import dataclass

from embeddings.article import Article
from qa.language.words import in_english, stem, words


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that were put back into a follow-up, and the titles of the articles spoken of."""

    words: str = ""
    titles: Sequence[str] = ()

    def typed_question(self, question: str) -> str:
        """A follow-up as it was typed; "" if the question does not end with the subject's words.

        >>> Subject("toll, Mill Bridge").typed_question("When was it cut? (toll, Mill Bridge)")
        'When was it cut?'
        >>> Subject("toll, Mil Bridge").typed_question("When was it cut? (toll, Mill Bridge)")
        ''
        """
        put_back = f" ({self.words})"
        return question.removesuffix(put_back) if question.endswith(put_back) else ""

    def admits(self, article: Article) -> bool:
        """Whether an article is one spoken of, or has all of the subject's words in some form.

        True if the article is not English, as this cannot be told then.

        >>> bridge = Subject("toll Lantern Bridge", ["Lantern Bridge opens"])
        >>> bridge.admits(Article("a", "Mill Bridge", "The bridge has no toll, nor a lantern."))
        True
        >>> bridge.admits(Article("b", "Mill Bridge", "The bridge has no toll."))
        False
        """
        if article.title in self.titles or not (article.may_be_english and in_english(self.words)):
            return True
        searched = "\n".join([article.title, *article.authors, article.text]).lower()
        return all(stem(word) in searched for word in words(self.words))


ANY_SUBJECT = Subject()
