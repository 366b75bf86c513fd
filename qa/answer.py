"""Answer: the one object that page, Python, command line and export all show."""

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, Literal

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.sentences import Span
from qa.article_values import excerpts, hit_from_dict, hit_to_dict, key_of, known
from qa.errors import WrongArgument

REFUSAL = "Your articles don't say."

UNSURE = "Not sure: your articles may not answer this."
"""Said before what may well be no answer."""

UNSURE_BELOW = 0.6
"""The confidence below which that is said: of the answers there about half are none, as
tests/benchmarks/answers.py prints."""

SUPPORTED = 0.6
"""The probability from which a written sentence is taken to be what its sources say."""

_AS_THEY_ARE = (
    *("question", "searched", "kind", "short", "confidence", "differ", "note", "time", "host"),
    "seconds",
)
"""What is kept of an answer without a change."""

Kind = Literal["quote", "summary", "mentions", "metadata", "written", "small talk"]
"""Quoted sentences; an article in a few sentences; the articles that mention something; what is
known about an article; sentences that a generator wrote; nothing asked of the articles."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A stretch of a stored article; its quote is that text, by construction."""

    number: int  # from 1, within one answer
    article: Article
    start: int
    end: int
    also_in: tuple[Article, ...] = ()  # other articles that are nearly the same

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
            "article": known(self.article),
            "also_in": [known(article) for article in self.also_in],
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer and what it rests on."""

    text: str
    citations: tuple[Citation, ...]
    support: float = 1.0  # 0..1, that the citations say it; a quote says itself
    missing: tuple[str, ...] = ()  # its words that no citation supports
    short: Span | None = None  # characters of ``text`` that answer
    context: tuple[Citation, ...] = ()  # said just before it, so that it can be understood
    label: str = ""  # what Byline says of it: a date, a count; not the article's words
    line: int = 0  # in which it was written
    worked_out: tuple[str, ...] = ()  # words of the sources from which its other numbers follow

    @classmethod
    def quoting(
        cls,
        number: int,
        article: Article,
        span: Span,
        label: str = "",
        copies: tuple[Article, ...] = (),
    ) -> "Sentence":
        """The words in a span of an article, cited from there."""
        citation = Citation(number, article, span.start, span.end, copies)
        return cls(citation.quote, (citation,), label=label)

    @property
    def doubt(self) -> str:
        """What is to be said of a written sentence that its sources don't say, or only in part."""
        said = []
        if self.missing:  # with a citation its words are there, but of something else, or turned
            how = "otherwise in the sources" if self.citations else "not in the sources"
            said = [f"{how}: {', '.join(self.missing)}"]
        if self.worked_out:
            said.append(f"worked out from: {', '.join(self.worked_out)}")
        if said or self.support >= SUPPORTED:
            return "; ".join(said)
        return "only partly in the sources" if self.citations else "not in the sources"

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; citations by number."""
        return {
            "text": self.text,
            "citations": [citation.number for citation in self.citations],
            "support": self.support,
            "missing": list(self.missing),
            "worked_out": list(self.worked_out),
            "short": [self.short.start, self.short.end] if self.short else None,
            "context": [citation.number for citation in self.context],
            "label": self.label,
            "line": self.line,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say to a question, or that they don't."""

    question: str
    sentences: tuple[Sentence, ...]
    confidence: float  # 0..1, that the articles answer the question
    short: str | None = None  # the words that answer, found in a cited sentence
    nearest: tuple[Hit, ...] = field(default=(), repr=False)  # closest passages, best first
    seconds: float = 0.0
    searched: str = ""  # what was searched: the question, unless it was put in other words
    kind: Kind = "quote"
    differ: bool = False  # the sentences disagree; newest first
    note: str = ""  # one line about the answer, by Byline
    time: str = ""  # words of the question, "last month": only articles of those days were searched
    host: str = ""  # who was sent passages; "" where nothing left the machine

    def __post_init__(self) -> None:
        if not self.searched:
            object.__setattr__(self, "searched", self.question)

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
        return "\n".join(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """The text line by line."""
        return tuple(" ".join(map(_shown, line)) for line in self.parted) or (REFUSAL,)

    @property
    def parted(self) -> list[list[Sentence]]:
        """The sentences of each line: one of what is listed, else as many as were written in it."""
        if self.listed:
            return [[one] for one in self.sentences]
        return [list(line) for _, line in groupby(self.sentences, lambda one: one.line)]

    def __str__(self) -> str:
        return self.text

    @property
    def listed(self) -> bool:
        """Whether each sentence stands by itself: under its label, or a headline's in a summary."""
        return self.kind == "summary" or any(sentence.label for sentence in self.sentences)

    @property
    def unsure(self) -> bool:
        """Whether the sentences may well be no answer."""
        quoted = self.kind in ("quote", "written") and not self.refused
        return quoted and self.confidence < UNSURE_BELOW

    @property
    def headline(self) -> str:
        """The short answer, to be shown before the quotes; none where it would claim too much.

        Of those that are not sure fewer than half are right, by own questions over samples and
        news: these are only marked within their sentence.
        """
        return "" if self.unsure else self.short or ""

    @property
    def lead(self) -> str:
        """What is said first: that this may be no answer, how many are listed, that they differ."""
        said = (UNSURE if self.unsure else "", self.note if self._note_leads else "")
        return " ".join(filter(None, said))

    @property
    def remark(self) -> str:
        """What is said last: the note, if it is not said first."""
        return "" if self._note_leads else self.note

    @property
    def _note_leads(self) -> bool:
        return (self.differ or self.kind == "mentions") and not self.refused

    def noted(self, *notes: str) -> "Answer":
        """The answer with more said about it.

        >>> Answer("Who?", (), 0.1, note="One.").noted("Two.", "").note
        'One. Two.'
        """
        return replace(self, note=" ".join(filter(None, (self.note, *notes))))

    @property
    def told(self) -> tuple[str, ...]:
        """All that is said but for the headline, in order."""
        return tuple(part for part in (self.lead, self.text, self.remark) if part)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, by number."""
        found = {c.number: c for each in self.sentences for c in each.context + each.citations}
        return tuple(found[number] for number in sorted(found))

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, from which ``from_dict`` makes it again."""
        return {name: getattr(self, name) for name in _AS_THEY_ARE} | {
            "text": self.text,
            "refused": self.refused,
            "unsure": self.unsure,
            "sentences": [sentence.to_dict() for sentence in self.sentences],
            "citations": [citation.to_dict() for citation in self.citations],
            "nearest": [hit_to_dict(hit) for hit in self.nearest],
        }

    @classmethod
    def from_dict(cls, stored: dict[str, Any]) -> "Answer":
        """The answer that ``to_dict`` gave these values; articles come back as excerpts.

        An excerpt has the words that were quoted where they stood, and nothing between them: its
        quotes, links and digest are those of the article. Raises WrongArgument for other values.
        """
        try:
            return cls._restored(stored)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise WrongArgument(
                f"That is no whole answer of to_dict ({error!r}). Give one."
            ) from error

    @classmethod
    def _restored(cls, stored: dict[str, Any]) -> "Answer":
        stored = {"time": "", **stored}  # kept by a Byline that did not say it
        articles = excerpts(stored)
        citations = {
            one["number"]: Citation(
                one["number"],
                articles[key_of(one["article"])],
                one["start"],
                one["end"],
                tuple(articles[key_of(other)] for other in one["also_in"]),
            )
            for one in stored["citations"]
        }
        return cls(
            sentences=tuple(_sentence(one, citations) for one in stored["sentences"]),
            nearest=tuple(hit_from_dict(one, articles) for one in stored["nearest"]),
            **{name: stored[name] for name in _AS_THEY_ARE},
        )


def _shown(sentence: Sentence) -> str:
    label = [f"{sentence.label}:"] if sentence.label else []
    before = [f"{one.quote} [{one.number}]" for one in sentence.context]
    marks = "".join(f" [{one.number}]" for one in sentence.citations)
    doubt = [f"({sentence.doubt})"] if sentence.doubt else []
    return " ".join([*label, *before, sentence.text + marks, *doubt])


def _sentence(stored: dict[str, Any], citations: dict[int, Citation]) -> Sentence:
    return Sentence(
        stored["text"],
        tuple(citations[number] for number in stored["citations"]),
        stored["support"],
        tuple(stored["missing"]),
        Span(*stored["short"]) if stored["short"] else None,
        tuple(citations[number] for number in stored["context"]),
        stored["label"],
        stored.get("line", 0),  # kept by a Byline that did not say it
        worked_out=tuple(stored.get("worked_out", ())),  # likewise
    )
