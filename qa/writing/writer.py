"""Writing: an answer in a generator's words, of which only what the passages say is shown."""

import re
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Literal

from embeddings.encoder import Encode
from embeddings.index import Hit
from qa.answer import Answer, Citation, Sentence
from qa.errors import GeneratorUnavailable
from qa.language.sentence_ends import is_ended
from qa.language.words import content_words, stem, stems, words
from qa.reader.lazy import Lazy
from qa.settings import Settings
from qa.verifier.verifier import PackagedVerifier, Verifier
from qa.writing.generation import TextGenerator
from qa.writing.grounds import SourceSentence
from qa.writing.model_server import ModelServer
from qa.writing.prompt import SENTINEL, WRITTEN_TOKENS, Prompt, answer_prompt
from qa.writing.support import PARTLY, Checker, Support
from qa.writing.written_sentences import SentenceCutter, Written

Unsupported = Literal["hide", "mark", "strict"]
"""What becomes of sentences that the passages do not say: left out; shown with what is missing;
left out, and those that they say only in part too."""

MAX_WRITTEN = 8
"""Sentences that are shown at most."""

PATIENCE = 2.0
"""Seconds after a question from which its quotes are shown until a sentence is written."""

_CONVERSATION = "the questions and answers before this one"
_TRANSLATED = (
    "It is in another language than the articles: only numbers, dates, names and quotations were "
    "compared."
)
_CITED = 2  # sentences cited for one that is written
_CLAIMING = 3  # words of its own from which a sentence is checked alone
_PRONOUN = re.compile(r"(?:it|he|she|they|this|these|its|his|her|their)\b", re.IGNORECASE)
_PASSAGE = stem("passage")  # our own word for what a model is given


def writer_of(settings: Settings, encode: Encode) -> "Writer | None":
    """The writer that the settings name; None without a server: then nothing leaves the machine."""
    if not settings.generator_url:
        return None
    key = settings.generator_key.get_secret_value()
    server = ModelServer(settings.generator_url, key, settings.generator_model)
    verifier = Lazy[Verifier](PackagedVerifier, "Until then words are compared.")
    return Writer(server, encode, verifier, settings.unsupported)


class Writer:
    """Writes an answer from passages by a generator, sentence by sentence, each one checked."""

    def __init__(
        self,
        generator: TextGenerator,
        encode: Encode,
        verifier: Lazy[Verifier],
        unsupported: Unsupported = "hide",
    ) -> None:
        self.generator, self._unsupported = generator, unsupported
        self._encode, self._verifier = encode, verifier

    def told(self, answer: Answer) -> Answer:
        """An answer that no passage was sent for, only the conversation before it."""
        host = self.generator.host
        said = f"{host} received {_CONVERSATION}, but no passage."
        return replace(answer, host=host, note=f"{answer.note} {said}".strip())

    def answers(
        self, quoted: Answer, hits: Sequence[Hit], *, patient: float, told: bool = False
    ) -> Generator[Answer, None, None]:
        """The answer growing by a sentence at a time, the last one whole; the quotes if it fails.

        ``told``: the server was sent the conversation too. While it is silent the same answer
        comes again, so that whoever reads can stop; from ``patient`` on, a time of the monotonic
        clock, the quotes in its place.
        """
        prompt = answer_prompt(
            quoted.searched, [hit.passage for hit in hits], self.generator.context()
        )
        given = tuple(hits[: len(prompt.passages)])
        written = self._begun(quoted, given, told=told)
        meanwhile = self._meanwhile(quoted, given, told=told)
        checker = Checker(prompt.passages, self._encode, self._verifier.get())
        draft = _Draft(quoted.searched, checker, prompt, self._unsupported)
        failure: GeneratorUnavailable | None = None
        try:
            with closing(self.generator.write(prompt.messages, WRITTEN_TOKENS)) as pieces:
                for piece in pieces:
                    draft.add(piece)
                    early = monotonic() < patient
                    grown = replace(written, sentences=tuple(draft.sentences))
                    yield grown if draft.sentences or early else meanwhile
                    if draft.full:
                        break
                else:
                    draft.end()
        except GeneratorUnavailable as error:
            draft.end(cut_off=True)
            failure = error
        whole = _whole(quoted, written, draft, failure)
        yield self.told(whole) if told and not whole.host else whole

    def _begun(self, quoted: Answer, given: tuple[Hit, ...], *, told: bool) -> Answer:
        """The answer before its first sentence."""
        received = _sent(self.generator.host, "received", given, told=told)
        return replace(
            quoted,
            sentences=(),
            short=None,
            kind="written",
            differ=False,
            nearest=given,
            host=self.generator.host,
            note=f"{received} {self._verifier.missing}".strip(),
        )

    def _meanwhile(self, quoted: Answer, given: tuple[Hit, ...], *, told: bool) -> Answer:
        """The quotes, for as long as nothing is written; what is said is true if it is stopped."""
        host = self.generator.host
        why = f"These are quotes for as long as {host} has written no answer."
        sent = _sent(host, "is sent", given, told=told)  # whether it can be reached is not known
        return replace(quoted, host=host, note=f"{why} {sent}")


@dataclass
class _Draft:
    """What has been written so far, and which of it is shown."""

    question: str
    checker: Checker
    prompt: Prompt
    unsupported: Unsupported
    sentences: list[Sentence] = field(default_factory=list)
    said: bool = False  # the model wrote a sentence, shown or not
    declined: bool = False  # the model says that the passages do not answer
    translated: bool = False  # a sentence is in another language than its passages

    def __post_init__(self) -> None:
        self._cutter = SentenceCutter(self.prompt.keys)
        self._left_out = False  # the sentence before: what "it" means may be in it
        self._citations: dict[tuple[str, int, int], Citation] = {}

    @property
    def full(self) -> bool:
        """Whether nothing more is to be taken."""
        return self.declined or len(self.sentences) >= MAX_WRITTEN

    def add(self, piece: str) -> None:
        """Take a piece; what it completes is checked."""
        for written in self._cutter.add(piece):
            self._take(written)

    def end(self, *, cut_off: bool = False) -> None:
        """Take what is left."""
        for written in self._cutter.end(cut_off=cut_off):
            self._take(written)

    def _take(self, written: Written) -> None:
        self.said = True
        if SENTINEL in written.text.upper():
            self.declined = True
        if self.declined or any(each.text == written.text for each in self.sentences):
            return
        support = self._shown(written.text)
        if support is None or (self._left_out and _PRONOUN.match(written.text)):
            self._left_out = True
            return
        self._left_out = False
        self.translated = self.translated or support.translated
        self.sentences.append(
            Sentence(
                written.text,
                self._cited(support, written.keys),
                support.probability
                if support.verdict != "not"
                else min(support.probability, PARTLY),
                tuple(each.text for each in support.missing),
            )
        )

    def _shown(self, text: str) -> Support | None:
        """What the passages make of a sentence; None of one to be left out.

        A fragment such as "86 people." says little alone: it has to hold as an answer too.
        """
        hidden = {"hide": ("not",), "mark": (), "strict": ("not", "partly")}[self.unsupported]
        support = self.checker.check(text)
        if support.verdict in hidden or not self._answers(text, support):
            return None
        if len(content_words(text)) < _CLAIMING:
            support = self.checker.check(f"{self.question} {text}")
        return None if support.verdict in hidden else support

    def _answers(self, text: str, support: Support) -> bool:
        """Whether it is about what was asked.

        An order in an article is not, nor our own rules or headings, nor what "the passage" is
        about.
        """
        if _PASSAGE in stems(text) - self.checker.sources.stems or self._is_heading(text):
            return False
        said, rules = (" ".join(words(each)) for each in (text, self.prompt.messages[0].content))
        asked = stems(self.question)
        about = stems(text).union(*(each.stems for each in support.evidence[:1]))
        return said not in rules and not asked.isdisjoint(about)

    def _is_heading(self, text: str) -> bool:
        """Whether it is a title with its date, as a passage has it before its text."""
        heads = (f"{each.title} {each.published}" for each in self.checker.sources.articles)
        return not is_ended(text) and any(set(words(text)) <= set(words(head)) for head in heads)

    def _cited(self, support: Support, keys: Sequence[str]) -> tuple[Citation, ...]:
        """The source sentences it rests on: those of cited passages first."""
        if support.verdict == "not":
            return ()
        named = {self.prompt.keys[key] for key in keys}
        best = support.evidence[0]
        kept = [best, *(e for e in support.evidence[1:] if e.passage in named | {best.passage})]
        return tuple(self._citation(each) for each in kept[:_CITED])

    def _citation(self, each: SourceSentence) -> Citation:
        place = (each.article.source, each.span.start, each.span.end)
        number = len(self._citations) + 1
        made = Citation(number, each.article, each.span.start, each.span.end)
        return self._citations.setdefault(place, made)


def _whole(
    quoted: Answer, written: Answer, draft: _Draft, failure: GeneratorUnavailable | None
) -> Answer:
    """The written answer; without a sentence that holds, the quotes, which says so."""
    sent = f"{_TRANSLATED} {written.note}" if draft.translated else written.note
    if draft.sentences:
        note = f"{failure} {sent}" if failure else sent
        return replace(written, sentences=tuple(draft.sentences), note=note)
    if draft.declined:
        return replace(written, note=f"The model found no answer in the passages. {sent}")
    if failure and not failure.reached:
        return replace(quoted, note=f"These are quotes: {failure}")
    if failure:
        return replace(quoted, host=written.host, note=f"These are quotes: {failure} {sent}")
    said = "What the model wrote is not what the articles say"
    why = said if draft.said else "The model wrote nothing"
    return replace(quoted, host=written.host, note=f"{why}, so these are quotes. {sent}")


def _sent(host: str, verb: str, hits: Sequence[Hit], *, told: bool) -> str:
    """Who was sent what, in one line."""
    titles = dict.fromkeys(" ".join(hit.passage.article.title.split()) for hit in hits)
    count = f"{len(hits)} passage{'' if len(hits) == 1 else 's'}"
    said = f"{_CONVERSATION}, and " if told else ""
    return f"{host} {verb} {said}{count} of: {'; '.join(titles)}."
