"""Writing: an answer in a generator's words, of which only what the passages say is shown."""

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from time import monotonic

from embeddings.encoder import Encode
from embeddings.index import Hit
from qa.answer import Answer
from qa.checking.support import Checker
from qa.counts import counted
from qa.errors import GeneratorUnavailable
from qa.language.expected import fits
from qa.reader.lazy import Lazy
from qa.settings import Settings
from qa.verifier.verifier import Verifier
from qa.writing.draft import Draft, Unsupported
from qa.writing.model_server import ModelServer
from qa.writing.prompt import answer_prompt

PATIENCE = 2.0
"""Seconds after a question from which its quotes are shown until a sentence is written."""

_CONVERSATION = "the questions and answers before this one"
_TRANSLATED = (
    "It is in another language than the articles: only numbers, dates, names and quotations were "
    "compared."
)


def writer_of(settings: Settings, encode: Encode) -> "Writer | None":
    """The writer that the settings name; None without a server: then nothing leaves the machine."""
    if not settings.generator_url:
        return None
    key = settings.generator_key.get_secret_value()
    server = ModelServer(settings.generator_url, key, settings.generator_model)
    verifier = Lazy(Verifier, "Until then words are compared.")
    return Writer(server, encode, verifier, settings.unsupported)


class Writer:
    """Writes an answer from passages by a generator, sentence by sentence, each one checked."""

    def __init__(
        self,
        generator: ModelServer,
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
        return replace(answer, host=host).noted(said)

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
        sent = _sent(self.generator.host, "is sent", given, told=told)  # whether it arrives is open
        begun = replace(written, note=sent)
        meanwhile = self._meanwhile(quoted, sent)
        checker = Checker(prompt.passages, self._encode, self._verifier.get())
        fitting = fits(quoted.searched, quoted.text) > 0
        draft = Draft(quoted.searched, checker, prompt, self._unsupported, fitting)
        failure: GeneratorUnavailable | None = None
        try:
            with closing(self.generator.write(prompt.messages, prompt.limit)) as pieces:
                for piece in pieces:
                    draft.add(piece)
                    if draft.answers:
                        yield replace(written, sentences=tuple(draft.sentences))
                    else:
                        yield begun if monotonic() < patient else meanwhile
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

    def _meanwhile(self, quoted: Answer, sent: str) -> Answer:
        """The quotes, for as long as nothing is written; what is said is true if it is stopped."""
        host = self.generator.host
        why = f"These are quotes for as long as {host} has written no answer."
        return replace(quoted, host=host, note=f"{why} {sent}")


def _whole(
    quoted: Answer, written: Answer, draft: Draft, failure: GeneratorUnavailable | None
) -> Answer:
    """The written answer; without a sentence that holds, the quotes, which says so."""
    sent = f"{_TRANSLATED} {written.note}" if draft.translated else written.note
    if draft.answers:
        note = f"{failure} {sent}" if failure else sent
        return replace(written, sentences=tuple(draft.sentences), note=note)
    if draft.declined:
        return replace(written, note=f"The model found no answer in the passages. {sent}")
    if failure and not failure.reached:
        return replace(quoted, note=f"These are quotes: {failure}")
    if failure:
        return replace(quoted, host=written.host, note=f"These are quotes: {failure} {sent}")
    if draft.sentences:
        why = "What the model wrote does not answer the question"
    elif draft.said:
        why = "What the model wrote is not what the articles say"
    elif draft.doubted:
        why = "The model found no answer in the passages"
    else:
        why = "The model wrote nothing, or only thought"
    return replace(quoted, host=written.host, note=f"{why}, so these are quotes. {sent}")


def _sent(host: str, verb: str, hits: Sequence[Hit], *, told: bool) -> str:
    """Who was sent what, in one line."""
    titles = dict.fromkeys(" ".join(hit.passage.article.title.split()) for hit in hits)
    count = counted(len(hits), "passage")
    said = f"{_CONVERSATION}, and " if told else ""
    return f"{host} {verb} {said}{count} of: {'; '.join(titles)}."
