"""A conversation as HTML: each question with its answer and the buttons that act on it."""

from dataclasses import replace

from qa.answer import UNSURE, Answer
from qa.counts import counted
from qa.history.exchange import Exchange
from qa.history.feedback import VERDICTS
from qa.language.sentence_ends import is_ended
from qa.web.html.answer import answer_html, note_html
from qa.web.html.escaping import escape
from qa.web.session import Session
from qa.web.words import facts, title_of

FAILED = "No answer came."
STOPPED = "Stopped by you."
LONG = 600
"""A question of more characters is scrolled in place: it would leave its answer no room."""
_ANY_TIME_BUTTON = (
    "<button type='button' class='drop' data-act='again' data-timed='' "
    "aria-label='Ask again without this limit'>&#215;</button>"
)


def conversation_html(session: Session, *, watched: bool = True) -> str:
    """The whole conversation; a growing answer that is not ``watched`` asks the page to watch it.

    Everything before the last question is the same in each call: the page changes only what
    differs, so that focus and selection stay.
    """
    brief, growing = session.choices.brief, session.growing
    turns = (
        _turn(
            _with_one_sentence(one) if brief else one,
            number,
            growing.waiting if growing and number == growing.number else None,
        )
        for number, one in enumerate(session.exchanges)
    )
    unwatched = " data-unwatched" if growing and not watched else ""
    return f"<div class='turns'{unwatched}>{''.join(turns)}</div>"


def _with_one_sentence(exchange: Exchange) -> Exchange:
    """The exchange with one sentence, the first with the short answer; a list stays whole."""
    answer = exchange.answer
    if answer is None or answer.refused or answer.is_list:
        return exchange
    first = next((one for one in answer.sentences if one.short), answer.sentences[0])
    return replace(exchange, answer=replace(answer, sentences=(first,)))


def copied_text(exchange: Exchange) -> str:
    """An exchange as plain text with its sources, for the clipboard."""
    answer = exchange.answer
    if answer is None:
        return f"{exchange.question}\n\n{exchange.problem}".strip()
    lines = [exchange.question]
    for part in answer.paragraphs:
        lines += ["", part]
    lines += [""] if answer.citations else []
    for one in answer.citations:
        source_facts = [title_of(one.article), *facts(one.article), one.article.url]
        lines.append(f"[{one.number}] " + ", ".join(part for part in source_facts if part))
    return "\n".join(lines)


def announcement(exchange: Exchange) -> str:
    """What a screen reader announces, once, when an answer is complete."""
    answer = exchange.answer
    if answer is None:
        return STOPPED if exchange.stopped else f"{FAILED} {exchange.problem}"
    if answer.refused:
        return answer.text
    listing = answer.lead if answer.kind == "mentions" else ""
    first = answer.headline or listing or answer.sentences[0].text
    sources = len({one.article.source for one in answer.citations})
    end = "" if is_ended(first) else "."
    begin = UNSURE if answer.unsure else "Answer:"
    return f"{begin} {first}{end} {counted(sources, 'source')}."


def _turn(exchange: Exchange, number: int, growing: str | None) -> str:
    notes = _limits(exchange) + _query_note(exchange.answer)
    is_complete, is_long = growing is None, len(exchange.question) > LONG
    # a long question can be scrolled by keys
    attributes = "class='asked long' tabindex='0'" if is_long else "class='asked'"
    return (
        f"<section class='turn' data-turn='{number}' aria-label='Question {number + 1}'>"
        f"<h2 {attributes} dir='auto'>{escape(exchange.question)}</h2>{notes}"
        f"<div class='answer{'' if is_complete else ' growing'}'>{_answer(exchange, growing)}</div>"
        f"{_buttons(exchange) if is_complete else ''}</section>"
    )


def _answer(exchange: Exchange, growing: str | None) -> str:
    answer, limited = exchange.answer, bool(exchange.limits)
    parts = answer_html(answer, complete=growing is None, limited=limited) if answer else ""
    if growing:
        parts += f"<p class='waiting'>{escape(growing)}</p>"
    if exchange.stopped:
        parts += f"<p class='waiting'>{STOPPED} {escape(exchange.problem)}</p>"
    elif exchange.problem and growing is None:
        parts += note_html(FAILED, exchange.problem)
    return parts


def _limits(exchange: Exchange) -> str:
    if not exchange.limits:
        return ""
    chips = "".join(
        f"<li>{escape(words)}{_ANY_TIME_BUTTON if kind == 'said' else ''}</li>"
        for kind, words in exchange.limits
    )
    return f"<ul class='limits' aria-label='Articles were limited to'>{chips}</ul>"


def _query_note(answer: Answer | None) -> str:
    """The query, with a button to change it, where it is not the question itself."""
    if answer is None or " ".join(answer.searched.split()) == " ".join(answer.question.split()):
        return ""
    return (
        f"<p class='searched'>Searched for: <em>{escape(answer.searched)}</em> "
        f"<button type='button' data-act='edit' data-text='{escape(answer.searched)}'>Change"
        "</button></p>"
    )


def _buttons(exchange: Exchange) -> str:
    question, text = escape(exchange.question), escape(copied_text(exchange), keep=True)
    buttons = [
        f"<button type='button' data-act='copy' data-text='{text}'>Copy</button>",
        "<button type='button' data-act='again' data-timed='yes'>Ask again</button>",
        f"<button type='button' data-act='edit' data-text='{question}'>Edit</button>",
    ]
    if exchange.answer is not None:
        buttons.append(_verdict_buttons(exchange.answer, exchange.verdict))
    return f"<div class='acts'>{''.join(buttons)}</div>"


def _verdict_buttons(answer: Answer, chosen: str) -> str:
    """Buttons for the reader's verdict on an answer; a refusal has no wrong source."""
    buttons = "".join(
        f"<button type='button' data-act='judge' data-verdict='{one}' "
        f"aria-pressed='{'true' if chosen == one else 'false'}'>{one.capitalize()}</button>"
        for one in VERDICTS
        if not answer.refused or one != "wrong source"
    )
    return (
        "<span class='verdicts' role='group' aria-label='Was this right?'>"
        f"<span aria-hidden='true'>Was this right?</span>{buttons}</span>"
    )
