"""A conversation as HTML: each question with what was said to it, and what can be done with it."""

from dataclasses import replace

from qa.answer import UNSURE, Answer
from qa.counts import counted
from qa.history.exchange import Exchange
from qa.history.feedback import VERDICTS
from qa.language.sentence_ends import is_ended
from qa.web.html.answer import answer_html, note_html
from qa.web.html.escaping import shown
from qa.web.session import Session
from qa.web.words import facts, title_of

FAILED = "No answer came."
STOPPED = "Stopped by you."
LONG = 600
"""Characters of a question that would leave no room for its answer: it is scrolled in its place."""
_ANY_TIME = (
    "<button type='button' class='drop' data-act='again' data-timed='' "
    "aria-label='Ask again without this limit'>&#215;</button>"
)


def conversation_html(session: Session, *, watched: bool = True) -> str:
    """The whole conversation; unless it is ``watched``, a growing answer asks for that.

    Everything before the last question stays the same from one call to the next: the page changes
    only what differs, so focus and selection stay where they are.
    """
    brief, growing = session.choices.brief, session.growing
    turns = (
        _turn(
            _brief(one) if brief else one,
            number,
            growing.waiting if growing and number == growing.number else None,
        )
        for number, one in enumerate(session.exchanges)
    )
    unwatched = " data-unwatched" if growing and not watched else ""
    return f"<div class='turns'{unwatched}>{''.join(turns)}</div>"


def _brief(exchange: Exchange) -> Exchange:
    """With one sentence, the first that has the short answer; all where each stands by itself."""
    answer = exchange.answer
    if answer is None or answer.refused or answer.listed:
        return exchange
    first = next((one for one in answer.sentences if one.short), answer.sentences[0])
    return replace(exchange, answer=replace(answer, sentences=(first,)))


def copied(exchange: Exchange) -> str:
    """An exchange as plain text with its sources, for the clipboard."""
    answer = exchange.answer
    if answer is None:
        return f"{exchange.question}\n\n{exchange.problem}".strip()
    lines = [exchange.question]
    for part in answer.told:
        lines += ["", part]
    lines += [""] if answer.citations else []
    for one in answer.citations:
        known = [title_of(one.article), *facts(one.article), one.article.url]
        lines.append(f"[{one.number}] " + ", ".join(part for part in known if part))
    return "\n".join(lines)


def spoken(exchange: Exchange) -> str:
    """What a screen reader is told, once, when an answer is whole."""
    answer = exchange.answer
    if answer is None:
        return STOPPED if exchange.stopped else f"{FAILED} {exchange.problem}"
    if answer.refused:
        return answer.text
    listed = answer.lead if answer.kind == "mentions" else ""
    first = answer.headline or listed or answer.sentences[0].text
    sources = len({one.article.source for one in answer.citations})
    end = "" if is_ended(first) else "."
    begin = UNSURE if answer.unsure else "Answer:"
    return f"{begin} {first}{end} {counted(sources, 'source')}."


def _turn(exchange: Exchange, number: int, growing: str | None) -> str:
    said = _limits(exchange) + _searched(exchange.answer)
    done, long = growing is None, len(exchange.question) > LONG
    how = "class='asked long' tabindex='0'" if long else "class='asked'"  # scrolled with keys too
    return (
        f"<section class='turn' data-turn='{number}' aria-label='Question {number + 1}'>"
        f"<h2 {how} dir='auto'>{shown(exchange.question)}</h2>{said}"
        f"<div class='answer{'' if done else ' growing'}'>{_answer(exchange, growing)}</div>"
        f"{_acts(exchange) if done else ''}</section>"
    )


def _answer(exchange: Exchange, growing: str | None) -> str:
    answer, limited = exchange.answer, bool(exchange.limits)
    said = answer_html(answer, whole=growing is None, limited=limited) if answer else ""
    if growing:
        said += f"<p class='waiting'>{shown(growing)}</p>"
    if exchange.stopped:
        said += f"<p class='waiting'>{STOPPED} {shown(exchange.problem)}</p>"
    elif exchange.problem and growing is None:
        said += note_html(FAILED, exchange.problem)
    return said


def _limits(exchange: Exchange) -> str:
    if not exchange.limits:
        return ""
    chips = "".join(
        f"<li>{shown(words)}{_ANY_TIME if kind == 'said' else ''}</li>"
        for kind, words in exchange.limits
    )
    return f"<ul class='limits' aria-label='Articles were limited to'>{chips}</ul>"


def _searched(answer: Answer | None) -> str:
    """What was searched where it is not the question; it can be put in other words."""
    if answer is None or " ".join(answer.searched.split()) == " ".join(answer.question.split()):
        return ""
    return (
        f"<p class='searched'>Searched for: <em>{shown(answer.searched)}</em> "
        f"<button type='button' data-act='edit' data-text='{shown(answer.searched)}'>Change"
        "</button></p>"
    )


def _acts(exchange: Exchange) -> str:
    question = shown(exchange.question)
    acts = [
        f"<button type='button' data-act='copy' data-text='{shown(copied(exchange), keep=True)}'>"
        "Copy</button>",
        "<button type='button' data-act='again' data-timed='yes'>Ask again</button>",
        f"<button type='button' data-act='edit' data-text='{question}'>Edit</button>",
    ]
    if exchange.answer is not None:
        acts.append(_verdicts(exchange.answer, exchange.verdict))
    return f"<div class='acts'>{''.join(acts)}</div>"


def _verdicts(answer: Answer, chosen: str) -> str:
    """What a reader may call an answer; a refusal has no source to be wrong."""
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
