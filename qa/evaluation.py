"""Evaluation: scores of a library on questions whose answers are known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from qa.answer import Answer, Citation, Sentence
from qa.byline import Byline
from qa.judgements import Judgement
from qa.language.words import words

_OTHER_KINDS = ("summary", "mentions", "metadata")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judgement and the answer that its question got."""

    judgement: Judgement
    answer: Answer

    @property
    def right_first(self) -> bool:
        """Whether the first sentence is right; for other kinds than quotes, the whole answer."""
        return self._is_in(self.answer.sentences[:1])

    @property
    def right(self) -> bool:
        """Whether the question was rightly answered or refused."""
        if not self.judgement.answerable:
            return self.answer.refused
        return self._is_in(self.answer.sentences)

    @property
    def shows_sides(self) -> bool:
        """Whether the answer says that the articles differ, and shows each side."""
        shown = _normalised(" ".join(sentence.text for sentence in self.answer.sentences))
        return self.answer.differ and all(_contains(shown, side) for side in self.judgement.sides)

    def _is_right_of_kind(self) -> bool:
        answer, judgement = self.answer, self.judgement
        if answer.kind != judgement.kind or answer.refused:
            return False
        if judgement.kind == "metadata":
            lines = (f"{each.label} {each.text}" for each in answer.sentences)
            text = _normalised(" ".join([f"{answer.short}", *lines]))
            return any(_contains(text, one) for one in judgement.answers)
        if judgement.kind == "summary":
            return all(_names(one) & set(judgement.sources) for one in answer.citations)
        found = set[str]().union(*map(_names, answer.citations))
        expected = set(judgement.sources)
        return expected <= found and all(_names(one) & expected for one in answer.citations)

    def _is_in(self, sentences: Sequence[Sentence]) -> bool:
        if self.judgement.kind in _OTHER_KINDS:
            return self._is_right_of_kind()
        texts = [_normalised(sentence.text) for sentence in sentences]
        return any(_contains(text, one) for one in self.judgement.answers for text in texts)


@dataclass(frozen=True, slots=True)
class Scores:
    """Numbers of judgements to answer and to refuse, and shares of them from 0 to 1."""

    answerable: int
    right_first: float  # of the answerable: the first sentence holds the answer
    right: float  # of the answerable: any quoted sentence does
    refused_wrongly: float  # of the answerable
    refusable: int
    refused_rightly: float  # of the refusable


def judge(byline: Byline, judgements: Iterable[Judgement]) -> list[Outcome]:
    """Ask the question of every judgement."""
    return [Outcome(judgement, byline.ask(judgement.question)) for judgement in judgements]


def scores_of(outcomes: Sequence[Outcome]) -> Scores:
    """The scores of outcomes answers."""
    answerable = [one for one in outcomes if one.judgement.answerable]
    refusable = [one for one in outcomes if not one.judgement.answerable]
    return Scores(
        len(answerable),
        _share(one.right_first for one in answerable),
        _share(one.right for one in answerable),
        _share(one.answer.refused for one in answerable),
        len(refusable),
        _share(one.right for one in refusable),
    )


def scores_by_kind(outcomes: Sequence[Outcome]) -> dict[str, Scores]:
    """The scores for each kind of question, in order of appearance."""
    kinds = dict.fromkeys(one.judgement.kind for one in outcomes)
    return {
        kind: scores_of([one for one in outcomes if one.judgement.kind == kind]) for kind in kinds
    }


def _names(citation: Citation) -> set[str]:
    """The names by which a judgement may give a citation's article, or a copy of that."""
    articles = (citation.article, *citation.also_in)
    return {name for one in articles for name in (one.source, PurePath(one.source).name)}


def _contains(text: str, phrase: str) -> bool:
    return f" {_normalised(phrase)} " in f" {text} "


def _normalised(text: str) -> str:
    return " ".join(words(text))


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values) if values else 0.0
