"""Evaluation: how well a library answers questions whose answers are known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from qa.answer import Answer, Citation, Sentence
from qa.byline import Byline
from qa.judgements import Judgement
from qa.language.words import words

_OTHER_KINDS = ("summary", "mentions", "metadata")


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a judgement."""

    judgement: Judgement
    answer: Answer

    @property
    def right_first(self) -> bool:
        """Whether the first sentence answers; of other kinds than quotes, whether all is right."""
        return self._is_in(self.answer.sentences[:1])

    @property
    def right(self) -> bool:
        """Whether it was answered or refused rightly."""
        if not self.judgement.answerable:
            return self.answer.refused
        return self._is_in(self.answer.sentences)

    @property
    def shows_sides(self) -> bool:
        """Whether it says that the articles differ, and shows what each says."""
        shown = _plain(" ".join(sentence.text for sentence in self.answer.sentences))
        return self.answer.differ and all(_within(side, shown) for side in self.judgement.sides)

    def _other_is_right(self) -> bool:
        answer, judgement = self.answer, self.judgement
        if answer.kind != judgement.kind or answer.refused:
            return False
        if judgement.kind == "metadata":
            said = " ".join(f"{each.label} {each.text}" for each in answer.sentences)
            return any(_within(one, _plain(f"{answer.short} {said}")) for one in judgement.answers)
        if judgement.kind == "summary":
            return all(_names(one) & set(judgement.sources) for one in answer.citations)
        found = set[str]().union(*map(_names, answer.citations))
        expected = set(judgement.sources)
        return expected <= found and all(_names(one) & expected for one in answer.citations)

    def _is_in(self, sentences: Sequence[Sentence]) -> bool:
        if self.judgement.kind in _OTHER_KINDS:
            return self._other_is_right()
        said = [_plain(sentence.text) for sentence in sentences]
        return any(_within(answer, each) for answer in self.judgement.answers for each in said)


@dataclass(frozen=True, slots=True)
class Scores:
    """How many judgements there are to answer and to refuse, and shares of them from 0 to 1."""

    answerable: int
    right_first: float  # of the answerable: the first sentence holds the answer
    right: float  # of the answerable: any quoted sentence does
    refused_wrongly: float  # of the answerable
    refusable: int
    refused_rightly: float  # of the refusable


def judge(byline: Byline, judgements: Iterable[Judgement]) -> list[Judged]:
    """Ask every question."""
    return [Judged(judgement, byline.ask(judgement.question)) for judgement in judgements]


def count(judged: Sequence[Judged]) -> Scores:
    """The shares of what was judged."""
    answerable = [one for one in judged if one.judgement.answerable]
    refusable = [one for one in judged if not one.judgement.answerable]
    return Scores(
        len(answerable),
        _share(one.right_first for one in answerable),
        _share(one.right for one in answerable),
        _share(one.answer.refused for one in answerable),
        len(refusable),
        _share(one.right for one in refusable),
    )


def count_by_kind(judged: Sequence[Judged]) -> dict[str, Scores]:
    """The shares of each kind of question, in the order in which they come."""
    kinds = dict.fromkeys(one.judgement.kind for one in judged)
    return {kind: count([one for one in judged if one.judgement.kind == kind]) for kind in kinds}


def _names(citation: Citation) -> set[str]:
    """What a judgement may call the article of a citation, or a copy of it."""
    articles = (citation.article, *citation.also_in)
    return {name for one in articles for name in (one.source, PurePath(one.source).name)}


def _within(said: str, text: str) -> bool:
    return f" {_plain(said)} " in f" {text} "


def _plain(text: str) -> str:
    return " ".join(words(text))


def _share(flags: Iterable[bool]) -> float:
    counted = list(flags)
    return sum(counted) / len(counted) if counted else 0.0
