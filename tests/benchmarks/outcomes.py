"""Outcomes of questions of the report articles that are asked of the whole corpus."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from embeddings.encoder import Encode
from qa.answer import Sentence
from qa.question.recognising import recognise
from qa.question.requests import Content
from qa.quoting.evidence import Evidence, EvidenceFinder
from qa.quoting.quotes import quote
from qa.quoting.sentence_choice import Candidate
from qa.reader import ExtractiveReader
from qa.retrieval.portions import READ_PASSAGES
from qa.retrieval.retriever import Retriever
from qa.training.measuring.scores import exact_match, f1
from tests.benchmarks.corpus import source_of
from tests.benchmarks.searched_questions import has_answer
from tests.benchmarks.squad import ParagraphCorpus, Question

_RETRIEVED = 10 * READ_PASSAGES


@dataclass(frozen=True)
class Outcome:
    """A question with its evidence and the sentences quoted.

    `kind`: "answered", "taken out" (as if its article had never been added) or "adversarial" (its
    article is there, and does not say). `quoted`: the sentences that an answer would show.
    """

    question: Question
    article: str
    kind: str
    evidence: Evidence
    quoted: tuple[Sentence, ...]

    @property
    def confidence(self) -> float:
        """The confidence that the evidence answers, 0..1."""
        return self.evidence.confidence

    @property
    def short_answer(self) -> str:
        """The short answer of the best sentence; "" if there is none."""
        best = self.evidence.sentences[0] if self.evidence.sentences else None
        return best.short.of(best.passage.article.text) if best and best.short else ""

    def holds(self, limit: int) -> bool:
        """Whether one of the ``limit`` best sentences has the answer, in the right paragraph."""
        right = source_of(self.question.paragraph)
        return any(each.passage.article.source == right for each in self._with_answer(limit))

    def holds_in_article(self, limit: int) -> bool:
        """As `holds`, in any paragraph of the article: many things are said twice."""
        return any(each.passage.article.title == self.article for each in self._with_answer(limit))

    def _with_answer(self, limit: int) -> list[Candidate]:
        best = self.evidence.sentences[:limit]
        return [each for each in best if has_answer(self.question, each.text)]

    @property
    def is_quoted(self) -> bool:
        """Whether one of the quoted sentences has the answer, in the right paragraph."""
        right = source_of(self.question.paragraph)
        return any(
            each.citations[0].article.source == right and has_answer(self.question, each.text)
            for each in self.quoted
        )

    @property
    def exact(self) -> float:
        """1 if the short answer is an accepted one, else 0."""
        return exact_match(self.short_answer, self.question.answers)

    @property
    def overlap(self) -> float:
        """F1 of the short answer with the nearest accepted one."""
        return f1(self.short_answer, self.question.answers)


def outcomes(
    questions: Sequence[Question],
    corpus: ParagraphCorpus,
    retriever: Retriever,
    reader: ExtractiveReader | None,
) -> Iterator[Outcome]:
    """The outcome of each question, and of answerable ones also as if their article were not there;
    ``reader``: None to compare without one."""
    finder = EvidenceFinder(retriever, lambda: reader)
    for question in questions:
        article = corpus.paragraphs[question.paragraph].title
        kind = "answered" if question.answerable else "adversarial"
        evidence = finder.find(question.text)
        quoted = _quoted_sentences(question.text, evidence, retriever.encoder.encode_passages)
        yield Outcome(question, article, kind, evidence, quoted)
        if question.answerable:
            hits = retriever.retrieve(question.text, _RETRIEVED)
            others = [hit for hit in hits if hit.passage.article.title != article]
            without_article = finder.weigh(question.text, others[:READ_PASSAGES])
            yield Outcome(question, article, "taken out", without_article, ())


def _quoted_sentences(question: str, evidence: Evidence, encode: Encode) -> tuple[Sentence, ...]:
    request = recognise(question)
    several = isinstance(request, Content) and request.several
    if not evidence.sentences:
        return ()
    return quote(question, evidence, encode, lambda _: (), several=several).sentences
