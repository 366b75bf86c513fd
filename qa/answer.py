"""Answer: the one object that page, Python, command line and export all show."""

from dataclasses import dataclass
from typing import Any

from embeddings.article import Article
from embeddings.index import Hit

REFUSAL = "Your articles don't say."


@dataclass(frozen=True, slots=True)
class Citation:
    """A stretch of a stored article; its quote is that text, by construction."""

    number: int  # from 1, within one answer
    article: Article
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The cited words, exactly as they stand in the article."""
        return self.article.text[self.start : self.end]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "number": self.number,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "article": describe(self.article) | {"digest": self.article.digest},
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer and what it rests on."""

    text: str
    citations: tuple[Citation, ...]
    support: float = 1.0  # 0..1, that the citations say it; a quote says itself


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say to a question, or that they don't."""

    question: str
    sentences: tuple[Sentence, ...]
    confidence: float  # 0..1, that the articles answer the question
    short: str | None = None  # the words that answer, found in a cited sentence
    nearest: tuple[Hit, ...] = ()  # the passages that came closest, best first
    seconds: float = 0.0

    @property
    def refused(self) -> bool:
        """Whether the articles don't say."""
        return not self.sentences

    @property
    def text(self) -> str:
        """The sentences with their marks, or the refusal.

        >>> Answer("Why?", (), 0.1).text
        "Your articles don't say."
        """
        if self.refused:
            return REFUSAL
        return " ".join(
            sentence.text + "".join(f" [{c.number}]" for c in sentence.citations)
            for sentence in self.sentences
        )

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, by number."""
        found = {c.number: c for sentence in self.sentences for c in sentence.citations}
        return tuple(found[number] for number in sorted(found))

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "question": self.question,
            "text": self.text,
            "short": self.short,
            "refused": self.refused,
            "confidence": round(self.confidence, 4),
            "sentences": [
                {"text": s.text, "citations": [c.number for c in s.citations], "support": s.support}
                for s in self.sentences
            ],
            "citations": [citation.to_dict() for citation in self.citations],
            "nearest": [hit_to_dict(hit) for hit in self.nearest],
            "seconds": round(self.seconds, 4),
        }


def describe(article: Article) -> dict[str, Any]:
    """What is known about an article, without its text."""
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "updated": article.updated,
        "site": article.site,
        "url": article.url,
        "language": article.language,
    }


def hit_to_dict(hit: Hit) -> dict[str, Any]:
    """Plain values for JSON."""
    passage = hit.passage
    return {
        "score": round(hit.score, 4),
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "article": describe(passage.article),
    }
