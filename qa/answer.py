"""Answer: the one object that page, Python, command line and export all show."""

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, Literal

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.sentences import Span
from qa.article_values import describe_state, excerpts, hit_from_dict, hit_to_dict, key_of
from qa.errors import WrongArgument

REFUSAL = "Your articles don't say."

UNSURE = "Not sure: your articles may not answer this."
"""Said before an answer that may well be none."""

UNSURE_BELOW = 0.6
"""The confidence below which UNSURE is said: about half of the answers there are wrong, as
tests/benchmarks/answers.py prints."""

SUPPORTED = 0.6
"""The least probability at which a written sentence counts as what its sources say."""

_PLAIN_FIELDS = (
    *("question", "searched", "kind", "short", "confidence", "differ", "note", "time", "host"),
    "seconds",
)
"""Fields of an answer that are plain values."""

Kind = Literal["quote", "summary", "mentions", "metadata", "written", "small talk"]
"""Quoted sentences; a summary of an article; the articles that mention something; facts about an
article, such as its author; sentences that a generator wrote; a reply to small talk."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a stored article; its quote is the article's own text, by construction."""

    number: int  # from 1, within one answer
    article: Article
    start: int
    end: int
    also_in: tuple[Article, ...] = ()  # other articles that are nearly the same

    @property
    def quote(self) -> str:
        """The cited text, exactly as in the article."""
        return self.article.text[self.start : self.end]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        values = {name: getattr(self, name) for name in ("number", "quote", "start", "end")}
        also_in = [describe_state(article) for article in self.also_in]
        return values | {"article": describe_state(self.article), "also_in": also_in}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer and the citations that it rests on."""

    text: str
    citations: tuple[Citation, ...]
    support: float = 1.0  # probability that the citations say it; 1 for a quote
    missing: tuple[str, ...] = ()  # its words that no citation supports
    short: Span | None = None  # characters of ``text`` that answer
    context: tuple[Citation, ...] = ()  # sentences before it without which it is not understood
    label: str = ""  # by Byline, not of the article: a date, a count
    line: int = 0  # its line in the written answer
    worked_out: tuple[str, ...] = ()  # words of the sources from which it computes numbers

    @classmethod
    def quoting(
        cls,
        number: int,
        article: Article,
        span: Span,
        label: str = "",
        copies: tuple[Article, ...] = (),
    ) -> "Sentence":
        """A sentence that quotes a span of an article."""
        citation = Citation(number, article, span.start, span.end, copies)
        return cls(citation.quote, (citation,), label=label)

    @property
    def doubt(self) -> str:
        """A remark on a written sentence that its sources don't say or say in part, else ""."""
        remarks = []
        if (
            self.missing
        ):  # with a citation its words are there, but about something else, or reversed
            how = "otherwise in the sources" if self.citations else "not in the sources"
            remarks = [f"{how}: {', '.join(self.missing)}"]
        if self.worked_out:
            remarks.append(f"worked out from: {', '.join(self.worked_out)}")
        if remarks or self.support >= SUPPORTED:
            return "; ".join(remarks)
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
    """The articles' answer to a question, or the refusal that they have none."""

    question: str
    sentences: tuple[Sentence, ...]
    confidence: float  # 0..1, that the articles answer the question
    short: str | None = None  # the words that answer, found in a cited sentence
    nearest: tuple[Hit, ...] = field(default=(), repr=False)  # closest passages, best first
    seconds: float = 0.0
    searched: str = ""  # the query that was searched, the question if no other
    kind: Kind = "quote"
    differ: bool = False  # the sentences disagree; newest first
    note: str = ""  # one line about the answer, by Byline
    time: str = ""  # words of the question, such as "last month", that limited the articles
    host: str = ""  # of the server that was sent passages; "" if nothing left the machine

    def __post_init__(self) -> None:
        if not self.searched:
            object.__setattr__(self, "searched", self.question)

    @property
    def refused(self) -> bool:
        """Whether the articles have no answer."""
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
        return tuple(" ".join(map(_sentence_text, line)) for line in self.sentence_lines) or (
            REFUSAL,
        )

    @property
    def sentence_lines(self) -> list[list[Sentence]]:
        """The sentences of each line: one in a list, else as many as were written in it."""
        if self.is_list:
            return [[one] for one in self.sentences]
        return [list(line) for _, line in groupby(self.sentences, lambda one: one.line)]

    def __str__(self) -> str:
        return self.text

    @property
    def is_list(self) -> bool:
        """Whether each sentence stands on a line of its own, as with labels and in summaries."""
        return self.kind == "summary" or any(sentence.label for sentence in self.sentences)

    @property
    def unsure(self) -> bool:
        """Whether the quoted or written sentences may well be no answer."""
        quoted = self.kind in ("quote", "written") and not self.refused
        return quoted and self.confidence < UNSURE_BELOW

    @property
    def headline(self) -> str:
        """The short answer to show before the quotes; "" if there is none or it is unsure.

        Fewer than half of the unsure ones are right, by own questions over samples and news: these
        are only highlighted in their sentence.
        """
        return "" if self.unsure else self.short or ""

    @property
    def lead(self) -> str:
        """The remarks before the sentences: UNSURE, and a note on how many there are or differ."""
        remarks = (UNSURE if self.unsure else "", self.note if self._note_leads else "")
        return " ".join(filter(None, remarks))

    @property
    def remark(self) -> str:
        """The note, unless it is in the lead."""
        return "" if self._note_leads else self.note

    @property
    def _note_leads(self) -> bool:
        return (self.differ or self.kind == "mentions") and not self.refused

    def with_notes(self, *notes: str) -> "Answer":
        """The answer with some notes added to its own.

        >>> Answer("Who?", (), 0.1, note="One.").with_notes("Two.", "").note
        'One. Two.'
        """
        return replace(self, note=" ".join(filter(None, (self.note, *notes))))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Lead, text and remark, those that there are."""
        return tuple(part for part in (self.lead, self.text, self.remark) if part)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations by number, each once."""
        found = {c.number: c for each in self.sentences for c in each.context + each.citations}
        return tuple(found[number] for number in sorted(found))

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, which ``from_dict`` takes."""
        return {name: getattr(self, name) for name in _PLAIN_FIELDS} | {
            "text": self.text,
            "refused": self.refused,
            "unsure": self.unsure,
            "sentences": [sentence.to_dict() for sentence in self.sentences],
            "citations": [citation.to_dict() for citation in self.citations],
            "nearest": [hit_to_dict(hit) for hit in self.nearest],
        }

    @classmethod
    def from_dict(cls, stored: dict[str, Any]) -> "Answer":
        """The answer of which ``to_dict`` gave these values; its articles come back as excerpts.

        An excerpt has the quoted words at their places, and blanks between them: its quotes, links
        and digest are those of the article. Raises WrongArgument for other values.
        """
        try:
            return cls._restore(stored)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise WrongArgument(
                f"That is no whole answer of to_dict ({error!r}). Give one."
            ) from error

    @classmethod
    def _restore(cls, stored: dict[str, Any]) -> "Answer":
        stored = {"time": "", **stored}  # stored before there was such a field
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
            sentences=tuple(_sentence_from_dict(one, citations) for one in stored["sentences"]),
            nearest=tuple(hit_from_dict(one, articles) for one in stored["nearest"]),
            **{name: stored[name] for name in _PLAIN_FIELDS},
        )


def _sentence_text(sentence: Sentence) -> str:
    label = [f"{sentence.label}:"] if sentence.label else []
    before = [f"{one.quote} [{one.number}]" for one in sentence.context]
    marks = "".join(f" [{one.number}]" for one in sentence.citations)
    doubt = [f"({sentence.doubt})"] if sentence.doubt else []
    return " ".join([*label, *before, sentence.text + marks, *doubt])


def _sentence_from_dict(stored: dict[str, Any], citations: dict[int, Citation]) -> Sentence:
    return Sentence(
        stored["text"],
        tuple(citations[number] for number in stored["citations"]),
        stored["support"],
        tuple(stored["missing"]),
        Span(*stored["short"]) if stored["short"] else None,
        tuple(citations[number] for number in stored["context"]),
        stored["label"],
        stored.get("line", 0),  # stored before there was such a field
        worked_out=tuple(stored.get("worked_out", ())),  # likewise
    )
