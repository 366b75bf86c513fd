"""Writer: yields an answer in a generator's words, of which only supported ones are shown."""

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
"""Seconds after a question until its quotes are shown, if no sentence has been written."""

_CONVERSATION = "the questions and answers before this one"
_TRANSLATED = (
    "It is in another language than the articles: only numbers, dates, names and quotations were "
    "compared."
)


def writer_of(settings: Settings, encode: Encode) -> "Writer | None":
    """The writer of the settings; None if they name no server: then nothing leaves the machine."""
    if not settings.generator_url:
        return None
    key = settings.generator_key.get_secret_value()
    server = ModelServer(settings.generator_url, key, settings.generator_model)
    verifier = Lazy(Verifier, "Until then words are compared.")
    return Writer(server, encode, verifier, settings.unsupported)


class Writer:
    """Has a generator write answers from passages, and checks each sentence."""

    def __init__(
        self,
        generator: ModelServer,
        encode: Encode,
        verifier: Lazy[Verifier],
        unsupported: Unsupported = "hide",
    ) -> None:
        self.generator, self._unsupported = generator, unsupported
        self._encode, self._verifier = encode, verifier

    def with_host(self, answer: Answer) -> Answer:
        """Note in an answer that the server received the conversation, but no passage."""
        host = self.generator.host
        note = f"{host} received {_CONVERSATION}, but no passage."
        return replace(answer, host=host).with_notes(note)

    def answers(
        self,
        quoted: Answer,
        hits: Sequence[Hit],
        *,
        patient: float,
        conversation_sent: bool = False,
    ) -> Generator[Answer, None, None]:
        """Yield the answer as it grows, then the complete one, or the quotes on failure.

        ``conversation_sent``: whether the server was sent the conversation too. While the server is
        silent the same answer is yielded again, so that the caller can stop; from ``patient`` on, a
        time of the monotonic clock, the quotes in its place.
        """
        prompt = answer_prompt(
            quoted.searched, [hit.passage for hit in hits], self.generator.context()
        )
        given = tuple(hits[: len(prompt.passages)])
        written = self._empty_answer(quoted, given, conversation_sent=conversation_sent)
        sent = _sent_note(
            self.generator.host, "is sent", given, conversation_sent=conversation_sent
        )  # whether it arrives is open
        waiting = replace(written, note=sent)
        meanwhile = self._quotes_meanwhile(quoted, sent)
        checker = Checker(prompt.passages, self._encode, self._verifier.get())
        must_fit = fits(quoted.searched, quoted.text) > 0
        draft = Draft(quoted.searched, checker, prompt, self._unsupported, must_fit)
        failure: GeneratorUnavailable | None = None
        try:
            with closing(self.generator.write(prompt.messages, prompt.limit)) as pieces:
                for piece in pieces:
                    draft.add(piece)
                    if draft.is_answer:
                        yield replace(written, sentences=tuple(draft.sentences))
                    else:
                        yield waiting if monotonic() < patient else meanwhile
                    if draft.is_full:
                        break
                else:
                    draft.end()
        except GeneratorUnavailable as error:
            draft.end(cut_off=True)
            failure = error
        complete = _complete_answer(quoted, written, draft, failure)
        yield (self.with_host(complete) if conversation_sent and not complete.host else complete)

    def _empty_answer(
        self, quoted: Answer, given: tuple[Hit, ...], *, conversation_sent: bool
    ) -> Answer:
        """The written answer without a sentence yet."""
        received = _sent_note(
            self.generator.host, "received", given, conversation_sent=conversation_sent
        )
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

    def _quotes_meanwhile(self, quoted: Answer, sent: str) -> Answer:
        """The quotes, as shown until a sentence is written; the note holds if it is stopped."""
        host = self.generator.host
        reason = f"These are quotes for as long as {host} has written no answer."
        return replace(quoted, host=host, note=f"{reason} {sent}")


def _complete_answer(
    quoted: Answer, written: Answer, draft: Draft, failure: GeneratorUnavailable | None
) -> Answer:
    """The written answer if its sentences are one, else the quotes with a note of the reason."""
    sent = f"{_TRANSLATED} {written.note}" if draft.is_translated else written.note
    if draft.is_answer:
        note = f"{failure} {sent}" if failure else sent
        return replace(written, sentences=tuple(draft.sentences), note=note)
    if draft.has_declined:
        return replace(written, note=f"The model found no answer in the passages. {sent}")
    if failure and not failure.reached:
        return replace(quoted, note=f"These are quotes: {failure}")
    if failure:
        return replace(quoted, host=written.host, note=f"These are quotes: {failure} {sent}")
    if draft.sentences:
        reason = "What the model wrote does not answer the question"
    elif draft.has_claims:
        reason = "What the model wrote is not what the articles say"
    elif draft.has_doubts:
        reason = "The model found no answer in the passages"
    else:
        reason = "The model wrote nothing, or only thought"
    return replace(quoted, host=written.host, note=f"{reason}, so these are quotes. {sent}")


def _sent_note(host: str, verb: str, hits: Sequence[Hit], *, conversation_sent: bool) -> str:
    """One line that says which passages of which articles the server was sent."""
    titles = dict.fromkeys(" ".join(hit.passage.article.title.split()) for hit in hits)
    count = counted(len(hits), "passage")
    conversation = f"{_CONVERSATION}, and " if conversation_sent else ""
    return f"{host} {verb} {conversation}{count} of: {'; '.join(titles)}."
